/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/correlation.h"

#include <math.h>

#include "engine/index/distribution.h"
#include "engine/index/principal.h"
#include "engine/index/sum.h"

static const double SINGULAR = 1e-10;

static double mean_of(const double *x, size_t n)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, x[i]);
    }
    return tryg_sum_of(&sum) / (double)n;
}

/* Sum of the products of what x and y differ from their means. */
static double product_of(const double *x, double x_mean, const double *y, double y_mean,
                         size_t n)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        tryg_sum_add(&sum, (x[i] - x_mean) * (y[i] - y_mean));
    }
    return tryg_sum_of(&sum);
}

void tryg_correlation(const double *const *column, size_t p, size_t n, double *r,
                      double *sd)
{
    for (size_t i = 0; i < p; i++) {
        double mean = mean_of(column[i], n);
        double own = product_of(column[i], mean, column[i], mean, n);
        r[i * p + i] = own; /* for now */
        for (size_t j = 0; j < i; j++) {
            double other = mean_of(column[j], n);
            double shared = product_of(column[i], mean, column[j], other, n);
            r[i * p + j] = r[j * p + i] = shared / sqrt(own * r[j * p + j]);
        }
    }
    for (size_t i = 0; i < p; i++) {
        double own = r[i * p + i];
        if (sd) {
            sd[i] = sqrt(own / (double)(n - 1));
        }
        r[i * p + i] = own > 0.0 ? 1.0 : NAN;
    }
}

static bool is_whole(const double *r, size_t p)
{
    for (size_t i = 0; i < p * p; i++) {
        if (isnan(r[i])) {
            return false;
        }
    }
    return p > 0;
}

/* Eigenvalues and vectors of a matrix that is not singular; false when it is. */
static bool spectrum(const double *r, size_t p, double **value, double **vector,
                     tryg_arena *scratch)
{
    if (!is_whole(r, p)) {
        return false;
    }
    *value = TRYG_NEW(scratch, p, double);
    *vector = TRYG_NEW(scratch, p * p, double);
    tryg_principal_axes(r, p, TRYG_NEW(scratch, 2 * p * p, double), *value, *vector);
    return (*value)[p - 1] > SINGULAR;
}

bool tryg_correlation_inverse(const double *r, size_t p, double *inverse,
                              tryg_arena *scratch)
{
    double *value, *vector;
    if (!spectrum(r, p, &value, &vector, scratch)) {
        return false;
    }
    for (size_t i = 0; i < p; i++) {
        for (size_t j = 0; j <= i; j++) {
            struct tryg_sum sum = {0};
            for (size_t k = 0; k < p; k++) {
                tryg_sum_add(&sum, vector[i * p + k] * vector[j * p + k] / value[k]);
            }
            inverse[i * p + j] = inverse[j * p + i] = tryg_sum_of(&sum);
        }
    }
    return true;
}

double tryg_correlation_kmo(const double *r, size_t p, double *one, tryg_arena *scratch)
{
    double *inverse = TRYG_NEW(scratch, p * p, double);
    struct tryg_sum all_r = {0}, all_q = {0};
    if (p < 2 || !tryg_correlation_inverse(r, p, inverse, scratch)) {
        for (size_t i = 0; i < p; i++) {
            one[i] = NAN;
        }
        return NAN;
    }
    for (size_t i = 0; i < p; i++) {
        struct tryg_sum own_r = {0}, own_q = {0};
        for (size_t j = 0; j < p; j++) {
            double q2 = inverse[i * p + j] * inverse[i * p + j] /
                        (inverse[i * p + i] * inverse[j * p + j]);
            if (j != i) {
                tryg_sum_add(&own_r, r[i * p + j] * r[i * p + j]);
                tryg_sum_add(&own_q, q2);
            }
        }
        double r2 = tryg_sum_of(&own_r), q2 = tryg_sum_of(&own_q);
        one[i] = r2 / (r2 + q2);
        tryg_sum_add(&all_r, r2);
        tryg_sum_add(&all_q, q2);
    }
    double r2 = tryg_sum_of(&all_r);
    return r2 / (r2 + tryg_sum_of(&all_q));
}

struct tryg_chi2 tryg_correlation_bartlett(const double *r, size_t p, size_t n,
                                           tryg_arena *scratch)
{
    double *value, *vector, k = (double)p;
    if (p < 2 || !spectrum(r, p, &value, &vector, scratch)) {
        return (struct tryg_chi2){NAN, NAN, NAN};
    }
    struct tryg_sum log_det = {0};
    for (size_t i = 0; i < p; i++) {
        tryg_sum_add(&log_det, log(value[i]));
    }
    double factor = (double)n - 1.0 - (2.0 * k + 5.0) / 6.0;
    struct tryg_chi2 test = {-factor * tryg_sum_of(&log_det), k * (k - 1.0) / 2.0, NAN};
    test.p = factor > 0.0 ? tryg_chi2_upper(fmax(test.value, 0.0), test.df) : NAN;
    return test;
}

double tryg_correlation_alpha_raw(const double *const *column, size_t p, size_t n)
{
    struct tryg_sum own = {0}, all = {0};
    for (size_t i = 0; i < p; i++) {
        double mean = mean_of(column[i], n);
        for (size_t j = 0; j <= i; j++) {
            double shared =
                product_of(column[i], mean, column[j], mean_of(column[j], n), n);
            tryg_sum_add(&all, i == j ? shared : 2.0 * shared);
            tryg_sum_add(&own, i == j ? shared : 0.0);
        }
    }
    double k = (double)p;
    return p < 2 ? NAN : k / (k - 1.0) * (1.0 - tryg_sum_of(&own) / tryg_sum_of(&all));
}

double tryg_correlation_alpha(const double *r, size_t p)
{
    struct tryg_sum sum = {0};
    for (size_t i = 0; i < p; i++) {
        for (size_t j = 0; j < i; j++) {
            tryg_sum_add(&sum, r[i * p + j]);
        }
    }
    double k = (double)p, mean = tryg_sum_of(&sum) / (k * (k - 1.0) / 2.0);
    return p < 2 ? NAN : k * mean / (1.0 + (k - 1.0) * mean);
}
