/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/distribution.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#include "engine/index/incomplete.h"

#define SQRT_HALF 0.70710678118654752440
#define TWO_PI 6.28318530717958647693

static bool is_probability(double p)
{
    return p >= 0.0 && p <= 1.0;
}

double tryg_normal_cdf(double z)
{
    return 0.5 * erfc(-z * SQRT_HALF);
}

double tryg_normal_upper(double z)
{
    return 0.5 * erfc(z * SQRT_HALF);
}

double tryg_normal_quantile(double p)
{
    if (!is_probability(p)) {
        return NAN;
    }
    return gsl_cdf_ugaussian_Pinv(p); /* a rational function: it has no error to raise */
}

/* P(T < -|t|) = I_x(df / 2, 1/2) / 2 with x = df / (df + t^2). */
double tryg_t_cdf(double t, double df)
{
    if (isnan(t) || !(df > 0.0)) {
        return NAN;
    }
    if (isinf(df)) {
        return tryg_normal_cdf(t);
    }
    double square = t * t;
    double x = isinf(square) ? 0.0 : df / (df + square);
    double y = isinf(square) ? 1.0 : square / (df + square);
    double lower = 0.5 * exp(tryg_incomplete_beta(0.5 * df, 0.5, x, y).log_lower);
    return t < 0.0 ? lower : 1.0 - lower;
}

static double t_density(double t, double df)
{
    double front = tryg_log_gamma(0.5 * (df + 1.0)) - tryg_log_gamma(0.5 * df);
    return exp(front - 0.5 * (df + 1.0) * log1p(t * t / df)) / sqrt(0.5 * TWO_PI * df);
}

/* The everyday case, many degrees of freedom and no extreme tail, three times faster: the
 * expansion around the normal quantile (Abramowitz & Stegun 26.7.5) is right to 1e-3, and
 * each of Newton's steps doubles the digits. */
static double t_near_normal(double p, double df)
{
    double z = tryg_normal_quantile(p), z2 = z * z;
    double t = z + z * (z2 + 1.0) / (4.0 * df) +
               z * (5.0 * z2 * z2 + 16.0 * z2 + 3.0) / (96.0 * df * df);
    for (int i = 0; i < 8; i++) {
        double step = (tryg_t_cdf(t, df) - p) / t_density(t, df);
        t -= step;
        if (fabs(step) <= 1e-9 * fabs(t)) {
            break;
        }
    }
    return t;
}

double tryg_t_quantile(double p, double df)
{
    if (!is_probability(p) || !(df > 0.0)) {
        return NAN;
    }
    if (isinf(df)) {
        return tryg_normal_quantile(p);
    }
    double tail = p < 0.5 ? p : 1.0 - p;
    if (df >= 10.0 && tail >= 1e-4 && tail < 0.4) {
        double t = t_near_normal(tail, df);
        return p < 0.5 ? t : -t;
    }
    struct tryg_split s =
        tryg_incomplete_beta_inverse(0.5 * df, 0.5, 2.0 * tail, 1.0 - 2.0 * tail);
    double t = sqrt(df * s.y / s.x);
    return p < 0.5 ? -t : t;
}

double tryg_gamma_cdf(double x, double shape)
{
    if (isnan(x) || !(shape > 0.0)) {
        return NAN;
    }
    return exp(tryg_incomplete_gamma(shape, x).log_lower);
}

double tryg_gamma_upper(double x, double shape)
{
    if (isnan(x) || !(shape > 0.0)) {
        return NAN;
    }
    return exp(tryg_incomplete_gamma(shape, x).log_upper);
}

double tryg_gamma_quantile(double p, double shape)
{
    if (!is_probability(p) || !(shape > 0.0)) {
        return NAN;
    }
    return tryg_incomplete_gamma_inverse(shape, p, 1.0 - p);
}

double tryg_gamma_quantile_upper(double q, double shape)
{
    if (!is_probability(q) || !(shape > 0.0)) {
        return NAN;
    }
    return tryg_incomplete_gamma_inverse(shape, 1.0 - q, q);
}

double tryg_chi2_upper(double x, double df)
{
    return tryg_gamma_upper(0.5 * x, 0.5 * df);
}

double tryg_chi2_quantile(double p, double df)
{
    return 2.0 * tryg_gamma_quantile(p, 0.5 * df);
}

double tryg_beta_cdf(double x, double a, double b)
{
    if (isnan(x) || !(a > 0.0) || !(b > 0.0)) {
        return NAN;
    }
    return exp(tryg_incomplete_beta(a, b, x, 1.0 - x).log_lower);
}

double tryg_beta_quantile(double p, double a, double b)
{
    if (!is_probability(p) || !(a > 0.0) || !(b > 0.0)) {
        return NAN;
    }
    return tryg_incomplete_beta_inverse(a, b, p, 1.0 - p).x;
}

double tryg_beta_quantile_upper(double q, double a, double b)
{
    if (!is_probability(q) || !(a > 0.0) || !(b > 0.0)) {
        return NAN;
    }
    return tryg_incomplete_beta_inverse(a, b, 1.0 - q, q).x;
}

double tryg_poisson_mass(double k, double mean)
{
    if (isnan(k) || !(mean >= 0.0)) {
        return NAN;
    }
    if (k < 0.0 || k != floor(k) || isinf(mean)) {
        return 0.0;
    }
    if (k == 0.0) {
        return exp(-mean);
    }
    if (mean == 0.0) {
        return 0.0;
    }
    return exp(-tryg_stirling_rest(k) - tryg_half_deviance(k, mean)) / sqrt(TWO_PI * k);
}

double tryg_poisson_cdf(double k, double mean)
{
    if (isnan(k) || !(mean >= 0.0)) {
        return NAN;
    }
    return k < 0.0 ? 0.0 : tryg_gamma_upper(mean, floor(k) + 1.0);
}

double tryg_binomial_mass(double k, double n, double p)
{
    if (isnan(k) || !(n >= 0.0) || n != floor(n) || !is_probability(p)) {
        return NAN;
    }
    if (k < 0.0 || k > n || k != floor(k)) {
        return 0.0;
    }
    if (p == 0.0 || p == 1.0) {
        return k == (p > 0.0 ? n : 0.0) ? 1.0 : 0.0;
    }
    if (k == 0.0) {
        return exp(n * log1p(-p));
    }
    if (k == n) {
        return exp(n * log(p));
    }
    /* Loader (2000): saddle point, no factorial is ever formed. */
    double exponent = tryg_stirling_rest(n) - tryg_stirling_rest(k) -
                      tryg_stirling_rest(n - k) - tryg_half_deviance(k, n * p) -
                      tryg_half_deviance(n - k, n * (1.0 - p));
    return exp(exponent) * sqrt(n / (TWO_PI * k * (n - k)));
}

double tryg_binomial_cdf(double k, double n, double p)
{
    if (isnan(k) || !(n >= 0.0) || n != floor(n) || !is_probability(p)) {
        return NAN;
    }
    double whole = floor(k);
    if (whole < 0.0) {
        return 0.0;
    }
    if (whole >= n) {
        return 1.0;
    }
    return exp(tryg_incomplete_beta(n - whole, whole + 1.0, 1.0 - p, p).log_lower);
}
