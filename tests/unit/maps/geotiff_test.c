/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gdal.h>
#include <math.h>
#include <string.h>

#include "maps/geotiff.h"
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

static const char *write_map(const struct tryg_plate *plate)
{
    const char *path = fake_town_path(&town, "tif");
    struct tryg_raster raster = tryg_geotiff_grid(tryg_outlines_box(&town.town.outlines));
    tryg_raster_burn(&raster, &town.town.outlines, town.arena);
    tryg_geotiff_begin();
    struct tryg_error err = {0};
    if (tryg_geotiff_write(path, plate, &raster, town.arena, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return path;
}

static unsigned char value_at(GDALDatasetH set, double east, double north)
{
    double t[6];
    unsigned char value = 0;
    GDALGetGeoTransform(set, t);
    int column = (int)floor((FAKE_WEST + east - t[0]) / t[1]);
    int row = (int)floor((FAKE_SOUTH + north - t[3]) / t[5]);
    assert_int_equal(GDALRasterIO(GDALGetRasterBand(set, 1), GF_Read, column, row, 1, 1,
                                  &value, 1, 1, GDT_Byte, 0, 0),
                     CE_None);
    return value;
}

static void it_lies_where_the_town_lies(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    GDALDatasetH set = GDALOpen(write_map(plate), GA_ReadOnly);
    assert_non_null(set);
    double t[6];
    GDALGetGeoTransform(set, t);
    assert_true(t[0] == FAKE_WEST && t[3] == FAKE_SOUTH + 3000.0);
    assert_true(t[1] == 5.0 && t[5] == -5.0);
    assert_int_equal(GDALGetRasterXSize(set), 944);
    assert_int_equal(GDALGetRasterYSize(set), 600);
    assert_non_null(strstr(GDALGetProjectionRef(set), "\"25832\""));
    assert_string_equal(GDALGetMetadataItem(set, "LAYOUT", "IMAGE_STRUCTURE"), "COG");
    assert_int_equal(value_at(set, 500, 2500), 4);    /* 1: markant */
    assert_int_equal(value_at(set, 3500, 2500), 3);   /* 4: 105.0 exactly */
    assert_int_equal(value_at(set, 3500, 500), 0);    /* 11 */
    assert_int_equal(value_at(set, 4660, 460), 5);    /* 12: no data */
    assert_int_equal(value_at(set, 1500, 1500), 255); /* the hole */
    GDALClose(set);
}

static void its_classes_have_names_and_colours(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    GDALDatasetH set = GDALOpen(write_map(plate), GA_ReadOnly);
    GDALRasterBandH band = GDALGetRasterBand(set, 1);
    int known = 0;
    assert_true(GDALGetRasterNoDataValue(band, &known) == 255.0 && known);
    char **names = GDALGetRasterCategoryNames(band);
    GDALColorTableH table = GDALGetRasterColorTable(band);
    GDALRasterAttributeTableH attributes = GDALGetDefaultRAT(band);
    assert_non_null(names);
    assert_int_equal(GDALRATGetRowCount(attributes), 6);
    for (int c = 0; c <= FAKE_LEVELS; c++) {
        const GDALColorEntry *entry = GDALGetColorEntry(table, c);
        unsigned rgb =
            (unsigned)entry->c1 << 16 | (unsigned)entry->c2 << 8 | (unsigned)entry->c3;
        assert_int_equal(rgb, plate->classes->rgb[c]);
        assert_string_equal(names[c], plate->classes->label[c]);
        assert_string_equal(GDALRATGetValueAsString(attributes, c, 1),
                            plate->classes->label[c]);
        assert_int_equal(GDALRATGetValueAsInt(attributes, c, 5), plate->count[c]);
    }
    assert_string_equal(names[4], "markant indsats");
    assert_string_equal(names[5], "ingen data");
    assert_int_equal(GDALGetColorEntry(table, 255)->c4, 0); /* clear */
    GDALClose(set);
}

static void cells_are_round_and_few_enough(void **state)
{
    (void)state;
    static const struct {
        double wide, cell;
    } known[] = {{17710, 10}, {4000, 5}, {900000, 500}, {120, 0.1}, {2100, 2}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct tryg_box land = {700003.3, 6100001.1, 700003.3 + known[i].wide, 6100051.1};
        struct tryg_raster grid = tryg_geotiff_grid(land);
        assert_true(fabs(grid.cell - known[i].cell) < 1e-9);
        assert_true(grid.width <= 2000);
        double steps = grid.left / grid.cell;
        assert_true(fabs(steps - round(steps)) < 1e-6);
        assert_true(grid.left <= land.west &&
                    grid.left + grid.cell * (double)grid.width >= land.east);
        assert_true(grid.top >= land.north &&
                    grid.top - grid.cell * (double)grid.height <= land.south);
    }
}

static void a_crs_that_cannot_be_read_is_said(void **state)
{
    (void)state;
    town.base.crs_wkt = "nonsense";
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct tryg_raster raster = tryg_geotiff_grid(tryg_outlines_box(&town.town.outlines));
    tryg_raster_burn(&raster, &town.town.outlines, town.arena);
    tryg_geotiff_begin();
    struct tryg_error err = {0};
    assert_int_equal(tryg_geotiff_write(fake_town_path(&town, "tif"), plate, &raster,
                                        town.arena, &err),
                     TRYG_FAILED);
    assert_true(strlen(err.text) > 30);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_lies_where_the_town_lies, begin, end),
        cmocka_unit_test_setup_teardown(its_classes_have_names_and_colours, begin, end),
        cmocka_unit_test_setup_teardown(cells_are_round_and_few_enough, begin, end),
        cmocka_unit_test_setup_teardown(a_crs_that_cannot_be_read_is_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
