/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/small_area.h"

#include <math.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/fay_herriot.h"
#include "engine/index/law.h"
#include "engine/index/marshall.h"
#include "engine/index/poisson_gamma.h"
#include "engine/index/rate.h"
#include "geodata/base/lang.h"

#define ALPHA 0.05
#define NORMAL_95 1.95996398454005423552

/* Below so many answers an area's own variance is not to be relied on (METHOD 8). */
static const double FEW = 50.0;

/* Two areas have one distance, which is no spread; a model of them would be worse than
 * what they said themselves. */
enum { AREAS_LEAST = 3 };

/* What stands in a cell once a model has spoken. */
struct said {
    double value, se;
    struct tryg_interval limits;
    struct tryg_law law;
};

static void put(struct tryg_cell *cell, enum tryg_model model, const struct said *said)
{
    cell->model = model;
    cell->direct = cell->value;
    cell->direct_se = cell->se;
    cell->value = said->value;
    cell->se = said->se;
    cell->low = said->limits.low;
    cell->high = said->limits.high;
    cell->law = said->law;
}

/* The indicator's errors are others now; its correlations stay. */
static void rescale(const struct tryg_scores *scores, size_t indicator, size_t area,
                    double *covariance)
{
    size_t k = scores->indicators;
    const struct tryg_cell *cell = &scores->cell[indicator * scores->system->n + area];
    if (!covariance || cell->model == TRYG_MODEL_NONE) {
        return;
    }
    double *matrix = covariance + area * k * k;
    double by = cell->direct_se > 0.0 ? cell->se / cell->direct_se : 0.0;
    for (size_t j = 0; j < k; j++) {
        double shared = by > 0.0 ? by * matrix[indicator * k + j] : 0.0;
        matrix[indicator * k + j] = matrix[j * k + indicator] = shared;
    }
    matrix[indicator * k + indicator] = cell->se * cell->se;
}

/* A gamma law with this mean and variance, both in the unit of the value. */
static struct said gamma_said(double mean, double variance)
{
    double shape = mean * mean / variance, scale = variance / mean;
    return (struct said){
        .value = mean,
        .se = sqrt(variance),
        .limits = {scale * tryg_gamma_quantile(0.5 * ALPHA, shape),
                   scale * tryg_gamma_quantile_upper(0.5 * ALPHA, shape)},
        .law = {TRYG_LAW_GAMMA, shape, scale}};
}

/* The rate of all areas together, as any one of them then has it. */
static struct said common_said(double count, double exposure, double per)
{
    return (struct said){
        .value = tryg_rate_per(count, exposure, per),
        .se = sqrt(tryg_rate_variance(count > 0.0 ? count : 0.5, exposure, per)),
        .limits = tryg_rate_garwood(count, exposure, per, ALPHA),
        .law = tryg_law_of_rate(count, exposure, per)};
}

/* ---- rates ---- */

struct rates {
    size_t n;
    double *count, *exposure; /* NAN where there is no rate */
    struct tryg_cell *cell;
    double per;
};

/* How many areas have a rate. */
static size_t gather(struct rates *r, const struct tryg_profile *profile,
                     size_t indicator, struct tryg_scores *scores, tryg_arena *scratch)
{
    size_t known = 0;
    r->n = scores->system->n;
    r->cell = &scores->cell[indicator * r->n];
    r->per = profile->indicator[indicator].per;
    r->count = TRYG_NEW(scratch, r->n, double);
    r->exposure = TRYG_NEW(scratch, r->n, double);
    for (size_t a = 0; a < r->n; a++) {
        bool has = r->cell[a].why == TRYG_WHY_NOT;
        r->count[a] = has ? r->cell[a].count : (double)NAN;
        r->exposure[a] = has ? r->cell[a].denominator : (double)NAN;
        known += has;
    }
    return known;
}

static void steady_marshall(struct rates *r, enum tryg_model model, bool spdep,
                            const struct tryg_beside *beside, tryg_arena *scratch)
{
    struct tryg_marshall *m = TRYG_NEW(scratch, r->n, struct tryg_marshall);
    if (model == TRYG_MARSHALL_LOCAL) {
        tryg_marshall_local(r->n, r->count, r->exposure, beside->first, beside->neighbour,
                            spdep ? TRYG_MARSHALL_FROM_THEIRS : TRYG_MARSHALL_FROM_HERE,
                            m);
    } else {
        tryg_marshall_global(r->n, r->count, r->exposure, TRYG_MARSHALL_POISSON, m);
    }
    for (size_t a = 0; a < r->n; a++) {
        double away = 1.0 - m[a].kept;
        double variance = m[a].variance + away * away * m[a].mean / m[a].exposure;
        if (r->cell[a].why != TRYG_WHY_NOT) {
            continue;
        }
        struct said said =
            m[a].value > 0.0 ? gamma_said(r->per * m[a].value, r->per * r->per * variance)
                             : common_said(0.0, m[a].exposure, r->per);
        put(&r->cell[a], model, &said);
    }
}

