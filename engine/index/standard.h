/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates freed of how a population is made up: standardised by classes (age, sex, kind of
 * dwelling ...), directly and indirectly.
 *
 * Shape    arrays [classes]: counts >= 0 and exposures (person-years) of one area's
 *          classes, in the same order as the standard's.
 * Missing  NAN when a count or a weight is, or a class that the standard has is not lived
 *          in (exposure not > 0): its rate is unknown.
 */
#ifndef TRYG_INDEX_STANDARD_H
#define TRYG_INDEX_STANDARD_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/index/harm.h"
#include "engine/index/sum.h"

struct tryg_standardised {
    double value, variance;
    struct tryg_interval limits;
};

/* A directly standardised sum in the making, class by class; begun as {0}. */
struct tryg_standard_sum {
    struct tryg_sum rate, variance; /* of w x / P, w^2 x / P^2 */
    double largest;                 /* w / P */
    bool unknown;
};

/* Take one class along: `count` reports of `exposure` person-years, which the standard
 * gives the weight `weight` >= 0; a weight of 0 takes nothing, whatever the others. */
void tryg_standard_add(struct tryg_standard_sum *sum, double count, double exposure,
                       double weight);

/* What was added, as harm whose heaviest report weighs sum->largest; NAN when a class
 * was not known, or there was none. */
struct tryg_harm tryg_standard_sum_of(const struct tryg_standard_sum *sum);

/* What the rate were if the area were made up as the standard is: sum of s x / P.
 *
 * In       standard[classes] >= 0: the standard population, of any size; shares are made
 *          of it here. per: 1000 = per 1,000.
 * Law      one class: the plain rate with Garwood's interval.
 * Method   Fay & Feuer (1997), Stat Med 16:791, with weights s / P; k is the greatest of
 *          them.
 */
struct tryg_standardised tryg_standard_direct(size_t classes, const double *count,
                                              const double *exposure,
                                              const double *standard, double per,
                                              double alpha);

/* Expected count under the standard's rates: sum of rate * exposure; classes without
 * exposure (0) count 0. */
double tryg_standard_expected(size_t classes, const double *exposure, const double *rate);

/* x / E with Garwood's interval over E (the standardised ratio, 1 = as the standard).
 * NAN for E not > 0. Ratios of two areas with each other are not comparable: each is
 * weighed by its own population. */
struct tryg_standardised tryg_standard_indirect(double count, double expected,
                                                double alpha);

#endif
