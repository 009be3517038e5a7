/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

static void layers_become_areas(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    const char *text = look("unit/import/files/mixed.geojson", false);
    expect_lines(text, "FILE: GeoJSON\n\nLag \"mixed\": 4 objekter, 5 kolonner, flader, "
                       "koordinater i EPSG:4326\n");
    expect_lines(text, "    areas:\n      file: FILE\n      code: kode\n      name: "
                       "navn\n");
    text = look("unit/import/files/squares.shp", false);
    expect_lines(text, "koordinater i ukendt CRS");
    expect_lines(text, "code: nr\n      name: navn\n      crs: EPSG:?    # filen siger "
                       "det ikke\n");
    text = look("unit/import/files/layers.kml", false);
    expect_lines(text, "Lag \"skoler\": 1 objekter, 11 kolonner, punkter eller linjer");
    text = look("unit/import/files/regions.csv", false);
    expect_lines(text, "    areas:\n      file: FILE\n      code: kode\n      name: "
                       "navn\n");
    assert_null(strstr(text, "crs:"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_become_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
