/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawings themselves: what a letter and a star become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static void letters_become_areas_with_the_corners_they_need(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A B\n"
                                  "A A B\n"
                                  "C C C\n");
    const struct tryg_outlines *o = &town->areas.outlines;
    assert_int_equal(town->areas.n, 3);
    assert_string_equal(town->areas.code[2], "C");
    assert_int_equal(o->areas, 3);
    assert_int_equal(o->rings, 3);
    assert_int_equal(o->points,
                     15); /* four corners each; where A, B and C meet C has none */
    assert_true(tryg_outlines_area_size(o, 0) == 40000.0);
    assert_true(tryg_outlines_area_size(o, 2) == 30000.0);
    struct tryg_box box = tryg_outlines_box(o);
    assert_true(box.west == TOWN_EAST && box.south == TOWN_NORTH);
    assert_true(box.east == TOWN_EAST + 300.0 && box.north == TOWN_NORTH + 300.0);
}

static void a_hole_is_a_ring_and_squares_at_a_corner_are_parts(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 10.0,
                                  "A A A A B\n"
                                  "A . A A B\n"
                                  "A A . A\n"
                                  "A A A A\n"
                                  ". . . . A\n");
    const struct tryg_outlines *o = &town->areas.outlines;
    assert_int_equal(o->part_at[1] - o->part_at[0],
                     2); /* A and the square south-east of it */
    assert_int_equal(o->ring_at[1] - o->ring_at[0],
                     3); /* two holes that meet at a corner */
    assert_true(tryg_outlines_area_size(o, 0) == 1500.0);
    assert_true(tryg_outlines_area_size(o, 1) == 200.0);
}

static void
a_ring_that_closes_on_itself_at_a_corner_is_an_outer_ring_with_a_hole(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 10.0,
                                  "A A A\n"
                                  "A . A\n"
                                  ". A A\n");
    const struct tryg_outlines *o = &town->areas.outlines;
    assert_int_equal(o->parts, 1);
    assert_int_equal(o->rings, 2);
    assert_int_equal(o->point_at[1],
                     7); /* a square with a bite in its south-west: six corners */
    assert_int_equal(o->point_at[2] - o->point_at[1], 5);
    assert_true(tryg_outlines_area_size(o, 0) == 700.0);
}

static void stars_and_small_letters_are_reports(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A*B\n"
                                  "* *  \n"
                                  "A a B\n");
    static const double EAST[] = {200, 50, 150, 150}, NORTH[] = {150, 100, 100, 50};
    assert_int_equal(town->reports, 4);
    for (size_t r = 0; r < 4; r++) {
        assert_true(town->x[r] == TOWN_EAST + EAST[r]);
        assert_true(town->y[r] == TOWN_NORTH + NORTH[r]);
    }
    town_move(town, 1.0, -2.0);
    assert_true(town->x[0] == TOWN_EAST + 201.0 && town->y[0] == TOWN_NORTH + 148.0);
    assert_true(town->areas.outlines.x[0] == TOWN_EAST + 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_become_areas_with_the_corners_they_need),
        cmocka_unit_test(a_hole_is_a_ring_and_squares_at_a_corner_are_parts),
        cmocka_unit_test(
            a_ring_that_closes_on_itself_at_a_corner_is_an_outer_ring_with_a_hole),
        cmocka_unit_test(stars_and_small_letters_are_reports),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
