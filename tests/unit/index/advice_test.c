/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>

#include "engine/index/advice.h"

/* The normal quantile of 0.9. */
static const double Z = 1.2815515655446004;

/* Limit 110, 100 answers, survey variance 9, reports' variance 1. */
static struct tryg_advice asked(double index, double people)
{
    return tryg_advice_of(index, 110.0, sqrt(10.0), 1.0, 100.0, people, 0.9);
}

/* At a distance of z * d the two variances may be d^2 together: the survey's may be d^2 -
 * 1 instead of 9. */
static void answers_needed_as_by_hand(void **state)
{
    (void)state;
    struct tryg_advice two = asked(110.0 + 2.0 * Z, NAN); /* 3 left for 9: 300 */
    assert_int_equal(two.verdict, TRYG_ASK_MORE);
    CHECK_IS(two.needed, 300.0);
    CHECK_NEAR(two.distance, 2.0 * Z, 1e-13);
    struct tryg_advice below = asked(110.0 - 1.5 * Z, NAN); /* 1.25 left for 9: 720 */
    assert_int_equal(below.verdict, TRYG_ASK_MORE);
    CHECK_IS(below.needed, 720.0);
}

static void a_settled_area_needs_no_more_than_it_has(void **state)
{
    (void)state;
    struct tryg_advice four = asked(110.0 + 4.0 * Z, NAN); /* 15 left for 9: 60 */
    assert_int_equal(four.verdict, TRYG_SETTLED);
    CHECK_IS(four.needed, 60.0);
    struct tryg_advice far = asked(1000.0, NAN);
    CHECK_IS(far.needed, 1.0);
}

static void no_answers_help_where_the_reports_alone_err_too_much(void **state)
{
    (void)state;
    struct tryg_advice near = asked(110.0 + 0.99 * Z, NAN);
    assert_int_equal(near.verdict, TRYG_REPORTS_ALONE);
    CHECK_UNKNOWN(near.needed);
    assert_int_equal(asked(110.0, NAN).verdict, TRYG_REPORTS_ALONE);
}

static void nobody_can_ask_more_people_than_there_are(void **state)
{
    (void)state;
    assert_int_equal(asked(110.0 + 2.0 * Z, 299.0).verdict, TRYG_TOO_MANY);
    assert_int_equal(asked(110.0 + 2.0 * Z, 300.0).verdict, TRYG_ASK_MORE);
}

static void without_a_survey_only_the_reports_count(void **state)
{
    (void)state;
    struct tryg_advice none = tryg_advice_of(111.0, 110.0, 1.0, 1.0, NAN, 1000.0, 0.9);
    assert_int_equal(none.verdict, TRYG_REPORTS_ALONE);
    none = tryg_advice_of(112.0, 110.0, 1.0, 1.0, NAN, 1000.0, 0.9);
    assert_int_equal(none.verdict, TRYG_SETTLED);
    CHECK_UNKNOWN(none.needed);
}

static void what_is_not_known_is_not_advised(void **state)
{
    (void)state;
    assert_int_equal(asked(NAN, NAN).verdict, TRYG_NOT_ADVISED);
    assert_int_equal(tryg_advice_of(100.0, NAN, 1.0, 1.0, 9.0, 9.0, 0.9).verdict,
                     TRYG_NOT_ADVISED);
    assert_int_equal(tryg_advice_of(100.0, 90.0, NAN, 1.0, 9.0, 9.0, 0.9).verdict,
                     TRYG_NOT_ADVISED);
}

/* ---- The reports' part ----------------------------------------------------------- */

enum { AREAS = 2, K = 4 };
static const char *CODES[AREAS] = {"x", "y"};
static const struct tryg_system SYSTEM = {.id = "towns", .n = AREAS, .code = CODES};

/* Violence, burglary, everything reported, and a question; each a quarter of the index,
 * and one unit of each is one point of its own: index = 100 + sum of value / 4 * 10. */
static struct tryg_indicator INDICATOR[K] = {
    {.id = "v", .source = TRYG_FROM_REPORTS, .category = "vold", .direction = 1},
    {.id = "b", .source = TRYG_FROM_REPORTS, .category = "indbrud", .direction = 1},
    {.id = "all", .source = TRYG_FROM_REPORTS, .category = "*", .direction = 1},
    {.id = "u", .source = TRYG_FROM_SURVEY, .question = "utryg", .direction = 1}};
