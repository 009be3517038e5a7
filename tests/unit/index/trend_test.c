/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/trend.h"

/* Student's t on 3 degrees of freedom has its distribution in closed form. */
static double two_sided_t3(double t)
{
    double x = t / sqrt(3.0);
    return 1.0 - 2.0 / acos(-1.0) * (x / (1.0 + x * x) + atan(x));
}

static const double X[] = {0.0, 1.0, 2.0, 3.0, 4.0};
static const double T3 = 3.182446305284263; /* 97.5 % */

/* On the line itself the years' own variance is all there is: se = sqrt(1 / 10). */
static void a_straight_line_is_as_sure_as_its_points(void **state)
{
    (void)state;
    static const double value[] = {10, 12, 14, 16, 18}, variance[] = {1, 1, 1, 1, 1};
    struct tryg_trend_line line;
    tryg_trend_fit(5, X, value, variance, 0.05, &line);
    double se = sqrt(0.1);
    assert_true(fabs(line.slope - 2.0) < 1e-12);
    assert_true(fabs(line.low - (2.0 - T3 * se)) < 1e-9);
    assert_true(fabs(line.high - (2.0 + T3 * se)) < 1e-9);
    assert_true(fabs(line.p - two_sided_t3(2.0 / se)) < 1e-9);
}

/* 1 4 2 6 5: slope 1, residual sum of squares 7.2, so by hand s2 = 2.4 and se = sqrt(.24)
 * as of plain least squares, however small the variances are said to be. */
static void years_that_vary_more_than_samples_do_make_it_less_sure(void **state)
{
    (void)state;
    static const double value[] = {1, 4, 2, 6, 5};
    static const double variance[] = {0.01, 0.01, 0.01, 0.01, 0.01};
    struct tryg_trend_line line;
    tryg_trend_fit(5, X, value, variance, 0.05, &line);
    double se = sqrt(0.24);
    assert_true(fabs(line.slope - 1.0) < 1e-12);
    assert_true(fabs(line.high - line.low - 2.0 * T3 * se) < 1e-9);
    assert_true(fabs(line.p - two_sided_t3(1.0 / se)) < 1e-9);
}

/* Weights 4 and 1 by hand: x-bar = (0*4 + 1*1 + 2*1) / 6 = 0.5, y-bar = (0*4+1+5)/6 = 1,
 * sxx = 4*.25 + .25 + 2.25 = 3.5, sxy = 4*(-.5)(-1) + .5*0 + 1.5*4 = 8. */
static void a_sure_point_pulls_more(void **state)
{
    (void)state;
    static const double value[] = {0, 1, 5}, variance[] = {0.25, 1, 1};
    struct tryg_trend_line line;
    tryg_trend_fit(3, X, value, variance, 0.05, &line);
    assert_true(fabs(line.slope - 8.0 / 3.5) < 1e-12);
}

static void without_variance_nothing_is_known(void **state)
{
    (void)state;
    static const double value[] = {1, 2, 3}, variance[] = {1, 0, 1};
    struct tryg_trend_line line;
    tryg_trend_fit(3, X, value, variance, 0.05, &line);
    assert_true(isnan(line.slope) && isnan(line.p));
    tryg_trend_fit(2, X, value, value, 0.05, &line);
    assert_true(isnan(line.p));
}

/* ---- six years of one area, and a city ten times as large ---- */

enum { YEARS = 6 };
static const char *CODE[] = {"x"};
static const struct tryg_system AREA = {.id = "towns", .n = 1, .code = CODE};
static const struct tryg_system CITY = {.id = "city", .n = 1, .code = CODE};

struct years {
    tryg_arena *arena;
    struct tryg_indicator indicator;
    struct tryg_profile profile;
    int year[YEARS];
    struct tryg_scores scores[YEARS], city[YEARS];
    const struct tryg_scores *area_at[YEARS], *city_at[YEARS];
    bool broken[YEARS];
    struct tryg_trend_basis basis;
    struct tryg_trend trend;
};