static struct said posterior_said(const struct tryg_poisson_gamma_area *area, double unit)
{
    struct tryg_interval limits = tryg_poisson_gamma_interval(area, ALPHA);
    return (struct said){.value = unit * area->value,
                         .se = unit * sqrt(area->variance),
                         .limits = {unit * limits.low, unit * limits.high},
                         .law = {TRYG_LAW_GAMMA, area->shape, unit / area->rate}};
}

static void steady_poisson_gamma(struct rates *r, const struct tryg_modelling *model,
                                 tryg_arena *scratch)
{
    double *expected = TRYG_NEW(scratch, r->n, double), all = 0.0, people = 0.0;
    double rate = tryg_poisson_gamma_expected(r->n, r->count, r->exposure, expected);
    struct tryg_poisson_gamma fit =
        model->fit == TRYG_FIT_MOMENTS
            ? tryg_poisson_gamma_moments(r->n, r->count, expected)
            : tryg_poisson_gamma_ml(r->n, r->count, expected);
    for (size_t a = 0; a < r->n; a++) {
        all += isnan(r->count[a]) ? 0.0 : r->count[a];
        people += isnan(r->count[a]) ? 0.0 : r->exposure[a];
    }
    for (size_t a = 0; a < r->n; a++) {
        if (r->cell[a].why != TRYG_WHY_NOT) {
            continue;
        }
        struct said said = common_said(all, people, r->per);
        double exceeds = model->exceeds < 1.0 ? 1.0 : 0.0; /* no spread: all are 1 */
        if (fit.spread) {
            struct tryg_poisson_gamma_area area =
                tryg_poisson_gamma_posterior(&fit, r->count[a], expected[a]);
            said = posterior_said(&area, r->per * rate);
            exceeds = tryg_poisson_gamma_exceeds(&area, model->exceeds);
        }
        put(&r->cell[a], TRYG_POISSON_GAMMA, &said);
        r->cell[a].exceeds = isnan(model->exceeds) ? (double)NAN : exceeds;
    }
}

enum tryg_status tryg_small_area_rates(const struct tryg_profile *profile,
                                       size_t indicator, const struct tryg_beside *beside,
                                       struct tryg_scores *scores, double *covariance,
                                       tryg_arena *scratch, struct tryg_error *err)
{
    const struct tryg_modelling *model = &profile->indicator[indicator].model;
    struct rates r;
    if (gather(&r, profile, indicator, scores, scratch) < AREAS_LEAST) {
        return TRYG_OK;
    }
    if (model->kind == TRYG_MARSHALL_LOCAL && !(beside && beside->first)) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("naboerne i %s er ikke kendt, for områderne har ingen "
                            "geometri; brug model: {kind: marshall}.",
                            "the neighbours of %s are not known, since the areas have no "
                            "geometry; use model: {kind: marshall}."),
                         scores->system->id);
    }
    if (model->kind == TRYG_POISSON_GAMMA) {
        steady_poisson_gamma(&r, model, scratch);
    } else {
        steady_marshall(&r, model->kind, model->spdep, beside, scratch);
    }
    for (size_t a = 0; a < r.n; a++) {
        rescale(scores, indicator, a, covariance);
    }
    return TRYG_OK;
}

/* ---- shares ---- */

struct shares {
    size_t n, p;
    struct tryg_cell *cell;
    double *y, *psi, *x, *answers;
};

static double direct_of(const struct tryg_cell *cell)
{
    return cell->model == TRYG_MODEL_NONE ? cell->value : cell->direct;
}

static double covariate_of(const struct tryg_profile *profile,
                           const struct tryg_report_basis *basis,
                           const struct tryg_scores *scores, const char *id, size_t area)
{
    for (size_t i = 0; i < scores->indicators; i++) {
        if (strcmp(profile->indicator[i].id, id) == 0) {
            return direct_of(&scores->cell[i * scores->system->n + area]);
        }
    }
    for (size_t d = 0; d < basis->denominators; d++) {
        if (strcmp(basis->denominator[d].id, id) == 0) {
            return basis->denominator[d].value[area];
        }
    }
    return NAN;
}

