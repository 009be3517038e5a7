/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

#include "maps/ground.h"
#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static struct tryg_view close_view(void)
{
    struct tryg_rect frame = {0.0, 0.0, 100.0, 100.0};
    return tryg_view_fit(frame, (struct tryg_box){0.0, 0.0, 94.0, 94.0});
}

static void points_stand_on_the_grid_and_idle_ones_go(void **state)
{
    (void)state;
    struct tryg_outlines o;
    struct tryg_view view = close_view();
    double x[] = {10, 20, 20.0001, 30, 30, 10}, y[] = {10, 10, 10.0001, 10, 40, 40};
    tryg_outlines_begin(&o, town.arena);
    tryg_outlines_area(&o, town.arena);
    tryg_outlines_part(&o, town.arena);
    tryg_outlines_ring(&o, town.arena, 6, x, y);
    tryg_outlines_end(&o, town.arena);
    struct tryg_outlines thin = tryg_ground_thin(&o, &view, 0.0, town.arena);
    assert_int_equal(thin.points, 5); /* four corners and the first again */
    for (size_t p = 0; p < thin.points; p++) {
        double steps = thin.x[p] / TRYG_GROUND_GRID;
        assert_true(fabs(steps - round(steps)) < 1e-6);
    }
}

static void what_is_out_of_sight_goes_but_areas_stay(void **state)
{
    (void)state;
    struct tryg_outlines o;
    struct tryg_view view = close_view();
    tryg_outlines_begin(&o, town.arena);
    for (int i = 0; i < 3; i++) {
        double west = i == 1 ? 5000.0 : 10.0, size = i == 2 ? 1e-4 : 20.0;
        double x[] = {west, west + size, west + size, west};
        double y[] = {10, 10, 10 + size, 10 + size};
        tryg_outlines_area(&o, town.arena);
        tryg_outlines_part(&o, town.arena);
        tryg_outlines_ring(&o, town.arena, 4, x, y);
    }
    tryg_outlines_end(&o, town.arena);
    struct tryg_outlines thin = tryg_ground_thin(&o, &view, 0.0, town.arena);
    assert_int_equal(thin.areas, 3);
    assert_int_equal(thin.parts, 1);
    assert_int_equal(thin.part_at[1], 1);
    assert_int_equal(thin.part_at[2], 1);
}

static void slack_thins_further(void **state)
{
    (void)state;
    struct tryg_outlines o;
    struct tryg_view view = close_view();
    double x[360], y[360];
    for (int i = 0; i < 360; i++) {
        x[i] = 50.0 + 40.0 * cos(i * 3.14159265358979 / 180.0);
        y[i] = 50.0 + 40.0 * sin(i * 3.14159265358979 / 180.0);
    }
    tryg_outlines_begin(&o, town.arena);
    tryg_outlines_area(&o, town.arena);
    tryg_outlines_part(&o, town.arena);
    tryg_outlines_ring(&o, town.arena, 360, x, y);
    tryg_outlines_end(&o, town.arena);
    struct tryg_outlines thin = tryg_ground_thin(&o, &view, 0.12, town.arena);
    assert_in_range(thin.points, 20, 80);
    double expected = 3.14159265358979 * 40.0 * 40.0 * view.per_m * view.per_m;
    assert_true(fabs(tryg_outlines_area_size(&thin, 0) / expected - 1.0) < 0.01);
}

static void the_town_lies_in_its_frame(void **state)
{
    (void)state;
    const struct tryg_ground *ground =
        fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0)->ground;
    struct tryg_rect frame = ground->view.frame;
    assert_int_equal(ground->areas.areas, FAKE_AREAS);
    assert_int_equal(ground->coarser.areas, 2);
    assert_int_equal(ground->city.areas, 1);
    assert_true(ground->water.parts && ground->parks.parts && ground->neighbours.parts);
    for (size_t a = 0; a < FAKE_AREAS; a++) {
        struct tryg_rect dot = {ground->label_x[a], ground->label_y[a], 0.0, 0.0};
        assert_true(tryg_rect_holds(frame, dot));
    }
    /* 12 squares meet; every inner border is listed once: 11 squares have 44 sides, of
     * which 13 are shared by two */
    double length = 0.0;
    for (size_t b = 0; b < ground->borders.n; b++) {
        for (size_t p = ground->borders.at[b] + 1; p < ground->borders.at[b + 1]; p++) {
            length += hypot(ground->borders.x[p] - ground->borders.x[p - 1],
                            ground->borders.y[p] - ground->borders.y[p - 1]);
        }
    }
    double km = 1000.0 * ground->view.per_m, islet = 4.0 * 0.12;
    assert_true(fabs(length / km - (31.0 + islet)) < 0.05);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(points_stand_on_the_grid_and_idle_ones_go, begin,
                                        end),
        cmocka_unit_test_setup_teardown(what_is_out_of_sight_goes_but_areas_stay, begin,
                                        end),
        cmocka_unit_test_setup_teardown(slack_thins_further, begin, end),
        cmocka_unit_test_setup_teardown(the_town_lies_in_its_frame, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
