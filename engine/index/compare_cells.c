/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/compare.h"

#include <math.h>
#include <stdlib.h>

#include "engine/index/change.h"
#include "engine/index/counted.h"
#include "engine/index/distribution.h"
#include "engine/index/normalise.h"
#include "engine/index/rate_ratio.h"

/* The two years' cells of an indicator in an area, and in the whole city. */
struct both {
    const struct tryg_indicator *indicator;
    const struct tryg_cell *then, *now;
    const struct tryg_cell *city_then, *city_now; /* NULL: not known */
    double shared;                                /* correlation of the two */
};

static struct both both_of(const struct tryg_compare_basis *b, size_t indicator,
                           size_t area)
{
    struct both both = {
        .indicator = &b->profile->indicator[indicator],
        .then = &b->then->cell[indicator * b->then->system->n + area],
        .now = &b->now->cell[indicator * b->now->system->n + area],
    };
    if (b->shared && both.then->model == TRYG_MODEL_NONE &&
        both.now->model == TRYG_MODEL_NONE) {
        both.shared = b->shared[indicator];
    }
    if (b->city_then && b->city_now) {
        both.city_then = &b->city_then->cell[indicator];
        both.city_now = &b->city_now->cell[indicator];
    }
    return both;
}

static struct tryg_estimate estimate_of(const struct tryg_cell *cell)
{
    return (struct tryg_estimate){cell->value, cell->se * cell->se};
}

/* now - then; those who were asked in both years make the two alike. */
static struct tryg_difference differ(const struct both *both, struct tryg_estimate then,
                                     struct tryg_estimate now, double alpha)
{
    double covariance = both->shared * sqrt(then.variance * now.variance);
    return tryg_change(then, now, both->shared > 0.0 ? covariance : 0.0, alpha);
}

static void take_difference(struct tryg_change_cell *cell,
                            const struct tryg_difference *d)
{
    cell->change = d->value;
    cell->low = d->low;
    cell->high = d->high;
    cell->p = d->p;
}

/* Shared out between two versions of the areas, then or now. */
static bool is_carried(const struct both *both)
{
    return ((both->then->flags | both->now->flags) & TRYG_FLAG_MODELLED) != 0;
}

/* Plain counts, of which the exact test speaks; not pooled, weighted, modelled or carried
 * ones. */
static bool is_plain_rate(const struct both *both)
{
    const struct tryg_indicator *it = both->indicator;
    return it->source == TRYG_FROM_REPORTS && !it->harm && it->pool <= 1 &&
           !is_carried(both) && it->standard.method != TRYG_DIRECT &&
           both->then->model == TRYG_MODEL_NONE && both->now->model == TRYG_MODEL_NONE;
}

static struct tryg_two_counts counts_of(const struct both *both)
{
    return (struct tryg_two_counts){both->then->count, both->then->denominator,
                                    both->now->count, both->now->denominator};
}

/* The over-dispersion of an indicator's reports, or of all reports if that is greater. */
static double phi_of(const struct tryg_compare_basis *b, const struct both *both)
{
    return fmax(b->rules.phi, tryg_counted_spread(both->indicator));
}

static void compare_rates(const struct tryg_compare_basis *b, const struct both *both,
                          struct tryg_change_cell *cell)
{
    struct tryg_two_counts two = counts_of(both);
    struct tryg_interval ratio;
    double phi = phi_of(b, both);
    cell->ratio = tryg_rate_ratio(&two);
    if (phi > 1.0) {
        cell->p = tryg_rate_ratio_p_overdispersed(&two, phi);
        ratio = tryg_rate_ratio_interval_overdispersed(&two, phi, b->rules.alpha);
    } else {
        cell->p = tryg_rate_ratio_p(&two, 1.0, TRYG_P_LEAST_LIKELY);
        ratio = tryg_rate_ratio_interval(&two, b->rules.alpha);
    }
    cell->ratio_low = ratio.low;
    cell->ratio_high = ratio.high;
    if (two.x1 + two.x2 == 0.0) {
        cell->doubt = TRYG_DOUBT_NOTHING_SEEN;
    }
}

/* The rest of the city is the city less the area, count by count. The log of the ratio of
 * the two ratios; the denominators are taken as known. */
