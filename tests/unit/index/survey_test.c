/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>

#include "engine/index/survey.h"
#include "tests/unit/index/sample.h"

enum { QUESTIONS = 3 };

static struct tryg_survey_design design_of(const struct sample *sample, size_t domains,
                                           const uint32_t *map, const double *population,
                                           enum tryg_lonely rule, tryg_arena *arena)
{
    struct tryg_survey_design design;
    struct tryg_error err = {0};
    enum tryg_status status = tryg_survey_design_begin(
        &design, &sample->survey, map, domains, population, rule, arena, &err);
    if (status != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return design;
}

static const double *const *numbers(const struct sample *sample, tryg_arena *arena)
{
    double **y = TRYG_NEW(arena, QUESTIONS, double *);
    for (size_t q = 0; q < QUESTIONS; q++) {
        y[q] = TRYG_NEW(arena, sample->survey.n, double);
        tryg_survey_numbers(sample->survey.answer[q], sample->survey.n, TRYG_AS_NO_ANSWER,
                            y[q]);
    }
    return (const double *const *)y;
}

/* The naive version, straight from the formula: z of every record of the file, totals of
 * every cluster of the file, and the textbook's sum over all of them. */
struct naive {
    const struct tryg_survey *s;
    const double *population;
    enum tryg_lonely rule;
    uint32_t domain;
    const uint32_t *domain_of; /* [areas] */
    tryg_arena *arena;
};

static double naive_mean(const struct naive *v, const double *y, double *z)
{
    double w = 0.0, wy = 0.0;
    for (size_t i = 0; i < v->s->n; i++) {
        bool in = v->domain_of[v->s->area[i]] == v->domain && !isnan(y[i]);
        w += in ? v->s->weight[i] : 0.0;
        wy += in ? v->s->weight[i] * y[i] : 0.0;
    }
    for (size_t i = 0; i < v->s->n; i++) {
        bool in = v->domain_of[v->s->area[i]] == v->domain && !isnan(y[i]);
        z[i] = in ? v->s->weight[i] * (y[i] - wy / w) / w : 0.0;
    }
    return wy / w;
}

static double naive_stratum(const struct naive *v, uint32_t h, const double *z1,
                            const double *z2, bool *lonely)
{
    const struct tryg_survey *s = v->s;
    double *t1 = TRYG_NEW(v->arena, s->clusters, double);
    double *t2 = TRYG_NEW(v->arena, s->clusters, double);
    bool *there = TRYG_NEW(v->arena, s->clusters, bool);
    double n = 0.0, m = 0.0, mean1 = 0.0, mean2 = 0.0, sum = 0.0;
    for (size_t i = 0; i < s->n; i++) {
        if (s->stratum[i] == h) {
            n += 1.0;
            m += !there[s->cluster[i]];
            there[s->cluster[i]] = true;
            t1[s->cluster[i]] += z1[i];
            t2[s->cluster[i]] += z2[i];
            mean1 += z1[i];
            mean2 += z2[i];
        }
    }
    double f = v->population ? n / v->population[h] : 0.0;
    *lonely = m == 1.0 && f < 1.0;
    for (uint32_t c = 0; c < s->clusters; c++) {
        if (there[c] && *lonely) {
            sum += v->rule == TRYG_LONELY_ADJUST ? t1[c] * t2[c] : 0.0;
        } else if (there[c]) {
            sum += m / (m - 1.0) * (t1[c] - mean1 / m) * (t2[c] - mean2 / m);
        }
    }
    return f < 1.0 ? (1.0 - f) * sum : 0.0;
}

static bool naive_holds(const struct naive *v, uint32_t h, const double *y)
{
    for (size_t i = 0; i < v->s->n; i++) {
        if (v->s->stratum[i] == h && v->domain_of[v->s->area[i]] == v->domain &&
            !isnan(y[i])) {
            return true;
        }
    }
    return false;
}

static double naive_covariance(const struct naive *v, const double *y1, const double *y2,
                               double *mean1)
{
    double *z1 = TRYG_NEW(v->arena, v->s->n, double);
    double *z2 = TRYG_NEW(v->arena, v->s->n, double);
    double sum = 0.0, strata[2] = {0}, others[2] = {0};
    *mean1 = naive_mean(v, y1, z1);
    naive_mean(v, y2, z2);
    for (uint32_t h = 0; h < v->s->strata; h++) {
        bool lonely;
        sum += naive_stratum(v, h, z1, z2, &lonely);
        bool in1 = naive_holds(v, h, y1), in2 = naive_holds(v, h, y2);
        strata[0] += in1;
        strata[1] += in2;
        others[0] += in1 && !lonely;
        others[1] += in2 && !lonely;
    }
    double factor = sqrt(strata[0] / others[0] * strata[1] / others[1]);
    return v->rule == TRYG_LONELY_AVERAGE ? sum * factor : sum;
}

static void compare(const struct sample *sample, const uint32_t *domain_of,
                    size_t domains, const double *population, enum tryg_lonely rule)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_survey_design design =
        design_of(sample, domains, domain_of, population, rule, arena);
    const double *const *y = numbers(sample, arena);
    struct tryg_survey_mean *mean =
        TRYG_NEW(arena, QUESTIONS * domains, struct tryg_survey_mean);
    double *cov = TRYG_NEW(arena, domains * QUESTIONS * QUESTIONS, double);
    tryg_survey_means(&design, QUESTIONS, y, mean, cov, arena);
    for (size_t d = 0; d < domains; d++) {
        struct naive v = {&sample->survey, population, rule,
                          (uint32_t)d,     domain_of,  arena};
        for (size_t j = 0; j < QUESTIONS; j++) {
            for (size_t l = 0; l < QUESTIONS; l++) {
                double naive_m, *got = &cov[(d * QUESTIONS + j) * QUESTIONS + l];
                double expected = naive_covariance(&v, y[j], y[l], &naive_m);
                CHECK_NEAR(*got, expected, 1e-15);
                CHECK_NEAR(mean[j * domains + d].mean, naive_m, 1e-14);
            }
            CHECK_IS(mean[j * domains + d].variance,
                     cov[(d * QUESTIONS + j) * QUESTIONS + j]);
        }
    }
    tryg_arena_free(arena);
}

