/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/survey.h"

#include <math.h>
#include <string.h>

#include "engine/index/sum.h"
#include "geodata/base/lang.h"

/* Order `order` by key, stable; key[order[i]] < keys. */
static void sort_by(uint32_t *order, size_t n, const uint32_t *key, size_t keys,
                    tryg_arena *scratch)
{
    size_t *start = TRYG_NEW(scratch, keys + 1, size_t);
    uint32_t *sorted = TRYG_NEW(scratch, n, uint32_t);
    for (size_t i = 0; i < n; i++) {
        start[key[order[i]] + 1]++;
    }
    for (size_t k = 0; k < keys; k++) {
        start[k + 1] += start[k];
    }
    for (size_t i = 0; i < n; i++) {
        sorted[start[key[order[i]]]++] = order[i];
    }
    memcpy(order, sorted, n * sizeof *order);
}

static uint32_t *domains_of(const struct tryg_survey *survey, const uint32_t *map,
                            size_t domains, tryg_arena *scratch)
{
    uint32_t *domain = TRYG_NEW(scratch, survey->n, uint32_t);
    for (size_t i = 0; i < survey->n; i++) {
        uint32_t d = map ? map[survey->area[i]] : survey->area[i];
        domain[i] = d < domains ? d : (uint32_t)domains; /* of no domain: last */
    }
    return domain;
}

/* Clusters in each stratum, from an order by stratum and cluster. */
static void count_clusters(struct tryg_survey_design *design)
{
    const struct tryg_survey *s = design->survey;
    for (size_t i = 0; i < design->n; i++) {
        uint32_t at = design->order[i], before = i ? design->order[i - 1] : at;
        bool fresh = i == 0 || s->stratum[at] != s->stratum[before] ||
                     s->cluster[at] != s->cluster[before];
        design->sampled[s->stratum[at]] += fresh;
    }
}

static enum tryg_status set_fractions(struct tryg_survey_design *design,
                                      const double *population, tryg_arena *scratch,
                                      struct tryg_error *err)
{
    const struct tryg_survey *s = design->survey;
    double *answered = TRYG_NEW(scratch, s->strata, double);
    for (size_t i = 0; i < s->n; i++) {
        answered[s->stratum[i]] += 1.0;
    }
    for (uint32_t h = 0; h < s->strata; h++) {
        if (!population || isnan(population[h]) || answered[h] == 0.0) {
            continue;
        }
        if (answered[h] > population[h]) {
            return tryg_fail(
                err, TRYG_DATA,
                TX("undersøgelsen %s, %d: stratum \"%s\" har %.0f svarpersoner, men "
                   "befolkningen er %.0f. Ret befolkningstallet, eller fjern "
                   "survey: population i tryghed.yaml.",
                   "survey %s, %d: stratum \"%s\" has %.0f respondents, but its "
                   "population is %.0f. Correct the population, or remove survey: "
                   "population from tryghed.yaml."),
                s->id, s->year, s->stratum_name[h], answered[h], population[h]);
        }
        design->fraction[h] = answered[h] / population[h];
    }
    return TRYG_OK;
}

static enum tryg_status judge_strata(struct tryg_survey_design *design,
                                     struct tryg_error *err)
{
    const struct tryg_survey *s = design->survey;
    for (uint32_t h = 0; h < s->strata; h++) {
        if (design->sampled[h] == 1.0 && design->fraction[h] < 1.0) {
            design->first_lonely = design->lonely++ ? design->first_lonely : h;
        }
    }
    if (design->lonely && design->rule == TRYG_LONELY_FAIL) {
        return tryg_fail(err, TRYG_DATA,
                         TX("undersøgelsen %s, %d: stratum \"%s\" har kun én %s, så dets "
                            "usikkerhed kan ikke beregnes. Læg det sammen med et andet.",
                            "survey %s, %d: stratum \"%s\" has only one %s, so its "
                            "uncertainty cannot be computed. Merge it with another."),
                         s->id, s->year, s->stratum_name[design->first_lonely],
                         s->clusters < s->n ? TX("klynge", "cluster")
                                            : TX("svarperson", "respondent"));
    }
    return TRYG_OK;
}

