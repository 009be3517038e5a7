/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/shapes.h"

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    tryg_lang_set(TRYG_EN);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static const char *const CODES[] = {"0101", "0102", "0103"};

static struct tryg_areas areas_begin(const char *crs)
{
    struct tryg_areas areas = {.file = "data/roder.geojson",
                               .crs = crs,
                               .code = TRYG_NEW(arena, 3, const char *)};
    memcpy(areas.code, CODES, sizeof CODES);
    areas.name = areas.code;
    tryg_outlines_begin(&areas.outlines, arena);
    return areas;
}

static void add_part(struct tryg_areas *areas, size_t points, const double (*at)[2])
{
    double x[16], y[16];
    for (size_t p = 0; p < points; p++) {
        x[p] = at[p][0];
        y[p] = at[p][1];
    }
    tryg_outlines_part(&areas->outlines, arena);
    tryg_outlines_ring(&areas->outlines, arena, points, x, y);
}

static void add_area(struct tryg_areas *areas, size_t points, const double (*at)[2])
{
    tryg_outlines_area(&areas->outlines, arena);
    areas->n++;
    if (points > 0) {
        add_part(areas, points, at);
    }
}

static struct tryg_shape_report fit(struct tryg_areas *areas)
{
    struct tryg_shape_report report;
    struct tryg_error err = {0};
    tryg_outlines_end(&areas->outlines, arena);
    if (tryg_shapes_fit(areas, "EPSG:25832", 0.01, arena, &report, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return report;
}

/* 12 E 55 N in UTM 32: the worked value of PROJ's own gie manual. */
static void corners_come_into_the_project_crs(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin("EPSG:4326");
    add_area(&areas, 4,
             (const double[][2]){{12, 55}, {12, 55.01}, {12.01, 55.01}, {12.01, 55}});
    struct tryg_shape_report report = fit(&areas);
    assert_int_equal(report.repaired + report.overlaps + report.gaps + report.empty, 0);
    assert_string_equal(areas.crs, "EPSG:25832");
    struct tryg_box box = tryg_outlines_box(&areas.outlines);
    assert_true(fabs(box.south - 6098907.825) < 40.0 &&
                fabs(box.west - 691875.632) < 80.0);
    assert_int_equal(areas.outlines.points, 5);
}

static void a_bow_tie_becomes_two_wings(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin("EPSG:25832");
    add_area(&areas, 4, (const double[][2]){{0, 0}, {10, 10}, {10, 0}, {0, 10}});
    add_area(&areas, 4, (const double[][2]){{20, 0}, {30, 0}, {30, 10}, {20, 10}});
    struct tryg_shape_report report = fit(&areas);
    assert_int_equal(report.repaired, 1);
    assert_int_equal(report.repaired_atom[0], 0);
    assert_string_equal(report.repaired_why[0], "Self-intersection at (5.00, 5.00)");
    assert_int_equal(areas.outlines.part_at[1], 2);
    assert_true(tryg_outlines_area_size(&areas.outlines, 0) == 50.0);
    assert_true(tryg_outlines_area_size(&areas.outlines, 1) == 100.0);
}

/* Two features of one area that overlap: what both hold is not a hole. */
static void parts_that_overlap_are_joined(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin("EPSG:25832");
    add_area(&areas, 4, (const double[][2]){{0, 0}, {10, 0}, {10, 10}, {0, 10}});
    add_part(&areas, 4, (const double[][2]){{5, 0}, {15, 0}, {15, 10}, {5, 10}});
    struct tryg_shape_report report = fit(&areas);
    assert_int_equal(report.repaired, 1);
    assert_int_equal(areas.outlines.parts, 1);
    assert_true(tryg_outlines_area_size(&areas.outlines, 0) == 150.0);
}

static void what_encloses_nothing_is_left_out_and_said(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin("EPSG:25832");
    add_area(&areas, 4, (const double[][2]){{0, 0}, {10, 0}, {10, 10}, {0, 10}});
    add_part(&areas, 2, (const double[][2]){{50, 0}, {60, 0}});
    add_area(&areas, 0, NULL);
    add_area(&areas, 3, (const double[][2]){{0, 50}, {10, 50}, {20, 50}});
    struct tryg_shape_report report = fit(&areas);
    assert_int_equal(report.repaired, 2);
    assert_int_equal(report.repaired_atom[0], 0);
    assert_int_equal(report.repaired_atom[1], 2);
    assert_non_null(strstr(report.repaired_why[0], "Too few points"));
    assert_int_equal(report.empty, 2);
    assert_int_equal(report.empty_atom[0], 1);
    assert_int_equal(report.empty_atom[1], 2);
    assert_int_equal(areas.outlines.areas, 3);
    assert_int_equal(areas.outlines.parts, 1);
}

static void rings_run_anticlockwise_and_holes_clockwise(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin("EPSG:25832");
    const double hole_x[] = {2, 4, 4, 2}, hole_y[] = {2, 2, 4, 4};
    add_area(&areas, 4, (const double[][2]){{0, 0}, {0, 10}, {10, 10}, {10, 0}});
    tryg_outlines_ring(&areas.outlines, arena, 4, hole_x, hole_y);
    fit(&areas);
    const struct tryg_outlines *o = &areas.outlines;
    assert_int_equal(o->rings, 2);
    assert_true(o->x[1] == 10.0 && o->y[1] == 0.0);
    assert_true(o->x[6] == 2.0 && o->y[6] == 4.0);
}

static void areas_without_geometry_are_fine(void **state)
{
    (void)state;
    struct tryg_areas areas = {.n = 3, .file = "regions.csv"};
    struct tryg_shape_report report = {.repaired = 7};
    assert_int_equal(tryg_shapes_fit(&areas, "EPSG:25832", 0.01, arena, &report, NULL),
                     TRYG_OK);
    assert_int_equal(report.repaired, 0);
    assert_null(areas.crs);
}

static void a_file_without_crs_is_refused_by_name(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin(NULL);
    struct tryg_shape_report report;
    struct tryg_error err = {0};
    add_area(&areas, 3, (const double[][2]){{0, 0}, {1, 0}, {1, 1}});
    tryg_outlines_end(&areas.outlines, arena);
    assert_int_equal(tryg_shapes_fit(&areas, "EPSG:25832", 0.01, arena, &report, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "data/roder.geojson"));
    assert_non_null(strstr(err.text, "crs:"));
}

/* Metres declared as degrees. The areas are as they were. */
static void a_corner_without_image_is_named_with_its_area(void **state)
{
    (void)state;
    struct tryg_areas areas = areas_begin("EPSG:4326");
    struct tryg_shape_report report;
    struct tryg_error err = {0};
    add_area(&areas, 3, (const double[][2]){{12, 55}, {12.1, 55}, {12.1, 55.1}});
    add_area(&areas, 3, (const double[][2]){{12, 55}, {725000, 6175000}, {12.1, 55.1}});
    tryg_outlines_end(&areas.outlines, arena);
    struct tryg_outlines before = areas.outlines;
    assert_int_equal(tryg_shapes_fit(&areas, "EPSG:25832", 0.01, arena, &report, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "725000"));
    assert_non_null(strstr(err.text, "0102"));
    assert_non_null(strstr(err.text, "WGS 84"));
    assert_memory_equal(&areas.outlines, &before, sizeof before);
    assert_true(areas.outlines.x[0] == 12.0);
    assert_string_equal(areas.crs, "EPSG:4326");
}

static void plain_outlines_are_projected_and_repaired_too(void **state)
{
    (void)state;
    struct tryg_areas water = areas_begin(NULL);
    add_area(&water, 4, (const double[][2]){{0, 0}, {10, 10}, {10, 0}, {0, 10}});
    tryg_outlines_end(&water.outlines, arena);
    assert_int_equal(
        tryg_shapes_project(&water.outlines, "EPSG:25832", "EPSG:25832", arena, NULL),
        TRYG_OK);
    assert_int_equal(water.outlines.parts, 2);
    struct tryg_outlines none = {0};
    assert_int_equal(tryg_shapes_project(&none, "EPSG:4326", "EPSG:25832", arena, NULL),
                     TRYG_OK);
    assert_int_equal(
        tryg_shapes_project(&water.outlines, "nonsense", "EPSG:25832", arena, NULL),
        TRYG_USAGE);
}

static void the_reason_is_said_in_danish(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    struct tryg_areas areas = areas_begin("EPSG:25832");
    add_area(&areas, 4, (const double[][2]){{0, 0}, {10, 10}, {10, 0}, {0, 10}});
    struct tryg_shape_report report = fit(&areas);
    assert_string_equal(report.repaired_why[0],
                        "grænsen krydser sig selv ved (5.00; 5.00)");
    tryg_lang_set(TRYG_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corners_come_into_the_project_crs),
        cmocka_unit_test(a_bow_tie_becomes_two_wings),
        cmocka_unit_test(parts_that_overlap_are_joined),
        cmocka_unit_test(what_encloses_nothing_is_left_out_and_said),
        cmocka_unit_test(rings_run_anticlockwise_and_holes_clockwise),
        cmocka_unit_test(areas_without_geometry_are_fine),
        cmocka_unit_test(a_file_without_crs_is_refused_by_name),
        cmocka_unit_test(a_corner_without_image_is_named_with_its_area),
        cmocka_unit_test(plain_outlines_are_projected_and_repaired_too),
        cmocka_unit_test(the_reason_is_said_in_danish),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
