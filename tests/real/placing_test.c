/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real reports placed in real areas: how many lie inside, and in how many cases the
 * publisher's own area is ours too. The figures are those of the data's description. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "geodata/geom/crs.h"
#include "geodata/geom/locator.h"
#include "geodata/geom/shapes.h"
#include "geodata/geom/spotter.h"
#include "tests/oracle/geos_locator.h"
#include "tests/real/shared_areas.h"
#include "tests/real/shared_points.h"

struct placing {
    const char *areas_file, *code, *crs;
    const char *points_file, *x, *y, *label, *points_crs;
    char delimiter;
    size_t areas, points, inside, agree;
};

static const struct placing CHICAGO = {
    "chicago/chicago_police_districts.kml",
    "Name",
    "EPSG:32616",
    "chicago/chicago_aggravated_assaults.csv.gz",
    "longitude",
    "latitude",
    "district",
    "EPSG:4326",
    ',',
    23,
    148636,
    148545,
    146297,
};
static const struct placing NEW_YORK_DEGREES = {
    "new-york/precincts.gpkg",
    "Precinct",
    "EPSG:32618",
    "new-york/nypd_shootings.csv",
    "Longitude",
    "Latitude",
    "PRECINCT",
    "EPSG:4326",
    ',',
    77,
    23585,
    23582,
    22840,
};
static const struct placing NEW_YORK_FEET = {
    "new-york/precincts.gpkg",
    "Precinct",
    "EPSG:32618",
    "new-york/nypd_shootings.csv",
    "X_COORD_CD",
    "Y_COORD_CD",
    "PRECINCT",
    "EPSG:2263",
    ',',
    77,
    23585,
    23584,
    22869,
};
static const struct placing LANCASHIRE = {
    "lancashire/lancashire_wards.gpkg",
    "ward_code",
    "EPSG:27700",
    "lancashire/lancashire_asb.tab",
    "longitude",
    "latitude",
    NULL,
    "EPSG:4326",
    '\t',
    271,
    56434,
    56434,
    0,
};

/* Wherever GEOS finds no border under the point, it finds the same area. */
static void agrees_with_geos(const struct tryg_outlines *outlines,
                             const struct shared_points *p, const uint32_t *area,
                             tryg_arena *arena)
{
    enum { EVERY = 7 };
    struct geos_locator *oracle = geos_locator_new(outlines, arena);
    size_t compared = 0;
    for (size_t i = 0; i < p->n; i += EVERY) {
        uint32_t expected, borders;
        if (p->x[i] == p->x[i]) {
            geos_locator_find(oracle, 1, &p->x[i], &p->y[i], &expected, &borders);
            assert_true(borders > 0 || area[i] == expected);
            compared += borders == 0;
        }
    }
    assert_true(compared > 1000);
}

static void place(const struct placing *c)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas areas;
    struct shared_points p;
    struct tryg_shape_report report;
    tryg_crs_way *way = NULL;
    tryg_locator *locator = NULL;
    if (!shared_areas(c->areas_file, NULL, c->code, arena, &areas) ||
        !shared_points(c->points_file, c->delimiter, c->x, c->y, c->label, arena, &p)) {
        printf("skipped: %s is not here\n", c->points_file);
        tryg_arena_free(arena);
        skip();
        return;
    }
    assert_int_equal(tryg_shapes_fit(&areas, c->crs, 0.01, arena, &report, NULL),
                     TRYG_OK);
    assert_int_equal(tryg_crs_way_new(c->points_crs, c->crs, arena, &way, NULL), TRYG_OK);
    assert_int_equal(tryg_locator_new(&areas.outlines, arena, &locator, NULL), TRYG_OK);
    uint32_t *area = TRYG_NEW(arena, p.n, uint32_t);
    uint32_t *spotted = TRYG_NEW(arena, p.n, uint32_t);
    tryg_spotter *spotter = NULL;
    size_t inside = 0, agree = 0;
    assert_int_equal(tryg_spotter_new(&areas.outlines, locator, c->points_crs, c->crs,
                                      arena, &spotter, NULL),
                     TRYG_OK);
    tryg_spotter_find(spotter, way, p.n, p.x, p.y, spotted);
    tryg_crs_way_go(way, p.n, p.x, p.y);
    tryg_locator_find(locator, p.n, p.x, p.y, area);
    for (size_t i = 0; i < p.n; i++) {
        inside += area[i] != TRYG_NO_AREA;
        agree += area[i] != TRYG_NO_AREA && c->label &&
                 strcmp(areas.code[area[i]], p.label[i]) == 0;
    }
    assert_memory_equal(spotted, area, p.n * sizeof *area);
    assert_int_equal(areas.n, c->areas);
    assert_int_equal(p.n, c->points);
    assert_int_equal(inside, c->inside);
    assert_int_equal(agree, c->agree);
    agrees_with_geos(&areas.outlines, &p, area, arena);
    tryg_arena_free(arena);
}

static void chicago_with_a_district_in_three_parts(void **state)
{
    (void)state;
    place(&CHICAGO);
}

static void new_york_from_degrees(void **state)
{
    (void)state;
    place(&NEW_YORK_DEGREES);
}

static void new_york_from_feet(void **state)
{
    (void)state;
    place(&NEW_YORK_FEET);
}

static void lancashire_all_inside(void **state)
{
    (void)state;
    place(&LANCASHIRE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chicago_with_a_district_in_three_parts),
        cmocka_unit_test(new_york_from_degrees),
        cmocka_unit_test(new_york_from_feet),
        cmocka_unit_test(lancashire_all_inside),
    };
    tryg_arena *arena = tryg_arena_new("test", 0);
    bool any = shared_path(CHICAGO.points_file, arena) ||
               shared_path(NEW_YORK_FEET.points_file, arena) ||
               shared_path(LANCASHIRE.points_file, arena);
    tryg_arena_free(arena);
    if (!any) {
        puts("skipped: the shared data on Chicago, New York and Lancashire are not here");
        return 77;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
