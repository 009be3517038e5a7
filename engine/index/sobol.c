/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/sobol.h"

#include <math.h>

#include "engine/index/sum.h"

enum { BITS = 32, MOST_DEGREE = 7 };

/* new-joe-kuo-6: from dimension 2 on the degree of the primitive polynomial, its inner
 * coefficients as bits, and the first directions. Dimension 1 is van der Corput's. */
static const struct {
    unsigned degree, inner;
    uint32_t m[MOST_DEGREE];
} JOE_KUO[TRYG_SOBOL_DIMENSIONS - 1] = {
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
    {5, 11, {1, 1, 5, 1, 1}},
    {5, 13, {1, 1, 1, 3, 11}},
    {5, 14, {1, 3, 5, 5, 31}},
    {6, 1, {1, 3, 3, 9, 7, 49}},
    {6, 13, {1, 1, 1, 15, 21, 21}},
    {6, 16, {1, 3, 1, 13, 27, 49}},
    {6, 19, {1, 1, 1, 15, 7, 5}},
    {6, 22, {1, 3, 1, 15, 13, 25}},
    {6, 25, {1, 1, 5, 5, 19, 61}},
    {7, 1, {1, 3, 7, 11, 23, 15, 103}},
    {7, 4, {1, 3, 7, 13, 13, 15, 69}},
    {7, 7, {1, 1, 3, 13, 7, 35, 63}},
    {7, 8, {1, 3, 5, 9, 1, 25, 53}},
    {7, 14, {1, 3, 1, 13, 9, 35, 107}},
    {7, 19, {1, 3, 1, 5, 27, 61, 31}},
    {7, 21, {1, 1, 5, 11, 19, 41, 61}},
    {7, 28, {1, 3, 5, 3, 3, 13, 69}},
    {7, 31, {1, 1, 7, 13, 1, 19, 1}},
    {7, 32, {1, 3, 7, 5, 13, 19, 59}},
    {7, 37, {1, 1, 3, 9, 25, 29, 41}},
    {7, 41, {1, 3, 5, 13, 23, 1, 55}},
    {7, 42, {1, 3, 7, 3, 13, 59, 17}},
};

/* Direction number `bit` (0 = the leading one) of a dimension, as 32 binary digits. */
static uint32_t direction(unsigned dimension, unsigned bit)
{
    uint32_t v[BITS] = {0};
    if (dimension == 0) {
        return UINT32_C(1) << (BITS - 1 - bit);
    }
    unsigned s = JOE_KUO[dimension - 1].degree, inner = JOE_KUO[dimension - 1].inner;
    for (unsigned i = 0; i <= bit; i++) {
        if (i < s) {
            v[i] = JOE_KUO[dimension - 1].m[i] << (BITS - 1 - i);
            continue;
        }
        v[i] = v[i - s] ^ (v[i - s] >> s);
        for (unsigned j = 1; j < s; j++) {
            v[i] ^= (inner >> (s - 1 - j) & 1U) ? v[i - j] : 0U;
        }
    }
    return v[bit];
}

double tryg_sobol_point(uint32_t index, unsigned dimension)
{
    uint32_t gray = index ^ (index >> 1), digits = 0;
    for (unsigned bit = 0; gray >> bit; bit++) {
        digits ^= (gray >> bit & 1U) ? direction(dimension, bit) : 0U;
        if (bit == BITS - 1) {
            break;
        }
    }
    return digits * 0x1p-32;
}

void tryg_sobol_row(uint32_t row, unsigned k, double *a, double *b)
{
    for (unsigned i = 0; i < k; i++) {
        a[i] = tryg_sobol_point(row + 1, i);
        b[i] = tryg_sobol_point(row + 1, k + i);
    }
}

/* How often a row counts; NULL: once. */
static double times_of(const uint32_t *times, size_t row)
{
    return times ? (double)times[row] : 1.0;
}

static double weighted_sum(const double *f, size_t rows, const uint32_t *times)
{
    struct tryg_sum sum = {0};
    for (size_t r = 0; r < rows; r++) {
        tryg_sum_add(&sum, times_of(times, r) * f[r]);
    }
    return tryg_sum_of(&sum);
}

static double rows_counted(size_t rows, const uint32_t *times)
{
    double n = 0.0;
    for (size_t r = 0; r < rows; r++) {
        n += times_of(times, r);
    }
    return n;
}

static double grand_mean(const struct tryg_sobol_outputs *out, const uint32_t *times,
                         double n)
{
    double sum =
        weighted_sum(out->a, out->rows, times) + weighted_sum(out->b, out->rows, times);
    for (unsigned i = 0; i < out->k; i++) {
        sum += weighted_sum(out->ab + i * out->rows, out->rows, times);
    }
    return sum / (n * (out->k + 2));
}

/* Population variance of f(A) and f(B); 0 where they differ by rounding alone. */
static double variance(const struct tryg_sobol_outputs *out, const uint32_t *times,
                       double n)
{
    double mean = (weighted_sum(out->a, out->rows, times) +
                   weighted_sum(out->b, out->rows, times)) /
                  (2.0 * n);
    struct tryg_sum sum = {0};
    double largest = 0.0;
    for (size_t r = 0; r < out->rows; r++) {
        double a = out->a[r] - mean, b = out->b[r] - mean, w = times_of(times, r);
        tryg_sum_add(&sum, w * a * a);
        tryg_sum_add(&sum, w * b * b);
        largest = fmax(largest, fmax(fabs(out->a[r]), fabs(out->b[r])));
    }
    double v = tryg_sum_of(&sum) / (2.0 * n);
    return sqrt(v) <= 1e-12 * largest ? 0.0 : v;
}

void tryg_sobol_indices_again(const struct tryg_sobol_outputs *out, const uint32_t *times,
                              double *first, double *total)
{
    double n = rows_counted(out->rows, times), mean = grand_mean(out, times, n),
           v = variance(out, times, n);
    for (unsigned i = 0; i < out->k; i++) {
        const double *ab = out->ab + i * out->rows;
        struct tryg_sum s = {0}, t = {0};
        for (size_t r = 0; r < out->rows; r++) {
            double moved = ab[r] - out->a[r], w = times_of(times, r);
            tryg_sum_add(&s, w * (out->b[r] - mean) * moved);
            tryg_sum_add(&t, w * moved * moved);
        }
        first[i] = v > 0.0 ? tryg_sum_of(&s) / n / v : NAN;
        total[i] = v > 0.0 ? tryg_sum_of(&t) / n / (2.0 * v) : NAN;
    }
}

void tryg_sobol_indices(const struct tryg_sobol_outputs *out, double *first,
                        double *total)
{
    tryg_sobol_indices_again(out, NULL, first, total);
}
