/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/locator_grid.h"
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

static struct tryg_grid grid_of(const struct tryg_outlines *o, double tolerance,
                                bool ask_beyond)
{
    struct tryg_border border;
    struct tryg_grid grid;
    tryg_border_gather(o, arena, &border);
    tryg_grid_build(&(struct tryg_grid_plan){&border, o->areas, tolerance, ask_beyond},
                    arena, &grid);
    return grid;
}

static uint32_t at(const struct tryg_grid *grid, double east, double north)
{
    double x = TOWN_EAST + east, y = TOWN_NORTH + north;
    uint32_t area = 12345;
    uint16_t ask[TRYG_GRID_PIECE];
    size_t asked = tryg_grid_find(grid, 1, &x, &y, &area, ask);
    assert_true(asked == 0 || (asked == 1 && ask[0] == 0 && area == TRYG_CELL_ASK));
    return area;
}

static void only_points_within_the_tolerance_of_a_border_are_asked_about(void **state)
{
    (void)state;
    struct tryg_outlines o = town_draw(arena, 1000.0, "A B\n")->areas.outlines;
    static const double TOLERANCES[] = {0.0, 0.001, 1.0};
    for (size_t t = 0; t < 3; t++) {
        struct tryg_grid grid = grid_of(&o, TOLERANCES[t], false);
        double near = TOLERANCES[t], beyond = 2.0 * TOLERANCES[t] + 0.01;
        for (double north = 100.0; north < 900.0; north += 7.0) {
            assert_int_equal(at(&grid, 1000.0, north), TRYG_CELL_ASK);
            assert_int_equal(at(&grid, 1000.0 - near, north), TRYG_CELL_ASK);
            assert_int_equal(at(&grid, 1000.0 + near, north), TRYG_CELL_ASK);
            assert_int_equal(at(&grid, 1000.0 - beyond, north), 0);
            assert_int_equal(at(&grid, 1000.0 + beyond, north), 1);
        }
        assert_int_equal(at(&grid, -beyond, 500.0), TRYG_NO_AREA);
        assert_int_equal(at(&grid, 1000.0, 1000.0 + near), TRYG_CELL_ASK);
    }
}

static void what_is_off_the_grid_is_outside_or_asked_about(void **state)
{
    (void)state;
    struct tryg_outlines o = town_draw(arena, 1000.0, "A B\n")->areas.outlines;
    struct tryg_grid outside = grid_of(&o, 0.0, false), asking = grid_of(&o, 0.0, true);
    static const double OFF[][2] = {{-5e5, 0},  {5e5, 500}, {500, -5e5},
                                    {500, 5e5}, {NAN, NAN}, {INFINITY, 0}};
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(at(&outside, OFF[i][0], OFF[i][1]), TRYG_NO_AREA);
        assert_int_equal(at(&asking, OFF[i][0], OFF[i][1]), TRYG_CELL_ASK);
    }
    assert_int_equal(at(&asking, 500, 500), 0);
}

/* 512 points at once give what they give singly, and the asked ones ascend. */
static void a_block_is_its_points(void **state)
{
    (void)state;
    struct tryg_outlines o = town_draw(arena, 10.0,
                                       "A B A\n"
                                       "B . C\n"
                                       "A C B\n")
                                 ->areas.outlines;
    struct tryg_grid grid = grid_of(&o, 0.001, true);
    double x[TRYG_GRID_PIECE], y[TRYG_GRID_PIECE];
    uint32_t area[TRYG_GRID_PIECE];
    uint16_t ask[TRYG_GRID_PIECE];
    for (int i = 0; i < TRYG_GRID_PIECE; i++) {
        x[i] = TOWN_EAST + i % 41 - 5.0;
        y[i] = TOWN_NORTH + i % 37 - 3.0;
    }
    size_t asked = tryg_grid_find(&grid, TRYG_GRID_PIECE, x, y, area, ask), met = 0;
    for (size_t i = 0; i < TRYG_GRID_PIECE; i++) {
        assert_int_equal(area[i], at(&grid, x[i] - TOWN_EAST, y[i] - TOWN_NORTH));
        if (area[i] == TRYG_CELL_ASK) {
            assert_int_equal(ask[met++], i);
        }
    }
    assert_true(asked == met && met > 50 && met < 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_points_within_the_tolerance_of_a_border_are_asked_about),
        cmocka_unit_test(what_is_off_the_grid_is_outside_or_asked_about),
        cmocka_unit_test(a_block_is_its_points),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
