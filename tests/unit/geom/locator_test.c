/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/locator.h"

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static tryg_locator *locator_of(const struct tryg_outlines *o)
{
    tryg_locator *locator = NULL;
    assert_int_equal(tryg_locator_new(o, arena, &locator, NULL), TRYG_OK);
    return locator;
}

static uint32_t at(const tryg_locator *locator, double x, double y)
{
    uint32_t area = 12345;
    tryg_locator_find(locator, 1, &x, &y, &area);
    return area;
}

static void add_box(struct tryg_outlines *o, double west, double south, double east,
                    double north)
{
    const double x[] = {west, east, east, west}, y[] = {south, south, north, north};
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, x, y);
}

static void nothing_is_in_no_area(void **state)
{
    (void)state;
    struct tryg_outlines none = {0};
    assert_int_equal(at(locator_of(&none), 0, 0), TRYG_NO_AREA);
    tryg_locator_find(locator_of(&none), 0, NULL, NULL, NULL);
}

static void what_is_no_place_is_outside(void **state)
{
    (void)state;
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    add_box(&o, -10, -10, 10, 10);
    tryg_outlines_end(&o, arena);
    const tryg_locator *locator = locator_of(&o);
    static const double NO[] = {NAN, INFINITY, -INFINITY, 1e300, -1e300};
    for (size_t i = 0; i < sizeof NO / sizeof NO[0]; i++) {
        assert_int_equal(at(locator, NO[i], 0.0), TRYG_NO_AREA);
        assert_int_equal(at(locator, 0.0, NO[i]), TRYG_NO_AREA);
    }
    assert_int_equal(at(locator, 0.0, 0.0), 0);
    assert_int_equal(at(locator, 4.9e-324, -4.9e-324), 0);
}

static void where_areas_overlap_the_lowest_has_it(void **state)
{
    (void)state;
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    add_box(&o, 20, 20, 40, 40);
    add_box(&o, 0, 0, 30, 30);
    add_box(&o, 0, 0, 60, 60);
    tryg_outlines_end(&o, arena);
    const tryg_locator *locator = locator_of(&o);
    assert_int_equal(at(locator, 25, 25), 0);
    assert_int_equal(at(locator, 5, 5), 1);
    assert_int_equal(at(locator, 50, 5), 2);
    assert_int_equal(at(locator, 30, 10), 2); /* on the east border of 1 */
    assert_int_equal(at(locator, 20, 20), 0);
    assert_int_equal(at(locator, 40, 30), 2);
    assert_int_equal(at(locator, 60, 30), TRYG_NO_AREA);
}

/* A hundred areas over each other in one cell: more than a page of a cell holds. Area a
 * is the box from 0 to 100 - a, so the point (x, x) is in the areas a < 100 - x,
 * unless... the lowest, always 0; taken in turn from above, the answer is the number of
 * boxes that miss. */
static void many_areas_in_one_place(void **state)
{
    (void)state;
    enum { MANY = 100 };
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    for (int a = 0; a < MANY; a++) {
        add_box(&o, 0, 0, 1 + a, 1 + a); /* the later the larger */
    }
    add_box(&o, -1e6, -1e6, 1e6, 1e6); /* makes the cells of the grid large */
    tryg_outlines_end(&o, arena);
    const tryg_locator *locator = locator_of(&o);
    for (int a = 0; a < MANY; a++) {
        assert_int_equal(at(locator, a + 0.5, 0.25), a);
        assert_int_equal(at(locator, 0.25, a + 0.5), a);
        assert_int_equal(at(locator, a, a),
                         a); /* the north-east corner of the one before */
    }
    assert_int_equal(at(locator, 100, 0), MANY);
    assert_int_equal(at(locator, -0.5, 0), MANY);
}

/* ---- rounding ------------------------------------------------------------------- */

static uint64_t seed = 35;

static double anywhere(double low, double high)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return low + (high - low) * (double)(seed >> 11) * 0x1p-53;
}

/* All coordinates of the star are whole multiples of 2^-52, so that those of its middle,
 * about 1, and of its rays, up to 200, have differences that no double holds. */
static double snap(double value)
{
    return ldexp(nearbyint(ldexp(value, 52)), -52);
}

static int64_t whole(double value)
{
    return (int64_t)ldexp(value, 52);
}

