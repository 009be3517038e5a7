/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real 35 districts of Copenhagen with their lakes, harbour and parks: all labels
 * find a place, none meets another, and the drawn land is the whole land. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "maps/furniture.h"
#include "maps/labels.h"
#include "maps/raster.h"
#include "tests/maps/fake_town.h"

enum { DISTRICTS = 35 };

static struct fake_town town; /* its profile, with the districts in its place */
static struct tryg_system districts;

static void add_ring(struct tryg_outlines *o, OGRGeometryH ring)
{
    size_t n = (size_t)OGR_G_GetPointCount(ring);
    double *x = TRYG_NEW(town.arena, n, double), *y = TRYG_NEW(town.arena, n, double);
    for (size_t p = 0; p < n; p++) {
        x[p] = OGR_G_GetX(ring, (int)p);
        y[p] = OGR_G_GetY(ring, (int)p);
    }
    tryg_outlines_ring(o, town.arena, n, x, y);
}

static void add_geometry(struct tryg_outlines *o, OGRGeometryH shape)
{
    if (wkbFlatten(OGR_G_GetGeometryType(shape)) == wkbPolygon) {
        tryg_outlines_part(o, town.arena);
        for (int r = 0; r < OGR_G_GetGeometryCount(shape); r++) {
            add_ring(o, OGR_G_GetGeometryRef(shape, r));
        }
        return;
    }
    for (int part = 0; part < OGR_G_GetGeometryCount(shape); part++) {
        add_geometry(o, OGR_G_GetGeometryRef(shape, part));
    }
}

/* The features of a layer as areas, in the order of the file. */
static size_t read_layer(const char *path, const char *layer_name,
                         struct tryg_outlines *o, const char **code, double *x, double *y)
{
    OGRDataSourceH file = OGROpen(path, 0, NULL);
    assert_non_null(file);
    OGRLayerH layer = OGR_DS_GetLayerByName(file, layer_name);
    OGRFeatureH feature;
    size_t n = 0;
    tryg_outlines_begin(o, town.arena);
    while ((feature = OGR_L_GetNextFeature(layer))) {
        OGRGeometryH shape = OGR_F_GetGeometryRef(feature);
        OGRGeometryH inside = OGR_G_PointOnSurface(shape);
        code[n] = tryg_arena_copy(town.arena, OGR_F_GetFieldAsString(feature, 0));
        x[n] = OGR_G_GetX(inside, 0);
        y[n++] = OGR_G_GetY(inside, 0);
        tryg_outlines_area(o, town.arena);
        add_geometry(o, shape);
        OGR_G_DestroyGeometry(inside);
        OGR_F_Destroy(feature);
    }
    tryg_outlines_end(o, town.arena);
    OGR_DS_Destroy(file);
    return n;
}

static const char *gpkg(void)
{
    const char *shared = getenv("TRYG_SHARED");
    return tryg_arena_print(town.arena, "%s/data/copenhagen/districts_derived.gpkg",
                            shared ? shared : "../shared");
}

static void score_districts(void)
{
    struct tryg_results *results = &town.results;
    results->systems = 1;
    results->scores = TRYG_NEW(town.arena, 2, struct tryg_scores);
    for (size_t y = 0; y < 2; y++) {
        struct tryg_scores *scores = &results->scores[y];
        tryg_scores_begin(scores, town.arena, town.years[y], &districts, FAKE_INDICATORS,
                          FAKE_GROUPS);
        for (size_t a = 0; a < districts.n; a++) {
            scores->index[a] = 88.0 + (double)(a * 17 % 31);
            scores->level[a] = a % 6 == 0 ? 4 : (int)(a % 4);
            scores->level_p[a] = a % 3 == 0 ? 0.5 : 0.95;
        }
    }
}

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    OGRRegisterAll();
    fake_town_make(&town, tryg_arena_new("test", 0));
    districts = (struct tryg_system){.id = "distrikt35"};
    districts.code = TRYG_NEW(town.arena, 64, const char *);
    districts.label_x = TRYG_NEW(town.arena, 64, double);
    districts.label_y = TRYG_NEW(town.arena, 64, double);
    districts.n = read_layer(gpkg(), "distrikt35_fixed", &districts.outlines,
                             districts.code, districts.label_x, districts.label_y);
    districts.name = districts.code;
    town.base = (struct tryg_map_base){.crs_wkt = town.base.crs_wkt};
    town.systems[0] = &districts;
    score_districts();
    return districts.n == DISTRICTS ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static const struct tryg_plate *plate_of(enum tryg_map_kind kind)
{
    struct tryg_plate *plate = TRYG_NEW(town.arena, 1, struct tryg_plate);
    struct tryg_ground *ground = TRYG_NEW(town.arena, 1, struct tryg_ground);
    struct tryg_map_want want = {.kind = kind, .one_per = TRYG_MAP_WHOLE};
    tryg_ground_lay(ground, &town.results, &town.base, 0, 0,
                    tryg_outlines_box(&districts.outlines), town.arena);
    *plate = (struct tryg_plate){
        .base = &town.base, .ground = ground, .family = tryg_map_font()};
    tryg_plate_fill(plate, &town.results, &want,
                    tryg_classes_levels(&town.profile, town.arena), TRYG_PLATE_NO_FOCUS,
                    NULL, town.arena);
    return plate;
}

