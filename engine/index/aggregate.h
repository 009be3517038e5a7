/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted means, and the weights that are left when something is missing.
 *
 * Shape    a tree of two floors: the index over groups, a group over indicators; an
 *          indicator of no group stands beside the groups.
 * Method   OECD/JRC Handbook (2008), step 6; weights renormalised over the present
 *          children of each node (METHOD 10.1).
 */
#ifndef TRYG_INDEX_AGGREGATE_H
#define TRYG_INDEX_AGGREGATE_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/shape/profile.h"

/* sum of w x / sum of w, or exp(sum of w log x / sum of w), over the x that are not NAN.
 * Geometric: any x < 0 gives NAN, any x = 0 (of positive weight) gives 0. Weights >= 0;
 * NAN when no weight is left. */
double tryg_aggregate_mean(const double *x, const double *weight, size_t n);
double tryg_aggregate_geometric(const double *x, const double *weight, size_t n);

/* (sum of w x^p / sum of w)^(1/p) over the x that are not NAN; p = -1 is the harmonic
 * mean, and |p| < 1e-8 the geometric one. Any x < 0 gives NAN; with p < 0 any x = 0 gives
 * 0. Scaled by the largest x, so that no power overflows. */
double tryg_aggregate_power(const double *x, const double *weight, size_t n, double p);

/* The share of each indicator in the index of one area.
 *
 * In       profile: share (of the index), weight (within its group), group of each
 *          indicator, least_present; present[i]: has a normalised value here; dropped[i]:
 *          taken out of the tree altogether.
 * Out      weight[i]: sums to 1 over the present ones; 0 for those of a missing group.
 *          within[i]: share in its own group, sums to 1 over the group's present ones; 0
 *          where the group is missing. A group whose share in the index is 0 has its
 *          `within` too: it is reported.
 * Returns  false, and all weights 0, when less than least_present of the index's weight
 *          is left.
 */
bool tryg_aggregate_weights(const struct tryg_profile *profile, const bool *present,
                            const bool *dropped, double *weight, double *within);

#endif
