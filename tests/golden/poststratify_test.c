/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Case 05: post-stratified means, totals and domains of a simple and of a stratified
 * sample, and the weights, against R survey. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/index/survey.h"
#include "geodata/base/arena.h"
#include "tests/golden/case.h"

enum { VARIABLES = 3, TYPES = 3, CELLS_MOST = 6 };
static const char *const VARIABLE[VARIABLES] = {"api00", "enroll", "award01"};
static const char *const BY_TYPE[VARIABLES] = {"api00", NULL, "award01"};
static const char *TYPE[TYPES] = {"E", "H", "M"};
static const double REL = 1e-10;

static tryg_arena *arena;
static const struct tryg_system TYPE_SYSTEM = {.id = "stype", .n = TYPES};

struct sample {
    struct tryg_survey survey;
    double population[TYPES];
    const double *y[VARIABLES];
    uint32_t *type, *wide; /* [n] */
};

static uint32_t type_of(const char *text)
{
    uint32_t t = 0;
    while (t + 1 < TYPES && strcmp(text, TYPE[t]) != 0) {
        t++;
    }
    return t;
}

static struct sample read_sample(const char *file, bool stratified)
{
    struct golden_table t = golden_table(file);
    char **stype = golden_texts(&t, "stype");
    const double *fpc = golden_column(&t, "fpc"), *wide = golden_column(&t, "schwide01");
    struct sample s = {.type = TRYG_NEW(arena, t.rows, uint32_t),
                       .wide = TRYG_NEW(arena, t.rows, uint32_t)};
    s.survey = (struct tryg_survey){.id = "api",
                                    .system = &TYPE_SYSTEM,
                                    .n = t.rows,
                                    .area = s.type,
                                    .weight = golden_column(&t, "pw"),
                                    .strata = stratified ? TYPES : 1,
                                    .stratum = TRYG_NEW(arena, t.rows, uint32_t),
                                    .stratum_name = TYPE,
                                    .clusters = (uint32_t)t.rows,
                                    .cluster = TRYG_NEW(arena, t.rows, uint32_t)};
    for (uint32_t i = 0; i < t.rows; i++) {
        s.type[i] = type_of(stype[i]);
        s.wide[i] = (uint32_t)wide[i];
        s.survey.stratum[i] = stratified ? s.type[i] : 0;
        s.survey.cluster[i] = i;
        s.population[s.survey.stratum[i]] = fpc[i];
    }
    for (size_t v = 0; v < VARIABLES; v++) {
        s.y[v] = golden_column(&t, VARIABLE[v]);
    }
    return s;
}

/* The margin of a population table: stype, schwide01 or both; cell = 2 type + wide. */
static struct tryg_margin read_margin(const struct sample *s, const char *file, bool type,
                                      bool wide)
{
    static const char *const NAME[CELLS_MOST] = {"0", "1", "2", "3", "4", "5"};
    struct golden_table t = golden_table(file);
    const double *freq = golden_column(&t, "Freq");
    char **types = type ? golden_texts(&t, "stype") : NULL;
    const double *wides = wide ? golden_column(&t, "schwide01") : NULL;
    uint32_t across = wide ? 2 : 1, *cell = TRYG_NEW(arena, s->survey.n, uint32_t);
    struct tryg_margin margin = {.name = file,
                                 .cells = (type ? TYPES : 1) * across,
                                 .cell_name = NAME,
                                 .cell = cell,
                                 .total = TRYG_NEW(arena, CELLS_MOST, double)};
    for (size_t r = 0; r < t.rows; r++) {
        uint32_t at = type ? type_of(types[r]) * across : 0;
        margin.total[at + (wides ? (uint32_t)wides[r] : 0)] = freq[r];
    }
    for (size_t i = 0; i < s->survey.n; i++) {
        cell[i] = (type ? s->type[i] * across : 0) + (wide ? s->wide[i] : 0);
    }
    return margin;
}

/* Weights brought to the margin; the fit that the variance wants. */
static struct tryg_weights_fit calibrate(struct sample *s, struct tryg_margin *margin)
{
    struct tryg_weighting weighting = {.about = "api",
                                       .n = s->survey.n,
                                       .margins = 1,
                                       .margin = margin,
                                       .adjust = TRYG_ADJUST_POSTSTRATIFY};
    struct tryg_weights_report report = {0};
    struct tryg_weights_fit fit;
    struct tryg_error err = {0};
    double *start = TRYG_NEW(arena, s->survey.n, double);
    memcpy(start, s->survey.weight, s->survey.n * sizeof *start);
    tryg_weights_fit_begin(&fit, s->survey.n, margin, 1, start, arena);
    if (tryg_weights_calibrate(&weighting, s->survey.weight, &report, arena, &err) !=
        TRYG_OK) {
        golden_near(err.text, 1.0, 0.0, 0.0);
    }
    return fit;
}