static struct tryg_anchor ANCHOR[K];
static struct tryg_level LEVEL[] = {{.id = "ingen", .from = -INFINITY},
                                    {.id = "nogen", .from = 105.0},
                                    {.id = "markant", .from = 110.0, .alarm = true},
                                    {.id = "yderst", .from = 120.0, .alarm = true}};

static struct tryg_profile profile_of(void)
{
    for (size_t i = 0; i < K; i++) {
        INDICATOR[i].weight = 1.0;
        INDICATOR[i].share = 1.0 / K;
        INDICATOR[i].group = TRYG_NO_GROUP;
        INDICATOR[i].target = NAN;
        ANCHOR[i] = (struct tryg_anchor){
            .indicator = INDICATOR[i].id, .n = 2, .mean = 0.0, .sd = 1.0, .high = 1.0};
    }
    return (struct tryg_profile){.id = "town",
                                 .indicators = K,
                                 .indicator = INDICATOR,
                                 .levels = 4,
                                 .level = LEVEL,
                                 .centre = 100.0,
                                 .spread = 10.0,
                                 .clip_low = -INFINITY,
                                 .clip_high = INFINITY,
                                 .least_present = 2.0 / 3.0};
}

/* Each gradient is 10 / 4. Errors 2, 1 and 3; 4 + 1 + 9 = 14 when they are independent.
 * "*" has 25 reports, among them violence's 16 and burglary's 4:
 * covariances 2 * 3 * 16 / sqrt(16 * 25) = 4.8 and 1 * 3 * 4 / sqrt(4 * 25) = 1.2, each
 * twice: 14 + 12 = 26. */
static void reports_that_two_indicators_share_err_together(void **state)
{
    static const double count[] = {16.0, 4.0, 25.0, NAN}, se[] = {2.0, 1.0, 3.0, 7.0};
    struct tryg_profile profile = profile_of();
    struct tryg_baseline baseline = {.indicators = K, .anchor = ANCHOR};
    struct tryg_scores scores;
    double se_reports[AREAS] = {0.0};
    tryg_scores_begin(&scores, *state, 2010, &SYSTEM, K, 0);
    for (size_t c = 0; c < (size_t)K * AREAS; c++) {
        scores.cell[c].value = 1.0;
        scores.cell[c].se = se[c / AREAS];
        scores.cell[c].count = count[c / AREAS];
        scores.cell[c].why = TRYG_WHY_NOT;
    }
    scores.cell[(size_t)2 * AREAS + 1].count = 0.0; /* y: nothing in common */
    assert_int_equal(tryg_advice_reports(&profile, &baseline, &scores, se_reports, NULL),
                     TRYG_OK);
    CHECK_NEAR(se_reports[0], 2.5 * sqrt(26.0), 1e-12);
    CHECK_NEAR(se_reports[1], 2.5 * sqrt(14.0), 1e-12);
    CHECK_IS(scores.cell[(size_t)3 * AREAS].se, 7.0); /* the scores are only read */
    CHECK_UNKNOWN(scores.index[0]);
}

static void the_limit_is_where_alarms_begin(void **state)
{
    (void)state;
    struct tryg_profile profile = profile_of();
    CHECK_IS(tryg_advice_limit(&profile), 110.0);
    LEVEL[2].alarm = LEVEL[3].alarm = false;
    CHECK_UNKNOWN(tryg_advice_limit(&profile));
    LEVEL[0].alarm = true;
    CHECK_UNKNOWN(tryg_advice_limit(&profile)); /* all alarm: no limit to lie above */
    profile.orientation = TRYG_SAFE;
    CHECK_IS(tryg_advice_limit(&profile), 105.0);
    LEVEL[0].alarm = false;
    LEVEL[2].alarm = LEVEL[3].alarm = true;
}

static int open_arena(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int close_arena(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_needed_as_by_hand),
        cmocka_unit_test(a_settled_area_needs_no_more_than_it_has),
        cmocka_unit_test(no_answers_help_where_the_reports_alone_err_too_much),
        cmocka_unit_test(nobody_can_ask_more_people_than_there_are),
        cmocka_unit_test(without_a_survey_only_the_reports_count),
        cmocka_unit_test(what_is_not_known_is_not_advised),
        cmocka_unit_test(reports_that_two_indicators_share_err_together),
        cmocka_unit_test(the_limit_is_where_alarms_begin),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
