/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spotter's only law: its answer is that of projecting every point. On seeded random
 * towns, as large as a block or a country, in degrees, another zone, and feet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/geom/spotter.h"
#include "tests/property/random_town.h"

enum { TOWNS = 8 };

static const struct {
    const char *reports, *project;
    double east, north, size_m; /* of the town's south-west, and across */
} PLACES[] = {
    {"EPSG:4326", "EPSG:25832", 720000, 6170000, 300},
    {"EPSG:4326", "EPSG:25832", 715000, 6165000, 20000},
    {"EPSG:4326", "EPSG:25832", 440000, 6050000, 400000},
    {"EPSG:25833", "EPSG:25832", 715000, 6165000, 20000},
    {"EPSG:25833", "EPSG:25832", 440000, 6050000, 400000},
    {"EPSG:3857", "EPSG:25832", 715000, 6165000, 20000},
    {"EPSG:2263", "EPSG:32618", 563000, 4483000, 60000},
    {"EPSG:2263", "EPSG:32618", 200000, 4500000, 500000},
    {"EPSG:4326", "EPSG:27700", 340000, 430000, 60000},
    {"EPSG:4326", "EPSG:32719", 330000, 6280000, 60000},
};
enum { N_PLACES = sizeof PLACES / sizeof PLACES[0] };

/* The town of `seed`, moved and stretched into the place; its points too. */
static void settle(uint64_t seed, size_t place, tryg_arena *arena,
                   struct random_town *town)
{
    random_town(seed, arena, town);
    struct tryg_box box = tryg_outlines_box(&town->outlines);
    double scale =
        PLACES[place].size_m / fmax(box.east - box.west, box.north - box.south);
    for (size_t p = 0; p < town->outlines.points; p++) {
        double *x = &town->outlines.x[p], *y = &town->outlines.y[p];
        *x = PLACES[place].east + scale * (*x - box.west);
        *y = PLACES[place].north + scale * (*y - box.south);
    }
    for (size_t p = 0; p < town->points; p++) {
        town->x[p] = PLACES[place].east + scale * (town->x[p] - box.west);
        town->y[p] = PLACES[place].north + scale * (town->y[p] - box.south);
    }
}

/* Into the reports' CRS; then every second a few units in the last place aside, every
 * fifth by a millionth of the town, every hundredth far away. */
static void shake(struct random_town *town, tryg_crs_way *way, uint64_t seed)
{
    tryg_crs_way_back(way, town->points, town->x, town->y);
    double span = 0.0;
    for (size_t i = 1; i < town->points; i++) {
        span = fmax(span, fabs(town->x[i] - town->x[0]));
    }
    for (size_t i = 0; i < town->points; i++) {
        double left = (double)(random_next(&seed) % 7) - 3.0;
        double up = (double)(random_next(&seed) % 7) - 3.0;
        double unit = i % 100 == 0 ? span
                      : i % 5 == 0 ? span * 1e-6
                      : i % 2 == 0 ? fabs(town->x[i]) * 0x1p-52
                                   : 0.0;
        town->x[i] += left * unit;
        town->y[i] += up * unit;
    }
}

static size_t same_as_projecting(uint64_t seed, size_t place, size_t *known_near)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct random_town town;
    tryg_locator *locator = NULL;
    tryg_spotter *spotter = NULL;
    tryg_crs_way *way = NULL;
    const char *from = PLACES[place].reports, *to = PLACES[place].project;
    settle(seed, place, arena, &town);
    const struct tryg_outlines *o = &town.outlines;
    struct tryg_box box = tryg_outlines_box(o);
    double w = box.east - box.west, h = box.north - box.south;
    assert_int_equal(tryg_crs_way_new(from, to, arena, &way, NULL), TRYG_OK);
    assert_int_equal(tryg_locator_new(o, arena, &locator, NULL), TRYG_OK);
    assert_int_equal(tryg_spotter_new(o, locator, from, to, arena, &spotter, NULL),
                     TRYG_OK);
    shake(&town, way, seed);
    uint32_t *ours = TRYG_NEW(arena, town.points, uint32_t);
    uint32_t *truth = TRYG_NEW(arena, town.points, uint32_t);
    double *x = TRYG_NEW(arena, town.points, double);
    double *y = TRYG_NEW(arena, town.points, double);
    memcpy(x, town.x, town.points * sizeof *x);
    memcpy(y, town.y, town.points * sizeof *y);
    tryg_spotter_find(spotter, way, town.points, town.x, town.y, ours);
    tryg_crs_way_go(way, town.points, x, y);
    tryg_locator_find(locator, town.points, x, y, truth);
    for (size_t i = 0; i < town.points; i++) {
        bool near = x[i] >= box.west - w && x[i] <= box.east + w &&
                    y[i] >= box.south - h && y[i] <= box.north + h;
        if (ours[i] != truth[i]) {
            fail_msg("town %u, %s to %s, point %zu (%.17g, %.17g): %d, not %d",
                     (unsigned)seed, from, to, i, town.x[i], town.y[i], (int)ours[i],
                     (int)truth[i]);
        }
        bool said_near = tryg_spotter_is_near(spotter, town.x[i], town.y[i]);
        assert_true(near || !said_near);
        *known_near += said_near;
    }
    size_t points = town.points;
    tryg_arena_free(arena);
    return points;
}

static void a_spotter_answers_as_if_every_point_were_projected(void **state)
{
    (void)state;
    size_t asked = 0;
    for (size_t place = 0; place < N_PLACES; place++) {
        size_t known_near = 0; /* 0 where all points are projected: no test of the grid */
        for (uint64_t seed = 1; seed <= TOWNS; seed++) {
            asked += same_as_projecting(seed + 10 * place, place, &known_near);
        }
        assert_true(known_near > 1000);
    }
    assert_true(asked > (size_t)TOWNS * N_PLACES * 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_spotter_answers_as_if_every_point_were_projected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