static void set_rate(struct tryg_cell *cell, double count, double people)
{
    *cell = TRYG_CELL_UNKNOWN;
    cell->count = count;
    cell->denominator = people;
    cell->value = 1000.0 * count / people;
    cell->se = 1000.0 * sqrt(count) / people;
    cell->weight = 1.0;
}

static struct years *six_years(const double count[YEARS])
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct years *y = TRYG_NEW(arena, 1, struct years);
    y->arena = arena;
    y->indicator = (struct tryg_indicator){
        .id = "vold", .source = TRYG_FROM_REPORTS, .per = 1000.0, .pool = 1};
    y->profile = (struct tryg_profile){.indicators = 1, .indicator = &y->indicator};
    for (int i = 0; i < YEARS; i++) {
        y->year[i] = 2010 + i;
        tryg_scores_begin(&y->scores[i], arena, y->year[i], &AREA, 1, 0);
        tryg_scores_begin(&y->city[i], arena, y->year[i], &CITY, 1, 0);
        set_rate(y->scores[i].cell, count[i], 10000.0);
        set_rate(y->city[i].cell, 10.0 * count[i], 100000.0);
        y->scores[i].index[0] = 100.0 + count[i] / 10.0;
        y->scores[i].se[0] = 1.0;
        y->area_at[i] = &y->scores[i];
        y->city_at[i] = &y->city[i];
    }
    y->basis = (struct tryg_trend_basis){.profile = &y->profile,
                                         .years = YEARS,
                                         .year = y->year,
                                         .scores = y->area_at,
                                         .city = y->city_at,
                                         .broken = y->broken,
                                         .rules = {0.05, 1.0, 0.03, 0.50}};
    return y;
}

static const struct tryg_trend_line *find(struct years *y, size_t measure)
{
    tryg_trend_find(&y->basis, y->arena, &y->trend);
    return &y->trend.line[measure];
}

static const double FALLING[YEARS] = {600, 540, 500, 430, 370, 320};

static void a_rate_that_falls_year_by_year_falls(void **state)
{
    (void)state;
    struct years *y = six_years(FALLING);
    const struct tryg_trend_line *line = find(y, 1);
    assert_int_equal(line->mark, TRYG_FALLS);
    assert_int_equal(line->points, 6);
    assert_int_equal(line->from, 2010);
    assert_int_equal(line->to, 2015);
    assert_true(line->slope < -5.0 && line->slope > -6.0); /* 56 reports a year */
    assert_int_equal(y->trend.line[0].mark, TRYG_FALLS);   /* the index too */
    tryg_arena_free(y->arena);
}

static void across_a_declared_break_nothing_is_said(void **state)
{
    (void)state;
    struct years *y = six_years(FALLING);
    y->broken[3] = true;
    const struct tryg_trend_line *line = find(y, 1);
    assert_int_equal(line->mark, TRYG_CANNOT_TELL);
    assert_int_equal(line->doubt, TRYG_DOUBT_BREAK);
    assert_int_equal(line->from, 2013);
    assert_int_equal(line->points, 3);
    assert_true(isnan(line->p));
    assert_true(y->trend.point[YEARS + 3].broken && !y->trend.point[YEARS + 2].broken);
    assert_int_equal(y->trend.line[0].doubt, TRYG_DOUBT_BREAK); /* it weighs */
    tryg_arena_free(y->arena);
}

static void five_years_after_a_break_are_enough(void **state)
{
    (void)state;
    struct years *y = six_years(FALLING);
    y->broken[1] = true;
    const struct tryg_trend_line *line = find(y, 1);
    assert_int_equal(line->mark, TRYG_FALLS);
    assert_int_equal(line->from, 2011);
    assert_int_equal(line->points, 5);
    tryg_arena_free(y->arena);
}

