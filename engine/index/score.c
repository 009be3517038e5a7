/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/score.h"

#include <math.h>
#include <string.h>

#include "engine/index/aggregate.h"
#include "engine/index/blend.h"
#include "engine/index/classify.h"
#include "engine/index/impute.h"
#include "engine/index/normalise.h"
#include "engine/index/sum.h"

#define NORMAL_95 1.95996398454005423552

/* What is worked with for one system, and for the area at hand; arrays [k]. */
struct scoring {
    const struct tryg_profile *profile;
    struct tryg_scores *scores;
    const double *covariance; /* of the area at hand, or NULL */
    bool unstable;            /* the weights are */
    size_t k, n;
    struct tryg_yardstick *by;
    bool *dropped;
    bool *present;
    double *x, *slope; /* what is blended, and by how much it moves with the value */
    double *weight, *within;
    double *part; /* what each adds, per unit of weight */
    double *pull; /* d index / d value */
};

void tryg_score_baseline(const struct tryg_profile *profile,
                         const struct tryg_scores *scores, tryg_arena *arena,
                         struct tryg_baseline *baseline)
{
    struct tryg_baseline made = {.year = scores->year, .indicators = profile->indicators};
    size_t n = scores->system->n;
    double *value = TRYG_NEW(arena, n, double);
    made.anchor = TRYG_NEW(arena, profile->indicators, struct tryg_anchor);
    for (size_t i = 0; i < profile->indicators; i++) {
        for (size_t a = 0; a < n; a++) {
            value[a] = tryg_impute_measured(&scores->cell[i * n + a]);
        }
        made.anchor[i] = tryg_normalise_anchor_treated(value, n, profile->outliers,
                                                       profile->outlier_share, arena);
        made.anchor[i].indicator = profile->indicator[i].id;
    }
    *baseline = made;
}

enum tryg_why tryg_score_dropped(const struct tryg_profile *profile,
                                 const struct tryg_baseline *baseline, size_t indicator)
{
    struct tryg_yardstick by = tryg_normalise_yardstick(profile, baseline, indicator);
    return tryg_normalise_why_not(&by);
}

static double clip(const struct tryg_profile *profile, double index)
{
    return fmin(fmax(index, profile->clip_low), profile->clip_high);
}

static void normalise_cells(struct scoring *s, size_t a)
{
    for (size_t i = 0; i < s->k; i++) {
        struct tryg_cell *cell = &s->scores->cell[i * s->n + a];
        double x = tryg_blend_scaled(s->profile, &s->by[i], cell->value);
        s->x[i] = cell->normalised = x;
        s->present[i] = !isnan(x);
        s->slope[i] = s->present[i] ? tryg_blend_steepness(s->profile, &s->by[i],
                                                           cell->value, cell->se)
                                    : NAN;
        if (!isnan(cell->value) && s->dropped[i]) {
            cell->why = tryg_normalise_why_not(&s->by[i]);
        }
        if (tryg_normalise_is_held(&s->by[i], cell->value) ||
            tryg_blend_is_floored(s->profile, &s->by[i], cell->value)) {
            cell->flags |= TRYG_FLAG_CLIPPED;
        }
    }
}

/* Contributions of the unclipped index, and its gradient. */
static void contribute(struct scoring *s, size_t a)
{
    tryg_blend_parts(s->profile, s->x, s->weight, s->k, s->part, s->pull);
    for (size_t i = 0; i < s->k; i++) {
        struct tryg_cell *cell = &s->scores->cell[i * s->n + a];
        double reach = s->profile->spread * s->weight[i];
        cell->weight = s->weight[i];
        cell->contribution = reach * s->part[i] + 0.0; /* no -0 for a weight of 0 */
        s->pull[i] *= reach * s->slope[i];
    }
}

/* centre + the contributions in the order of the indicators: whoever adds up the table
 * gets the same number to the last bit. */
static double add_up(const struct scoring *s, size_t a)
{
    double index = s->profile->centre;
    for (size_t i = 0; i < s->k; i++) {
        double c = s->scores->cell[i * s->n + a].contribution;
        index += isnan(c) ? 0.0 : c;
    }
    return index;
}

