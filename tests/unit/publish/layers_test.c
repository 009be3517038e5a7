/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "publish/layers.h"

static const unsigned RGB[] = {0xf7fbff, 0x6baed6, 0x08306b};

static enum tryg_status publish(struct look *look, struct tryg_error *err)
{
    return tryg_publish_gpkg(look->path, &look->city->results, SMALL_CITY_WKT, RGB, err);
}

static struct look published(void)
{
    struct look look = look_begin(small_city_usual(), "tryghedsindeks.gpkg");
    struct tryg_error err = {0};
    look_ok(publish(&look, &err), &err);
    return look;
}

/* The first cell of what `sql` asks, read without GDAL. */
static const char *cell(struct look *look, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(look->path, &db, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    const char *text = NULL;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        text =
            tryg_arena_copy(look->arena, (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return text;
}

static void each_year_and_system_is_a_layer(void **state)
{
    (void)state;
    static const char *const name[] = {"2010_distrikt", "2010_city", "2011_distrikt",
                                       "2011_city"};
    struct look look = published();
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(look.path, GDAL_OF_VECTOR, NULL, NULL, NULL);
    assert_non_null(file);
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        OGRLayerH layer = GDALDatasetGetLayerByName(file, name[i]);
        assert_non_null(layer);
        assert_int_equal(OGR_L_GetGeomType(layer), wkbMultiPolygon);
        assert_string_equal(OSRGetAuthorityCode(OGR_L_GetSpatialRef(layer), NULL),
                            "25832");
        assert_int_equal(OGR_L_GetFeatureCount(layer, TRUE), i % 2 == 0 ? 3 : 1);
    }
    GDALClose(file);
    look_end(&look);
}

static void values_and_shapes_read_back(void **state)
{
    (void)state;
    struct look look = published();
    GDALAllRegister();
    GDALDatasetH file = GDALOpenEx(look.path, GDAL_OF_VECTOR, NULL, NULL, NULL);
    OGRLayerH layer = GDALDatasetGetLayerByName(file, "2011_distrikt");
    const struct tryg_scores *s = tryg_results_at(&look.city->results, 1, 0);
    size_t a = 0;
    double total = 0;
    for (OGRFeatureH f; (f = OGR_L_GetNextFeature(layer)) != NULL; a++) {
        OGRGeometryH shape = OGR_F_GetGeometryRef(f);
        assert_true(OGR_G_IsValid(shape));
        assert_int_equal(OGR_G_GetGeometryCount(shape), 2); /* two squares each */
        total += OGR_G_Area(shape);
        assert_string_equal(OGR_F_GetFieldAsString(f, OGR_F_GetFieldIndex(f, "area")),
                            s->system->code[a]);
        int index = OGR_F_GetFieldIndex(f, "index");
        assert_true(isnan(s->index[a]) ? !OGR_F_IsFieldSetAndNotNull(f, index)
                                       : OGR_F_GetFieldAsDouble(f, index) == s->index[a]);
        OGR_F_Destroy(f);
    }
    assert_int_equal(a, 3);
    assert_true(total == 6 * 100 * 100 - 20 * 20); /* the hole is a hole */
    GDALClose(file);
    look_end(&look);
}

static void each_layer_has_its_style_as_qgis_keeps_it(void **state)
{
    (void)state;
    struct look look = published();
    assert_string_equal(
        cell(&look, "SELECT group_concat(name, ' ') FROM pragma_table_info("
                    "'layer_styles')"),
        "id f_table_catalog f_table_schema f_table_name f_geometry_column styleName "
        "styleQML styleSLD useAsDefault description owner ui update_time");
    /* the question that QGIS asks of each layer it opens */
    const char *qml = cell(&look, "SELECT styleQML FROM layer_styles WHERE "
                                  "f_table_schema = '' AND f_table_name = '2010_city' "
                                  "AND f_geometry_column = 'geom' ORDER BY CASE WHEN "
                                  "useAsDefault THEN 1 ELSE 2 END, update_time DESC");
    assert_non_null(qml);
    assert_non_null(strstr(qml, "attr=\"level\""));
    assert_non_null(strstr(qml, "8,48,107,255")); /* 0x08306b */
    assert_string_equal(cell(&look, "SELECT count(*) FROM layer_styles s JOIN "
                                    "gpkg_geometry_columns g ON g.table_name = "
                                    "s.f_table_name AND g.column_name = "
                                    "s.f_geometry_column WHERE s.useAsDefault = 1"),
                        "4");
    assert_string_equal(cell(&look, "SELECT DISTINCT update_time FROM layer_styles"),
                        "2000-01-01T00:00:00.000Z");
    look_end(&look);
}

static void the_same_results_give_the_same_bytes(void **state)
{
    (void)state;
    struct look a = published();
    sleep(1);
    struct look b = published();
    size_t size_a = 0, size_b = 0;
    unsigned char *bytes_a = small_city_bytes(a.arena, a.path, &size_a);
    unsigned char *bytes_b = small_city_bytes(b.arena, b.path, &size_b);
    assert_true(size_a > 50000);
    assert_int_equal(size_a, size_b);
    assert_memory_equal(bytes_a, bytes_b, size_a);
    look_end(&a);
    look_end(&b);
}

static void without_geometry_there_is_no_file(void **state)
{
    (void)state;
    struct small_city_size size = small_city_usual();
    size.no_geometry = true;
    struct look look = look_begin(size, "tryghedsindeks.gpkg");
    look_ok(tryg_publish_gpkg(look.path, &look.city->results, NULL, RGB, NULL), NULL);
    assert_int_not_equal(access(look.path, F_OK), 0);
    look_end(&look);
}

static void without_an_index_there_is_one_plain_symbol(void **state)
{
    (void)state;
    struct small_city_size size = small_city_usual();
    size.no_index = true;
    struct look look = look_begin(size, "tryghedsindeks.gpkg");
    struct tryg_error err = {0};
    look_ok(tryg_publish_gpkg(look.path, &look.city->results, SMALL_CITY_WKT, NULL, &err),
            &err);
    assert_non_null(strstr(cell(&look, "SELECT styleQML FROM layer_styles"),
                           "type=\"singleSymbol\""));
    look_end(&look);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "tryghedsindeks.gpkg");
    struct rlimit was, small;
    getrlimit(RLIMIT_FSIZE, &was);
    small = was;
    small.rlim_cur = 64 * 1024;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    struct tryg_error err = {0};
    enum tryg_status status = publish(&look, &err);
    setrlimit(RLIMIT_FSIZE, &was);
    assert_int_equal(status, TRYG_FAILED);
    assert_non_null(strstr(err.text, "tryghedsindeks.gpkg"));
    assert_null(strchr(err.text, '\n'));
    char *path = look.path;
    look.path = "/no/such/folder/x.gpkg";
    assert_int_equal(publish(&look, &err), TRYG_FAILED);
    look.path = path;
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_year_and_system_is_a_layer),
        cmocka_unit_test(values_and_shapes_read_back),
        cmocka_unit_test(each_layer_has_its_style_as_qgis_keeps_it),
        cmocka_unit_test(the_same_results_give_the_same_bytes),
        cmocka_unit_test(without_geometry_there_is_no_file),
        cmocka_unit_test(without_an_index_there_is_one_plain_symbol),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
