/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "town.h"

/* Of the city's counts, 2014 to 2010: violence -22 %, burglary -16 %, narcotics -7 %,
 * vandalism -31 %, as reports fell in the city from 2009 to 2012. */
static void reports_fall_as_they_did_in_the_city(void **state)
{
    static const struct {
        int form;
        double ratio;
    } FALL[] = {{0, 0.78}, {1, 0.84}, {3, 0.93}, {4, 0.69}};
    struct town *town = *state;
    for (size_t i = 0; i < sizeof FALL / sizeof *FALL; i++) {
        double sum[2] = {0.0, 0.0};
        for (int d = 0; d < TRYG_DISTRICTS; d++) {
            int column = TRYG_LEVEL_REPORTS + FALL[i].form;
            sum[0] += town->levels.level[0][d][column];
            sum[1] += town->levels.level[4][d][column];
        }
        assert_true(fabs(sum[1] / sum[0] - FALL[i].ratio) < 0.005);
    }
}

/* In per mille of the residents: 9-10 % unsafe in 2010, 7.1 % in 2014; evening 22, 17 %.
 */
static void the_city_grows_safer(void **state)
{
    static const struct {
        int year, column, from, to;
    } LEVEL[] = {{0, 12, 90, 100}, {4, 12, 69, 73}, {0, 13, 216, 226}, {4, 13, 166, 174}};
    struct town *town = *state;
    for (size_t i = 0; i < sizeof LEVEL / sizeof *LEVEL; i++) {
        int64_t sum = 0, persons = 0;
        for (int d = 0; d < TRYG_DISTRICTS; d++) {
            int32_t people = town->levels.persons[LEVEL[i].year][d];
            sum +=
                (int64_t)people * town->levels.level[LEVEL[i].year][d][LEVEL[i].column];
            persons += people;
        }
        assert_in_range(sum / persons, LEVEL[i].from, LEVEL[i].to);
    }
}

static void every_level_is_possible(void **state)
{
    struct town *town = *state;
    for (int y = 0; y < TRYG_EXAMPLE_YEARS; y++) {
        int64_t persons = 0;
        for (int d = 0; d < TRYG_DISTRICTS; d++) {
            persons += town->levels.persons[y][d];
            for (int c = 0; c < TRYG_LEVELS; c++) {
                int32_t level = town->levels.level[y][d][c];
                assert_in_range(level, 1, c < TRYG_LEVEL_SHARES ? 600 : 5000);
            }
        }
        assert_in_range(persons, 510000, 575000);
    }
}

static void the_years_between_lie_between(void **state)
{
    struct town *town = *state;
    for (int y = 1; y < TRYG_EXAMPLE_YEARS - 1; y++) {
        for (int d = 0; d < TRYG_DISTRICTS; d++) {
            for (int c = 0; c < TRYG_LEVELS; c++) {
                int32_t a = town->levels.level[0][d][c], b = town->levels.level[4][d][c];
                int32_t low = a < b ? a : b, high = a < b ? b : a;
                assert_in_range(town->levels.level[y][d][c], low - 1 - low * 4 / 100,
                                high + 1 + high * 4 / 100);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_fall_as_they_did_in_the_city),
        cmocka_unit_test(the_city_grows_safer),
        cmocka_unit_test(every_level_is_possible),
        cmocka_unit_test(the_years_between_lie_between),
    };
    return cmocka_run_group_tests(tests, town_open, town_close);
}
