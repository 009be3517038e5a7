/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The likelihood interval of a share, as the reference computes it.
 *
 * What is approximated: the limits are defined by one equation, and its root takes a few
 * lines (the fall-back below). R's survey package, whose numbers surveys are compared
 * with, reads the limits off a table instead: the signed root of the loss at some ten
 * equidistant log odds, a cubic spline through these, the spline at three times as many
 * places, and a straight line between two of them. Its scale is from the last but one
 * step of its fit. We do the same, so that our limits are those of R to 1e-9 and can be
 * laid beside any published interval. The exact root differs from both by some 5e-6, in
 * proportion; so may ours without the answers at hand (first_step_off), for then only R
 * knows where its fit stopped.
 *
 * Units    shares 0..1; alpha = 0.05 for 95 %.
 */
#ifndef TRYG_INDEX_SHARE_LIKELIHOOD_H
#define TRYG_INDEX_SHARE_LIKELIHOOD_H

#include <stddef.h>

#include "engine/index/share.h"

/* Where the loss of binomial log-likelihood, brought to the design's variance, is half
 * the square of the t quantile.
 *
 * In       0 < p < 1, variance > 0, df > 0. first_step_off of the share counts here.
 * Out      NAN where answers <= 1. Where the table does not tell (it ends before the
 *          limit, so that R says NA, or its spline turns back), the exact root.
 * Method   Rao & Scott (1984); R survey svyciprop "likelihood" on the profile of MASS
 *          (Venables & Ripley 2002, 8.4): steps of zmax / 5 standard errors of the log
 *          odds, at most nine a side, until zmax is passed. Spline: Forsythe, Malcolm &
 *          Moler (1977), whose ends have the third derivative of their four points. */
struct tryg_interval tryg_share_likelihood(const struct tryg_share *share, double alpha);

/* How far the first step of the reference's fit lies from the log odds of the weighted
 * share: what first_step_off of a share is, known only with the answers at hand.
 *
 * In       weight[n] >= 0 in any unit, not all 0; hit[n], 1 or 0.
 * Out      0 where all answers that count agree, for these have no log odds.
 * Method   glm's first weighted least squares: each answer starts at the mean
 *          (w y + 1/2) / (w + 1), w its weight over the mean weight. */
double tryg_share_first_step_off(const double *weight, const double *hit, size_t n);

#endif
