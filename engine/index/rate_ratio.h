/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rates of reports compared: the ratio, its exact interval and test.
 *
 * Given the sum n = x1 + x2 of two independent Poisson counts with persons t1 and t2, x2
 * is binomial (n, pi) with pi / (1 - pi) = ratio * t2 / t1: the unknown level of the
 * rates drops out, and what is left can be computed without approximation.
 *
 * Units    counts whole and >= 0; t: persons, person-years or whatever both share, > 0.
 * Missing  NAN in all fields where an input is NAN, negative, or t is not > 0, and where
 *          both counts are 0: nothing was seen, so nothing can be said.
 */
#ifndef TRYG_INDEX_RATE_RATIO_H
#define TRYG_INDEX_RATE_RATIO_H

#include "engine/index/interval.h"

struct tryg_two_counts {
    double x1, t1; /* then */
    double x2, t2; /* now */
};

/* (x2 / t2) / (x1 / t1); INFINITY for x1 = 0. */
double tryg_rate_ratio(const struct tryg_two_counts *two);

/* The exact interval at confidence 1 - alpha: 0 or INFINITY at the ends.
 * Method   Clopper & Pearson (1934) for pi, carried over by ratio = pi / (1 - pi) * t1 /
 *          t2; Przyborowski & Wilenski (1940). */
struct tryg_interval tryg_rate_ratio_interval(const struct tryg_two_counts *two,
                                              double alpha);

/* The two tails of x2 under `null` (1 = no change). */
struct tryg_ratio_tails {
    double less, greater; /* P(X <= x2), P(X >= x2) */
    double equal;         /* P(X = x2) */
};
struct tryg_ratio_tails tryg_rate_ratio_tails(const struct tryg_two_counts *two,
                                              double null);

enum tryg_exact_p {
    TRYG_P_LEAST_LIKELY, /* all outcomes no likelier than x2 (to 1e-7); R poisson.test */
    TRYG_P_CENTRAL,      /* twice the smaller tail, at most 1 */
    TRYG_P_MID,          /* twice the smaller tail with half of x2's own probability */
};

/* Two-sided p of "the ratio is `null`". Cost O(log n) evaluations of the binomial. */
double tryg_rate_ratio_p(const struct tryg_two_counts *two, double null,
                         enum tryg_exact_p method);

/* The same for counts that spread more than Poisson counts: the variance is phi times the
 * mean, phi >= 1. Normal on the log scale, log ratio / sqrt(phi (1 / x1 + 1 / x2)); both
 * counts must be > 0, else NAN. */
double tryg_rate_ratio_p_overdispersed(const struct tryg_two_counts *two, double phi);
struct tryg_interval
tryg_rate_ratio_interval_overdispersed(const struct tryg_two_counts *two, double phi,
                                       double alpha);

#endif
