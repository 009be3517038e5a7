/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/doubts.h"
#include "engine/batch/frame.h"
#include "engine/index/advice.h"
#include "engine/index/nothing_happened.h"
#include "engine/index/structure.h"
#include "geodata/base/log.h"

#include <math.h>
#include <string.h>

#define CERTAINTY 0.9 /* as a level that is `entydig` */

static enum tryg_status advise(struct tryg_batch *b, const struct tryg_scores *s,
                               struct tryg_year_doubt *doubt, struct tryg_error *err)
{
    const struct tryg_profile *profile = b->results.profile;
    size_t n = s->system->n;
    double *se_reports = TRYG_NEW(b->arena, n, double),
           limit = tryg_advice_limit(profile);
    TRYG_TRY(tryg_advice_reports(profile, &b->baseline, s, se_reports, err));
    doubt->advice = TRYG_NEW(b->arena, n, struct tryg_advice);
    for (size_t a = 0; a < n; a++) {
        doubt->advice[a] = tryg_advice_of(s->index[a], limit, s->se[a], se_reports[a],
                                          s->answers[a], s->population[a], CERTAINTY);
    }
    return TRYG_OK;
}

/* Against the year before in the run, and against the base year where that is another. */
static void compare_with_luck(const struct tryg_batch *b, size_t year,
                              struct tryg_year_doubt *doubt)
{
    const struct tryg_results *r = &b->results;
    const struct tryg_scores *now = tryg_results_at(r, year, 0);
    if (year > 0) {
        doubt->nothing[doubt->nothings] =
            tryg_nothing_between(r->profile, now, tryg_results_at(r, year - 1, 0));
        doubt->nothing[doubt->nothings++].is_base = r->year[year - 1] == r->base_year;
    }
    for (size_t y = 0; y < r->years; y++) {
        if (r->year[y] == r->base_year && y != year && y + 1 != year) {
            doubt->nothing[doubt->nothings] =
                tryg_nothing_between(r->profile, now, tryg_results_at(r, y, 0));
            doubt->nothing[doubt->nothings++].is_base = true;
        }
    }
}

/* ---- The figures under other denominators ---------------------------------------- */

/* Does any rate of the index have another denominator than this? */
static bool is_another(const struct tryg_profile *profile, const char *population)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        if (indicator->source == TRYG_FROM_REPORTS && indicator->share > 0.0 &&
            strcmp(indicator->denominator, population) != 0) {
            return true;
        }
    }
    return false;
}

/* Both years per a population that can be had on the index system; false: it cannot. */
static bool reckon(struct tryg_batch *b, size_t population,
                   const struct tryg_scenario_figures *own,
                   struct tryg_scenario_figures *made)
{
    double *base = TRYG_NEW(b->arena, own->base->system->n, double),
           *now = TRYG_NEW(b->arena, own->now->system->n, double);
    if (tryg_batch_population(b, population, own->base->year, own->base->system, base,
                              NULL) != TRYG_OK ||
        tryg_batch_population(b, population, own->now->year, own->now->system, now,
                              NULL) != TRYG_OK) {
        return false;
    }
    made->base = tryg_scenario_per(b->results.profile, own->base, base, b->arena);
    made->now = tryg_scenario_per(b->results.profile, own->now, now, b->arena);
    return true;
}

static void gather_figures(struct tryg_batch *b, const struct tryg_scenario_figures *own,
                           struct tryg_scenario_basis *basis)
{
    size_t populations = b->project.robustness.denominator ? b->project.populations : 0;
    struct tryg_way *way = TRYG_NEW(b->arena, populations + 1, struct tryg_way);
    struct tryg_scenario_figures *figures =
        TRYG_NEW(b->arena, populations + 1, struct tryg_scenario_figures);
    way[0] = (struct tryg_way){"declared", {{"som i profilen", "as in the profile"}}};
    figures[0] = *own;
    basis->denominators = 1;
    for (size_t i = 0; i < populations; i++) {
        const char *id = b->population[i].id;
        if (is_another(b->results.profile, id) &&
            reckon(b, i, own, &figures[basis->denominators])) {
            way[basis->denominators++] = (struct tryg_way){id, {{id, id}}};
        }
    }
    basis->denominator = way;
    basis->figures = figures;
}

/* The shares that components of the base year's values give, every node by them; NULL
 * where there are too few areas to lean on, or nothing to weigh. */
static const double *structure_of(struct tryg_batch *b, const struct tryg_scores *base)
{
    struct tryg_profile profile = *b->results.profile;
    struct tryg_baseline baseline = b->baseline;
    double *share = TRYG_NEW(b->arena, profile.indicators, double);
    profile.weights = TRYG_WEIGHTS_PCA;
    profile.group = TRYG_NEW(b->arena, profile.groups, struct tryg_group);
    for (size_t g = 0; g < profile.groups; g++) {
        profile.group[g] = b->results.profile->group[g];
        profile.group[g].method = TRYG_WEIGHTS_PCA;
    }
    baseline.weight = NULL;
    baseline.unstable = false;
    tryg_structure_freeze(&profile, base, b->arena, &baseline);
    if (!baseline.weight || baseline.unstable) {
        return NULL;
    }
    const struct tryg_profile *weighed =
        tryg_structure_apply(&profile, &baseline, b->arena);
    for (size_t i = 0; i < profile.indicators; i++) {
        share[i] = weighed->indicator[i].share;
    }
    return share;
}

static enum tryg_status try_methods(struct tryg_batch *b, const struct tryg_scores *now,
                                    struct tryg_year_doubt *doubt, struct tryg_error *err)
{
    static const struct tryg_way as_declared[] = {
        {"declared", {{"som i profilen", "as in the profile"}}}};
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    if (!base) {
        return TRYG_OK;
    }
    struct tryg_scenario_figures own = {&base->scores[0], now};
    struct tryg_scenario_basis basis = {.profile = b->results.profile,
                                        .baseline = &b->baseline,
                                        .harms = 1,
                                        .harm = as_declared,
                                        .structure = structure_of(b, &base->scores[0]),
                                        .seed = b->project.seed,
                                        .threads = b->threads};
    gather_figures(b, &own, &basis);
    return tryg_scenario_run(&b->project.robustness, &basis, b->arena, &doubt->robustness,
                             err);
}

enum tryg_status tryg_doubts_year(struct tryg_batch *b, size_t year,
                                  struct tryg_year_doubt *doubt, struct tryg_error *err)
{
    *doubt = (struct tryg_year_doubt){.year = b->results.year[year]};
    if (!b->results.profile) {
        return TRYG_OK;
    }
    const struct tryg_scores *now = tryg_results_at(&b->results, year, 0);
    TRYG_TRY(advise(b, now, doubt, err));
    compare_with_luck(b, year, doubt);
    return try_methods(b, now, doubt, err);
}

enum tryg_status tryg_doubts_make(struct tryg_batch *b, struct tryg_error *err)
{
    b->doubts = (struct tryg_doubts){.results = &b->results, .years = b->results.years};
    b->doubts.year = TRYG_NEW(b->arena, b->results.years, struct tryg_year_doubt);
    for (size_t y = 0; y < b->results.years; y++) {
        TRYG_TRY(tryg_doubts_year(b, y, &b->doubts.year[y], err));
    }
    return TRYG_OK;
}
