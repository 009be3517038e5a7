/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of small areas by a gamma law of the true rates: where an area most likely lies
 * once its own reports and those of all others are known, and how surely above a limit.
 *
 *     x_i | theta_i ~ Poisson(theta_i E_i),   theta_i ~ Gamma(shape nu, rate alpha)
 *
 * Shape    arrays [n] over areas: observed x >= 0, expected E > 0 under one common rate.
 * Units    theta is relative: 1 = as the common rate has it.
 * Missing  an area whose x is NAN or whose E is not > 0 is in no fit and has no
 * posterior.
 */
#ifndef TRYG_INDEX_POISSON_GAMMA_H
#define TRYG_INDEX_POISSON_GAMMA_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/index/interval.h"

struct tryg_poisson_gamma {
    double nu, alpha; /* of the prior; both infinite when `spread` is not */
    double mean;      /* nu / alpha: of the prior */
    bool spread; /* do the areas differ by more than luck? If not, all theta = mean */
    double likelihood; /* log; of ml, NAN of moments */
};

/* Expected counts under the common rate sum x / sum n; returns that rate (0 or NAN too).
 */
double tryg_poisson_gamma_expected(size_t n, const double *count, const double *exposure,
                                   double *expected);

/* By moments, to a fixed point.
 *
 * Method   Clayton & Kaldor (1987), Biometrics 43:671, as DCluster::empbaysmooth but to a
 *          relative change of 1e-12. spread is false when the spread vanishes (alpha >
 *          1e8) or there are fewer than two areas or nothing was counted.
 */
struct tryg_poisson_gamma tryg_poisson_gamma_moments(size_t n, const double *observed,
                                                     const double *expected);

/* By maximum likelihood of the marginal law, the negative binomial (MASS::glm.nb with an
 * offset).
 *
 * Method   for each nu the mean is solved for, then nu by the profile's slope; the
 *          highest of all tops wins. spread is false when none (up to nu = 1e7) is higher
 *          than the Poisson law around the common mean, which is nu = infinity.
 */
struct tryg_poisson_gamma tryg_poisson_gamma_ml(size_t n, const double *observed,
                                                const double *expected);

/* theta of one area: Gamma(shape, rate). */
struct tryg_poisson_gamma_area {
    double shape, rate;
    double value;    /* (x + nu) / (E + alpha) */
    double variance; /* shape / rate^2 */
};

/* Only for a fit with `spread`. */
struct tryg_poisson_gamma_area
tryg_poisson_gamma_posterior(const struct tryg_poisson_gamma *fit, double observed,
                             double expected);

struct tryg_interval
tryg_poisson_gamma_interval(const struct tryg_poisson_gamma_area *area, double alpha);

/* P(theta > limit). */
double tryg_poisson_gamma_exceeds(const struct tryg_poisson_gamma_area *area,
                                  double limit);

#endif
