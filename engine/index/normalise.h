/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Indicators on a common scale, against constants that were frozen in the base year.
 *
 * The value points upwards: `sign` +1 keeps the direction of x, -1 turns it round.
 *
 *     z            sign * (x - mean) / sd
 *     minmax       100 (x - low) / (high - low), or 100 minus that
 *     none         x, which is on a scale of 0..100 by itself; or 100 less it
 *     rank         where x would stand among the base year's n values, 1..n, ties their
 *                  mean; or n + 1 minus that
 *     percentile   100 (rank of the smallest of its ties - 1) / (n - 1), or 100 minus
 * that target       sign +1: 100 (x - low) / (target - low); -1: 100 (high - x) / (high -
 * target); never above 100
 *
 * Rank and percentile are known at the base year's own values, and linear between them;
 * beyond the ends they stay at the ends. minmax is not clipped: a later year may pass
 * both ends, which is what makes years comparable.
 *
 * Method   OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; frozen
 *          goalposts as in the Human Development Index.
 */
#ifndef TRYG_INDEX_NORMALISE_H
#define TRYG_INDEX_NORMALISE_H

#include "geodata/shape/record.h"

/* The constants of n values, NAN left out: n, mean, sd (n - 1), low, high, ascending
 * values (owner: arena). All equal, or only one: sd exactly 0. None: NAN. */
struct tryg_anchor tryg_normalise_anchor(const double *value, size_t n,
                                         tryg_arena *arena);

/* The constants of the values as `outliers` leaves them, with its treatment: see
 * outlier.h. share: method clip. */
struct tryg_anchor tryg_normalise_anchor_treated(const double *value, size_t n,
                                                 enum tryg_outliers outliers,
                                                 double share, tryg_arena *arena);

/* How one indicator is normalised. */
struct tryg_yardstick {
    enum tryg_normalise method;
    const struct tryg_anchor *anchor;
    int sign;
    double target; /* method target, else not read */
};

/* Indicator i of the profile under these constants: its anchor, found in baseline by id
 * (one without values when there is none), and its direction under the orientation. */
struct tryg_yardstick tryg_normalise_yardstick(const struct tryg_profile *profile,
                                               const struct tryg_baseline *baseline,
                                               size_t i);

/* TRYG_WHY_NO_BASE: the anchor has no values; TRYG_WHY_CONSTANT: they are all the same,
 * or the target does not lie on the good side of the end it is measured from. */
enum tryg_why tryg_normalise_why_not(const struct tryg_yardstick *by);

/* Does the anchor's treatment change x beyond its limits? (Under the logarithm: below the
 * base year's least.) */
bool tryg_normalise_is_held(const struct tryg_yardstick *by, double x);

/* The normalised value of the base year's mean, for z and minmax. */
double tryg_normalise_middle(const struct tryg_yardstick *by);

/* The normalised value; NAN for NAN and where tryg_normalise_why_not says why. */
double tryg_normalise_value(const struct tryg_yardstick *by, double x);

/* By how much the normalised value changes per unit of x: exact for z and minmax; for the
 * broken lines, and treated
 * values, the secant over x -+ se, since every base-year value lies on a corner. NAN
 * where se is. */
double tryg_normalise_slope(const struct tryg_yardstick *by, double x, double se);

/* Quantile of n > 0 ascending values, 0 <= p <= 1: linear between the order statistics
 * around (n - 1) p, Hyndman & Fan's (1996) type 7, R's default. */
double tryg_normalise_quantile(const double *ascending, size_t n, double p);

#endif
