/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void goals_are_kept_with_their_verdicts_and_readings(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    struct tryg_measured reading[] = {{{2010, 2}, 0.5, 0.1, 25},
                                      {{2011, 2}, 0.75, NAN, NAN}};
    struct tryg_barometer_goal goal[] = {{.id = "maal1",
                                          .name = {{"Mål 1", "Goal 1"}},
                                          .wanted = TRYG_WANTED_FALLS,
                                          .by = TRYG_BY_SERIES,
                                          .is_share = true,
                                          .readings = 2,
                                          .reading = reading,
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
                                          .name = {{"Mål 2", "Goal 2"}},
                                          .by = TRYG_BY_SURVEY,
                                          .first = SIZE_MAX,
                                          .last = SIZE_MAX,
                                          .change = NAN,
                                          .why = TRYG_COURSE_NO_READING}};
    struct tryg_barometer barometer = {.goals = 2, .goal = goal};
    k.city->results.barometer = &barometer;
    kept_write(&k);
    assert_string_equal(
        kept_cell(&k,
                  "SELECT goal || '|' || wanted || '|' || source || '|' || is_share || "
                  "'|' || first_period || '|' || last_period || '|' || change || '|' "
                  "|| verdict || '|' || certain || '|' || (se IS NULL) || '|' || (why "
                  "IS NULL) FROM barometer WHERE goal_id = 1"),
        "maal1|falls|series|1|2010-2|2011-2|0.25|wrong_way|0|1|1");
    assert_string_equal(kept_cell(&k,
                                  "SELECT why FROM barometer WHERE goal = 'maal2' AND "
                                  "first_period IS NULL"),
                        "no_reading");
    assert_string_equal(kept_cell(&k,
                                  "SELECT group_concat(period || ':' || value || ':' || "
                                  "ifnull(n, '-'), ' ') FROM barometer_reading"),
                        "2010-2:0.5:25.0 2011-2:0.75:-");
    kept_end(&k);
}

static void without_goals_the_tables_are_empty(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k,
                                 "SELECT (SELECT count(*) FROM barometer) + (SELECT "
                                 "count(*) FROM barometer_reading) + (SELECT count(*) "
                                 "FROM city_answer)"),
                     0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_are_kept_with_their_verdicts_and_readings),
        cmocka_unit_test(without_goals_the_tables_are_empty)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
