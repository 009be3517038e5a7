/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/side_by_side.h"
#include "tests/town/town.h"

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

static double beside(const struct town *town, size_t a, size_t b)
{
    return tryg_side_by_side(&town->areas.outlines, a, b, 0.001, INFINITY, arena);
}

static bool is_about(double value, double expected, double tolerance)
{
    return fabs(value - expected) <= tolerance;
}

/* Each end of a stretch reaches 1 mm round the corner, or less. */
static void a_shared_border_has_its_length(void **state)
{
    (void)state;
    const struct town *town = town_draw(arena, 100.0,
                                        "A A B B\n"
                                        "A A A B\n"
                                        "C C D D\n");
    assert_true(
        is_about(beside(town, 0, 1), 300.0, 0.005)); /* 100 south, 100 west, 100 */
    assert_true(is_about(beside(town, 1, 0), 300.0, 0.005));
    assert_true(is_about(beside(town, 0, 2), 200.0, 0.005)); /* C has no corner at D's */
    assert_true(is_about(beside(town, 2, 0), 200.0, 0.005));
    assert_true(is_about(beside(town, 1, 3), 100.0, 0.005));
}

static void corners_and_strangers_have_next_to_none(void **state)
{
    (void)state;
    const struct town *town = town_draw(arena, 100.0,
                                        "A B . C\n"
                                        "D E . .\n");
    assert_true(
        is_about(beside(town, 0, 4), 0.002, 1e-6)); /* 1 mm of each of two sides */
    assert_true(beside(town, 0, 2) == 0.0);
    assert_true(beside(town, 1, 2) == 0.0);
}

static void a_slit_narrower_than_the_reach_does_not_part(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0, "A B\n");
    struct tryg_outlines *o = &town->areas.outlines;
    for (size_t p = o->point_at[1]; p < o->points; p++) {
        o->x[p] += 0.0009;
    }
    assert_true(is_about(beside(town, 0, 1), 100.0, 0.002));
    for (size_t p = o->point_at[1]; p < o->points; p++) {
        o->x[p] += 0.0002;
    }
    assert_true(beside(town, 0, 1) == 0.0);
}

static void what_two_segments_reach_is_counted_once(void **state)
{
    (void)state;
    struct tryg_outlines o; /* a square, and one beside it whose side is in four pieces */
    const double ax[] = {0, 10, 10, 0}, ay[] = {0, 0, 10, 10};
    const double bx[] = {10, 20, 20, 10, 10, 10, 10}, by[] = {0, 0, 10, 10, 7, 5, 2};
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    tryg_outlines_ring(&o, arena, 4, ax, ay);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    tryg_outlines_ring(&o, arena, 7, bx, by);
    tryg_outlines_end(&o, arena);
    assert_true(
        is_about(tryg_side_by_side(&o, 0, 1, 0.001, INFINITY, arena), 10.002, 1e-9));
    assert_true(
        is_about(tryg_side_by_side(&o, 1, 0, 0.001, INFINITY, arena), 10.002, 1e-9));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shared_border_has_its_length),
        cmocka_unit_test(corners_and_strangers_have_next_to_none),
        cmocka_unit_test(a_slit_narrower_than_the_reach_does_not_part),
        cmocka_unit_test(what_two_segments_reach_is_counted_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
