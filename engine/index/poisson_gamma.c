/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/poisson_gamma.h"

#include <gsl/gsl_sf_psi.h>
#include <math.h>

#include "engine/index/distribution.h"
#include "engine/index/sum.h"

/* nu is tried from NU_LEAST to 4^21 times that, 4e6 */
enum { ROUNDS_MOST = 20000, HALVINGS = 200, NU_FOURTHS = 21 };
static const double ALPHA_MOST = 1e8, NU_LEAST = 1e-6;

struct counts {
    size_t n;
    const double *x, *e;
};

static bool is_known(const struct counts *c, size_t i)
{
    return c->x[i] >= 0.0 && c->e[i] > 0.0 && isfinite(c->e[i]);
}

double tryg_poisson_gamma_expected(size_t n, const double *count, const double *exposure,
                                   double *expected)
{
    struct counts c = {n, count, exposure};
    struct tryg_sum x = {0}, people = {0};
    for (size_t i = 0; i < n; i++) {
        if (is_known(&c, i)) {
            tryg_sum_add(&x, count[i]);
            tryg_sum_add(&people, exposure[i]);
        }
    }
    double rate = tryg_sum_of(&x) / tryg_sum_of(&people);
    for (size_t i = 0; i < n; i++) {
        expected[i] = is_known(&c, i) ? rate * exposure[i] : NAN;
    }
    return rate;
}

/* The areas that are known, what was counted and expected in them. */
static size_t totals(const struct counts *c, double *observed, double *expected)
{
    struct tryg_sum x = {0}, e = {0};
    size_t areas = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (is_known(c, i)) {
            tryg_sum_add(&x, c->x[i]);
            tryg_sum_add(&e, c->e[i]);
            areas++;
        }
    }
    *observed = tryg_sum_of(&x);
    *expected = tryg_sum_of(&e);
    return areas;
}

static struct tryg_poisson_gamma no_spread(double mean)
{
    return (struct tryg_poisson_gamma){INFINITY, INFINITY, mean, false, NAN};
}

/* ---- moments ---- */

/* Mean of (x + nu) / (E + alpha), and the weighted spread around it on m - 1. At the very
 * start, alpha = nu = 0, that is the raw x / E, and the spread is unweighted. */
static void moments(const struct counts *c, size_t areas, double nu, double alpha,
                    double *mean, double *spread)
{
    struct tryg_sum sum = {0}, square = {0};
    for (size_t i = 0; i < c->n; i++) {
        if (is_known(c, i)) {
            tryg_sum_add(&sum, (c->x[i] + nu) / (c->e[i] + alpha));
        }
    }
    *mean = tryg_sum_of(&sum) / (double)areas;
    for (size_t i = 0; i < c->n; i++) {
        if (is_known(c, i)) {
            double off = (c->x[i] + nu) / (c->e[i] + alpha) - *mean;
            tryg_sum_add(&square, (1.0 + alpha / c->e[i]) * off * off);
        }
    }
    *spread = tryg_sum_of(&square) / ((double)areas - 1.0);
}

struct tryg_poisson_gamma tryg_poisson_gamma_moments(size_t n, const double *observed,
                                                     const double *expected)
{
    struct counts c = {n, observed, expected};
    double x, e, mean, spread, nu = 0.0, alpha = 0.0;
    size_t areas = totals(&c, &x, &e);
    if (areas < 2 || !(x > 0.0)) {
        return no_spread(x / e);
    }
    for (int round = 0; round < ROUNDS_MOST; round++) {
        moments(&c, areas, nu, alpha, &mean, &spread);
        double next = mean / spread;
        if (!(spread > 0.0) || !(next <= ALPHA_MOST)) {
            return no_spread(x / e);
        }
        double moved = fmax(fabs(next - alpha) / next, fabs(next * mean - nu) / next);
        alpha = next;
        nu = alpha * mean;
        if (moved < 1e-12) {
            break;
        }
    }
    return (struct tryg_poisson_gamma){nu, alpha, nu / alpha, true, NAN};
}

/* ---- maximum likelihood ---- */

/* psi(x + nu) - psi(nu): for whole x a short sum, which keeps its digits at a large nu.
 */
static double psi_step(double x, double nu)
{
    if (x != floor(x) || x > 200.0) {
        return gsl_sf_psi(x + nu) - gsl_sf_psi(nu);
    }
    double sum = 0.0;
    for (int k = (int)x - 1; k >= 0; k--) {
        sum += 1.0 / (nu + k);
    }
    return sum;
}

