/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/doubts.h"
#include "engine/batch/frame.h"
#include "engine/batch/recount.h"
#include "engine/batch/yardstick.h"
#include "engine/index/advice.h"
#include "engine/index/counted.h"
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
    TRYG_TRY(tryg_advice_reports(
        profile, tryg_yardstick_baseline(b, tryg_yardstick_of(b, s->year)), s, se_reports,
        err));
    doubt->advice = TRYG_NEW(b->arena, n, struct tryg_advice);
    for (size_t a = 0; a < n; a++) {
        doubt->advice[a] = tryg_advice_of(s->index[a], limit, s->se[a], se_reports[a],
                                          s->answers[a], s->population[a], CERTAINTY);
    }
    return TRYG_OK;
}

/* Against another year, put on what this one is measured with. */
static void add_luck(const struct tryg_batch *b, const struct tryg_scores *now,
                     size_t other, struct tryg_year_doubt *doubt)
{
    const struct tryg_results *r = &b->results;
    const struct tryg_scores *then =
        tryg_yardstick_scores(b, &b->record[other], tryg_yardstick_of(b, now->year), 0);
    if (then) {
        doubt->nothing[doubt->nothings] = tryg_nothing_between(r->profile, now, then);
        doubt->nothing[doubt->nothings++].is_base = r->year[other] == r->base_year;
    }
}

/* Against the year before in the run, and against the base year where that is another. */
static void compare_with_luck(const struct tryg_batch *b, size_t year,
                              struct tryg_year_doubt *doubt)
{
    const struct tryg_results *r = &b->results;
    const struct tryg_scores *now = tryg_results_at(r, year, 0);
    if (year > 0) {
        add_luck(b, now, year - 1, doubt);
    }
    for (size_t y = 0; y < r->years; y++) {
        if (r->year[y] == r->base_year && y != year && y + 1 != year) {
            add_luck(b, now, y, doubt);
        }
    }
}

/* ---- The figures under other denominators and rules of harm ---------------------- */

/* The ways that a record's rates may be counted, and what they gave for the base year on
 * a yardstick, which every other year measured with that is laid beside. */
struct recounts {
    size_t yardstick;
    struct tryg_recount base;
    size_t made; /* of the base year so far */
    struct recounted {
        const char *population;
        const bool *harm; /* [indicators] */
        const struct tryg_scores *scores;
    } * recounted;
};

static bool is_rate(const struct tryg_indicator *indicator)
{
    return indicator->source == TRYG_FROM_REPORTS && indicator->share > 0.0;
}

/* One that may be had per another population: what is standardised is of just these
 * people and their classes. */
static bool is_free_rate(const struct tryg_indicator *indicator)
{
    return is_rate(indicator) && indicator->standard.method == TRYG_CRUDE;
}

/* Does any rate of the index have another denominator than this? */
static bool is_another(const struct tryg_profile *profile, const char *population)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        if (is_free_rate(&profile->indicator[i]) &&
            strcmp(profile->indicator[i].denominator, population) != 0) {
            return true;
        }
    }
    return false;
}

static bool is_had(const struct tryg_recount *year, const char *population)
{
    return tryg_counted_denominator(&year->basis, population) != NULL;
}

/* Do the offences that the indicator counts weigh differently? Where they do not, its
 * harm is its count times a number, and no normalisation can tell the two apart. */
static bool weighs_apart(const struct tryg_categories *all,
                         const struct tryg_indicator *indicator)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t c = 0; c < all->classes; c++) {
        if (strcmp(indicator->category, "*") == 0 ||
            strcmp(indicator->category, all->id[all->class_category[c]]) == 0) {
            least = fmin(least, all->class_weight[c]);
            most = fmax(most, all->class_weight[c]);
        }
    }
    return least < most;
}

/* Which rates weigh by harm if as many as can shall (or none shall). A model is of counts
 * and stays one of counts. */
static const bool *harm_of(const struct tryg_batch *b, bool wanted,
                           const struct tryg_recount *base,
                           const struct tryg_recount *now)
{
    const struct tryg_profile *profile = b->results.profile;
    bool *harm = TRYG_NEW(b->arena, profile->indicators, bool);
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *own = &profile->indicator[i];
        bool can =
            own->source == TRYG_FROM_REPORTS && weighs_apart(&b->categories, own) &&
            own->standard.method == TRYG_CRUDE && own->model.kind == TRYG_MODEL_NONE &&
            tryg_recount_is_weighed(base, own) && tryg_recount_is_weighed(now, own);
        harm[i] = can ? wanted : own->harm;
    }
    return harm;
}

