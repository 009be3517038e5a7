/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "geodata/copenhagen/belonging_file.h"
#include "town.h"

/* Forty a district, each for a fortieth of its residents, and codes that are declared. */
static void every_district_is_asked_alike(void **state)
{
    struct town *town = *state;
    struct tryg_sheet sheet = {.arena = town->arena};
    int rows = 0, asked[TRYG_DISTRICTS] = {0};
    tryg_belonging_file_put(&sheet, &town->levels, 2);
    tryg_sheet_put_sign(&sheet, '\0');
    char *row = strtok(sheet.bytes, "\r\n");
    assert_string_equal(row, "respnr;distrikt;vaegt;hjemme;disk");
    while ((row = strtok(NULL, "\r\n")) != NULL) {
        int number, district, whole, rest, home, seen;
        assert_int_equal(sscanf(row, "%d;%d;%d,%d;%d;%d", &number, &district, &whole,
                                &rest, &home, &seen),
                         6);
        assert_int_equal(number, ++rows);
        asked[district - 1]++;
        double each = town->levels.persons[2][district - 1] / 40.0;
        assert_true(fabs(whole + rest / 1000.0 - each) < 0.0011);
        assert_true((home >= 1 && home <= 4) || home == 8 || home == 9);
        assert_true(seen == 1 || seen == 2 || seen == 8 || seen == 9);
    }
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        assert_int_equal(asked[d], TRYG_BELONGING_EACH);
    }
    assert_int_equal(rows, 35 * 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_district_is_asked_alike)};
    return cmocka_run_group_tests(tests, town_open, town_close);
}
