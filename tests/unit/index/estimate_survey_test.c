/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/estimate.h"
#include "engine/index/share.h"
#include "tests/unit/index/sample.h"

static const struct tryg_limits LIMITS = {.min_count = 5, .min_answers = 30};

struct asking {
    struct sample sample;
    struct tryg_indicator indicator[4];
    struct tryg_profile profile;
    struct tryg_system system;
    struct tryg_scores scores;
    double *covariance;
};

static void ask(struct asking *q, const char *question, enum tryg_dont_know policy)
{
    q->indicator[q->profile.indicators++] =
        (struct tryg_indicator){.id = question,
                                .source = TRYG_FROM_SURVEY,
                                .question = question,
                                .dont_know = policy};
}

static struct asking *asking(void **state)
{
    struct asking *q = TRYG_NEW(*state, 1, struct asking);
    q->profile.indicator = q->indicator;
    return q;
}

static void estimate(struct asking *q, const uint32_t *map, const double *population,
                     void **state)
{
    size_t k = q->profile.indicators;
    struct tryg_survey_basis basis = {
        .survey = &q->sample.survey, .map = map, .stratum_population = population};
    struct tryg_error err;
    if (!q->system.n) {
        q->system = q->sample.system;
    }
    tryg_scores_begin(&q->scores, *state, 2010, &q->system, k, 0);
    q->covariance = TRYG_NEW(*state, q->system.n * k * k, double);
    if (tryg_estimate_survey(&q->profile, &basis, &LIMITS, &q->scores, q->covariance,
                             *state, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
}

static void a_share_has_all_that_is_said_of_it(void **state)
{
    struct asking *q = asking(state);
    sample_simple(&q->sample, 40, 10, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    estimate(q, NULL, NULL, state);
    const struct tryg_cell *cell = q->scores.cell;
    double variance = 0.25 * 0.75 / 39.0;
    struct tryg_share share = {.p = 0.25, .variance = variance, .df = 39.0};
    CHECK_NEAR(cell->value, 0.25, 1e-16);
    CHECK_NEAR(cell->se, sqrt(variance), 1e-16);
    CHECK_NEAR(cell->low, tryg_share_interval(&share, TRYG_SHARE_LOGIT, 0.05).low, 1e-14);
    CHECK_NEAR(cell->n_eff, 39.0, 1e-12);
    CHECK_NEAR(cell->deff, 1.0, 1e-13); /* relative weights: with replacement */
    CHECK_IS(cell->answers, 40.0);
    CHECK_IS(cell->dont_know, 0.0);
    CHECK_UNKNOWN(cell->count);
    assert_int_equal(cell->flags, 0);
    CHECK_NEAR(q->covariance[0], variance, 1e-17);
}

/* Weights 1, 2, 3, 4: safe, unsafe, ved ikke, missing. */
static void ved_ikke_by_each_policy(void **state)
{
    struct asking *q = asking(state);
    sample_simple(&q->sample, 4, 0, *state);
    for (size_t i = 0; i < 4; i++) {
        q->sample.survey.weight[i] = (double)(i + 1);
        q->sample.survey.answer[0][i] = (uint8_t)i; /* in the order of the enum */
    }
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    ask(q, "q0", TRYG_DONT_KNOW_CATEGORY);
    ask(q, "q0", TRYG_DONT_KNOW_BOUNDS);
    estimate(q, NULL, NULL, state);
    const struct tryg_cell *cell = q->scores.cell;
    CHECK_NEAR(cell[0].value, 2.0 / 3.0, 1e-16);
    CHECK_NEAR(cell[1].value, 2.0 / 6.0, 1e-16);
    CHECK_NEAR(cell[2].value, 2.0 / 3.0, 1e-16);
    CHECK_IS(cell[0].answers, 2.0);
    CHECK_IS(cell[1].answers, 3.0);
    for (size_t i = 0; i < 3; i++) {
        CHECK_NEAR(cell[i].dont_know, 0.5, 1e-16); /* 3 of 1 + 2 + 3 */
        assert_int_equal(cell[i].flags, TRYG_FLAG_FEW_ANSWERS);
    }
    CHECK_IS(cell[2].se, cell[0].se);
}

static void bounds_reach_from_all_safe_to_all_unsafe(void **state)
{
    struct asking *q = asking(state), *safe = asking(state), *unsafe = asking(state);
    sample_draw(&q->sample, 400, 3, 2, 1, 1, 4, *state);
    sample_draw(&safe->sample, 400, 3, 2, 1, 1, 4, *state);
    sample_draw(&unsafe->sample, 400, 3, 2, 1, 1, 4, *state);
    for (size_t i = 0; i < 400; i++) {
        if (q->sample.survey.answer[0][i] == TRYG_ANSWER_DONT_KNOW) {
            safe->sample.survey.answer[0][i] = TRYG_ANSWER_SAFE;
            unsafe->sample.survey.answer[0][i] = TRYG_ANSWER_UNSAFE;
        }
    }
    ask(q, "q0", TRYG_DONT_KNOW_BOUNDS);
    ask(safe, "q0", TRYG_DONT_KNOW_EXCLUDE);
    ask(unsafe, "q0", TRYG_DONT_KNOW_EXCLUDE);
    estimate(q, NULL, NULL, state);
    estimate(safe, NULL, NULL, state);
    estimate(unsafe, NULL, NULL, state);
    for (size_t a = 0; a < 3; a++) {
        CHECK_IS(q->scores.cell[a].low, safe->scores.cell[a].low);
        CHECK_IS(q->scores.cell[a].high, unsafe->scores.cell[a].high);
        assert_true(q->scores.cell[a].dont_know > 0.0);
    }
}

/* Excluding is the same as a ratio of two weighted sums: the point and the variance. */
static void areas_are_domains_of_one_sample(void **state)
{
    struct asking *q = asking(state);
    static const uint32_t map[] = {0, 0, 1};
    sample_draw(&q->sample, 400, 3, 4, 5, 3, 6, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    ask(q, "nobody asks this", TRYG_DONT_KNOW_EXCLUDE);
    ask(q, "q2", TRYG_DONT_KNOW_EXCLUDE);
    q->system = (struct tryg_system){.id = "coarse", .n = 2};
    estimate(q, map, NULL, state);
    const struct tryg_survey *s = &q->sample.survey;
    for (uint32_t a = 0; a < 2; a++) {
        double valid = 0.0, unsafe = 0.0;
        for (size_t i = 0; i < s->n; i++) {
            bool in = map[s->area[i]] == a && s->answer[2][i] <= TRYG_ANSWER_UNSAFE;
            valid += in ? s->weight[i] : 0.0;
            unsafe += in && s->answer[2][i] == TRYG_ANSWER_UNSAFE ? s->weight[i] : 0.0;
        }
        CHECK_NEAR(q->scores.cell[2 * 2 + a].value, unsafe / valid, 1e-14);
        CHECK_UNKNOWN(q->scores.cell[2 + a].value);
        assert_int_equal(q->scores.cell[2 + a].why, TRYG_WHY_NO_SOURCE);
        const double *c = q->covariance + (size_t)a * 9;
        double se0 = q->scores.cell[a].se, se2 = q->scores.cell[4 + a].se;
        CHECK_NEAR(c[0], se0 * se0, 1e-17);
        CHECK_IS(c[1], 0.0);
        CHECK_IS(c[2], c[6]);
        assert_true(c[2] != 0.0 && fabs(c[2]) < se0 * se2);
        CHECK_NEAR(c[8], se2 * se2, 1e-17);
    }
}

static void those_who_agree_have_a_raw_interval(void **state)
{
    struct asking *q = asking(state);
    sample_simple(&q->sample, 40, 0, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    estimate(q, NULL, NULL, state);
    const struct tryg_cell *cell = q->scores.cell;
    CHECK_IS(cell->value, 0.0);
    CHECK_IS(cell->low, 0.0);
    CHECK_NEAR(cell->high, 1.0 - pow(0.025, 1.0 / 40.0), 1e-12);
    CHECK_IS(cell->se, tryg_share_jeffreys_sd(0.0, 40.0));
    CHECK_UNKNOWN(cell->n_eff);
    CHECK_UNKNOWN(cell->deff);
    assert_int_equal(cell->flags, TRYG_FLAG_RAW_INTERVAL);
    CHECK_NEAR(q->covariance[0], cell->se * cell->se, 1e-18);
}

static void a_census_is_certain(void **state)
{
    struct asking *q = asking(state);
    double population = 40.0;
    sample_simple(&q->sample, 40, 10, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    estimate(q, NULL, &population, state);
    CHECK_IS(q->scores.cell->low, 0.25);
    CHECK_IS(q->scores.cell->high, 0.25);
    CHECK_IS(q->scores.cell->se, 0.0);
    assert_int_equal(q->scores.cell->flags, 0);
}

static void an_area_nobody_answered_in(void **state)
{
    struct asking *q = asking(state);
    sample_simple(&q->sample, 40, 10, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    q->system = (struct tryg_system){.id = "two", .n = 2};
    estimate(q, (const uint32_t[]){1}, NULL, state);
    CHECK_UNKNOWN(q->scores.cell[0].value);
    CHECK_IS(q->scores.cell[0].answers, 0.0);
    assert_int_equal(q->scores.cell[0].why, TRYG_WHY_NO_ANSWERS);
    CHECK_IS(q->covariance[0], 0.0);
    CHECK_NEAR(q->scores.cell[1].value, 0.25, 1e-16);
}

static void an_indicator_of_another_survey_is_left_alone(void **state)
{
    struct asking *q = asking(state);
    sample_simple(&q->sample, 40, 10, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    q->indicator[0].survey = "another";
    q->indicator[1].survey = "drawn";
    estimate(q, NULL, NULL, state);
    assert_int_equal(q->scores.cell[0].why, TRYG_WHY_NO_SOURCE);
    CHECK_NEAR(q->scores.cell[1].value, 0.25, 1e-16);
}

static void weights_that_blow_up_have_the_finite_design_effect(void **state)
{
    struct asking *q = asking(state);
    double population = 160.0;
    sample_simple(&q->sample, 40, 10, *state);
    for (size_t i = 0; i < 40; i++) {
        q->sample.survey.weight[i] = 4.0;
    }
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    estimate(q, NULL, &population, state);
    CHECK_NEAR(q->scores.cell->deff, 1.0, 1e-13);
    CHECK_NEAR(q->scores.cell->n_eff, 39.0 / 0.75, 1e-11);
}

static void a_lonely_stratum_is_flagged(void **state)
{
    struct asking *q = asking(state);
    sample_simple(&q->sample, 40, 10, *state);
    q->sample.survey.strata = 2;
    q->sample.survey.stratum[7] = 1;
    q->sample.survey.stratum_name = (const char *[]){"a", "b"};
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    estimate(q, NULL, NULL, state);
    assert_int_equal(q->scores.cell->flags, TRYG_FLAG_LONELY);
}

static void a_population_too_small_is_refused(void **state)
{
    struct asking *q = asking(state);
    struct tryg_error err;
    double population = 39.0;
    sample_simple(&q->sample, 40, 10, *state);
    ask(q, "q0", TRYG_DONT_KNOW_EXCLUDE);
    struct tryg_survey_basis basis = {.survey = &q->sample.survey,
                                      .stratum_population = &population};
    tryg_scores_begin(&q->scores, *state, 2010, &q->sample.system, 1, 0);
    assert_int_equal(tryg_estimate_survey(&q->profile, &basis, &LIMITS, &q->scores, NULL,
                                          *state, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "39"));
}

static int begin(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int end(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_has_all_that_is_said_of_it),
        cmocka_unit_test(ved_ikke_by_each_policy),
        cmocka_unit_test(bounds_reach_from_all_safe_to_all_unsafe),
        cmocka_unit_test(areas_are_domains_of_one_sample),
        cmocka_unit_test(those_who_agree_have_a_raw_interval),
        cmocka_unit_test(a_census_is_certain),
        cmocka_unit_test(an_area_nobody_answered_in),
        cmocka_unit_test(an_indicator_of_another_survey_is_left_alone),
        cmocka_unit_test(weights_that_blow_up_have_the_finite_design_effect),
        cmocka_unit_test(a_lonely_stratum_is_flagged),
        cmocka_unit_test(a_population_too_small_is_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