/* Calibrated, straight from the formula: residuals of everybody, then the sum over every
 * cluster of the file. */
static void compare_calibrated(const struct sample *sample, struct tryg_weights_fit *fit,
                               size_t domains, const uint32_t *domain_of,
                               const double *population)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_survey_design design =
        design_of(sample, domains, domain_of, population, TRYG_LONELY_CERTAINTY, arena);
    const double *const *y = numbers(sample, arena);
    struct tryg_survey_mean *mean =
        TRYG_NEW(arena, QUESTIONS * domains, struct tryg_survey_mean);
    double *cov = TRYG_NEW(arena, domains * QUESTIONS * QUESTIONS, double);
    double *z[2] = {TRYG_NEW(arena, design.n, double), TRYG_NEW(arena, design.n, double)};
    tryg_survey_design_calibrated(&design, fit);
    tryg_survey_means(&design, QUESTIONS, y, mean, cov, arena);
    for (size_t at = 0; at < domains * QUESTIONS * QUESTIONS; at++) {
        struct naive v = {&sample->survey,
                          population,
                          TRYG_LONELY_CERTAINTY,
                          (uint32_t)(at / QUESTIONS / QUESTIONS),
                          domain_of,
                          arena};
        size_t pair[2] = {at / QUESTIONS % QUESTIONS, at % QUESTIONS};
        double expected = 0.0;
        bool lonely;
        for (size_t k = 0; k < 2; k++) {
            double m = naive_mean(&v, y[pair[k]], z[k]);
            CHECK_NEAR(mean[pair[k] * domains + v.domain].mean, m, 1e-14);
            for (size_t i = 0; i < design.n; i++) {
                z[k][i] /= sample->survey.weight[i];
            }
            tryg_weights_fit_residual(fit, z[k]);
            for (size_t i = 0; i < design.n; i++) {
                z[k][i] *= sample->survey.weight[i];
            }
        }
        for (uint32_t h = 0; h < sample->survey.strata; h++) {
            expected += naive_stratum(&v, h, z[0], z[1], &lonely);
        }
        CHECK_NEAR(cov[at], expected, 1e-15);
    }
    tryg_arena_free(arena);
}

static const uint32_t IDENTITY[] = {0, 1, 2, 3, 4};
static const uint32_t PAIRS[] = {0, 0, 1, 1, 1};
static const double POPULATION[] = {400.0, 1000.0, 250.0, 5000.0};

static void the_fast_way_is_the_textbooks(void **state)
{
    struct sample sample;
    sample_draw(&sample, 300, 5, 4, 1, QUESTIONS, 1, *state);
    compare(&sample, IDENTITY, 5, NULL, TRYG_LONELY_CERTAINTY);
    compare(&sample, PAIRS, 2, POPULATION, TRYG_LONELY_CERTAINTY);
}

static void clusters_across_areas_too(void **state)
{
    struct sample sample;
    sample_draw(&sample, 300, 5, 4, 6, QUESTIONS, 2, *state);
    compare(&sample, IDENTITY, 5, POPULATION, TRYG_LONELY_CERTAINTY);
    compare(&sample, PAIRS, 2, NULL, TRYG_LONELY_CERTAINTY);
}

