/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/estimate.h"

#include <math.h>
#include <string.h>

#include "engine/index/counted.h"
#include "engine/index/harm.h"
#include "engine/index/law.h"
#include "engine/index/rate.h"
#include "engine/index/sum.h"

/* Variance of a count of 0: that of the Jeffreys posterior Gamma(0 + 1/2). */
#define VARIANCE_OF_NONE 0.5

void tryg_estimate_regroup(const double *value, size_t n, const uint32_t *map,
                           double *out, size_t groups)
{
    for (size_t g = 0; g < groups; g++) {
        struct tryg_sum sum = {0};
        bool any = false;
        for (size_t i = 0; i < n; i++) {
            if (map[i] == g) {
                tryg_sum_add(&sum, value[i]);
                any = true;
            }
        }
        out[g] = any ? tryg_sum_of(&sum) : NAN;
    }
}

void tryg_estimate_flag(const struct tryg_limits *limits, struct tryg_cell *cell)
{
    double effective = isnan(cell->n_eff) ? cell->answers : cell->n_eff;
    if (effective < limits->min_n_eff && cell->se != 0.0) {
        cell->flags |= TRYG_FLAG_FEW_EFFECTIVE;
    }
    if (limits->max_width > 0.0 && cell->high - cell->low > limits->max_width) {
        cell->flags |= TRYG_FLAG_WIDE;
    }
}

/* One rate. Reports that come `spread` at a time vary as a Poisson count of x / spread
 * such heaps, each of weight spread: all but the value is of the heaps. Shares of
 * reports are heaps of less than one. */
static struct tryg_cell rate_cell(const struct tryg_counted *c, double per, double spread)
{
    struct tryg_cell cell = TRYG_CELL_UNKNOWN;
    double count = c->count, population = c->exposure;
    spread *= count > 0.0 ? c->variance / count : 1.0;
    double heaps = count / spread, weight = per * spread;
    cell.count = count;
    cell.denominator = population;
    cell.value = tryg_rate_per(count, population, per);
    cell.why = c->why;
    struct tryg_interval limits = tryg_rate_garwood(heaps, population, weight, 0.05);
    cell.low = limits.low;
    cell.high = limits.high;
    cell.se = sqrt(
        tryg_rate_variance(heaps > 0.0 ? heaps : VARIANCE_OF_NONE, population, weight));
    cell.law = tryg_law_of_rate(heaps, population, weight);
    return cell;
}

/* The same of reports that weigh differently, by harm or by class: heaps of them weigh
 * spread times as much. */
static struct tryg_cell weighed_cell(const struct tryg_counted *c, double per,
                                     double typical, double spread)
{
    struct tryg_cell cell = TRYG_CELL_UNKNOWN;
    struct tryg_harm harm = {c->harm.sum, c->harm.variance * spread};
    double unit = per / c->exposure;
    cell.count = c->count;
    cell.denominator = c->exposure;
    cell.why = c->why;
    if (c->why != TRYG_WHY_NOT) {
        return cell;
    }
    struct tryg_interval limits = tryg_harm_interval(harm, c->largest * spread, 0.05);
    cell.value = unit * harm.sum;
    cell.low = unit * limits.low;
    cell.high = unit * limits.high;
    cell.se = unit * tryg_harm_se(harm, typical * spread);
    cell.law = tryg_harm_law(harm, typical * spread, unit);
    return cell;
}

/* The mean weight of a report, all areas together, by the harm it does; without any the
 * greatest of the table. By class it is 1, as that of a person. */
static double typical_weight(const struct tryg_report_basis *basis,
                             const struct tryg_indicator *indicator, size_t n)
{
    struct tryg_sum harm = {0}, square = {0};
    double largest = 0.0;
    for (size_t a = 0; indicator->harm && a < n; a++) {
        struct tryg_counted c = tryg_counted_in(basis, indicator, a);
        if (c.why == TRYG_WHY_NOT) {
            tryg_sum_add(&harm, c.harm.sum);
            tryg_sum_add(&square, c.harm.variance);
            largest = c.largest;
        }
    }
    return !indicator->harm           ? 1.0
           : tryg_sum_of(&harm) > 0.0 ? tryg_sum_of(&square) / tryg_sum_of(&harm)
                                      : largest;
}