static void rates_beyond(const struct tryg_compare_basis *b, const struct both *both,
                         struct tryg_change_cell *cell)
{
    struct tryg_two_counts here = counts_of(both), rest = here;
    rest.x1 = both->city_then->count - here.x1;
    rest.t1 = both->city_then->denominator - here.t1;
    rest.x2 = both->city_now->count - here.x2;
    rest.t2 = both->city_now->denominator - here.t2;
    double least = fmin(fmin(here.x1, here.x2), fmin(rest.x1, rest.x2));
    if (!(least > 0.0) || !(rest.t1 > 0.0) || !(rest.t2 > 0.0)) {
        return;
    }
    double variance =
        phi_of(b, both) * (1.0 / here.x1 + 1.0 / here.x2 + 1.0 / rest.x1 + 1.0 / rest.x2);
    cell->beyond = log(tryg_rate_ratio(&here) / tryg_rate_ratio(&rest));
    cell->beyond_p = 2.0 * tryg_normal_upper(fabs(cell->beyond) / sqrt(variance));
}

/* The rest of the city's share: what the area weighs in the city's mean is the weight of
 * its answers. */
static struct tryg_estimate rest_of(const struct tryg_cell *city,
                                    const struct tryg_cell *here)
{
    return tryg_change_rest(estimate_of(city), estimate_of(here),
                            here->weighed / city->weighed);
}

static void shares_beyond(const struct both *both, struct tryg_change_cell *cell)
{
    struct tryg_estimate then = rest_of(both->city_then, both->then);
    struct tryg_estimate now = rest_of(both->city_now, both->now);
    struct tryg_difference here =
        differ(both, estimate_of(both->then), estimate_of(both->now), 0.05);
    struct tryg_difference rest = differ(both, then, now, 0.05);
    struct tryg_difference beyond =
        tryg_change((struct tryg_estimate){rest.value, rest.se * rest.se},
                    (struct tryg_estimate){here.value, here.se * here.se}, 0.0, 0.05);
    cell->beyond = beyond.value;
    cell->beyond_p = beyond.p;
}

static bool moved_too_far(double then, double now, double share)
{
    return then > 0.0 && now > 0.0 && fabs(log(now / then)) > log1p(share);
}

bool tryg_compare_city_moved(const struct tryg_compare_basis *b, size_t indicator,
                             double *ratio)
{
    *ratio = NAN;
    if (!b->city_then || !b->city_now) {
        return false;
    }
    double then = b->city_then->cell[indicator].denominator;
    double now = b->city_now->cell[indicator].denominator;
    double years = fabs((double)b->now->year - b->then->year);
    *ratio = now / then;
    return moved_too_far(then, now, pow(1.0 + b->rules.city_a_year, years) - 1.0);
}

static enum tryg_doubt doubt_of(const struct tryg_compare_basis *b, size_t indicator,
                                size_t area, const struct both *both)
{
    double ratio;
    if (isnan(both->then->value) || isnan(both->now->value)) {
        return TRYG_DOUBT_MISSING;
    }
    if (b->broken && b->broken[indicator]) {
        return TRYG_DOUBT_BREAK;
    }
    if (is_carried(both)) {
        return TRYG_DOUBT_MODELLED;
    }
    if (both->indicator->source != TRYG_FROM_REPORTS) {
        return TRYG_DOUBT_NONE;
    }
    if (b->revised && b->revised[indicator * b->now->system->n + area]) {
        return TRYG_DOUBT_REVISED;
    }
    if (abs(b->now->year - b->then->year) < both->indicator->pool) {
        return TRYG_DOUBT_OVERLAP;
    }
    if (tryg_compare_city_moved(b, indicator, &ratio) ||
        moved_too_far(both->then->denominator, both->now->denominator,
                      b->rules.area_in_all)) {
        return TRYG_DOUBT_DENOMINATOR;
    }
    return TRYG_DOUBT_NONE;
}

enum tryg_doubt tryg_compare_doubt(const struct tryg_compare_basis *b, size_t indicator,
                                   size_t area)
{
    struct both both = both_of(b, indicator, area);
    return doubt_of(b, indicator, area, &both);
}