static void calibrated_too(void **state)
{
    struct sample sample;
    struct tryg_weights_fit fit;
    static uint32_t parity[300], third[300];
    struct tryg_margin margin[] = {{.name = "parity", .cells = 2, .cell = parity},
                                   {.name = "third", .cells = 3, .cell = third}};
    sample_draw(&sample, 300, 5, 4, 6, QUESTIONS, 8, *state);
    double *start = TRYG_NEW(*state, sample.survey.n, double);
    for (size_t i = 0; i < sample.survey.n; i++) {
        parity[i] = i % 2;
        third[i] = (uint32_t)(i / 7 % 3);
        start[i] = sample.survey.weight[i] * (1.0 + 0.1 * (double)(i % 5));
    }
    tryg_weights_fit_begin(&fit, sample.survey.n, margin, 2, start, *state);
    compare_calibrated(&sample, &fit, 5, IDENTITY, NULL);
    compare_calibrated(&sample, &fit, 2, PAIRS, POPULATION);
}

/* With 24 respondents in 12 strata some stand alone. */
static void lonely_strata_by_every_rule(void **state)
{
    struct sample sample;
    static const uint32_t city[] = {0, 0};
    sample_draw(&sample, 24, 2, 12, 1, QUESTIONS, 5, *state);
    struct tryg_survey_design design =
        design_of(&sample, 1, city, NULL, TRYG_LONELY_CERTAINTY, *state);
    assert_true(design.lonely > 0);
    compare(&sample, city, 1, NULL, TRYG_LONELY_CERTAINTY);
    compare(&sample, city, 1, NULL, TRYG_LONELY_ADJUST);
    compare(&sample, city, 1, NULL, TRYG_LONELY_AVERAGE);
}

static void a_simple_sample_is_known_by_heart(void **state)
{
    struct sample sample;
    struct tryg_survey_mean mean;
    double population = 40.0, y[10];
    sample_simple(&sample, 10, 3, *state);
    struct tryg_survey_design design =
        design_of(&sample, 1, NULL, &population, TRYG_LONELY_CERTAINTY, *state);
    tryg_survey_numbers(sample.survey.answer[0], 10, TRYG_AS_NO_ANSWER, y);
    tryg_survey_means(&design, 1, (const double *const[]){y}, &mean, NULL, *state);
    CHECK_NEAR(mean.mean, 0.3, 1e-16);
    CHECK_NEAR(mean.variance, 0.75 * 0.3 * 0.7 / 9.0, 1e-16);
    CHECK_NEAR(tryg_survey_deff_replace(&mean), 0.75, 1e-14);
    CHECK_UNKNOWN(tryg_survey_deff(&mean)); /* relative weights: no population in them */
    CHECK_NEAR(tryg_survey_kish(&mean), 1.0, 1e-15);
    CHECK_IS(mean.answers, 10.0);
    CHECK_IS(mean.hits, 3.0);
    CHECK_IS(mean.df, 9.0);
    assert_false(mean.census);
}

static void a_census_has_no_variance(void **state)
{
    struct sample sample;
    struct tryg_survey_mean mean;
    double population = 10.0, y[10];
    sample_simple(&sample, 10, 3, *state);
    struct tryg_survey_design design =
        design_of(&sample, 1, NULL, &population, TRYG_LONELY_CERTAINTY, *state);
    tryg_survey_numbers(sample.survey.answer[0], 10, TRYG_AS_NO_ANSWER, y);
    tryg_survey_means(&design, 1, (const double *const[]){y}, &mean, NULL, *state);
    CHECK_IS(mean.variance, 0.0);
    assert_true(mean.census);
}

static void the_only_one_there_is_is_a_census(void **state)
{
    struct sample sample;
    struct tryg_survey_mean mean;
    static const double y[] = {1.0}, population[] = {1.0};
    sample_simple(&sample, 1, 1, *state);
    struct tryg_survey_design design =
        design_of(&sample, 1, NULL, population, TRYG_LONELY_ADJUST, *state);
    tryg_survey_means(&design, 1, (const double *const[]){y}, &mean, NULL, *state);
    CHECK_IS(mean.mean, 1.0);
    CHECK_IS(mean.variance, 0.0);
    assert_true(mean.census && !mean.lonely);
}

static void those_who_agree_have_exactly_no_variance(void **state)
{
    struct sample sample;
    struct tryg_survey_mean mean;
    sample_draw(&sample, 200, 1, 3, 1, QUESTIONS, 9, *state);
    double *y = TRYG_NEW(*state, 200, double);
    for (size_t i = 0; i < 200; i++) {
        y[i] = 1.0;
    }
    struct tryg_survey_design design =
        design_of(&sample, 1, NULL, NULL, TRYG_LONELY_CERTAINTY, *state);
    tryg_survey_means(&design, 1, (const double *const[]){y}, &mean, NULL, *state);
    CHECK_IS(mean.mean, 1.0);
    CHECK_IS(mean.variance, 0.0);
}

