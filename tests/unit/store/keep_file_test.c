/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "geodata/store/keep.h"

static GDALDatasetH opened(struct kept *k)
{
    const char *const only[] = {"SQLite", NULL};
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(k->path, GDAL_OF_VECTOR, only, NULL, NULL);
    assert_non_null(file);
    return file;
}

static void other_programs_see_a_layer_for_each_year_and_system(void **state)
{
    (void)state;
    static const char *const name[] = {"index_2010_distrikt", "index_2010_city",
                                       "index_2011_distrikt", "index_2011_city"};
    struct kept k = kept_usual();
    GDALDatasetH file = opened(&k);
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        OGRLayerH layer = GDALDatasetGetLayerByName(file, name[i]);
        assert_non_null(layer);
        assert_string_equal(OSRGetAuthorityCode(OGR_L_GetSpatialRef(layer), NULL),
                            "25832");
        assert_int_equal(OGR_L_GetFeatureCount(layer, TRUE), i % 2 == 0 ? 3 : 1);
        OGRFeatureH f = OGR_L_GetNextFeature(layer);
        double area = OGR_G_Area(OGR_F_GetGeometryRef(f));
        assert_true(area == (i % 2 == 0 ? 2 : 6) * 100 * 100 - 20 * 20);
        OGR_F_Destroy(f);
    }
    GDALClose(file);
    kept_end(&k);
}

static void the_spatial_index_knows_every_area(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM idx_area_geometry"),
                     6 + 3 + 1);
    assert_int_equal(kept_number(&k, "SELECT spatial_index_enabled FROM "
                                     "geometry_columns WHERE f_table_name = 'area'"),
                     1);
    kept_end(&k);
}

static void no_clock_time_is_kept(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM spatialite_history"), 0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM geometry_columns_time WHERE "
                                     "substr(last_insert || last_update || last_delete, "
                                     "1, 4) <> '0000'"),
                     0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM geometry_columns_time"), 1);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM sql_statements_log"), 0);
    kept_end(&k);
}

static void a_system_with_a_strange_name_still_has_its_own_layer(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    k.city->district.id = "Politikreds '12'; DROP TABLE area";
    kept_write(&k);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM "
                                     "index_2010_politikreds__12___drop_table_area_0"),
                     3);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM area"), 10);
    kept_end(&k);
}

static void a_crs_without_a_number_is_kept_in_words(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    k.keep.epsg = 0;
    kept_write(&k);
    assert_int_equal(kept_number(&k,
                                 "SELECT count(*) FROM geometry_columns g JOIN "
                                 "spatial_ref_sys s ON s.srid = g.srid WHERE s.srtext "
                                 "LIKE 'PROJCS%UTM zone 32N%'"),
                     1);
    GDALDatasetH file = opened(&k);
    OGRLayerH layer = GDALDatasetGetLayerByName(file, "index_2010_distrikt");
    assert_true(OSRIsProjected(OGR_L_GetSpatialRef(layer)));
    GDALClose(file);
    kept_end(&k);
}

static void without_geometry_there_are_no_layers(void **state)
{
    (void)state;
    struct kept k;
    struct small_city_size size = small_city_usual();
    size.no_geometry = true;
    kept_begin(&k, size);
    kept_write(&k);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM views_geometry_columns"), 0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM area WHERE geometry IS NULL"),
                     10);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM v_index"), 8);
    kept_end(&k);
}

static void an_existing_file_is_left_alone(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    struct tryg_error err = {0};
    assert_int_equal(tryg_store_write(k.path, &k.keep, &err), TRYG_FAILED);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM year"), 2);
    kept_end(&k);
}

static void months_are_written_as_people_read_them(void **state)
{
    (void)state;
    struct tryg_counts counts = {.first_month = 2012 * 12 + 10, .slots = 4};
    assert_int_equal(tryg_keep_month(&counts, 0), 201211);
    assert_int_equal(tryg_keep_month(&counts, 1), 201212);
    assert_int_equal(tryg_keep_month(&counts, 2), 201301);
    assert_int_equal(tryg_keep_month(&counts, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_programs_see_a_layer_for_each_year_and_system),
        cmocka_unit_test(the_spatial_index_knows_every_area),
        cmocka_unit_test(no_clock_time_is_kept),
        cmocka_unit_test(a_system_with_a_strange_name_still_has_its_own_layer),
        cmocka_unit_test(a_crs_without_a_number_is_kept_in_words),
        cmocka_unit_test(without_geometry_there_are_no_layers),
        cmocka_unit_test(an_existing_file_is_left_alone),
        cmocka_unit_test(months_are_written_as_people_read_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
