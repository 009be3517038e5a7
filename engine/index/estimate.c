/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/estimate.h"

#include <math.h>
#include <string.h>

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

static const double *denominator_of(const struct tryg_report_basis *basis, const char *id)
{
    for (size_t d = 0; id && d < basis->denominators; d++) {
        if (strcmp(basis->denominator[d].id, id) == 0) {
            return basis->denominator[d].value;
        }
    }
    return NULL;
}

static bool is_every(const char *category)
{
    return strcmp(category, "*") == 0;
}

/* Does the source say anything of category c, and do both indicators (`other` may be
 * NULL) count it? */
static bool counts_it(const struct tryg_report_basis *basis,
                      const struct tryg_counts *source, size_t c, const char *category,
                      const char *other)
{
    if (!source->category_given[c]) {
        return false;
    }
    const char *id = basis->categories->id[c];
    return (is_every(category) || strcmp(category, id) == 0) &&
           (!other || is_every(other) || strcmp(other, id) == 0);
}

/* Reports that `category` and `other` have in common in an area; NAN when no source
 * speaks of them. */
static double reports_of(const struct tryg_report_basis *basis, size_t area,
                         const char *category, const char *other)
{
    double sum = NAN;
    for (size_t s = 0; s < basis->sources; s++) {
        const struct tryg_counts *source = &basis->count[s];
        size_t categories = source->categories < basis->categories->n
                                ? source->categories
                                : basis->categories->n;
        for (size_t c = 0; c < categories; c++) {
            if (counts_it(basis, source, c, category, other)) {
                double here = (double)tryg_counts_sum(source, area, c);
                sum = isnan(sum) ? here : sum + here;
            }
        }
    }
    return sum;
}

/* Is part of what `category` counts in an area not told by its source? */
static bool is_untold(const struct tryg_report_basis *basis, size_t area,
                      const char *category)
{
    for (size_t s = 0; s < basis->sources; s++) {
        const struct tryg_counts *source = &basis->count[s];
        for (size_t c = 0; c < source->categories && c < basis->categories->n; c++) {
            if (source->unknown[area * source->categories + c] &&
                counts_it(basis, source, c, category, NULL)) {
                return true;
            }
        }
    }
    return false;
}

/* One rate. `count` NAN: no source; `population` NULL: no such denominator. */
static struct tryg_cell rate_cell(double count, const double *population, double per,
                                  double min_count)
{
    struct tryg_cell cell = TRYG_CELL_UNKNOWN;
    if (isnan(count) || !population) {
        return cell;
    }
    cell.count = count;
    cell.denominator = *population;
    cell.value = tryg_rate_per(count, *population, per);
    cell.why = isnan(cell.value) ? TRYG_WHY_NO_POPULATION : TRYG_WHY_NOT;
    struct tryg_interval limits = tryg_rate_garwood(count, *population, per, 0.05);
    cell.low = limits.low;
    cell.high = limits.high;
    cell.se = sqrt(
        tryg_rate_variance(count > 0.0 ? count : VARIANCE_OF_NONE, *population, per));
    cell.law = tryg_law_of_rate(count, *population, per);
    if (count > 0.0 && count < min_count) {
        cell.flags |= TRYG_FLAG_SMALL_COUNT;
    }
    return cell;
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
            double common = reports_of(basis, a, one->category, two->category);
            double shared = isnan(common) ? 0.0
                                          : one->per / x->denominator *
                                                (two->per / y->denominator) * common;
            covariance[i * k + j] = covariance[j * k + i] = shared;
        }
    }
}

void tryg_estimate_reports(const struct tryg_profile *profile,
                           const struct tryg_report_basis *basis,
                           const struct tryg_limits *limits, struct tryg_scores *scores,
                           double *covariance)
{
    size_t k = scores->indicators, n = scores->system->n;
    for (size_t i = 0; i < k; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        if (indicator->source != TRYG_FROM_REPORTS) {
            continue;
        }
        const double *population = denominator_of(basis, indicator->denominator);
        for (size_t a = 0; a < n; a++) {
            struct tryg_cell *cell = &scores->cell[i * n + a];
            double count = reports_of(basis, a, indicator->category, NULL);
            if (is_untold(basis, a, indicator->category)) {
                *cell = TRYG_CELL_UNKNOWN; /* not zero, and not the part that is told */
                cell->why = TRYG_WHY_NOT_TOLD;
            } else {
                *cell = rate_cell(count, population ? population + a : NULL,
                                  indicator->per, limits->min_count);
            }
        }
    }
    for (size_t a = 0; covariance && a < n; a++) {
        add_common(profile, basis, scores, a, covariance + a * k * k);
    }
}

void tryg_estimate_totals(const struct tryg_report_basis *basis,
                          struct tryg_scores *scores)
{
    for (size_t a = 0; a < scores->system->n; a++) {
        scores->reports[a] =
            is_untold(basis, a, "*") ? NAN : reports_of(basis, a, "*", NULL);
        if (basis->denominators > 0) {
            scores->population[a] = basis->denominator[0].value[a];
        }
        scores->rate_per_1000[a] =
            tryg_rate_per(scores->reports[a], scores->population[a], 1000.0);
    }
}
