/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of the locator, on seeded random towns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "geodata/geom/locator.h"
#include "tests/oracle/geos_locator.h"
#include "tests/property/random_town.h"

enum { TOWNS = 60 };

static tryg_arena *arena;
static struct random_town town;
static size_t asked;

static uint32_t *place(const struct tryg_outlines *outlines, size_t n, const double *x,
                       const double *y)
{
    tryg_locator *locator = NULL;
    struct tryg_error err = {0};
    if (tryg_locator_new(outlines, arena, &locator, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    uint32_t *area = TRYG_NEW(arena, n, uint32_t);
    tryg_locator_find(locator, n, x, y, area);
    return area;
}

/* Run a law on every town; it returns how many points it held for. */
static void on_all_towns(size_t (*law)(uint64_t seed))
{
    asked = 0;
    for (uint64_t seed = 1; seed <= TOWNS; seed++) {
        arena = tryg_arena_new("test", 0);
        random_town(seed, arena, &town);
        asked += law(seed);
        tryg_arena_free(arena);
    }
    assert_true(asked > (size_t)TOWNS * 100);
}

#define BROKEN(seed, i, what)                                                            \
    fail_msg("town %u, point %zu (%.17g, %.17g): %s", (unsigned)(seed), (i), town.x[i],  \
             town.y[i], (what))

/* ---- off the borders, GEOS says the same ---------------------------------------- */

static size_t same_as_geos(uint64_t seed)
{
    uint32_t *ours = place(&town.outlines, town.points, town.x, town.y);
    uint32_t *theirs = TRYG_NEW(arena, town.points, uint32_t);
    uint32_t *borders = TRYG_NEW(arena, town.points, uint32_t);
    size_t compared = 0;
    geos_locator_find(geos_locator_new(&town.outlines, arena), town.points, town.x,
                      town.y, theirs, borders);
    for (size_t i = 0; i < town.points; i++) {
        if (borders[i] == 0 && ours[i] != theirs[i]) {
            BROKEN(seed, i, "not where GEOS finds it");
        }
        compared += borders[i] == 0;
    }
    return compared;
}

static void off_the_borders_the_locator_agrees_with_geos(void **state)
{
    (void)state;
    on_all_towns(same_as_geos);
}

/* ---- everywhere, the rule in whole numbers says the same -------------------------- */

struct whole {
    int64_t x, y;
};

static struct whole in_half_units(double x, double y)
{
    double half = town.unit / 2.0;
    assert_true(x / half == floor(x / half) && y / half == floor(y / half));
    return (struct whole){(int64_t)(x / half), (int64_t)(y / half)};
}

/* The naive version of locator.c's comment. */
static bool crosses(struct whole p, struct whole a, struct whole b)
{
    struct whole low = a.y < b.y ? a : b, high = a.y < b.y ? b : a;
    return low.y <= p.y && p.y < high.y &&
           (high.x - low.x) * (p.y - low.y) - (high.y - low.y) * (p.x - low.x) > 0;
}

static bool holds(const struct whole *corner, size_t a, struct whole p)
{
    const struct tryg_outlines *o = &town.outlines;
    bool inside = false;
    size_t first = o->ring_at[o->part_at[a]], end = o->ring_at[o->part_at[a + 1]];
    for (size_t ring = first; ring < end; ring++) {
        for (size_t i = o->point_at[ring] + 1; i < o->point_at[ring + 1]; i++) {
            inside ^= crosses(p, corner[i - 1], corner[i]);
        }
    }
    return inside;
}

static size_t same_as_the_rule(uint64_t seed)
{
    const struct tryg_outlines *o = &town.outlines;
    uint32_t *area = place(o, town.points, town.x, town.y);
    struct whole *corner = TRYG_NEW(arena, o->points, struct whole);
    for (size_t p = 0; p < o->points; p++) {
        corner[p] = in_half_units(o->x[p], o->y[p]);
    }
    for (size_t i = 0; i < town.points; i += 3) {
        struct whole p = in_half_units(town.x[i], town.y[i]);
        size_t holders = 0;
        uint32_t lowest = TRYG_NO_AREA;
        for (size_t a = o->areas; a-- > 0;) {
            if (holds(corner, a, p)) {
                lowest = (uint32_t)a;
                holders++;
            }
        }
        if (area[i] != lowest) {
            BROKEN(seed, i, "not where the rule puts it");
        }
        if (town.seamless && holders > 1) {
            BROKEN(seed, i, "in several areas");
        }
    }
    return town.points / 3;
}

static void everywhere_the_locator_follows_the_border_rule(void **state)
{
    (void)state;
    on_all_towns(same_as_the_rule);
}

/* ---- a point of a town without gaps is in exactly one area ------------------------ */

static struct tryg_outlines only(const struct tryg_outlines *o, size_t area)
{
    struct tryg_outlines one = *o;
    one.areas = 1;
    one.part_at = o->part_at + area;
    return one;
}

static bool well_inside(double x, double y)
{
    struct tryg_box box = tryg_outlines_box(&town.outlines);
    double side = town.unit * 65536.0, margin = 2.0 * side; /* lines bulge by less */
    return x > box.west + margin && x < box.east - margin && y > box.south + margin &&
           y < box.north - margin;
}

static size_t in_exactly_one(uint64_t seed)
{
    const struct tryg_outlines *o = &town.outlines;
    uint32_t *claims = TRYG_NEW(arena, town.points, uint32_t);
    size_t held = 0;
    if (!town.seamless) {
        return 200;
    }
    for (size_t a = 0; a < o->areas; a++) {
        struct tryg_outlines one = only(o, a);
        uint32_t *claimed = place(&one, town.points, town.x, town.y);
        for (size_t i = 0; i < town.points; i++) {
            claims[i] += claimed[i] == 0;
        }
    }
    for (size_t i = 0; i < town.points; i++) {
        if (claims[i] > 1 || (well_inside(town.x[i], town.y[i]) && claims[i] != 1)) {
            BROKEN(seed, i, "claimed by several areas, or by none");
        }
        held += claims[i];
    }
    return held;
}

static void a_point_of_a_seamless_town_is_in_exactly_one_area(void **state)
{
    (void)state;
    on_all_towns(in_exactly_one);
}

/* ---- what must not matter --------------------------------------------------------- */

static size_t same_when_moved(uint64_t seed)
{
    static const double MOVES[][2] = {{65536, 0}, {-1, 3}, {12345, -54321}};
    struct tryg_outlines moved = town.outlines;
    uint32_t *before = place(&town.outlines, town.points, town.x, town.y);
    double *x = TRYG_NEW(arena, town.points, double);
    double *y = TRYG_NEW(arena, town.points, double);
    moved.x = TRYG_NEW(arena, moved.points, double);
    moved.y = TRYG_NEW(arena, moved.points, double);
    for (size_t m = 0; m < sizeof MOVES / sizeof MOVES[0]; m++) {
        double east = MOVES[m][0] * town.unit, north = MOVES[m][1] * town.unit;
        for (size_t p = 0; p < moved.points; p++) {
            moved.x[p] = town.outlines.x[p] + east;
            moved.y[p] = town.outlines.y[p] + north;
        }
        for (size_t i = 0; i < town.points; i++) {
            x[i] = town.x[i] + east;
            y[i] = town.y[i] + north;
        }
        uint32_t *after = place(&moved, town.points, x, y);
        for (size_t i = 0; i < town.points; i++) {
            if (after[i] != before[i]) {
                BROKEN(seed, i, "elsewhere when the town is moved");
            }
        }
    }
    return town.points;
}

static void moving_the_whole_town_changes_nothing(void **state)
{
    (void)state;
    on_all_towns(same_when_moved);
}

/* One more area, so far off that the whole town is in a cell or two of the grid: the town
 * gets grids of its own inside them. */
static size_t same_with_a_stray(uint64_t seed)
{
    static const double FAR[][2] = {{3e8, 1e8}, {-1e9, 0}, {1e7, -3e9}};
    const struct tryg_outlines *o = &town.outlines;
    uint32_t *before = place(o, town.points, town.x, town.y);
    for (size_t f = 0; f < 3; f++) {
        struct tryg_outlines more;
        double east = o->x[0] + FAR[f][0] * town.unit, side = 1000 * town.unit;
        double north = o->y[0] + FAR[f][1] * town.unit;
        const double x[] = {east, east + side, east + side};
        const double y[] = {north, north, north + side};
        tryg_outlines_begin(&more, arena);
        for (size_t a = 0; a < o->areas; a++) {
            tryg_outlines_area(&more, arena);
            size_t first = o->ring_at[o->part_at[a]], end = o->ring_at[o->part_at[a + 1]];
            tryg_outlines_part(&more, arena);
            for (size_t ring = first; ring < end; ring++) {
                size_t from = o->point_at[ring];
                tryg_outlines_ring(&more, arena, o->point_at[ring + 1] - from,
                                   o->x + from, o->y + from);
            }
        }
        tryg_outlines_area(&more, arena);
        tryg_outlines_part(&more, arena);
        tryg_outlines_ring(&more, arena, 3, x, y);
        tryg_outlines_end(&more, arena);
        uint32_t *after = place(&more, town.points, town.x, town.y);
        for (size_t i = 0; i < town.points; i++) {
            if (after[i] != before[i]) {
                BROKEN(seed, i, "elsewhere when there is a stray area far away");
            }
        }
    }
    return town.points;
}

static void a_stray_area_changes_nothing(void **state)
{
    (void)state;
    on_all_towns(same_with_a_stray);
}

static size_t same_when_turned(uint64_t seed)
{
    const struct tryg_outlines *o = &town.outlines;
    struct tryg_outlines turned = *o;
    uint32_t *before = place(o, town.points, town.x, town.y);
    turned.x = TRYG_NEW(arena, o->points, double);
    turned.y = TRYG_NEW(arena, o->points, double);
    for (size_t ring = 0; ring < o->rings; ring++) {
        size_t from = o->point_at[ring], corners = o->point_at[ring + 1] - from - 1;
        size_t start = (size_t)(seed * 13) % corners;
        for (size_t i = 0; i <= corners; i++) { /* backwards, from another corner */
            size_t source = from + (start + corners - i) % corners;
            turned.x[from + i] = o->x[source];
            turned.y[from + i] = o->y[source];
        }
    }
    uint32_t *after = place(&turned, town.points, town.x, town.y);
    for (size_t i = 0; i < town.points; i++) {
        if (after[i] != before[i]) {
            BROKEN(seed, i, "elsewhere when rings run the other way");
        }
    }
    return town.points;
}

static void the_way_rings_run_changes_nothing(void **state)
{
    (void)state;
    on_all_towns(same_when_turned);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(off_the_borders_the_locator_agrees_with_geos),
        cmocka_unit_test(everywhere_the_locator_follows_the_border_rule),
        cmocka_unit_test(a_point_of_a_seamless_town_is_in_exactly_one_area),
        cmocka_unit_test(moving_the_whole_town_changes_nothing),
        cmocka_unit_test(the_way_rings_run_changes_nothing),
        cmocka_unit_test(a_stray_area_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