static struct shares lay_out(const struct tryg_profile *profile, size_t indicator,
                             const struct tryg_report_basis *basis,
                             struct tryg_scores *scores, tryg_arena *scratch)
{
    const struct tryg_modelling *model = &profile->indicator[indicator].model;
    size_t n = scores->system->n, p = model->covariates + 1;
    struct shares s = {.n = n,
                       .p = p,
                       .cell = &scores->cell[indicator * n],
                       .y = TRYG_NEW(scratch, n, double),
                       .psi = TRYG_NEW(scratch, n, double),
                       .answers = TRYG_NEW(scratch, n, double),
                       .x = TRYG_NEW(scratch, n * p, double)};
    for (size_t a = 0; a < n; a++) {
        s.y[a] = s.cell[a].value;
        s.psi[a] = s.cell[a].se * s.cell[a].se;
        s.answers[a] = s.cell[a].answers;
        s.x[a * p] = 1.0;
        for (size_t c = 0; c < model->covariates; c++) {
            s.x[a * p + c + 1] =
                covariate_of(profile, basis, scores, model->covariate[c], a);
        }
    }
    return s;
}

static void smooth_variances(struct shares *s, enum tryg_gvf gvf, tryg_arena *scratch)
{
    double *smooth = TRYG_NEW(scratch, s->n, double);
    tryg_fay_herriot_smooth(s->n, s->y, s->psi, s->answers, smooth);
    for (size_t a = 0; a < s->n; a++) {
        bool taken =
            gvf == TRYG_GVF_ALL || (gvf == TRYG_GVF_SMALL && s->answers[a] < FEW);
        s->psi[a] = taken ? smooth[a] : s->psi[a];
    }
}

/* Of the areas that the model speaks of; 1 or 0 when nothing is to be met. */
static double benchmark(const struct shares *s, const struct tryg_fay_herriot *fit,
                        const struct tryg_report_basis *basis, enum tryg_benchmark how,
                        tryg_arena *scratch)
{
    double nothing = how == TRYG_BENCHMARK_RATIO ? 1.0 : 0.0, found = NAN;
    if (how != TRYG_BENCHMARK_NONE && basis->denominators > 0) {
        double *share = TRYG_NEW(scratch, s->n, double);
        for (size_t a = 0; a < s->n; a++) {
            bool modelled = !isnan(fit->gamma[a]);
            share[a] = modelled ? basis->denominator[0].value[a] : 0.0;
        }
        found = tryg_fay_herriot_benchmark(s->n, share, s->y, fit->value, how);
    }
    return isnan(found) ? nothing : found;
}

static double clamp(double share)
{
    return fmin(fmax(share, 0.0), 1.0);
}

static void put_share(struct tryg_cell *cell, double value, double mse)
{
    double se = sqrt(mse), at = clamp(value);
    struct said said = {
        .value = at,
        .se = se,
        .limits = {clamp(at - NORMAL_95 * se), clamp(at + NORMAL_95 * se)},
        .law = tryg_law_of_normal(at, se)};
    if (isnan(cell->value)) {
        cell->flags |= TRYG_FLAG_SYNTHETIC;
        cell->why = TRYG_WHY_NOT;
    }
    cell->flags &= ~(unsigned)TRYG_FLAG_RAW_INTERVAL;
    put(cell, TRYG_FAY_HERRIOT, &said);
}

enum tryg_status tryg_small_area_shares(const struct tryg_profile *profile,
                                        size_t indicator,
                                        const struct tryg_report_basis *basis,
                                        struct tryg_scores *scores, double *covariance,
                                        tryg_arena *scratch, struct tryg_error *err)
{
    const struct tryg_modelling *model = &profile->indicator[indicator].model;
    if (scores->system->n < 2) {
        return TRYG_OK;
    }
    struct shares s = lay_out(profile, indicator, basis, scores, scratch);
    struct tryg_fay_herriot fit;
    smooth_variances(&s, model->gvf, scratch);
    TRYG_TRY(
        tryg_fay_herriot_fit(s.n, s.p, s.y, s.psi, s.x, model->fit, scratch, &fit, err));
    if (fit.fitted < s.p + 2) {
        return tryg_fail(err, TRYG_DATA,
                         TX("modellen med %zu led har kun %zu områder at lære af.",
                            "the model of %zu terms has only %zu areas to learn from."),
                         s.p, fit.fitted);
    }
    double meet = benchmark(&s, &fit, basis, model->benchmark, scratch);
    for (size_t a = 0; a < s.n; a++) {
        if (!isnan(fit.gamma[a])) {
            bool ratio = model->benchmark == TRYG_BENCHMARK_RATIO;
            put_share(&s.cell[a], ratio ? fit.value[a] * meet : fit.value[a] + meet,
                      fit.mse[a]);
            rescale(scores, indicator, a, covariance);
        }
    }
    return TRYG_OK;
}