/* Rates over the same reports move together. */
static void add_common(const struct tryg_profile *profile,
                       const struct tryg_report_basis *basis,
                       const struct tryg_scores *scores, size_t a, double *covariance)
{
    size_t k = scores->indicators, n = scores->system->n;
    for (size_t i = 0; i < k; i++) {
        const struct tryg_indicator *one = &profile->indicator[i];
        const struct tryg_cell *x = &scores->cell[i * n + a];
        if (one->source != TRYG_FROM_REPORTS || isnan(x->value)) {
            continue;
        }
        covariance[i * k + i] = x->se * x->se;
        for (size_t j = 0; j < i; j++) {
            const struct tryg_indicator *two = &profile->indicator[j];
            const struct tryg_cell *y = &scores->cell[j * n + a];
            if (two->source != TRYG_FROM_REPORTS || isnan(y->value)) {
                continue;
            }
            double common = tryg_counted_common(basis, one, two, a);
            double shared = isnan(common) ? 0.0
                                          : one->per / x->denominator *
                                                (two->per / y->denominator) * common;
            shared *= sqrt(tryg_counted_spread(one) * tryg_counted_spread(two));
            covariance[i * k + j] = covariance[j * k + i] = shared;
        }
    }
}

static void estimate_indicator(const struct tryg_indicator *indicator,
                               const struct tryg_report_basis *basis,
                               const struct tryg_limits *limits, size_t n,
                               struct tryg_cell *cell)
{
    bool weighed = indicator->harm || indicator->standard.method == TRYG_DIRECT;
    double typical = typical_weight(basis, indicator, n);
    double spread = tryg_counted_spread(indicator);
    for (size_t a = 0; a < n; a++) {
        struct tryg_counted c = tryg_counted_in(basis, indicator, a);
        if (c.why == TRYG_WHY_NO_SOURCE || c.why == TRYG_WHY_NOT_TOLD) {
            cell[a] = TRYG_CELL_UNKNOWN; /* not zero, and not the part that is told */
            cell[a].why = c.why;
            continue;
        }
        cell[a] = weighed ? weighed_cell(&c, indicator->per, typical, spread)
                          : rate_cell(&c, indicator->per, spread);
        if (c.count > 0.0 && c.count < limits->min_count) {
            cell[a].flags |= TRYG_FLAG_SMALL_COUNT;
        }
        cell[a].flags |= c.modelled ? TRYG_FLAG_MODELLED : 0U;
    }
}

void tryg_estimate_reports(const struct tryg_profile *profile,
                           const struct tryg_report_basis *basis,
                           const struct tryg_limits *limits, struct tryg_scores *scores,
                           double *covariance)
{
    size_t k = scores->indicators, n = scores->system->n;
    for (size_t i = 0; i < k; i++) {
        if (profile->indicator[i].source == TRYG_FROM_REPORTS) {
            estimate_indicator(&profile->indicator[i], basis, limits, n,
                               &scores->cell[i * n]);
        }
    }
    for (size_t a = 0; covariance && a < n; a++) {
        add_common(profile, basis, scores, a, covariance + a * k * k);
    }
}

void tryg_estimate_totals(const struct tryg_report_basis *basis,
                          struct tryg_scores *scores)
{
    const struct tryg_indicator every = {
        .category = "*",
        .denominator = basis->denominators ? basis->denominator[0].id : NULL,
        .pool = 1};
    for (size_t a = 0; a < scores->system->n; a++) {
        struct tryg_counted c = tryg_counted_in(basis, &every, a);
        scores->reports[a] = c.count;
        if (basis->denominators > 0) {
            scores->population[a] = basis->denominator[0].value[a];
        }
        scores->rate_per_1000[a] =
            tryg_rate_per(scores->reports[a], scores->population[a], 1000.0);
    }
}
