/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/listing.h"
#include "publish/tables.h"

static struct tryg_measured READING[] = {{{2010, 2}, 0.5, 0.125, 16},
                                         {{2011, 1}, 0.75, NAN, NAN}};
static struct tryg_barometer_goal GOAL[] = {{.id = "maal1",
                                             .name = {{"Ét, mål", "One goal"}},
                                             .wanted = TRYG_WANTED_FALLS,
                                             .by = TRYG_BY_SERIES,
                                             .is_share = true,
                                             .is_chosen = true,
                                             .other_half = true,
                                             .readings = 2,
                                             .reading = READING,
                                             .first = 0,
                                             .last = 1,
                                             .change = 0.25,
                                             .se = NAN,
                                             .low = NAN,
                                             .high = NAN,
                                             .p = NAN,
                                             .p_adjusted = NAN,
                                             .way = TRYG_COURSE_WRONG},
                                            {.id = "maal2",
                                             .name = {{"To", "Two"}},
                                             .by = TRYG_BY_SURVEY,
                                             .first = SIZE_MAX,
                                             .last = SIZE_MAX,
                                             .change = NAN,
                                             .low = NAN,
                                             .high = NAN,
                                             .p = NAN,
                                             .p_adjusted = NAN,
                                             .why = TRYG_COURSE_NO_READING}};
static const struct tryg_barometer BAROMETER = {.goals = 2, .goal = GOAL};

typedef enum tryg_status publish(const char *path, const struct tryg_barometer *barometer,
                                 struct tryg_error *err);

static void expect_file(publish *write, const char *expected)
{
    struct look look = look_begin(small_city_usual(), "b");
    struct tryg_error err = {0};
    look_ok(write(look.path, &BAROMETER, &err), &err);
    assert_string_equal(look_text(&look), expected);
    look_end(&look);
}

static void a_goal_is_a_row(void **state)
{
    (void)state;
    expect_file(tryg_publish_barometer_csv,
                "goal,name,source,unit,wanted,first_period,first,last_period,last,change,"
                "low,high,p,p_adjusted,verdict,certainty,why,readings,notes\n"
                "maal1,\"Ét, mål\",series,share,falls,2010-2,0.5,2011-1,0.75,0.25,,,,,"
                "wrong_way,unknown,,2,other_half chosen_areas\n"
                "maal2,To,survey,number,rises,,,,,,,,,,cannot_tell,,no_reading,0,\n");
}

static void a_reading_is_a_row(void **state)
{
    (void)state;
    expect_file(tryg_publish_readings_csv,
                "goal,name,source,unit,period,value,se,n\n"
                "maal1,\"Ét, mål\",series,share,2010-2,0.5,0.125,16\n"
                "maal1,\"Ét, mål\",series,share,2011-1,0.75,,\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_goal_is_a_row),
                                       cmocka_unit_test(a_reading_is_a_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