static void all_labels_find_a_place_and_none_meets_another(void **state)
{
    (void)state;
    const struct tryg_plate *plate = plate_of(TRYG_MAP_LEVEL);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8);
    struct tryg_sheet sheet = {.cr = cairo_create(surface),
                               .page = tryg_page_plan(),
                               .plate = plate,
                               .arena = town.arena};
    tryg_lettering_begin(&sheet.letters, sheet.cr, plate->family);
    struct tryg_furniture furniture =
        tryg_furniture_plan(&plate->ground->view, &plate->ground->cover);
    struct tryg_labels labels;
    tryg_labels_plan(&labels, &sheet, true, 1, &furniture.box);
    size_t pairs = 0;
    for (size_t a = 0; a < labels.n; a++) {
        assert_true(labels.spot[a].form >= 0);
        assert_false(tryg_rect_overlap(labels.spot[a].box, furniture.box));
        for (size_t b = 0; b < a; b++) {
            assert_false(tryg_rect_overlap(labels.spot[a].box, labels.spot[b].box));
            pairs++;
        }
    }
    assert_int_equal(pairs, DISTRICTS * (DISTRICTS - 1) / 2);
    tryg_lettering_end(&sheet.letters);
    cairo_destroy(sheet.cr);
    cairo_surface_destroy(surface);
}

/* 92.372 km2 in all; thinning and cells may cost a thousandth. */
static void the_drawn_land_is_the_whole_land(void **state)
{
    (void)state;
    const struct tryg_ground *ground = plate_of(TRYG_MAP_LEVEL)->ground;
    double drawn = 0.0, burnt = 0.0;
    for (size_t a = 0; a < DISTRICTS; a++) {
        drawn += tryg_outlines_area_size(&ground->areas, a);
    }
    drawn /= ground->view.per_m * ground->view.per_m * 1e6;
    assert_true(fabs(drawn / 92.372 - 1.0) < 1e-3);
    struct tryg_raster raster = {
        .width = 1772, .height = 1353, .left = 716900.0, .top = 6182100.0, .cell = 10.0};
    tryg_raster_burn(&raster, &districts.outlines, town.arena);
    for (size_t i = 0; i < raster.width * raster.height; i++) {
        burnt += raster.area[i] != TRYG_NO_AREA ? 1e-4 : 0.0;
    }
    assert_true(fabs(burnt / 92.372 - 1.0) < 1e-3);
}

/* Frederiksberg lies inside the city and is none of it. */
static void the_hole_in_the_city_stays_a_hole(void **state)
{
    (void)state;
    const struct tryg_ground *ground = plate_of(TRYG_MAP_LEVEL)->ground;
    const struct tryg_raster *cells = &ground->cover.cells;
    size_t column = (size_t)(tryg_view_x(&ground->view, 721500.0) - cells->left);
    size_t row = (size_t)(tryg_view_y(&ground->view, 6175800.0) - cells->top);
    assert_int_equal(tryg_raster_at(cells, column, row), TRYG_NO_AREA);
}

/* Borders between districts are listed once, so their points are few. */
static void shared_borders_stay_shared(void **state)
{
    (void)state;
    const struct tryg_ground *ground = plate_of(TRYG_MAP_LEVEL)->ground;
    double all = 0.0, once = 0.0;
    const struct tryg_outlines *o = &ground->areas;
    for (size_t r = 0; r < o->rings; r++) {
        for (size_t p = o->point_at[r]; p + 1 < o->point_at[r + 1]; p++) {
            all += hypot(o->x[p + 1] - o->x[p], o->y[p + 1] - o->y[p]);
        }
    }
    const struct tryg_borders *borders = &ground->borders;
    for (size_t b = 0; b < borders->n; b++) {
        for (size_t p = borders->at[b]; p + 1 < borders->at[b + 1]; p++) {
            once += hypot(borders->x[p + 1] - borders->x[p],
                          borders->y[p + 1] - borders->y[p]);
        }
    }
    assert_true(once < 0.8 * all && once > 0.5 * all);
}

int main(void)
{
    const char *shared = getenv("TRYG_SHARED");
    char path[4096];
    snprintf(path, sizeof path, "%s/data/copenhagen/districts_derived.gpkg",
             shared ? shared : "../shared");
    if (access(path, R_OK) != 0) {
        printf("skipped: %s is not there\n", path);
        return 77;
    }
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_labels_find_a_place_and_none_meets_another,
                                        begin, end),
        cmocka_unit_test_setup_teardown(the_drawn_land_is_the_whole_land, begin, end),
        cmocka_unit_test_setup_teardown(the_hole_in_the_city_stays_a_hole, begin, end),
        cmocka_unit_test_setup_teardown(shared_borders_stay_shared, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
