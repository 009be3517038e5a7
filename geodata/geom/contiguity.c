/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/contiguity.h"

#include <stdlib.h>

#include "geodata/base/lang.h"
#include "geodata/geom/geos.h"
#include "geodata/geom/side_by_side.h"

struct pair {
    uint32_t a, b; /* a < b */
};

struct pairing {
    struct tryg_geos *geos;
    const struct tryg_outlines *outlines;
    double snap_m;
    bool rook;
    GEOSGeometry **area;
    size_t a; /* the area whose neighbours are sought */
    const GEOSPreparedGeometry *prepared;
    size_t pairs, room;
    struct pair *pair;
    bool failed;
};

static void add_pair(struct pairing *p, size_t b)
{
    if (p->pairs == p->room) {
        size_t more = 2 * p->room + 64;
        p->pair =
            tryg_arena_grow(p->geos->scratch, p->pair, p->room, more, sizeof *p->pair);
        p->room = more;
    }
    p->pair[p->pairs++] = (struct pair){(uint32_t)p->a, (uint32_t)b};
}

static bool runs_beside(const struct pairing *p, size_t b)
{
    double enough = 10.0 * p->snap_m;
    tryg_arena *scratch = tryg_arena_new("contiguity", 0);
    double length = tryg_side_by_side(p->outlines, p->a, b, p->snap_m, enough, scratch);
    tryg_arena_free(scratch);
    return length > enough;
}

static void meet(void *item, void *context)
{
    struct pairing *p = context;
    size_t b = (size_t)((GEOSGeometry **)item - p->area);
    if (b <= p->a) {
        return;
    }
    char near =
        GEOSPreparedDistanceWithin_r(p->geos->handle, p->prepared, p->area[b], p->snap_m);
    p->failed = p->failed || near == 2;
    if (near == 1 && (!p->rook || runs_beside(p, b))) {
        add_pair(p, b);
    }
}

/* The box of the area, a snap larger each way. */
static GEOSGeometry *wider_box(const struct pairing *p)
{
    struct tryg_box box = tryg_outlines_area_box(p->outlines, p->a);
    return tryg_geos_keep(
        p->geos, GEOSGeom_createRectangle_r(p->geos->handle, box.west - p->snap_m,
                                            box.south - p->snap_m, box.east + p->snap_m,
                                            box.north + p->snap_m));
}

static bool find_pairs(struct pairing *p)
{
    GEOSContextHandle_t handle = p->geos->handle;
    p->area = tryg_geos_areas(p->geos, p->outlines);
    GEOSSTRtree *tree =
        p->area ? tryg_geos_tree(p->geos, p->outlines->areas, p->area) : NULL;
    for (p->a = 0; tree && !p->failed && p->a < p->outlines->areas; p->a++) {
        if (GEOSisEmpty_r(handle, p->area[p->a]) != 0) {
            continue;
        }
        const GEOSGeometry *box = wider_box(p);
        p->prepared = box ? GEOSPrepare_r(handle, p->area[p->a]) : NULL;
        p->failed = !p->prepared;
        if (p->prepared) {
            GEOSSTRtree_query_r(handle, tree, box, meet, p);
            GEOSPreparedGeom_destroy_r(handle, p->prepared);
        }
    }
    return tree && !p->failed;
}

static int by_areas(const void *a, const void *b)
{
    const struct pair *p = a, *q = b;
    if (p->a != q->a) {
        return p->a < q->a ? -1 : 1;
    }
    return (p->b > q->b) - (p->b < q->b);
}

/* Each pair both ways. Pairs come by a, then by b: so each list gets its lower neighbours
 * first, ascending, and then its higher ones. */
static void lay_out(const struct pairing *p, tryg_arena *arena,
                    struct tryg_contiguity *out)
{
    size_t areas = p->outlines->areas;
    struct tryg_contiguity made = {.areas = areas,
                                   .links = 2 * p->pairs,
                                   .first = TRYG_NEW(arena, areas + 1, size_t),
                                   .neighbour = TRYG_NEW(arena, 2 * p->pairs, uint32_t)};
    size_t *next = TRYG_NEW(p->geos->scratch, areas + 1, size_t);
    for (size_t i = 0; i < p->pairs; i++) {
        made.first[p->pair[i].a + 1]++;
        made.first[p->pair[i].b + 1]++;
    }
    for (size_t a = 0; a < areas; a++) {
        made.first[a + 1] += made.first[a];
        next[a] = made.first[a];
    }
    for (size_t i = 0; i < p->pairs; i++) {
        made.neighbour[next[p->pair[i].b]++] = p->pair[i].a;
    }
    for (size_t i = 0; i < p->pairs; i++) {
        made.neighbour[next[p->pair[i].a]++] = p->pair[i].b;
    }
    *out = made;
}

static enum tryg_status contiguity(const struct tryg_outlines *outlines, double snap_m,
                                   bool rook, tryg_arena *arena,
                                   struct tryg_contiguity *out, struct tryg_error *err)
{
    struct pairing p = {
        .geos = tryg_geos_open(), .outlines = outlines, .snap_m = snap_m, .rook = rook};
    enum tryg_status status = TRYG_OK;
    if (find_pairs(&p)) {
        if (p.pairs) {
            qsort(p.pair, p.pairs, sizeof *p.pair, by_areas);
        }
        lay_out(&p, arena, out);
    } else {
        status = tryg_geos_fail(p.geos, TX("finde naboflader", "find neighbouring areas"),
                                err);
    }
    tryg_geos_close(p.geos);
    return status;
}

enum tryg_status tryg_contiguity_queen(const struct tryg_outlines *outlines,
                                       double snap_m, tryg_arena *arena,
                                       struct tryg_contiguity *out,
                                       struct tryg_error *err)
{
    return contiguity(outlines, snap_m, false, arena, out, err);
}

enum tryg_status tryg_contiguity_rook(const struct tryg_outlines *outlines, double snap_m,
                                      tryg_arena *arena, struct tryg_contiguity *out,
                                      struct tryg_error *err)
{
    return contiguity(outlines, snap_m, true, arena, out, err);
}