/* Contributions follow the index when it is cut to the ends of its scale. */
static void shorten(struct scoring *s, size_t a, double raw, double index)
{
    double centre = s->profile->centre, ratio = (index - centre) / (raw - centre);
    for (size_t i = 0; i < s->k; i++) {
        struct tryg_cell *cell = &s->scores->cell[i * s->n + a];
        if (ratio > 0.0 && isfinite(ratio)) {
            cell->contribution *= ratio;
        } else {
            cell->contribution += cell->weight * (index - raw);
        }
    }
}

/* gradient' * covariance * gradient; NAN when a weighted indicator has no se. */
static double variance(const struct scoring *s, size_t a)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < s->k; i++) {
        if (s->weight[i] == 0.0) {
            continue;
        }
        double own = s->pull[i] * s->scores->cell[i * s->n + a].se;
        tryg_sum_add(&sum, own * own);
        for (size_t j = 0; s->covariance && j < i; j++) {
            if (s->weight[j] > 0.0) {
                double shared = s->covariance[i * s->k + j];
                tryg_sum_add(&sum, 2.0 * s->pull[i] * s->pull[j] * shared);
            }
        }
    }
    double v = tryg_sum_of(&sum);
    return v < 0.0 ? 0.0 : v; /* a singular matrix, and rounding */
}

static void place(struct scoring *s, size_t a, double raw)
{
    struct tryg_scores *to = s->scores;
    const struct tryg_profile *p = s->profile;
    double se = sqrt(variance(s, a));
    to->se[a] = se;
    to->low[a] = isnan(se) ? NAN : clip(p, raw - NORMAL_95 * se);
    to->high[a] = isnan(se) ? NAN : clip(p, raw + NORMAL_95 * se);
    to->level[a] = tryg_classify_level(to->index[a], p->level, p->levels);
    to->level_p[a] =
        tryg_classify_probability(raw, se, p->level, p->levels, to->level[a]);
    for (size_t l = 0; l < to->chance.levels; l++) {
        to->chance.p[l * s->n + a] =
            tryg_classify_probability(raw, se, p->level, p->levels, (int)l);
    }
}

static void blend(struct scoring *s, size_t a)
{
    contribute(s, a);
    double raw = add_up(s, a), index = clip(s->profile, raw);
    s->scores->index[a] = index;
    if (index < raw || index > raw) {
        s->scores->flags[a] |= TRYG_FLAG_CLIPPED;
        shorten(s, a, raw, index);
    }
    place(s, a, raw);
}

static void score_groups(struct scoring *s, size_t a)
{
    for (size_t g = 0; g < s->profile->groups; g++) {
        double *weight = s->pull; /* free until the index is blended */
        for (size_t i = 0; i < s->k; i++) {
            bool member = s->profile->indicator[i].group == (int)g;
            weight[i] = member ? s->within[i] : 0.0;
        }
        double mean = tryg_blend_of(s->profile, s->x, weight, s->k);
        s->scores->group[g * s->n + a] =
            isnan(mean)
                ? NAN
                : clip(s->profile, s->profile->centre + s->profile->spread * mean);
    }
}

/* What the index takes over from the cells that count in it. */
static void take_over(struct scoring *s, size_t a)
{
    const unsigned inherited = TRYG_FLAG_FEW_ANSWERS | TRYG_FLAG_SMALL_COUNT |
                               TRYG_FLAG_LONELY | TRYG_FLAG_RAW_INTERVAL |
                               TRYG_FLAG_FEW_EFFECTIVE | TRYG_FLAG_WIDE |
                               TRYG_FLAG_IMPUTED | TRYG_FLAG_MODELLED;
    for (size_t i = 0; i < s->k; i++) {
        const struct tryg_indicator *indicator = &s->profile->indicator[i];
        if (s->weight[i] > 0.0) {
            s->scores->flags[a] |= s->scores->cell[i * s->n + a].flags & inherited;
        } else if (indicator->share > 0.0 && !s->dropped[i]) {
            s->scores->flags[a] |= TRYG_FLAG_PARTIAL;
        }
    }
}