/* sum (x - mu E) / (nu + mu E) = 0: falls in mu, so between the ends one halves. */
static double mean_at(const struct counts *c, double nu, double x, double e)
{
    double low = 0.0, high = x / e;
    for (bool above = true; above;) { /* until it is negative above */
        high *= 2.0;
        struct tryg_sum slope = {0};
        for (size_t i = 0; i < c->n; i++) {
            if (is_known(c, i)) {
                tryg_sum_add(&slope, (c->x[i] - high * c->e[i]) / (nu + high * c->e[i]));
            }
        }
        above = tryg_sum_of(&slope) > 0.0 && high < 1e300;
    }
    double mu = x / e;
    for (int i = 0; i < HALVINGS; i++) { /* Newton, held between the ends */
        struct tryg_sum slope = {0}, bend = {0};
        for (size_t k = 0; k < c->n; k++) {
            if (is_known(c, k)) {
                double whole = nu + mu * c->e[k];
                tryg_sum_add(&slope, (c->x[k] - mu * c->e[k]) / whole);
                tryg_sum_add(&bend, c->e[k] * (nu + c->x[k]) / (whole * whole));
            }
        }
        double s = tryg_sum_of(&slope), next = mu + s / tryg_sum_of(&bend);
        if (s > 0.0) {
            low = mu;
        } else {
            high = mu;
        }
        if (!(next > low && next < high)) {
            next = 0.5 * (low + high);
        }
        if (fabs(next - mu) <= 1e-15 * mu) {
            break;
        }
        mu = next;
    }
    return mu;
}

/* The slope of the profile in log nu, divided by nu; the mean at nu in *mu. */
static double profile_slope(const struct counts *c, double nu, double x, double e,
                            double *mu)
{
    struct tryg_sum slope = {0};
    *mu = mean_at(c, nu, x, e);
    for (size_t i = 0; i < c->n; i++) {
        if (is_known(c, i)) {
            double m = *mu * c->e[i];
            tryg_sum_add(&slope, psi_step(c->x[i], nu) - log1p(m / nu) +
                                     (m - c->x[i]) / (nu + m));
        }
    }
    return tryg_sum_of(&slope);
}

static double likelihood(const struct counts *c, double nu, double mu)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < c->n; i++) {
        if (is_known(c, i)) {
            double x = c->x[i], m = mu * c->e[i];
            tryg_sum_add(&sum, lgamma(x + nu) - lgamma(nu) - lgamma(x + 1.0) -
                                   nu * log1p(m / nu) +
                                   (x > 0.0 ? x * log(m / (nu + m)) : 0.0));
        }
    }
    return tryg_sum_of(&sum);
}

/* The same at nu = infinity, where counts are Poisson around the common mean. */
static double poisson_likelihood(const struct counts *c, double mu)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < c->n; i++) {
        if (is_known(c, i)) {
            double x = c->x[i], m = mu * c->e[i];
            tryg_sum_add(&sum, (x > 0.0 ? x * log(m) : 0.0) - m - lgamma(x + 1.0));
        }
    }
    return tryg_sum_of(&sum);
}

/* Halve in log nu between a rising and a falling end. */
static double top_between(const struct counts *c, double low, double high, double x,
                          double e, double *mu)
{
    for (int i = 0; i < HALVINGS && high > low * (1.0 + 1e-14); i++) {
        double middle = sqrt(low * high);
        if (profile_slope(c, middle, x, e, mu) > 0.0) {
            low = middle;
        } else {
            high = middle;
        }
    }
    double nu = sqrt(low * high);
    *mu = mean_at(c, nu, x, e);
    return nu;
}

struct tryg_poisson_gamma tryg_poisson_gamma_ml(size_t n, const double *observed,
                                                const double *expected)
{
    struct counts c = {n, observed, expected};
    double x, e, mu;
    size_t areas = totals(&c, &x, &e);
    struct tryg_poisson_gamma best = no_spread(x / e);
    if (areas < 2 || !(x > 0.0)) {
        return best;
    }
    best.likelihood = poisson_likelihood(&c, x / e);
    double least = 1e-10 * fabs(best.likelihood); /* what rounding may raise it by */
    double before = NU_LEAST, slope = profile_slope(&c, before, x, e, &mu);
    for (int fourths = 1; fourths <= NU_FOURTHS; fourths++) {
        double nu = ldexp(NU_LEAST, 2 * fourths);
        double next = profile_slope(&c, nu, x, e, &mu);
        if (slope > 0.0 && next <= 0.0) { /* a top lies between: the highest is taken */
            double top = top_between(&c, before, nu, x, e, &mu);
            double height = likelihood(&c, top, mu);
            if (height > best.likelihood + least) {
                best = (struct tryg_poisson_gamma){top, top / mu, mu, true, height};
            }
        }
        before = nu;
        slope = next;
    }
    return best;
}

/* ---- posterior ---- */

struct tryg_poisson_gamma_area
tryg_poisson_gamma_posterior(const struct tryg_poisson_gamma *fit, double observed,
                             double expected)
{
    double shape = observed + fit->nu, rate = expected + fit->alpha;
    return (struct tryg_poisson_gamma_area){shape, rate, shape / rate,
                                            shape / (rate * rate)};
}

struct tryg_interval
tryg_poisson_gamma_interval(const struct tryg_poisson_gamma_area *area, double alpha)
{
    return (struct tryg_interval){
        tryg_gamma_quantile(0.5 * alpha, area->shape) / area->rate,
        tryg_gamma_quantile_upper(0.5 * alpha, area->shape) / area->rate};
}

double tryg_poisson_gamma_exceeds(const struct tryg_poisson_gamma_area *area,
                                  double limit)
{
    return tryg_gamma_upper(limit * area->rate, area->shape);
}
