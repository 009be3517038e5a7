/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/index/estimate_given.h"

static const char *CODE[] = {"a", "b"};
static struct tryg_system CITIES = {.id = "atom", .n = 2, .code = CODE, .name = CODE};
static struct tryg_system ALL = {.id = "city", .n = 1, .code = CODE, .name = CODE};
static struct tryg_indicator INDICATOR[] = {
    {.id = "one", .source = TRYG_FROM_SCORES, .score = "x"},
    {.id = "two", .source = TRYG_FROM_SURVEY, .question = "x"},
    {.id = "three", .source = TRYG_FROM_SCORES, .score = "z"}};
static struct tryg_profile PROFILE = {.indicators = 3, .indicator = INDICATOR};
static const char *SCORE[] = {"x", "z"};
static double VALUE[] = {70, NAN, 1, 2}, SE[] = {2, NAN, NAN, NAN};
static bool HAS[] = {true, false};
static const struct tryg_given GIVEN = {.id = "s",
                                        .year = 2012,
                                        .system = &CITIES,
                                        .n = 2,
                                        .score = SCORE,
                                        .has = HAS,
                                        .value = VALUE,
                                        .se = SE};

static void a_score_is_its_own_estimate(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_scores s;
    tryg_scores_begin(&s, arena, 2012, &CITIES, 3, 0);
    tryg_estimate_given(&PROFILE, &GIVEN, &s);
    assert_true(s.cell[0].value == 70 && s.cell[0].se == 2);
    assert_true(fabs(s.cell[0].low - 66.08) < 1e-3 &&
                fabs(s.cell[0].high - 73.92) < 1e-3);
    assert_int_equal(s.cell[0].law.kind, TRYG_LAW_NORMAL);
    assert_int_equal(s.cell[1].why, TRYG_WHY_NO_SCORE);
    assert_int_equal(s.cell[2].why, TRYG_WHY_NO_SOURCE); /* a survey's */
    assert_int_equal(s.cell[4].why, TRYG_WHY_NO_SOURCE); /* the source has no z */
    tryg_arena_free(arena);
}

static void without_an_error_nothing_is_drawn(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_scores s;
    struct tryg_given given = GIVEN;
    double none[] = {NAN, NAN, NAN, NAN};
    given.se = none;
    tryg_scores_begin(&s, arena, 2012, &CITIES, 3, 0);
    tryg_estimate_given(&PROFILE, &given, &s);
    assert_true(s.cell[0].value == 70 && isnan(s.cell[0].se) && isnan(s.cell[0].low));
    assert_int_equal(s.cell[0].law.kind, TRYG_LAW_NONE);
    tryg_arena_free(arena);
}

static void scores_have_no_sum(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_scores s;
    tryg_scores_begin(&s, arena, 2012, &ALL, 3, 0);
    tryg_estimate_given(&PROFILE, &GIVEN, &s);
    assert_true(isnan(s.cell[0].value));
    assert_int_equal(s.cell[0].why, TRYG_WHY_NO_SUM);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_score_is_its_own_estimate),
        cmocka_unit_test(without_an_error_nothing_is_drawn),
        cmocka_unit_test(scores_have_no_sum)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
