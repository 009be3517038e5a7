/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distribution functions: normal, t, chi-square, gamma, beta, Poisson, binomial.
 *
 * Names    _cdf is the lower tail, _upper the upper one, computed from itself, never as
 *          1 - cdf; _quantile(p) has p below it, _quantile_upper(q) has q above it.
 * Missing  NAN where an argument is NAN or outside its range (said at each).
 * Accuracy relative 1e-10 or better over degrees of freedom and shapes 1e-3..1e5 and
 *          beta's a, b 1e-2..1e5.
 * Cost     a quantile is 5 to 20 evaluations of its cdf, a cdf O(sqrt(shape)) near the
 *          middle: 1 to 100 microseconds.
 * Method   see incomplete.h; the normal quantile is AS 241 (Wichura 1988).
 * No global state: errno and the floating-point flags apart.
 */
#ifndef TRYG_INDEX_DISTRIBUTION_H
#define TRYG_INDEX_DISTRIBUTION_H

double tryg_normal_cdf(double z);
double tryg_normal_upper(double z);
double tryg_normal_quantile(double p); /* 0 and 1 give -INFINITY and INFINITY */

/* Student's t with df > 0, whole or not; df = INFINITY is the normal. */
double tryg_t_cdf(double t, double df);
double tryg_t_quantile(double p, double df);

/* Gamma with scale 1, shape > 0. */
double tryg_gamma_cdf(double x, double shape);
double tryg_gamma_upper(double x, double shape);
double tryg_gamma_quantile(double p, double shape);
double tryg_gamma_quantile_upper(double q, double shape);

double tryg_chi2_upper(double x, double df);
double tryg_chi2_quantile(double p, double df);

/* Beta, a > 0, b > 0. */
double tryg_beta_cdf(double x, double a, double b);
double tryg_beta_quantile(double p, double a, double b);
double tryg_beta_quantile_upper(double q, double a, double b);

/* Counts k >= 0; a k that is not whole is rounded down in _cdf, and has mass 0. */
double tryg_poisson_mass(double k, double mean);         /* mean >= 0 */
double tryg_poisson_cdf(double k, double mean);          /* P(X <= k) */
double tryg_binomial_mass(double k, double n, double p); /* 0 <= p <= 1 */
double tryg_binomial_cdf(double k, double n, double p);

#endif
