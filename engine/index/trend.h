/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where do the years go? A straight line through the independent estimates of each area
 * and measure, and whether it surely rises or falls.
 *
 * A mark is given only with five points or more, none of them across a break in the
 * series, and from independent periods: pooled years share reports, and panels share
 * people, so they have none. Nor has a line through a year of which a later extract of
 * the register tells otherwise. The line begins after the last break, which may be
 * declared or be a denominator that moved further than people do (compare.h).
 *
 * Method   weighted least squares on the years, weights 1 / V. V is the estimate's own
 *          variance, but for plain rates and shares that of the mean of all years
 *          (lambda / T and p (1 - p) / n_eff: Cochran, 1954; Armitage, 1955), for else a
 *          year that happens to be low would weigh the most. The standard error of the
 *          slope is taken sqrt(max(1, Q / (k - 2))) times, Q the weighted sum of squares
 *          about the line, and compared with Student's t on k - 2 degrees of freedom
 *          (Knapp & Hartung, 2003, Statistics in Medicine 22, truncated at 1): years vary
 *          by more than samples do. One family of Benjamini & Hochberg a measure.
 */
#ifndef TRYG_INDEX_TREND_H
#define TRYG_INDEX_TREND_H

#include "engine/index/compare.h"
#include "geodata/shape/trend.h"

struct tryg_trend_basis {
    const struct tryg_profile *profile;
    size_t years; /* ascending */
    const int *year;
    const struct tryg_scores *const *scores; /* [years] on one system of areas */
    const struct tryg_scores *const *city;   /* [years] */
    const bool *broken; /* [years * indicators] measured otherwise than the year before */
    const bool *panel;  /* [indicators] some are asked again each year; NULL: none */
    const bool *const *revised; /* [years], each [indicators * areas]: a later extract
                                   tells otherwise of that year; NULL: none */
    struct tryg_compare_rules rules;
};

/* Find the lines of all measures and areas. */
void tryg_trend_find(const struct tryg_trend_basis *basis, tryg_arena *arena,
                     struct tryg_trend *out);

/* One line through n points: slope with its interval and p.
 * In       x[n], value[n], variance[n] > 0.
 * Out      line->slope, low, high, p; NAN when n < 3 or a variance is not above 0. */
void tryg_trend_fit(size_t n, const double *x, const double *value,
                    const double *variance, double alpha, struct tryg_trend_line *line);

#endif
