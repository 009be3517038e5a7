/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/bootstrap.h"
#include "tests/unit/index/sample.h"

enum { K = 2, AREAS = 4, B = 3000 };
static const struct tryg_limits LIMITS = {.min_count = 5, .min_answers = 30};

struct poll {
    tryg_arena *arena;
    struct sample sample;
    struct tryg_indicator indicator[K];
    struct tryg_profile profile;
    struct tryg_survey_basis basis;
    struct tryg_system system;
    struct tryg_scores scores;
    double *covariance;
    struct tryg_resample resample;
};

static void question(struct poll *p, size_t i, const char *id)
{
    p->indicator[i] =
        (struct tryg_indicator){.id = id, .source = TRYG_FROM_SURVEY, .question = id};
}

/* 900 answers in four areas and six strata that cut across them, of unequal weight. */
static struct poll *poll(void **state, uint32_t cluster)
{
    struct poll *p = TRYG_NEW(*state, 1, struct poll);
    p->arena = *state;
    sample_draw(&p->sample, 900, AREAS, 6, cluster, K, 12, *state);
    question(p, 0, "q0");
    question(p, 1, "q1");
    p->profile = (struct tryg_profile){.indicators = K, .indicator = p->indicator};
    p->basis = (struct tryg_survey_basis){.survey = &p->sample.survey};
    p->system = p->sample.system;
    return p;
}

static void resample(struct poll *p, size_t replicates, unsigned threads)
{
    struct tryg_error err;
    struct tryg_bootstrap how = {.seed = 3, .replicates = replicates, .threads = threads};
    tryg_scores_begin(&p->scores, p->arena, 2010, &p->system, K, 0);
    p->covariance = TRYG_NEW(p->arena, p->system.n * K * K, double);
    if (tryg_estimate_survey(&p->profile, &p->basis, &LIMITS, &p->scores, p->covariance,
                             p->arena, &err)) {
        fail_msg("%s", err.text);
    }
    tryg_bootstrap_begin(&p->resample, &p->scores, replicates, p->arena);
    if (tryg_bootstrap_survey(&p->profile, &p->basis, &p->scores, &how, &p->resample,
                              p->arena, p->arena, &err)) {
        fail_msg("%s", err.text);
    }
}

static double covariance_of(const float *x, const float *y, size_t n)
{
    double mx = 0, my = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        mx += (double)x[i] / (double)n;
        my += (double)y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        sum += ((double)x[i] - mx) * ((double)y[i] - my);
    }
    return sum / (double)(n - 1);
}

/* Variances within 12 % of the linearised ones: 4.5 standard errors of a variance from
 * 3,000 draws are 11.6 %; and the first order leaves a little. */
static void check_variances(const struct poll *p)
{
    size_t n = p->system.n;
    for (size_t a = 0; a < n; a++) {
        const float *x = p->resample.value[a], *y = p->resample.value[n + a];
        const double *c = p->covariance + a * K * K;
        CHECK_NEAR(covariance_of(x, x, B) / c[0], 1.0, 0.13);
        CHECK_NEAR(covariance_of(y, y, B) / c[3], 1.0, 0.13);
        CHECK_NEAR(covariance_of(x, y, B), c[1], 0.13 * sqrt(c[0] * c[3]));
    }
}

static void it_varies_as_the_formula_says(void **state)
{
    struct poll *p = poll(state, 1);
    resample(p, B, 2);
    check_variances(p);
}

static void clusters_are_drawn_whole(void **state)
{
    struct poll *p = poll(state, 4);
    resample(p, B, 2);
    check_variances(p);
}

/* Half of everybody was asked, so the variance is half; everybody: none. */
static void what_is_left_to_ask_decides(void **state)
{
    struct poll *p = poll(state, 1);
    double half[6] = {0}, all[6] = {0};
    for (size_t i = 0; i < p->sample.survey.n; i++) {
        half[p->sample.survey.stratum[i]] += 2.0;
        all[p->sample.survey.stratum[i]] += 1.0;
    }
    p->basis.stratum_population = half;
    resample(p, B, 2);
    check_variances(p);
    p->basis.stratum_population = all;
    resample(p, 50, 2);
    for (size_t r = 0; r < 50; r++) {
        CHECK_NEAR((double)p->resample.value[1][r], p->scores.cell[1].value, 1e-7);
    }
}

static void threads_and_length_change_nothing(void **state)
{
    struct poll *p = poll(state, 1);
    resample(p, 100, 1);
    float *one = p->resample.value[2];
    resample(p, 130, 8);
    assert_memory_equal(one, p->resample.value[2], 100 * sizeof *one);
}

/* The city's share is the weighted mean of its areas' in every single replicate. */
static void the_city_is_made_of_the_same_resamples(void **state)
{
    struct poll *p = poll(state, 1);
    static const uint32_t one_city[AREAS] = {0, 0, 1, TRYG_NO_AREA};
    static const char *codes[2] = {"x", "y"};
    resample(p, 40, 2);
    float *third = p->resample.value[2];
    p->system = (struct tryg_system){.id = "two", .n = 2, .code = codes};
    p->basis.map = one_city;
    resample(p, 40, 2);
    assert_memory_equal(third, p->resample.value[1], 40 * sizeof *third);
}

static void who_agree_are_drawn_by_their_law(void **state)
{
    struct poll *p = poll(state, 1);
    for (size_t i = 0; i < p->sample.survey.n; i++) {
        if (p->sample.survey.area[i] == 2) {
            p->sample.survey.answer[0][i] = TRYG_ANSWER_SAFE;
        }
    }
    resample(p, 20, 1);
    assert_null(p->resample.value[2]);
    assert_non_null(p->resample.value[1]);
}

/* Post-stratified by the answer itself, a share can vary no more. */
static void calibrated_weights_are_calibrated_again(void **state)
{
    struct poll *p = poll(state, 1);
    struct tryg_survey *s = &p->sample.survey;
    uint32_t *cell = TRYG_NEW(p->arena, s->n, uint32_t);
    double total[2 * AREAS] = {0};
    for (size_t i = 0; i < s->n; i++) {
        cell[i] = s->area[i] * 2 + (s->answer[0][i] == TRYG_ANSWER_UNSAFE);
        total[cell[i]] += s->weight[i];
        if (s->answer[0][i] > TRYG_ANSWER_UNSAFE) {
            s->answer[0][i] = TRYG_ANSWER_SAFE;
        }
    }
    struct tryg_margin margin = {
        .name = "svar", .cells = 2 * AREAS, .cell = cell, .total = total};
    struct tryg_weights_fit fit;
    tryg_weights_fit_begin(&fit, s->n, &margin, 1, s->weight, p->arena);
    p->basis.fit = &fit;
    resample(p, 200, 2);
    for (size_t a = 0; a < AREAS; a++) {
        const float *x = p->resample.value[a];
        if (x) {
            assert_true(sqrt(covariance_of(x, x, 200)) < 1e-6);
        }
    }
    const float *y = p->resample.value[AREAS];
    CHECK_NEAR(covariance_of(y, y, 200) / p->covariance[3], 1.0, 0.5);
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
        cmocka_unit_test(it_varies_as_the_formula_says),
        cmocka_unit_test(clusters_are_drawn_whole),
        cmocka_unit_test(what_is_left_to_ask_decides),
        cmocka_unit_test(threads_and_length_change_nothing),
        cmocka_unit_test(the_city_is_made_of_the_same_resamples),
        cmocka_unit_test(who_agree_are_drawn_by_their_law),
        cmocka_unit_test(calibrated_weights_are_calibrated_again)};
    return cmocka_run_group_tests(tests, begin, end);
}