static bool is_as_declared(const struct tryg_profile *profile, const bool *harm)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        if (is_rate(&profile->indicator[i]) && profile->indicator[i].harm != harm[i]) {
            return false;
        }
    }
    return true;
}

static const struct tryg_profile *profile_of(const struct tryg_batch *b,
                                             const char *population, const bool *harm)
{
    struct tryg_profile *profile =
        tryg_recount_per(b->results.profile, population, b->arena);
    for (size_t i = 0; i < profile->indicators; i++) {
        profile->indicator[i].harm = harm[i];
    }
    return profile;
}

static const struct tryg_scores *count_by(struct tryg_batch *b,
                                          const struct tryg_recount *year,
                                          const char *population, const bool *harm)
{
    struct tryg_scores *made = TRYG_NEW(b->arena, 1, struct tryg_scores);
    tryg_recount_by(b, year, profile_of(b, population, harm), made);
    return made;
}

/* The same of the base year, counted once for all years that are laid beside it. */
static const struct tryg_scores *base_by(struct tryg_batch *b, struct recounts *of,
                                         const char *population, const bool *harm)
{
    size_t k = b->results.profile->indicators;
    for (size_t i = 0; i < of->made; i++) {
        struct recounted *one = &of->recounted[i];
        if (one->population == population &&
            memcmp(one->harm, harm, k * sizeof *harm) == 0) {
            return one->scores;
        }
    }
    of->recounted = tryg_arena_grow(b->arena, of->recounted, of->made, of->made + 1,
                                    sizeof *of->recounted);
    struct recounted *one = &of->recounted[of->made++];
    *one = (struct recounted){population, harm, count_by(b, &of->base, population, harm)};
    return one->scores;
}

static const bool *harm_as_declared(const struct tryg_batch *b)
{
    const struct tryg_profile *profile = b->results.profile;
    bool *harm = TRYG_NEW(b->arena, profile->indicators, bool);
    for (size_t i = 0; i < profile->indicators; i++) {
        harm[i] = profile->indicator[i].harm;
    }
    return harm;
}

enum { HARMS = 3 };

/* As declared; every report alike; by harm. Those that are the same as one before are
 * left out. */
static size_t list_harms(const struct tryg_batch *b, const struct tryg_recount *base,
                         const struct tryg_recount *now, struct tryg_way *way,
                         const bool **harm)
{
    static const struct tryg_way WAYS[HARMS] = {
        {"declared", {{"som i profilen", "as in the profile"}}},
        {"counts", {{"alle anmeldelser lige", "all reports alike"}}},
        {"harm", {{"vægtet efter skade", "weighted by harm"}}}};
    size_t n = 1;
    way[0] = WAYS[0];
    harm[0] = harm_as_declared(b);
    for (size_t h = 1; b->project.robustness.harm && h < HARMS; h++) {
        harm[n] = harm_of(b, h == 2, base, now);
        way[n] = WAYS[h];
        n += is_as_declared(b->results.profile, harm[n]) ? 0U : 1U;
    }
    return n;
}

static size_t list_denominators(const struct tryg_batch *b,
                                const struct tryg_recount *base,
                                const struct tryg_recount *now, struct tryg_way *way)
{
    size_t n = 1,
           populations = b->project.robustness.denominator ? b->project.populations : 0;
    way[0] = (struct tryg_way){"declared", {{"som i profilen", "as in the profile"}}};
    for (size_t i = 0; i < populations; i++) {
        const char *id = b->project.population[i].source.id;
        if (is_another(b->results.profile, id) && is_had(base, id) && is_had(now, id)) {
            way[n++] = (struct tryg_way){id, {{id, id}}};
        }
    }
    return n;
}

