/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/index/barometer.h"

static struct tryg_measured at(int year, int half, double value, double se)
{
    return (struct tryg_measured){
        .when = {year, half}, .value = value, .se = se, .n = NAN};
}

static struct tryg_barometer_goal goal(enum tryg_wanted wanted, size_t n,
                                       struct tryg_measured *reading)
{
    return (struct tryg_barometer_goal){
        .id = "g", .wanted = wanted, .readings = n, .reading = reading};
}

static void judge(struct tryg_barometer_goal *goals, size_t n)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_barometer barometer = {.goals = n, .goal = goals};
    tryg_barometer_judge(&barometer, 0.05, arena);
    tryg_arena_free(arena);
}

/* 0.61 and 0.588 of 1452 and 1523: z = -0.022 / 0.017969 = -1.2243, p = 0.2208 (by hand,
 * tables of the normal distribution). */
static void two_samples_are_compared(void **state)
{
    (void)state;
    double se1 = tryg_barometer_share_se(0.61, 1452),
           se2 = tryg_barometer_share_se(0.588, 1523);
    assert_true(fabs(se1 - 0.0128001) < 1e-7);
    struct tryg_measured r[] = {at(2010, 0, 0.61, se1), at(2014, 0, 0.588, se2)};
    struct tryg_barometer_goal g = goal(TRYG_WANTED_RISES, 2, r);
    judge(&g, 1);
    assert_true(g.certain);
    assert_true(fabs(g.change + 0.022) < 1e-12);
    assert_true(fabs(g.p - 0.2208) < 1e-4);
    assert_true(fabs(g.low + 0.05722) < 1e-5 && fabs(g.high - 0.01322) < 1e-5);
    assert_int_equal(g.way, TRYG_COURSE_OPEN);
    assert_int_equal(g.why, TRYG_COURSE_NOT_SURE);
}

/* p = 0.03 three times of three stays 0.03; one of 0.03 among 0.5s becomes 0.09. */
static void p_is_adjusted_over_the_goals_that_have_one(void **state)
{
    (void)state;
    double z = 2.17009; /* p = 0.03 */
    struct tryg_measured sure[] = {at(2010, 0, 0, 1 / sqrt(2)),
                                   at(2011, 0, z, 1 / sqrt(2))};
    struct tryg_measured flat[] = {at(2010, 0, 0, 1 / sqrt(2)),
                                   at(2011, 0, 0.67449, 1 / sqrt(2))}; /* p = 0.5 */
    struct tryg_measured bare[] = {at(2010, 0, 1, NAN), at(2011, 0, 2, NAN)};
    struct tryg_barometer_goal g[] = {
        goal(TRYG_WANTED_RISES, 2, sure), goal(TRYG_WANTED_RISES, 2, flat),
        goal(TRYG_WANTED_FALLS, 2, flat), goal(TRYG_WANTED_FALLS, 2, bare)};
    judge(g, 4);
    assert_true(fabs(g[0].p - 0.03) < 1e-5 && fabs(g[0].p_adjusted - 0.09) < 1e-4);
    assert_int_equal(g[0].way, TRYG_COURSE_OPEN); /* alone it would have been told */
    judge(g, 1);
    assert_true(fabs(g[0].p_adjusted - 0.03) < 1e-5);
    assert_int_equal(g[0].way, TRYG_COURSE_RIGHT);
}

static void unknown_uncertainty_is_never_called_certain(void **state)
{
    (void)state;
    struct tryg_measured r[] = {at(2010, 0, 3.1, NAN), at(2012, 0, 3.2, 0.1),
                                at(2014, 0, 3.4, 0.1)};
    struct tryg_barometer_goal up = goal(TRYG_WANTED_RISES, 3, r);
    struct tryg_barometer_goal down = goal(TRYG_WANTED_FALLS, 3, r);
    judge(&up, 1);
    judge(&down, 1);
    assert_false(up.certain || down.certain);
    assert_int_equal(up.way, TRYG_COURSE_RIGHT);
    assert_int_equal(down.way, TRYG_COURSE_WRONG);
    assert_true(isnan(up.p) && isnan(up.p_adjusted) && isnan(up.low) && isnan(up.high));
}