static void an_area_without_answers_is_unknown(void **state)
{
    struct sample sample;
    struct tryg_survey_mean mean[2];
    double y[10];
    sample_simple(&sample, 10, 3, *state);
    struct tryg_survey_design design =
        design_of(&sample, 2, (const uint32_t[]){1}, NULL, TRYG_LONELY_CERTAINTY, *state);
    tryg_survey_numbers(sample.survey.answer[0], 10, TRYG_AS_NO_ANSWER, y);
    tryg_survey_means(&design, 1, (const double *const[]){y}, mean, NULL, *state);
    CHECK_UNKNOWN(mean[0].mean);
    CHECK_UNKNOWN(mean[0].variance);
    CHECK_IS(mean[0].answers, 0.0);
    CHECK_NEAR(mean[1].mean, 0.3, 1e-16);
}

/* Those outside every area still make up the strata. */
static void the_file_is_not_cut_to_the_area_first(void **state)
{
    struct sample sample;
    struct tryg_survey_mean all[QUESTIONS * 5], some[QUESTIONS];
    const uint32_t only_third[] = {TRYG_NO_AREA, TRYG_NO_AREA, 0, TRYG_NO_AREA,
                                   TRYG_NO_AREA};
    sample_draw(&sample, 300, 5, 4, 3, QUESTIONS, 11, *state);
    const double *const *y = numbers(&sample, *state);
    struct tryg_survey_design design =
        design_of(&sample, 5, NULL, NULL, TRYG_LONELY_CERTAINTY, *state);
    tryg_survey_means(&design, QUESTIONS, y, all, NULL, *state);
    design = design_of(&sample, 1, only_third, NULL, TRYG_LONELY_CERTAINTY, *state);
    tryg_survey_means(&design, QUESTIONS, y, some, NULL, *state);
    for (size_t j = 0; j < QUESTIONS; j++) {
        CHECK_IS(some[j].mean, all[j * 5 + 2].mean);
        CHECK_IS(some[j].variance, all[j * 5 + 2].variance);
        CHECK_IS(some[j].df, all[j * 5 + 2].df);
    }
}

static void totals_have_their_own_covariance(void **state)
{
    struct sample sample;
    double z[10], variance;
    sample_simple(&sample, 10, 3, *state);
    struct tryg_survey_design design =
        design_of(&sample, 1, NULL, NULL, TRYG_LONELY_CERTAINTY, *state);
    for (size_t i = 0; i < 10; i++) {
        z[i] = 4.0 * (i < 3); /* weight 4: a total of 12 */
    }
    tryg_survey_covariance(&design, 1, (const double *const[]){z}, &variance, *state);
    CHECK_NEAR(variance, 10.0 / 9.0 * 16.0 * (3.0 - 0.9), 1e-12);
}

static void answers_become_numbers(void **state)
{
    (void)state;
    static const uint8_t answer[] = {TRYG_ANSWER_SAFE, TRYG_ANSWER_UNSAFE,
                                     TRYG_ANSWER_DONT_KNOW, TRYG_ANSWER_MISSING};
    static const struct {
        enum tryg_dont_know_as as;
        double y[3];
    } cases[] = {{TRYG_AS_NO_ANSWER, {0, 1, NAN}},
                 {TRYG_AS_SAFE, {0, 1, 0}},
                 {TRYG_AS_UNSAFE, {0, 1, 1}},
                 {TRYG_AS_THE_QUESTION, {0, 0, 1}}};
    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        double y[4];
        tryg_survey_numbers(answer, 4, cases[c].as, y);
        for (size_t i = 0; i < 3; i++) {
            assert_true(isnan(cases[c].y[i]) ? isnan(y[i]) : y[i] == cases[c].y[i]);
        }
        CHECK_UNKNOWN(y[3]);
    }
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
        cmocka_unit_test(the_fast_way_is_the_textbooks),
        cmocka_unit_test(clusters_across_areas_too),
        cmocka_unit_test(calibrated_too),
        cmocka_unit_test(lonely_strata_by_every_rule),
        cmocka_unit_test(a_simple_sample_is_known_by_heart),
        cmocka_unit_test(a_census_has_no_variance),
        cmocka_unit_test(the_only_one_there_is_is_a_census),
        cmocka_unit_test(those_who_agree_have_exactly_no_variance),
        cmocka_unit_test(an_area_without_answers_is_unknown),
        cmocka_unit_test(the_file_is_not_cut_to_the_area_first),
        cmocka_unit_test(totals_have_their_own_covariance),
        cmocka_unit_test(answers_become_numbers),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
