/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/store/small_city_map.h"

#include <math.h>
#include <string.h>

enum { WEST = 720000, SOUTH = 6170000, METRES = 100 };

static void add_ring(struct tryg_outlines *o, tryg_arena *arena, double x, double y,
                     double wide, double high, bool hole)
{
    double xs[] = {x, x + wide, x + wide, x, x}, ys[] = {y, y, y + high, y + high, y};
    if (hole) {
        double turned_x[] = {x, x, x + wide, x + wide, x};
        double turned_y[] = {y, y + high, y + high, y, y};
        memcpy(xs, turned_x, sizeof xs);
        memcpy(ys, turned_y, sizeof ys);
    }
    tryg_outlines_ring(o, arena, 5, xs, ys);
}

static void add_atom(struct tryg_outlines *o, tryg_arena *arena, size_t atom, size_t wide)
{
    double x = WEST + (double)(atom % wide) * METRES;
    double y = SOUTH + (double)(atom / wide) * METRES;
    tryg_outlines_part(o, arena);
    add_ring(o, arena, x, y, METRES, METRES, false);
    if (atom == 0) {
        add_ring(o, arena, x + 40, y + 40, 20, 20, true);
    }
}

static void add_whole(struct tryg_outlines *o, tryg_arena *arena, size_t wide,
                      size_t high)
{
    tryg_outlines_part(o, arena);
    add_ring(o, arena, WEST, SOUTH, (double)wide * METRES, (double)high * METRES, false);
    add_ring(o, arena, WEST + 40, SOUTH + 40, 20, 20, true);
}

/* Row by row the districts move one to the side, so that no two squares of one touch
 * along a line. */
static size_t group_of(size_t atom, size_t wide, size_t n)
{
    return (atom + atom / wide) % n;
}

static void make_system(struct tryg_system *s, tryg_arena *arena, const char *id,
                        size_t n, size_t atoms, size_t wide, bool geometry)
{
    *s = (struct tryg_system){.id = id, .n = n};
    s->code = TRYG_NEW(arena, n, const char *);
    s->name = TRYG_NEW(arena, n, const char *);
    s->parent = TRYG_NEW(arena, n, const char *);
    s->group_of_atom = TRYG_NEW(arena, atoms, uint32_t);
    s->area_m2 = TRYG_NEW(arena, n, double);
    s->label_x = TRYG_NEW(arena, n, double);
    s->label_y = TRYG_NEW(arena, n, double);
    tryg_outlines_begin(&s->outlines, arena);
    for (size_t a = 0; a < n; a++) {
        s->code[a] = n == 1 ? "city" : tryg_arena_print(arena, "%02zu", a + 1);
        s->name[a] = tryg_arena_print(arena, "%s %zu", id, a + 1);
        s->label_x[a] = geometry ? WEST + 10.0 + (double)a : (double)NAN;
        s->label_y[a] = geometry ? SOUTH + 10.0 : (double)NAN;
        if (geometry) {
            tryg_outlines_area(&s->outlines, arena);
        }
        if (geometry && n == 1) {
            add_whole(&s->outlines, arena, wide, atoms / wide);
        }
        for (size_t atom = 0; atom < atoms; atom++) {
            size_t group = n == atoms ? atom : group_of(atom, wide, n);
            if (group != a) {
                continue;
            }
            s->group_of_atom[atom] = (uint32_t)a;
            if (geometry && n > 1) {
                add_atom(&s->outlines, arena, atom, wide);
            }
        }
    }
    if (geometry) {
        tryg_outlines_end(&s->outlines, arena);
    }
    for (size_t a = 0; a < n; a++) {
        s->area_m2[a] = geometry ? tryg_outlines_area_size(&s->outlines, a) : (double)NAN;
    }
}

void small_city_map(struct small_city *city, tryg_arena *arena,
                    struct small_city_size size)
{
    size_t atoms = size.wide * size.high;
    bool geometry = !size.no_geometry;
    make_system(&city->atom, arena, "atom", atoms, atoms, size.wide, geometry);
    make_system(&city->district, arena, "distrikt", size.districts, atoms, size.wide,
                geometry);
    make_system(&city->whole, arena, "city", 1, atoms, size.wide, geometry);
    city->district.name[0] = "Kgs. \"Enghave\", syd\nog Ørestad";
    city->district.name[size.districts - 1] = "=1+1";
    city->district.inside = "city";
    for (size_t a = 0; a < size.districts; a++) {
        city->district.parent[a] = "city";
    }
    city->every[0] = &city->atom;
    city->every[1] = &city->district;
    city->every[2] = &city->whole;
    city->atoms = (struct tryg_areas){.n = atoms,
                                      .file = "roder.geojson",
                                      .code = city->atom.code,
                                      .name = city->atom.name,
                                      .crs = geometry ? "EPSG:25832" : NULL,
                                      .outlines = city->atom.outlines};
}
