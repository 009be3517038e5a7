/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 01: means, totals, a ratio, domains and design effects of a stratified sample
 * against R survey. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/survey.h"
#include "geodata/base/arena.h"
#include "tests/golden/case.h"

enum { VARIABLES = 4, STRATA = 3, RECORDS_MOST = 500 };
static const char *const VARIABLE[VARIABLES] = {"api00", "enroll", "award01",
                                                "schwide01"};
static const char *STRATUM[STRATA] = {"E", "H", "M"};
static const double REL = 1e-10;

/* The sample: strata are areas, or all is one area. */
static struct {
    tryg_arena *arena;
    struct tryg_system system;
    struct tryg_survey survey;
    double population[STRATA];
    const double *y[VARIABLES];
} S;

static void read_sample(void)
{
    struct golden_table t = golden_table("input.csv");
    char **stype = golden_texts(&t, "stype");
    const double *fpc = golden_column(&t, "fpc");
    size_t n = t.rows;
    S.arena = tryg_arena_new("test", 0);
    S.system = (struct tryg_system){.id = "stype", .n = STRATA};
    S.survey = (struct tryg_survey){.id = "apistrat",
                                    .system = &S.system,
                                    .n = n,
                                    .area = TRYG_NEW(S.arena, n, uint32_t),
                                    .weight = golden_column(&t, "pw"),
                                    .strata = STRATA,
                                    .stratum = TRYG_NEW(S.arena, n, uint32_t),
                                    .stratum_name = STRATUM,
                                    .clusters = (uint32_t)n,
                                    .cluster = TRYG_NEW(S.arena, n, uint32_t)};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t h = 0;
        while (h + 1 < STRATA && strcmp(stype[i], STRATUM[h]) != 0) {
            h++;
        }
        S.survey.area[i] = S.survey.stratum[i] = h;
        S.survey.cluster[i] = i;
        S.population[h] = fpc[i];
    }
    for (size_t v = 0; v < VARIABLES; v++) {
        S.y[v] = golden_column(&t, VARIABLE[v]);
    }
}

static struct tryg_survey_design design_of(bool city, bool fpc)
{
    static const uint32_t all_one[STRATA] = {0, 0, 0};
    struct tryg_survey_design design = {0};
    struct tryg_error err;
    if (tryg_survey_design_begin(&design, &S.survey, city ? all_one : NULL,
                                 city ? 1 : STRATA, fpc ? S.population : NULL,
                                 TRYG_LONELY_CERTAINTY, S.arena, &err) != TRYG_OK) {
        golden_near(err.text, 1.0, 0.0, 0.0);
    }
    return design;
}

static void check_limits(const char *what, const char *path, double mean, double se,
                         double df)
{
    double t = tryg_t_quantile(0.975, df);
    golden_near(what, mean - t * se, golden_number("%s/0", path), REL);
    golden_near(what, mean + t * se, golden_number("%s/1", path), REL);
}

static void check_overall(const char *part, bool fpc)
{
    struct tryg_survey_mean m[VARIABLES];
    struct tryg_survey_design design = design_of(true, fpc);
    tryg_survey_means(&design, VARIABLES, S.y, m, NULL, S.arena);
    for (size_t v = 0; v < VARIABLES; v++) {
        char at[128], path[200];
        double se = sqrt(m[v].variance);
        snprintf(at, sizeof at, "%s/%s", part, VARIABLE[v]);
        golden_near(at, m[v].mean, golden_number("%s/mean", at), REL);
        golden_near(at, se, golden_number("%s/se", at), REL);
        golden_near(at, m[v].variance, golden_number("%s/var", at), REL);
        golden_near(at, m[v].df, golden_number("%s/df", at), REL);
        golden_near(at, se / m[v].mean, golden_number("%s/cv", at), REL);
        golden_near(at, tryg_survey_deff(&m[v]), golden_number("%s/deff", at), 1e-9);
        snprintf(path, sizeof path, "%s/ci95_t", at);
        check_limits(at, path, m[v].mean, se, m[v].df);
        snprintf(path, sizeof path, "%s/ci95_normal", at);
        check_limits(at, path, m[v].mean, se, INFINITY);
        if (fpc) {
            golden_near(VARIABLE[v], tryg_survey_deff_replace(&m[v]),
                        golden_number("overall_fpc_deff_replace/%s", VARIABLE[v]), 1e-9);
        }
    }
    golden_near("Kish", tryg_survey_kish(&m[0]), golden_number("kish/deff_w"), REL);
    golden_near("sum of w", m[0].weight, golden_number("kish/sum_w"), REL);
    golden_near("sum of w2", m[0].weight2, golden_number("kish/sum_w2"), REL);
    golden_near("Kish n", m[0].answers, golden_number("kish/n"), REL);
    golden_near("Kish n_eff", m[0].answers / tryg_survey_kish(&m[0]),
                golden_number("kish/n_eff"), REL);
}