static void half_years_are_compared_with_their_like(void **state)
{
    (void)state;
    struct tryg_measured r[] = {at(2010, 1, 8.3, NAN), at(2010, 2, 7.6, NAN),
                                at(2011, 1, 8.4, NAN), at(2011, 2, 7.5, NAN)};
    struct tryg_barometer_goal g = goal(TRYG_WANTED_FALLS, 4, r);
    judge(&g, 1);
    assert_int_equal(g.first, 1);
    assert_int_equal(g.last, 3);
    assert_false(g.other_half);
    assert_int_equal(g.way, TRYG_COURSE_RIGHT);
    g = goal(TRYG_WANTED_FALLS, 3, r); /* 2010-1 against 2011-1 */
    judge(&g, 1);
    assert_int_equal(g.first, 0);
    assert_int_equal(g.way, TRYG_COURSE_WRONG);
    g = goal(TRYG_WANTED_FALLS, 2, r); /* there is none of the same half */
    judge(&g, 1);
    assert_true(g.other_half);
    assert_int_equal(g.first, 0);
}

static void nothing_is_told_across_a_break(void **state)
{
    (void)state;
    int year[] = {2012};
    struct tryg_measured r[] = {at(2010, 0, 1, 0.1), at(2011, 0, 2, 0.1),
                                at(2012, 0, 3, 0.1)};
    struct tryg_barometer_goal g[] = {goal(TRYG_WANTED_RISES, 3, r),
                                      goal(TRYG_WANTED_RISES, 2, r)};
    g[0].breaks = g[1].breaks = 1;
    g[0].break_year = g[1].break_year = year;
    judge(g, 2);
    assert_int_equal(g[0].way, TRYG_COURSE_OPEN);
    assert_int_equal(g[0].why, TRYG_COURSE_BREAK);
    assert_true(isnan(g[0].p) && isnan(g[0].low));
    assert_int_equal(g[1].way, TRYG_COURSE_RIGHT); /* 2010 to 2011: before it */
    assert_true(g[1].p_adjusted == g[1].p);        /* alone in its family */
}

static void too_little_cannot_be_told(void **state)
{
    (void)state;
    struct tryg_measured r[] = {at(2010, 0, 1, 0.1), at(2011, 0, 1, 0.1)};
    struct tryg_barometer_goal none = goal(TRYG_WANTED_RISES, 0, r);
    struct tryg_barometer_goal one = goal(TRYG_WANTED_RISES, 1, r);
    struct tryg_barometer_goal same = goal(TRYG_WANTED_RISES, 2, r);
    judge(&none, 1);
    judge(&one, 1);
    judge(&same, 1);
    assert_int_equal(none.why, TRYG_COURSE_NO_READING);
    assert_true(none.first == SIZE_MAX && none.last == SIZE_MAX);
    assert_int_equal(one.why, TRYG_COURSE_ONE_READING);
    assert_int_equal(same.why, TRYG_COURSE_UNCHANGED);
    assert_true(none.way == TRYG_COURSE_OPEN && one.way == TRYG_COURSE_OPEN &&
                same.way == TRYG_COURSE_OPEN);
}

static void nobody_is_certain_of_a_share_of_none(void **state)
{
    (void)state;
    /* the standard deviation of Beta(1/2, 10 1/2): sqrt(a b / ((a+b)^2 (a+b+1))) =
     * sqrt(5.25 / (121 * 12)) */
    assert_true(fabs(tryg_barometer_share_se(0.0, 10) - sqrt(5.25 / 1452)) < 1e-12);
    assert_true(isnan(tryg_barometer_share_se(0.5, 0)));
    assert_true(isnan(tryg_barometer_share_se(0.5, NAN)));
    assert_true(isnan(tryg_barometer_share_se(1.5, 10)));
}

static void words_and_periods(void **state)
{
    (void)state;
    char text[TRYG_SEASON_TEXT];
    assert_string_equal(tryg_season_print((struct tryg_season){2011, 2}, text), "2011-2");
    assert_string_equal(tryg_season_print((struct tryg_season){2011, 0}, text), "2011");
    assert_true(tryg_season_order((struct tryg_season){2011, 2},
                                  (struct tryg_season){2012, 1}) < 0);
    assert_true(tryg_season_order((struct tryg_season){2011, 2},
                                  (struct tryg_season){2011, 1}) > 0);
    assert_string_equal(tryg_course_id(TRYG_COURSE_WRONG), "wrong_way");
    for (int why = 0; why < TRYG_COURSE_WHYS; why++) {
        assert_int_equal(*tryg_course_why_id((enum tryg_course_why)why) != 0,
                         why != TRYG_COURSE_TOLD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_samples_are_compared),
        cmocka_unit_test(p_is_adjusted_over_the_goals_that_have_one),
        cmocka_unit_test(unknown_uncertainty_is_never_called_certain),
        cmocka_unit_test(half_years_are_compared_with_their_like),
        cmocka_unit_test(nothing_is_told_across_a_break),
        cmocka_unit_test(too_little_cannot_be_told),
        cmocka_unit_test(nobody_is_certain_of_a_share_of_none),
        cmocka_unit_test(words_and_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
