/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

static void what_cannot_be_told_is_said(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    const char *text = look_csv("date,district,count\n01/02/2010,Nord,1.234\n"
                                "03/04/2010,Syd,5\n",
                                false);
    expect_lines(text, "decimal sign not known (\"1.234\" can be read in two ways)");
    expect_lines(text, "date dd/mm/yyyy or mm/dd/yyyy");
    expect_lines(text, "    population:\n");
    expect_lines(text, "date_format: dd/mm/yyyy    # or mm/dd/yyyy: the file does not "
                       "decide\n");
    expect_lines(text, "decimal: \",\"    # or \".\": the file does not decide what "
                       "\"1.234\" is\n");
}

/* Two pairs of coordinates: the one in degrees is taken, since its CRS is known. */
static void degrees_are_preferred(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    const char *text = look_csv("X_COORD,Y_COORD,Latitude,Longitude\n"
                                "1000000.5,200000.5,40.7,-74.0\n",
                                false);
    expect_lines(text, "coordinates look like EPSG:4326");
    expect_lines(text, "columns: {east: Longitude, north: Latitude}");
    text = look_csv("x,y\n1000000.5,200000.5\n", false);
    expect_lines(text, "crs: EPSG:?    # the file does not say\n");
    text = look_csv("x,y\n0,0\n725123,6175000\n", false); /* 0,0 is no place */
    expect_lines(text, "crs: EPSG:25832\n");
}

/* Cells that leave no doubt decide for those that do. */
static void one_clear_number_decides(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    expect_lines(look_csv("a;b\n1.234;0,5\n", false), ", decimal sign \",\"\n");
    expect_lines(look_csv("a;b\n1.234;0.5\n", false), ", decimal sign \".\"\n");
    assert_null(strstr(look("unit/import/files/cells.xlsx", false), "decimal sign"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_told_is_said),
        cmocka_unit_test(degrees_are_preferred),
        cmocka_unit_test(one_clear_number_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