/* The same reports among 40 % more people from 2013 on: a break, and no fall. */
static void a_denominator_that_jumps_is_a_break(void **state)
{
    (void)state;
    static const double same[YEARS] = {500, 505, 495, 500, 505, 495};
    struct years *y = six_years(same);
    for (int i = 3; i < YEARS; i++) {
        set_rate(y->scores[i].cell, same[i], 14000.0);
        set_rate(y->city[i].cell, 10.0 * same[i], 140000.0);
    }
    const struct tryg_trend_line *line = find(y, 1);
    assert_int_equal(line->mark, TRYG_CANNOT_TELL);
    assert_int_equal(line->doubt, TRYG_DOUBT_BREAK);
    assert_int_equal(line->from, 2013);
    tryg_arena_free(y->arena);
}

static void four_years_have_no_trend_and_pooled_ones_neither(void **state)
{
    (void)state;
    struct years *y = six_years(FALLING);
    y->basis.years = 4;
    assert_int_equal(find(y, 1)->doubt, TRYG_DOUBT_FEW_POINTS);
    assert_int_equal(y->trend.line[1].mark, TRYG_CANNOT_TELL);
    y->basis.years = YEARS;
    y->indicator.pool = 2;
    assert_int_equal(find(y, 1)->doubt, TRYG_DOUBT_OVERLAP);
    assert_int_equal(y->trend.line[1].mark, TRYG_CANNOT_TELL);
    assert_int_equal(y->trend.line[0].mark, TRYG_CANNOT_TELL);
    tryg_arena_free(y->arena);
}

static void a_panel_has_no_trend_for_its_years_are_not_independent(void **state)
{
    (void)state;
    static const bool again[] = {true};
    struct years *y = six_years(FALLING);
    y->basis.panel = again;
    assert_int_equal(find(y, 1)->doubt, TRYG_DOUBT_OVERLAP);
    assert_int_equal(y->trend.line[1].mark, TRYG_CANNOT_TELL);
    tryg_arena_free(y->arena);
}

/* The line begins in 2011: what is told otherwise of 2010 does not matter to it. */
static void a_year_that_a_later_extract_tells_otherwise_of_leaves_no_mark(void **state)
{
    (void)state;
    static const bool yes[] = {true}, no[] = {false};
    const bool *revised[YEARS] = {yes, NULL, no, no, no, no};
    struct years *y = six_years(FALLING);
    y->basis.revised = revised;
    const struct tryg_trend_line *line = find(y, 1);
    assert_int_equal(line->doubt, TRYG_DOUBT_REVISED);
    assert_int_equal(line->mark, TRYG_CANNOT_TELL);
    assert_true(isnan(line->p) && line->slope < -5.0);            /* told, not judged */
    assert_int_equal(y->trend.line[0].doubt, TRYG_DOUBT_REVISED); /* it weighs */
    y->scores[0].cell[0].weight = 0.0;
    assert_int_equal(find(y, 0)->doubt, TRYG_DOUBT_NONE);
    y->broken[1] = true;
    assert_int_equal(find(y, 1)->mark, TRYG_FALLS);
    tryg_arena_free(y->arena);
}

static void years_that_only_waver_have_no_sure_trend(void **state)
{
    (void)state;
    static const double waver[YEARS] = {500, 530, 480, 510, 490, 505};
    struct years *y = six_years(waver);
    assert_int_equal(find(y, 1)->mark, TRYG_NO_SURE_CHANGE);
    tryg_arena_free(y->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_straight_line_is_as_sure_as_its_points),
        cmocka_unit_test(years_that_vary_more_than_samples_do_make_it_less_sure),
        cmocka_unit_test(a_sure_point_pulls_more),
        cmocka_unit_test(without_variance_nothing_is_known),
        cmocka_unit_test(a_rate_that_falls_year_by_year_falls),
        cmocka_unit_test(across_a_declared_break_nothing_is_said),
        cmocka_unit_test(five_years_after_a_break_are_enough),
        cmocka_unit_test(a_denominator_that_jumps_is_a_break),
        cmocka_unit_test(four_years_have_no_trend_and_pooled_ones_neither),
        cmocka_unit_test(a_panel_has_no_trend_for_its_years_are_not_independent),
        cmocka_unit_test(a_year_that_a_later_extract_tells_otherwise_of_leaves_no_mark),
        cmocka_unit_test(years_that_only_waver_have_no_sure_trend)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