static void check_strata(void)
{
    struct tryg_survey_mean m[VARIABLES * STRATA];
    struct tryg_survey_design design = design_of(false, true);
    tryg_survey_means(&design, VARIABLES, S.y, m, NULL, S.arena);
    for (size_t v = 0; v < VARIABLES; v++) {
        for (size_t h = 0; h < STRATA; h++) {
            const struct tryg_survey_mean *d = &m[v * STRATA + h];
            const char *name = VARIABLE[v];
            golden_near(name, d->mean, golden_number("by_stratum/%s/%zu", name, h), REL);
            golden_near(name, sqrt(d->variance),
                        golden_number("by_stratum/se.%s/%zu", name, h), REL);
            golden_near(name, tryg_survey_deff(d),
                        golden_number("by_stratum/DEff.%s/%zu", name, h), 1e-9);
            double se = sqrt(d->variance), z = tryg_normal_quantile(0.975);
            golden_near(name, se / d->mean,
                        golden_number("by_stratum/cv.%s/%zu", name, h), REL);
            golden_near(name, d->mean - z * se,
                        golden_number("by_stratum/ci_l.%s/%zu", name, h), REL);
            golden_near(name, d->mean + z * se,
                        golden_number("by_stratum/ci_u.%s/%zu", name, h), REL);
        }
    }
}

static void check_covariance(void)
{
    const double *pair[2] = {S.y[0], S.y[2]};
    struct tryg_survey_mean m[2];
    double covariance[4];
    struct tryg_survey_design design = design_of(true, true);
    tryg_survey_means(&design, 2, pair, m, covariance, S.arena);
    for (size_t i = 0; i < 4; i++) {
        golden_near("covariance", covariance[i],
                    golden_number("covariance_api00_award01/%zu/%zu", i / 2, i % 2), REL);
    }
}

static void check_totals(void)
{
    struct tryg_survey_design design = design_of(true, true);
    double *z[VARIABLES], covariance[VARIABLES * VARIABLES];
    for (size_t v = 0; v < VARIABLES; v++) {
        z[v] = TRYG_NEW(S.arena, S.survey.n, double);
        for (size_t i = 0; i < S.survey.n; i++) {
            z[v][i] = S.survey.weight[i] * S.y[v][i];
        }
    }
    tryg_survey_covariance(&design, VARIABLES, (const double *const *)z, covariance,
                           S.arena);
    for (size_t v = 0; v < VARIABLES; v++) {
        double total = 0.0;
        for (size_t i = 0; i < S.survey.n; i++) {
            total += z[v][i];
        }
        golden_near("total", total, golden_number("totals_fpc/%s/total", VARIABLE[v]),
                    REL);
        golden_near("total", sqrt(covariance[v * VARIABLES + v]),
                    golden_number("totals_fpc/%s/se", VARIABLE[v]), REL);
    }
}

static void check_ratio(void)
{
    struct tryg_survey_design design = design_of(true, true);
    double *z = TRYG_NEW(S.arena, S.survey.n, double), x = 0.0, y = 0.0, variance;
    const double *w = S.survey.weight;
    for (size_t i = 0; i < S.survey.n; i++) {
        y += w[i] * S.y[0][i];
        x += w[i] * S.y[1][i];
    }
    for (size_t i = 0; i < S.survey.n; i++) {
        z[i] = w[i] * (S.y[0][i] - y / x * S.y[1][i]) / x;
    }
    tryg_survey_covariance(&design, 1, (const double *const[]){z}, &variance, S.arena);
    golden_near("ratio", y / x, golden_number("ratio_api00_over_enroll/ratio"), REL);
    golden_near("ratio", sqrt(variance), golden_number("ratio_api00_over_enroll/se"),
                REL);
}

/* A domain that cuts across the strata. */
static void check_domain(void)
{
    struct tryg_survey_design design = design_of(true, true);
    struct tryg_survey_mean m;
    double *y = TRYG_NEW(S.arena, S.survey.n, double);
    for (size_t i = 0; i < S.survey.n; i++) {
        y[i] = S.y[3][i] == 1.0 ? S.y[0][i] : NAN;
    }
    tryg_survey_means(&design, 1, (const double *const[]){y}, &m, NULL, S.arena);
    golden_near("domain", m.mean, golden_number("domain_schwide1_api00/mean"), REL);
    golden_near("domain", sqrt(m.variance), golden_number("domain_schwide1_api00/se"),
                REL);
}

int main(void)
{
    golden_open("01_svymean_strat");
    read_sample();
    check_overall("overall_fpc", true);
    check_overall("overall_nofpc", false);
    check_strata();
    check_covariance();
    check_totals();
    check_ratio();
    check_domain();
    tryg_arena_free(S.arena);
    return golden_end();
}