static enum tryg_status gather_figures(struct tryg_batch *b, struct recounts *of,
                                       size_t year, struct tryg_scenario_basis *basis,
                                       struct tryg_error *err)
{
    const bool *harm[HARMS];
    struct tryg_way *way =
                        TRYG_NEW(b->arena, b->project.populations + 1, struct tryg_way),
                    *harm_way = TRYG_NEW(b->arena, HARMS, struct tryg_way);
    struct tryg_recount now;
    TRYG_TRY(tryg_recount_begin(b, &b->record[year], 0, &now, err));
    basis->denominators = list_denominators(b, &of->base, &now, way);
    basis->harms = list_harms(b, &of->base, &now, harm_way, harm);
    size_t n = basis->denominators * basis->harms;
    struct tryg_scenario_figures *figures =
        TRYG_NEW(b->arena, n, struct tryg_scenario_figures);
    figures[0] = (struct tryg_scenario_figures){&of->base.record->scores[of->base.slot],
                                                tryg_results_at(&b->results, year, 0)};
    for (size_t f = 1; f < n; f++) {
        size_t d = f % basis->denominators, h = f / basis->denominators;
        const char *population = d ? way[d].id : NULL;
        figures[f] = (struct tryg_scenario_figures){
            base_by(b, of, population, harm[h]), count_by(b, &now, population, harm[h])};
    }
    basis->denominator = way;
    basis->harm = harm_way;
    basis->figures = figures;
    return TRYG_OK;
}

/* The shares that components of the base year's values give, every node by them; NULL
 * where there are too few areas to lean on, or nothing to weigh. */
static const double *structure_of(struct tryg_batch *b, size_t yardstick,
                                  const struct tryg_scores *base)
{
    struct tryg_profile profile = *b->results.profile;
    struct tryg_baseline baseline = *tryg_yardstick_baseline(b, yardstick);
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

static enum tryg_status begin_recounts(struct tryg_batch *b, size_t yardstick,
                                       struct recounts *of, struct tryg_error *err)
{
    const struct tryg_year_record *base = tryg_frame_record(b, b->results.base_year);
    *of = (struct recounts){.yardstick = yardstick};
    if (!base || !tryg_yardstick_scores(b, base, yardstick, 0)) {
        return TRYG_OK;
    }
    return tryg_recount_begin(b, base, tryg_yardstick_slot(b, base->year, yardstick),
                              &of->base, err);
}

static enum tryg_status try_methods(struct tryg_batch *b, struct recounts *of,
                                    size_t year, struct tryg_year_doubt *doubt,
                                    struct tryg_error *err)
{
    if (!of->base.record) {
        return TRYG_OK;
    }
    const struct tryg_scores *then = &of->base.record->scores[of->base.slot];
    struct tryg_scenario_basis basis = {.profile = b->results.profile,
                                        .baseline =
                                            tryg_yardstick_baseline(b, of->yardstick),
                                        .structure = structure_of(b, of->yardstick, then),
                                        .seed = b->project.seed,
                                        .threads = b->threads};
    TRYG_TRY(gather_figures(b, of, year, &basis, err));
    return tryg_scenario_run(&b->project.robustness, &basis, b->arena, &doubt->robustness,
                             err);
}

static enum tryg_status doubt_year(struct tryg_batch *b, struct recounts *of, size_t year,
                                   struct tryg_year_doubt *doubt, struct tryg_error *err)
{
    *doubt = (struct tryg_year_doubt){.year = b->results.year[year]};
    if (!b->results.profile) {
        return TRYG_OK;
    }
    TRYG_TRY(advise(b, tryg_results_at(&b->results, year, 0), doubt, err));
    compare_with_luck(b, year, doubt);
    return try_methods(b, of, year, doubt, err);
}

enum tryg_status tryg_doubts_year(struct tryg_batch *b, size_t year,
                                  struct tryg_year_doubt *doubt, struct tryg_error *err)
{
    struct recounts of;
    TRYG_TRY(begin_recounts(b, tryg_yardstick_of(b, b->results.year[year]), &of, err));
    return doubt_year(b, &of, year, doubt, err);
}

enum tryg_status tryg_doubts_make(struct tryg_batch *b, struct tryg_error *err)
{
    struct recounts *of = TRYG_NEW(b->arena, b->yardsticks + 1, struct recounts);
    b->doubts = (struct tryg_doubts){.results = &b->results, .years = b->results.years};
    b->doubts.year = TRYG_NEW(b->arena, b->results.years, struct tryg_year_doubt);
    for (size_t f = 0; f < tryg_yardsticks_of_years(b); f++) {
        TRYG_TRY(begin_recounts(b, f, &of[f], err));
    }
    for (size_t y = 0; y < b->results.years; y++) {
        size_t f = tryg_yardstick_of(b, b->results.year[y]);
        TRYG_TRY(doubt_year(b, &of[f], y, &b->doubts.year[y], err));
    }
    return TRYG_OK;
}