static const struct tryg_change_cell UNKNOWN = {.then = NAN,
                                                .now = NAN,
                                                .change = NAN,
                                                .low = NAN,
                                                .high = NAN,
                                                .ratio = NAN,
                                                .ratio_low = NAN,
                                                .ratio_high = NAN,
                                                .p = NAN,
                                                .p_adjusted = NAN,
                                                .then_n = NAN,
                                                .now_n = NAN,
                                                .then_of = NAN,
                                                .now_of = NAN,
                                                .beyond = NAN,
                                                .beyond_p = NAN,
                                                .beyond_p_adjusted = NAN};

void tryg_compare_indicator(const struct tryg_compare_basis *b, size_t indicator,
                            size_t area, struct tryg_change_cell *cell)
{
    struct both both = both_of(b, indicator, area);
    bool reports = both.indicator->source == TRYG_FROM_REPORTS;
    *cell = UNKNOWN;
    cell->then = both.then->value;
    cell->now = both.now->value;
    cell->then_n = reports ? both.then->count : both.then->answers;
    cell->now_n = reports ? both.now->count : both.now->answers;
    cell->then_of = both.then->denominator;
    cell->now_of = both.now->denominator;
    struct tryg_difference d =
        differ(&both, estimate_of(both.then), estimate_of(both.now), b->rules.alpha);
    take_difference(cell, &d);
    cell->doubt = doubt_of(b, indicator, area, &both);
    if (is_plain_rate(&both)) {
        compare_rates(b, &both, cell);
    }
    if (both.city_then && is_plain_rate(&both)) {
        rates_beyond(b, &both, cell);
    } else if (both.city_then && !reports) {
        shares_beyond(&both, cell);
    }
    if (cell->doubt != TRYG_DOUBT_NONE) {
        cell->p = cell->beyond_p = NAN;
    }
}

/* ---- the index ---- */

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Twice the smaller share of the differences on one side of 0, those at 0 half on each;
 * one more on either side, since even the rarest side was drawn only so many times. */
static double two_sided(const double *difference, size_t n)
{
    double below = 0.0, above = 0.0;
    for (size_t r = 0; r < n; r++) {
        below += difference[r] < 0.0 ? 1.0 : difference[r] == 0.0 ? 0.5 : 0.0;
        above += difference[r] > 0.0 ? 1.0 : difference[r] == 0.0 ? 0.5 : 0.0;
    }
    return fmin(1.0, 2.0 * (fmin(below, above) + 1.0) / ((double)n + 1.0));
}

static void compare_drawn(const struct tryg_compare_basis *b, size_t area,
                          double *difference, struct tryg_change_cell *cell)
{
    const double *then = b->drawn_then + area * b->replicates;
    const double *now = b->drawn_now + area * b->replicates;
    if (isnan(then[0]) || isnan(now[0])) {
        return;
    }
    for (size_t r = 0; r < b->replicates; r++) {
        difference[r] = now[r] - then[r];
    }
    cell->p = two_sided(difference, b->replicates);
    qsort(difference, b->replicates, sizeof *difference, ascending);
    double half = b->rules.alpha / 2.0;
    cell->low = tryg_normalise_quantile(difference, b->replicates, half);
    cell->high = tryg_normalise_quantile(difference, b->replicates, 1.0 - half);
}

void tryg_compare_index(const struct tryg_compare_basis *b, size_t area, double *scratch,
                        struct tryg_change_cell *cell)
{
    struct tryg_estimate then = {b->then->index[area],
                                 b->then->se[area] * b->then->se[area]};
    struct tryg_estimate now = {b->now->index[area], b->now->se[area] * b->now->se[area]};
    *cell = UNKNOWN;
    cell->then = then.value;
    cell->now = now.value;
    struct tryg_difference d = tryg_change(then, now, 0.0, b->rules.alpha);
    take_difference(cell, &d);
    cell->change = now.value - then.value;
    if (b->drawn_then && b->drawn_now) {
        compare_drawn(b, area, scratch, cell);
    }
    cell->doubt = isnan(cell->change) ? TRYG_DOUBT_MISSING : TRYG_DOUBT_NONE;
}