static void lay_out(struct tryg_survey_design *design, const uint32_t *domain,
                    tryg_arena *scratch)
{
    const struct tryg_survey *s = design->survey;
    struct tryg_sum weight = {0};
    for (size_t i = 0; i < s->n; i++) {
        design->order[i] = (uint32_t)i;
        tryg_sum_add(&weight, s->weight[i]);
    }
    design->mean_weight = s->n ? tryg_sum_of(&weight) / (double)s->n : NAN;
    sort_by(design->order, s->n, s->cluster, s->clusters, scratch);
    sort_by(design->order, s->n, s->stratum, s->strata, scratch);
    count_clusters(design);
    memcpy(design->whole, design->order, s->n * sizeof *design->whole);
    sort_by(design->order, s->n, domain, design->domains + 1, scratch);
    for (size_t i = 0; i < s->n; i++) {
        if (domain[i] < design->domains) {
            design->start[domain[i] + 1]++;
        }
    }
    for (size_t d = 0; d < design->domains; d++) {
        design->start[d + 1] += design->start[d];
    }
}

enum tryg_status tryg_survey_design_begin(struct tryg_survey_design *design,
                                          const struct tryg_survey *survey,
                                          const uint32_t *map, size_t domains,
                                          const double *stratum_population,
                                          enum tryg_lonely rule, tryg_arena *arena,
                                          struct tryg_error *err)
{
    struct tryg_survey_design made = {.survey = survey,
                                      .n = survey->n,
                                      .domains = domains,
                                      .rule = rule,
                                      .order = TRYG_NEW(arena, survey->n, uint32_t),
                                      .start = TRYG_NEW(arena, domains + 1, size_t),
                                      .whole = TRYG_NEW(arena, survey->n, uint32_t),
                                      .sampled = TRYG_NEW(arena, survey->strata, double),
                                      .fraction = TRYG_NEW(arena, survey->strata, double),
                                      .arena = arena};
    lay_out(&made, domains_of(survey, map, domains, arena), arena);
    TRYG_TRY(set_fractions(&made, stratum_population, arena, err));
    TRYG_TRY(judge_strata(&made, err));
    *design = made;
    return TRYG_OK;
}

void tryg_survey_design_calibrated(struct tryg_survey_design *design,
                                   struct tryg_weights_fit *fit)
{
    design->fit = fit;
}

/* Which area a stratum is, from what its respondents say: an index, or ... */
enum { NOBODY = UINT32_MAX - 1, SEVERAL = UINT32_MAX };

static void meet(uint32_t *one, uint32_t other)
{
    *one = *one == NOBODY || *one == other ? other : SEVERAL;
}

static double sum_of(const double *value, size_t n)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, value[i]);
    }
    return tryg_sum_of(&sum);
}

void tryg_survey_stratum_population(const struct tryg_survey *survey,
                                    const double *population, double *out,
                                    tryg_arena *scratch)
{
    size_t areas = survey->system->n;
    uint32_t *area_of = TRYG_NEW(scratch, survey->strata, uint32_t);
    uint32_t *stratum_of = TRYG_NEW(scratch, areas, uint32_t);
    for (uint32_t h = 0; h < survey->strata; h++) {
        area_of[h] = NOBODY;
    }
    for (size_t a = 0; a < areas; a++) {
        stratum_of[a] = NOBODY;
    }
    for (size_t i = 0; i < survey->n; i++) {
        meet(&area_of[survey->stratum[i]], survey->area[i]);
        meet(&stratum_of[survey->area[i]], survey->stratum[i]);
    }
    for (uint32_t h = 0; h < survey->strata; h++) {
        bool same = area_of[h] < areas && stratum_of[area_of[h]] == h;
        out[h] = same ? population[area_of[h]] : NAN;
    }
    if (survey->strata == 1) {
        out[0] = sum_of(population, areas);
    }
}