static struct tryg_survey_design design_of(const struct sample *s, bool city,
                                           struct tryg_weights_fit *fit)
{
    static const uint32_t ALL_ONE[TYPES] = {0, 0, 0};
    struct tryg_survey_design design = {0};
    struct tryg_error err;
    if (tryg_survey_design_begin(&design, &s->survey, city ? ALL_ONE : NULL,
                                 city ? 1 : TYPES, s->population, TRYG_LONELY_FAIL, arena,
                                 &err) != TRYG_OK) {
        golden_near(err.text, 1.0, 0.0, 0.0);
    }
    tryg_survey_design_calibrated(&design, fit);
    return design;
}

static void check_total(const struct tryg_survey_design *design, const char *part,
                        size_t v, const double *y)
{
    const struct tryg_survey *s = design->survey;
    double *z = TRYG_NEW(arena, s->n, double), total = 0.0, variance;
    for (size_t i = 0; i < s->n; i++) {
        z[i] = s->weight[i] * y[i];
        total += z[i];
    }
    tryg_survey_covariance(design, 1, (const double *const[]){z}, &variance, arena);
    golden_near(part, total, golden_number("%s/est/%s/total", part, VARIABLE[v]), REL);
    golden_near(part, sqrt(variance),
                golden_number("%s/est/%s/se_total", part, VARIABLE[v]), REL);
}

static void check_part(const char *part, const struct sample *s,
                       struct tryg_weights_fit *fit)
{
    struct tryg_survey_mean m[VARIABLES * TYPES];
    struct tryg_survey_design design = design_of(s, true, fit);
    tryg_survey_means(&design, VARIABLES, s->y, m, NULL, arena);
    for (size_t v = 0; v < VARIABLES; v++) {
        golden_near(part, m[v].mean, golden_number("%s/est/%s/mean", part, VARIABLE[v]),
                    REL);
        golden_near(part, sqrt(m[v].variance),
                    golden_number("%s/est/%s/se", part, VARIABLE[v]), REL);
        check_total(&design, part, v, s->y[v]);
    }
    design = design_of(s, false, fit);
    tryg_survey_means(&design, VARIABLES, s->y, m, NULL, arena);
    for (size_t at = 0; at < VARIABLES * (size_t)TYPES; at++) {
        const char *name = BY_TYPE[at / TYPES];
        if (name) {
            size_t type = at % TYPES;
            golden_near(part, m[at].mean,
                        golden_number("%s/by_stype/%s/%zu", part, name, type), REL);
            golden_near(part, sqrt(m[at].variance),
                        golden_number("%s/by_stype/se_%s/%zu", part, name, type), REL);
        }
    }
}

static void check_simple(const char *part, const char *file, bool type, bool wide)
{
    struct sample s = read_sample("input.csv", false);
    if (!file) {
        check_part(part, &s, NULL);
        return;
    }
    struct tryg_margin margin = read_margin(&s, file, type, wide);
    struct tryg_weights_fit fit = calibrate(&s, &margin);
    check_part(part, &s, &fit);
    for (size_t i = 0; type && !wide && i < s.survey.n; i++) {
        golden_near("weight", s.survey.weight[i],
                    golden_number("weights_srs_post_stype/%s", TYPE[s.type[i]]), REL);
    }
}

static void check_stratified(void)
{
    struct sample s = read_sample("input_strat.csv", true);
    check_part("strat_before", &s, NULL);
    struct tryg_margin margin = read_margin(&s, "population_schwide.csv", false, true);
    struct tryg_weights_fit fit = calibrate(&s, &margin);
    check_part("strat_post_schwide", &s, &fit);
    golden_near("weights", (double)s.survey.n, (double)golden_count("weights_strat_post"),
                0.0);
    for (size_t i = 0; i < s.survey.n; i++) {
        golden_near("weight", s.survey.weight[i],
                    golden_number("weights_strat_post/%zu", i), REL);
    }
}

int main(void)
{
    golden_open("05_poststratify");
    arena = tryg_arena_new("test", 0);
    check_simple("srs_before", NULL, false, false);
    check_simple("srs_post_stype", "population_stype.csv", true, false);
    check_simple("srs_post_stype_schwide", "population_stype_schwide.csv", true, true);
    check_stratified();
    tryg_arena_free(arena);
    return golden_end();
}
