/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/seams.h"
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

static struct tryg_shape_report judge(const struct tryg_outlines *o)
{
    struct tryg_shape_report report = {.repaired = 7};
    assert_int_equal(tryg_seams_judge(o, 0.01, arena, &report, NULL), TRYG_OK);
    assert_int_equal(report.repaired, 7);
    return report;
}

static struct tryg_outlines town(double metres, const char *drawing)
{
    return town_draw(arena, metres, drawing)->areas.outlines;
}

static void areas_that_fit_have_neither(void **state)
{
    (void)state;
    struct tryg_outlines o = town(100.0, "A A B\n"
                                         "C C B\n"
                                         "C D D\n");
    struct tryg_shape_report report = judge(&o);
    assert_int_equal(report.overlaps, 0);
    assert_int_equal(report.gaps, 0);
    assert_true(report.overlap_m2 == 0.0);
}

static void a_hole_between_areas_is_a_gap_and_one_in_an_area_is_its_own(void **state)
{
    (void)state;
    struct tryg_outlines o = town(10.0, "A A A A B B B\n"
                                        "A . A A . . B\n"
                                        "A A A A B B B\n"
                                        "C . D D D D D\n"
                                        "C C C C C C C\n");
    struct tryg_shape_report report = judge(&o);
    assert_int_equal(report.gaps, 2);
    assert_true(report.gap[0].m2 == 200.0 && report.gap[1].m2 == 100.0);
    assert_true(fabs(report.gap[0].x - (TOWN_EAST + 50.0)) < 10.0);
    assert_true(fabs(report.gap[0].y - (TOWN_NORTH + 35.0)) < 5.0);
    assert_true(fabs(report.gap[1].x - (TOWN_EAST + 15.0)) < 5.0);
}

static void a_large_hole_is_meant(void **state)
{
    (void)state;
    static const char DRAWING[] = "A A B\n"
                                  "A . B\n"
                                  "A B B\n";
    struct tryg_outlines small = town(100.0, DRAWING), large = town(101.0, DRAWING);
    assert_int_equal(judge(&small).gaps, 1); /* 10,000 m2 */
    assert_int_equal(judge(&large).gaps, 0);
}

static void add_box(struct tryg_outlines *o, double west, double south, double size)
{
    const double x[] = {west, west + size, west + size, west};
    const double y[] = {south, south, south + size, south + size};
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, x, y);
}

static void overlaps_are_listed_the_largest_first(void **state)
{
    (void)state;
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    add_box(&o, 0, 0, 100);
    add_box(&o, 99.5, 0, 100);    /* 50 m2 with 0 */
    add_box(&o, 0, 99, 100);      /* 100 m2 with 0, 0.5 m2 with 1 */
    add_box(&o, 199.4999, 0, 10); /* 0.001 m2 with 1: below the tolerance */
    tryg_outlines_area(&o, arena);
    tryg_outlines_end(&o, arena);
    struct tryg_shape_report report = judge(&o);
    assert_int_equal(report.overlaps, 3);
    static const struct tryg_overlap EXPECTED[] = {
        {0, 2, 100.0}, {0, 1, 50.0}, {1, 2, 0.5}};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(report.overlap[i].a, EXPECTED[i].a);
        assert_int_equal(report.overlap[i].b, EXPECTED[i].b);
        assert_true(fabs(report.overlap[i].m2 - EXPECTED[i].m2) < 1e-9);
    }
    assert_true(fabs(report.overlap_m2 - 150.5) < 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_that_fit_have_neither),
        cmocka_unit_test(a_hole_between_areas_is_a_gap_and_one_in_an_area_is_its_own),
        cmocka_unit_test(a_large_hole_is_meant),
        cmocka_unit_test(overlaps_are_listed_the_largest_first),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
