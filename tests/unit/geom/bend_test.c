/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bound against what straight lines are really bent by, line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "geodata/geom/bend.h"

static const struct {
    const char *reports, *project;
    struct tryg_box box; /* in the reports' CRS */
} PLACES[] = {
    {"EPSG:4326", "EPSG:25832", {12.4, 55.6, 12.7, 55.75}}, /* Copenhagen */
    {"EPSG:4326", "EPSG:25832", {8.0, 54.5, 12.8, 57.8}},   /* Denmark */
    {"EPSG:25833", "EPSG:25832", {340000, 6160000, 360000, 6180000}},
    {"EPSG:3857", "EPSG:25832", {1380000, 7480000, 1420000, 7520000}},
    {"EPSG:4326", "EPSG:32618", {-79.8, 40.4, -71.8, 45.1}}, /* New York State */
    {"EPSG:2263", "EPSG:32618", {910000, 120000, 1070000, 275000}},
    {"EPSG:4326", "EPSG:32719", {-71.0, -34.0, -70.3, -33.2}}, /* Santiago */
};
enum { N_PLACES = sizeof PLACES / sizeof PLACES[0], PARTS = 8 };

static double between(double a, double b, double t)
{
    return a + t * (b - a);
}

/* How far, in units, points of the line from p to q, straight in the project CRS, are
 * from the straight line between their images. */
static double bent_by(tryg_crs_way *way, const double p[2], const double q[2])
{
    double x[PARTS + 1], y[PARTS + 1], most = 0.0;
    for (int i = 0; i <= PARTS; i++) {
        x[i] = between(p[0], q[0], (double)i / PARTS);
        y[i] = between(p[1], q[1], (double)i / PARTS);
    }
    tryg_crs_way_back(way, PARTS + 1, x, y);
    double dx = x[PARTS] - x[0], dy = y[PARTS] - y[0], length = hypot(dx, dy);
    for (int i = 1; i < PARTS; i++) {
        double off = (dx * (y[i] - y[0]) - dy * (x[i] - x[0])) / length;
        most = fmax(most, fabs(off));
    }
    return most;
}

static void no_line_is_bent_by_more_than_the_bound(void **state)
{
    (void)state;
    for (size_t c = 0; c < N_PLACES; c++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        tryg_crs_way *way = NULL;
        struct tryg_bend bend;
        struct tryg_box box = PLACES[c].box;
        double closest = 0.0;
        assert_int_equal(
            tryg_crs_way_new(PLACES[c].reports, PLACES[c].project, arena, &way, NULL),
            TRYG_OK);
        assert_true(tryg_bend_measure(way, box, &bend));
        assert_true(bend.jump_m < 0.1);
        for (int i = 0; i < 400; i++) {
            double x[2] = {between(box.west, box.east, i % 20 / 20.0),
                           between(box.west, box.east, (i * 7 + 3) % 20 / 20.0)};
            double y[2] = {between(box.south, box.north, (double)(i / 20) / 20.0),
                           between(box.south, box.north, (i * 11 + 5) % 20 / 20.0)};
            tryg_crs_way_go(way, 2, x, y);
            assert_true(x[0] >= bend.image.west && x[0] <= bend.image.east &&
                        y[0] >= bend.image.south && y[0] <= bend.image.north);
            const double p[2] = {x[0], y[0]}, q[2] = {x[1], y[1]};
            double length = hypot(x[1] - x[0], y[1] - y[0]);
            if (length > 100.0) {
                double bound = bend.units_per_m *
                               (bend.curvature_per_m * length * length / 8.0 + 1e-8);
                closest = fmax(closest, bent_by(way, p, q) / bound);
            }
        }
        if (!(closest <= 1.0 && closest > 0.01)) {
            fail_msg("%s to %s: %g of the bound", PLACES[c].reports, PLACES[c].project,
                     closest);
        }
        tryg_arena_free(arena);
    }
    assert_true(N_PLACES == 7);
}

/* Round the pole, over the date line, half the world, or nothing at all. */
static void what_is_not_smooth_is_refused(void **state)
{
    (void)state;
    static const struct tryg_box BAD[] = {{-180, 84, 180, 90},
                                          {-60, -80, 100, 80},
                                          {12, 55, 12, 56},
                                          {1000, 2000, 3000, 4000}};
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_crs_way *way = NULL;
    assert_int_equal(tryg_crs_way_new("EPSG:4326", "EPSG:25832", arena, &way, NULL),
                     TRYG_OK);
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct tryg_bend bend;
        assert_false(tryg_bend_measure(way, BAD[i], &bend));
    }
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_bent_by_more_than_the_bound),
        cmocka_unit_test(what_is_not_smooth_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