/* The naive version of the rule, in whole numbers: does the ray due east cross? */
static bool crosses(double px, double py, double ax, double ay, double bx, double by)
{
    bool up = ay < by;
    int64_t x0 = whole(up ? ax : bx), y0 = whole(up ? ay : by);
    int64_t x1 = whole(up ? bx : ax), y1 = whole(up ? by : ay);
    int64_t x = whole(px), y = whole(py);
    return y0 <= y && y < y1 &&
           (__int128)(x1 - x0) * (y - y0) - (__int128)(y1 - y0) * (x - x0) > 0;
}

enum { RAYS = 24 };

struct star {
    double x[RAYS + 1], y[RAYS + 1]; /* the last is the middle */
};

static uint32_t by_the_rule(const struct star *s, double px, double py)
{
    for (uint32_t a = 0; a < RAYS; a++) {
        size_t i = a, j = (a + 1) % RAYS, m = RAYS;
        if (crosses(px, py, s->x[m], s->y[m], s->x[i], s->y[i]) ^
            crosses(px, py, s->x[i], s->y[i], s->x[j], s->y[j]) ^
            crosses(px, py, s->x[j], s->y[j], s->x[m], s->y[m])) {
            return a;
        }
    }
    return TRYG_NO_AREA;
}

static const tryg_locator *star_of(struct star *s, struct tryg_outlines *o)
{
    s->x[RAYS] = snap(anywhere(-1.0, 1.0));
    s->y[RAYS] = snap(anywhere(-1.0, 1.0));
    tryg_outlines_begin(o, arena);
    for (int i = 0; i < RAYS; i++) {
        double turn = 2.0 * 3.141592653589793 * (i + anywhere(0.1, 0.9)) / RAYS;
        double reach = anywhere(10.0, 200.0);
        s->x[i] = snap(s->x[RAYS] + reach * cos(turn));
        s->y[i] = snap(s->y[RAYS] + reach * sin(turn));
    }
    for (int i = 0; i < RAYS; i++) {
        int j = (i + 1) % RAYS;
        const double x[] = {s->x[RAYS], s->x[i], s->x[j]};
        const double y[] = {s->y[RAYS], s->y[i], s->y[j]};
        tryg_outlines_area(o, arena);
        tryg_outlines_part(o, arena);
        tryg_outlines_ring(o, arena, 3, x, y);
    }
    tryg_outlines_end(o, arena);
    return locator_of(o);
}

/* Triangles round a point, and points as near to their sides as such numbers come. In
 * many cases the rounded determinant has the wrong sign. */
static void no_rounding_moves_a_point_across_a_border(void **state)
{
    (void)state;
    size_t asked = 0, wrong_by_rounding = 0;
    for (int round = 0; round < 20; round++) {
        struct star s;
        struct tryg_outlines o;
        const tryg_locator *locator = star_of(&s, &o);
        for (int i = 0; i < 4000; i++) {
            int ray = i % RAYS;
            double t = anywhere(0.0, 0.04);
            double dx = s.x[ray] - s.x[RAYS], dy = s.y[ray] - s.y[RAYS];
            double x = snap(s.x[RAYS] + t * dx), y = snap(s.y[RAYS] + t * dy);
            x += 0x1p-52 * (i % 5 - 2);
            assert_int_equal(at(locator, x, y), by_the_rule(&s, x, y));
            double rounded = dx * (y - s.y[RAYS]) - dy * (x - s.x[RAYS]);
            int64_t wx = whole(s.x[ray]) - whole(s.x[RAYS]),
                    wy = whole(s.y[ray]) - whole(s.y[RAYS]);
            __int128 exact = (__int128)wx * (whole(y) - whole(s.y[RAYS])) -
                             (__int128)wy * (whole(x) - whole(s.x[RAYS]));
            wrong_by_rounding += (rounded > 0.0) != (exact > 0);
            asked++;
        }
    }
    assert_int_equal(asked, 80000);
    assert_true(wrong_by_rounding > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_in_no_area),
        cmocka_unit_test(what_is_no_place_is_outside),
        cmocka_unit_test(where_areas_overlap_the_lowest_has_it),
        cmocka_unit_test(many_areas_in_one_place),
        cmocka_unit_test(no_rounding_moves_a_point_across_a_border),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
