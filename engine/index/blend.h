/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blend: normalised values and weights put together to one number, what each of them
 * adds to it, and how it moves with each.
 *
 *     index = centre + spread * blend
 *
 *     mean         sum of w x                              x normalised
 *     geometric    exp(sum of w log x)                     x on 1..100
 *     power        (sum of w x^p)^(1/p), p = exponent      x on 1..100
 *     ampi         (M +- S^2 / M - 100) / 10               x on 70..130, 100 in the mean
 *                  M = sum of w x, S^2 = sum of w (x - M)^2
 *
 * The weights are those of an area's present indicators and sum to 1 (tryg_aggregate.h).
 *
 * Scales   geometric and power: minmax, percentile and target of 0..100 become 1..100,
 *          ranks stay; ampi: z becomes 100 + 10 z, minmax 100 + 60 (x - mean) / (high -
 *          low). What lies below 1 counts as 1, since a single 0 would erase all others.
 * Adds     `part`, per unit of weight: blend = sum of weight * part, without a rest.
 *          geometric: 1 + L log x, L = (G - 1) / log G; power: 1 + L (x^p - 1), L = (G -
 *          1) / (G^p - 1), L = 1 and 1 / p at G = 1: the logarithmic mean Divisia form
 *          (Ang 2004) and its like for powers, the same as p -> 0. ampi: the indicator's
 *          own part of the mean and of the penalty, (x - 100 +- (x - M)^2 / M) / 10.
 * Method   OECD/JRC Handbook (2008), step 6. AMPI: Mazziotta & Pareto (2016), Social
 *          Indicators Research 127:983, with goalposts round the base year's mean, from
 *          its lowest to its highest area; with z it is their first index (2007). Their
 *          weights are equal, ours any; the areas' deviation is over the indicators, on
 *          n. The penalty raises an index of need and lowers one of safety: uneven is
 *          worse, either way.
 * No allocation, no global state.
 */
#ifndef TRYG_INDEX_BLEND_H
#define TRYG_INDEX_BLEND_H

#include "engine/index/normalise.h"
#include "geodata/base/error.h"

/* Fails    TRYG_USAGE: a geometric or power mean of z-scores (they may be negative), an
 *          ampi of ranks, percentiles or targets (they have no mean of 100). */
TRYG_MUST_CHECK
enum tryg_status tryg_blend_check(const struct tryg_profile *profile,
                                  struct tryg_error *err);

/* A value on the scale that is blended; NAN for NAN. */
double tryg_blend_scaled(const struct tryg_profile *profile,
                         const struct tryg_yardstick *by, double value);

/* Does the value lie below the scale's floor of 1? */
bool tryg_blend_is_floored(const struct tryg_profile *profile,
                           const struct tryg_yardstick *by, double value);

/* By how much tryg_blend_scaled moves per unit of value, as tryg_normalise_slope; with a
 * floor it is a broken line too, and the secant over value -+ se. */
double tryg_blend_steepness(const struct tryg_profile *profile,
                            const struct tryg_yardstick *by, double value, double se);

/* The blend of the x that are not NAN; weights >= 0 of any sum; NAN when none is left. */
double tryg_blend_of(const struct tryg_profile *profile, const double *x,
                     const double *weight, size_t k);

/* What each adds and how the blend moves, per unit of weight.
 *
 * In       weight: sums to 1 over the x that are not NAN.
 * Out      part[i]: blend = sum of weight * part; gain[i]: d blend / d x[i] = weight *
 *          gain. NAN where x is.
 */
void tryg_blend_parts(const struct tryg_profile *profile, const double *x,
                      const double *weight, size_t k, double *part, double *gain);

#endif
