/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/advice.h"

#include <math.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/score.h"

struct tryg_advice tryg_advice_of(double index, double limit, double se,
                                  double se_reports, double answers, double people,
                                  double certainty)
{
    struct tryg_advice advice = {.limit = limit,
                                 .distance = index - limit,
                                 .se = se,
                                 .se_reports = se_reports,
                                 .answers = answers,
                                 .needed = NAN,
                                 .verdict = TRYG_NOT_ADVISED};
    double reach = fabs(advice.distance) / tryg_normal_quantile(certainty);
    if (isnan(reach) || isnan(se) || isnan(se_reports)) {
        return advice;
    }
    double room = reach * reach - se_reports * se_reports;
    double survey = fmax(se * se - se_reports * se_reports, 0.0);
    advice.verdict = reach >= se ? TRYG_SETTLED : TRYG_REPORTS_ALONE;
    if (room > 0.0 && survey > 0.0 && answers > 0.0) {
        /* a whole number, though rounding may have put it a hair above */
        double needed = ceil(survey * answers / room * (1.0 - 1e-12));
        advice.needed = fmax(needed, 1.0);
        if (advice.verdict != TRYG_SETTLED) {
            advice.verdict = TRYG_ASK_MORE;
        }
        if (advice.verdict == TRYG_ASK_MORE && advice.needed > people) {
            advice.verdict = TRYG_TOO_MANY;
        }
    }
    return advice;
}

/* The reports that two indicators have in common, of those that the rarer one counts. */
static bool counts_the_same(const struct tryg_indicator *a,
                            const struct tryg_indicator *b)
{
    return strcmp(a->category, b->category) == 0 || strcmp(a->category, "*") == 0 ||
           strcmp(b->category, "*") == 0;
}

static double shared_error(const struct tryg_indicator *a, const struct tryg_cell *x,
                           const struct tryg_indicator *b, const struct tryg_cell *y)
{
    if (!counts_the_same(a, b) || !(x->count > 0.0) || !(y->count > 0.0)) {
        return 0.0;
    }
    return x->se * y->se * fmin(x->count, y->count) / sqrt(x->count * y->count);
}

/* A copy of the cells in which everybody was asked: no answer errs. */
static struct tryg_scores asked_everybody(const struct tryg_profile *profile,
                                          const struct tryg_scores *scores,
                                          tryg_arena *arena)
{
    struct tryg_scores copy;
    size_t n = scores->system->n, k = profile->indicators;
    tryg_scores_begin(&copy, arena, scores->year, scores->system, k, profile->groups);
    for (size_t c = 0; c < k * n; c++) {
        copy.cell[c] = scores->cell[c];
        if (profile->indicator[c / n].source == TRYG_FROM_SURVEY &&
            !isnan(copy.cell[c].se)) {
            copy.cell[c].se = 0.0;
        }
    }
    return copy;
}

static double *covariance_of(const struct tryg_profile *profile,
                             const struct tryg_scores *scores, tryg_arena *arena)
{
    size_t n = scores->system->n, k = profile->indicators;
    double *covariance = TRYG_NEW(arena, n * k * k, double);
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct tryg_indicator *a = &profile->indicator[i],
                                        *b = &profile->indicator[j];
            if (a->source != TRYG_FROM_REPORTS || b->source != TRYG_FROM_REPORTS) {
                continue;
            }
            for (size_t area = 0; area < n; area++) {
                double shared = shared_error(a, &scores->cell[i * n + area], b,
                                             &scores->cell[j * n + area]);
                covariance[area * k * k + i * k + j] = shared;
                covariance[area * k * k + j * k + i] = shared;
            }
        }
    }
    return covariance;
}

enum tryg_status tryg_advice_reports(const struct tryg_profile *profile,
                                     const struct tryg_baseline *baseline,
                                     const struct tryg_scores *scores, double *se_reports,
                                     struct tryg_error *err)
{
    tryg_arena *scratch = tryg_arena_new("advice", 0);
    struct tryg_scores copy = asked_everybody(profile, scores, scratch);
    enum tryg_status status = tryg_score_areas(
        profile, baseline, &copy, covariance_of(profile, scores, scratch), err);
    if (status == TRYG_OK) {
        memcpy(se_reports, copy.se, scores->system->n * sizeof *se_reports);
    }
    tryg_arena_free(scratch);
    return status;
}

double tryg_advice_limit(const struct tryg_profile *profile)
{
    double limit = NAN;
    bool need = profile->orientation == TRYG_NEED;
    for (size_t l = profile->levels; l-- > 0;) {
        if (need && profile->level[l].alarm) {
            limit = profile->level[l].from;
        }
    }
    for (size_t l = 0; !need && l + 1 < profile->levels; l++) {
        if (profile->level[l].alarm) {
            limit = profile->level[l + 1].from;
        }
    }
    return isinf(limit) ? NAN : limit;
}
