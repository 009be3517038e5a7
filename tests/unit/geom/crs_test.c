/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/crs.h"

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

static void a_crs_in_metres_fits(void **state)
{
    (void)state;
    static const char *const FIT[] = {"EPSG:25832", "EPSG:27700",
                                      "EPSG:32618", "EPSG:32719",
                                      "EPSG:7415",  "+proj=utm +zone=32 +type=crs"};
    size_t cases = sizeof FIT / sizeof FIT[0];
    for (size_t i = 0; i < cases; i++) {
        struct tryg_error err = {0};
        if (tryg_crs_check_project(FIT[i], NULL, &err) != TRYG_OK) {
            fail_msg("%s: %s", FIT[i], err.text);
        }
    }
    assert_true(cases == 6);
}

static const struct {
    const char *crs;
    struct tryg_box near;
    const char *says[3];
} UNFIT[] = {
    {"EPSG:4326", {12.4, 55.6, 12.7, 55.8}, {"degrees", "WGS 84", "EPSG:25832"}},
    {"EPSG:4326", {-74.3, 40.4, -73.7, 41.0}, {"degrees", "WGS 84", "EPSG:32618"}},
    {"EPSG:2263", {1, 0, 0, 0}, {"US survey foot", "New York", "EPSG:32618"}},
    {"EPSG:3857", {12.4, 55.6, 12.7, 55.8}, {"stretches", "Mercator", "EPSG:25832"}},
    {"EPSG:4326", {1, 0, 0, 0}, {"degrees", "UTM", "EPSG:25832"}},
    {"EPSG:25833259", {1, 0, 0, 0}, {"EPSG:25833259", "does not know", "EPSG:25832"}},
    {"", {1, 0, 0, 0}, {"does not know", "EPSG:25832", "WKT"}},
};

static void a_crs_that_does_not_fit_is_refused_with_the_zone_to_use(void **state)
{
    (void)state;
    size_t cases = sizeof UNFIT / sizeof UNFIT[0];
    for (size_t i = 0; i < cases; i++) {
        struct tryg_error err = {0};
        assert_int_equal(tryg_crs_check_project(UNFIT[i].crs, &UNFIT[i].near, &err),
                         TRYG_USAGE);
        for (size_t w = 0; w < 3; w++) {
            if (!strstr(err.text, UNFIT[i].says[w])) {
                fail_msg("%s: \"%s\" lacks \"%s\"", UNFIT[i].crs, err.text,
                         UNFIT[i].says[w]);
            }
        }
    }
    assert_true(cases == 7);
    assert_int_equal(tryg_crs_check_project(NULL, NULL, NULL), TRYG_USAGE);
}

static void a_crs_has_code_name_and_wkt(void **state)
{
    (void)state;
    assert_int_equal(tryg_crs_epsg("EPSG:25832"), 25832);
    assert_int_equal(tryg_crs_epsg("urn:ogc:def:crs:EPSG::4326"), 4326);
    assert_int_equal(tryg_crs_epsg("+proj=laea +lat_0=1 +type=crs"), 0);
    assert_int_equal(tryg_crs_epsg("nonsense"), 0);
    assert_string_equal(tryg_crs_name("EPSG:25832", arena), "ETRS89 / UTM zone 32N");
    assert_string_equal(tryg_crs_name("nonsense", arena), "");
    const char *wkt = tryg_crs_wkt1("EPSG:25832", arena);
    assert_ptr_equal(strstr(wkt, "PROJCS[\"ETRS89 / UTM zone 32N\""), wkt);
    assert_int_equal(tryg_crs_epsg(wkt), 25832);
    assert_string_equal(tryg_crs_wkt1("nonsense", arena), "");
}

/* 12 E 55 N in UTM 32: the worked value of PROJ's own gie manual. */
static void degrees_become_metres_in_visual_order(void **state)
{
    (void)state;
    double x[] = {12.0, NAN, 725000.0, 12.0}, y[] = {55.0, 55.0, 6175000.0, 55.0};
    tryg_crs_way *way = NULL;
    assert_int_equal(tryg_crs_way_new("EPSG:4326", "EPSG:25832", arena, &way, NULL),
                     TRYG_OK);
    assert_false(tryg_crs_way_is_same(way));
    tryg_crs_way_go(way, 4, x, y);
    double lon = x[0], lat = y[0];
    tryg_crs_way_back(way, 1, &lon, &lat);
    assert_true(fabs(lon - 12.0) < 1e-11 && fabs(lat - 55.0) < 1e-11);
    assert_true(fabs(x[0] - 691875.63214) < 1e-4 && fabs(y[0] - 6098907.82501) < 1e-4);
    assert_true(isnan(x[1]) && isnan(y[1]));
    assert_true(isnan(x[2]) && isnan(y[2]));
    assert_true(x[3] == x[0] && y[3] == y[0]);
}

/* EPSG:2180 states northing first, EPSG:4326 latitude first: we never do. */
static void east_comes_first_whatever_the_authority_says(void **state)
{
    (void)state;
    double x[] = {19.0}, y[] = {52.0}; /* on the central meridian: easting 500 km */
    tryg_crs_way *way = NULL;
    assert_int_equal(tryg_crs_way_new("EPSG:4258", "EPSG:2180", arena, &way, NULL),
                     TRYG_OK);
    tryg_crs_way_go(way, 1, x, y);
    assert_true(fabs(x[0] - 500000.0) < 1e-3);
    assert_true(y[0] > 450000.0 && y[0] < 470000.0);
}

static void the_same_crs_is_no_way_at_all(void **state)
{
    (void)state;
    static const char *const PAIRS[][2] = {
        {"EPSG:25832", "EPSG:25832"},
        {"EPSG:4326", "OGC:CRS84"},
        {"urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"},
    };
    size_t cases = sizeof PAIRS / sizeof PAIRS[0];
    for (size_t i = 0; i < cases; i++) {
        tryg_crs_way *way = NULL;
        double x = 12.5, y = 55.25;
        assert_int_equal(tryg_crs_way_new(PAIRS[i][0], PAIRS[i][1], arena, &way, NULL),
                         TRYG_OK);
        assert_true(tryg_crs_way_is_same(way));
        tryg_crs_way_go(way, 1, &x, &y);
        assert_true(x == 12.5 && y == 55.25);
    }
    assert_true(cases == 3);
}

static void an_unknown_end_is_named(void **state)
{
    (void)state;
    struct tryg_error err = {0};
    tryg_crs_way *way = NULL;
    assert_int_equal(tryg_crs_way_new("EPSG:25832", "EPSG:99999999", arena, &way, &err),
                     TRYG_USAGE);
    assert_non_null(strstr(err.text, "EPSG:99999999"));
    assert_null(way);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crs_in_metres_fits),
        cmocka_unit_test(a_crs_that_does_not_fit_is_refused_with_the_zone_to_use),
        cmocka_unit_test(a_crs_has_code_name_and_wkt),
        cmocka_unit_test(degrees_become_metres_in_visual_order),
        cmocka_unit_test(east_comes_first_whatever_the_authority_says),
        cmocka_unit_test(the_same_crs_is_no_way_at_all),
        cmocka_unit_test(an_unknown_end_is_named),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