/* The least answers and n_eff of the survey indicators; `weighted` ones only, or all. */
static void take_answers(struct scoring *s, size_t a, bool weighted)
{
    double *answers = &s->scores->answers[a], *n_eff = &s->scores->n_eff[a];
    for (size_t i = 0; i < s->k; i++) {
        const struct tryg_indicator *indicator = &s->profile->indicator[i];
        const struct tryg_cell *cell = &s->scores->cell[i * s->n + a];
        if (indicator->source == TRYG_FROM_SURVEY &&
            (!weighted || indicator->share > 0.0)) {
            *answers = fmin(*answers, cell->answers); /* fmin passes over NAN */
            *n_eff = fmin(*n_eff, cell->n_eff);
        }
    }
}

static bool has_weights(const struct tryg_profile *profile, bool survey_only)
{
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        if (indicator->share > 0.0 &&
            (!survey_only || indicator->source == TRYG_FROM_SURVEY)) {
            return true;
        }
    }
    return false;
}

static void leave_out(struct scoring *s, size_t a)
{
    bool any = has_weights(s->profile, false);
    s->scores->why[a] = any ? TRYG_WHY_INCOMPLETE : TRYG_WHY_NO_INDEX;
    for (size_t i = 0; i < s->k; i++) {
        s->scores->cell[i * s->n + a].weight = NAN;
        s->scores->cell[i * s->n + a].contribution = NAN;
    }
}

static void score_area(struct scoring *s, size_t a)
{
    normalise_cells(s, a);
    bool whole =
        tryg_aggregate_weights(s->profile, s->present, s->dropped, s->weight, s->within);
    score_groups(s, a);
    take_answers(s, a, has_weights(s->profile, true));
    if (!whole) {
        leave_out(s, a);
        return;
    }
    s->scores->why[a] = TRYG_WHY_NOT;
    s->scores->flags[a] |= s->unstable ? TRYG_FLAG_UNSTABLE : 0U;
    blend(s, a);
    take_over(s, a);
}

static struct scoring prepare(const struct tryg_profile *profile,
                              const struct tryg_baseline *baseline,
                              struct tryg_scores *scores, tryg_arena *scratch)
{
    size_t k = profile->indicators;
    struct scoring s = {.profile = profile,
                        .scores = scores,
                        .unstable = baseline->unstable,
                        .k = k,
                        .n = scores->system->n,
                        .by = TRYG_NEW(scratch, k, struct tryg_yardstick),
                        .dropped = TRYG_NEW(scratch, k, bool),
                        .present = TRYG_NEW(scratch, k, bool),
                        .x = TRYG_NEW(scratch, k, double),
                        .slope = TRYG_NEW(scratch, k, double),
                        .weight = TRYG_NEW(scratch, k, double),
                        .within = TRYG_NEW(scratch, k, double),
                        .part = TRYG_NEW(scratch, k, double),
                        .pull = TRYG_NEW(scratch, k, double)};
    for (size_t i = 0; i < k; i++) {
        s.by[i] = tryg_normalise_yardstick(profile, baseline, i);
        s.dropped[i] = tryg_normalise_why_not(&s.by[i]) != TRYG_WHY_NOT;
    }
    return s;
}

enum tryg_status tryg_score_areas(const struct tryg_profile *profile,
                                  const struct tryg_baseline *baseline,
                                  struct tryg_scores *scores, const double *covariance,
                                  struct tryg_error *err)
{
    TRYG_TRY(tryg_blend_check(profile, err));
    tryg_arena *scratch = tryg_arena_new("index", 0);
    struct scoring s = prepare(profile, baseline, scores, scratch);
    for (size_t a = 0; a < s.n; a++) {
        s.covariance = covariance ? covariance + a * s.k * s.k : NULL;
        score_area(&s, a);
    }
    tryg_classify_rank(scores->index, s.n, profile->orientation == TRYG_SAFE,
                       scores->rank, TRYG_NEW(scratch, s.n, size_t));
    tryg_arena_free(scratch);
    return TRYG_OK;
}

void tryg_score_change(struct tryg_scores *scores, const struct tryg_scores *base)
{
    bool known = base && strcmp(base->system->id, scores->system->id) == 0;
    for (size_t a = 0; a < scores->system->n; a++) {
        uint32_t at = known ? tryg_system_find(base->system, scores->system->code[a])
                            : TRYG_NO_AREA;
        scores->base_index[a] = at == TRYG_NO_AREA ? NAN : base->index[at];
        scores->change[a] = scores->index[a] - scores->base_index[a];
    }
}
