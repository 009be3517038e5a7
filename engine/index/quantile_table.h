/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value that a law has at a standard normal score z: by inversion, or by a table that
 * says the same a hundred times faster.
 *
 * Why      a draw is the quantile of one uniform number, so that the m-th draw of a
 *          replicate is the same whatever the others do. Inverting a gamma or a beta
 *          costs 1 to 100 microseconds, and a chain needs millions of them.
 * How      the quantile as a function of z = normal quantile of u is nearly a straight
 *          line. Naively: x = inverse(cdf, normal_cdf(z)). Here g = log x (gamma) or log
 *          (x / (1 - x)) (beta) is known with three derivatives at 33 scores -4 ... 4,
 *          and between two of them the polynomial of degree 7 that has all eight of
 *          those. The derivatives cost no inversion: along the curve cdf(x) =
 *          normal_cdf(z) the slope dg/dz is the ratio of the two densities, and so are
 *          its own slopes by the chain rule. From one score to the next the curve is
 *          followed by Taylor steps that one evaluation of the cdf puts right.
 * Law      same score, same value: relative error <= 1e-9 against the exact inverse, and
 *          beyond |z| = 4 the exact inverse itself. Not decreasing but for the last bit.
 * Cost     building a table 20 us (a cdf for each score); a value 10 ns.
 */
#ifndef TRYG_INDEX_QUANTILE_TABLE_H
#define TRYG_INDEX_QUANTILE_TABLE_H

#include "geodata/shape/scores.h"

/* The exact value at score z. NAN for TRYG_LAW_NONE and for z = NAN.
 * Poisson: b times the least k with P(X <= k) >= normal_cdf(z). */
double tryg_quantile_exact(const struct tryg_law *law, double z);

enum { TRYG_QUANTILE_STEPS = 32, TRYG_QUANTILE_TERMS = 8 };

struct tryg_quantile_table {
    struct tryg_law law;
    bool curve;   /* `term` is filled; else values are computed as they come */
    double first; /* poisson: term[i] = P(X <= first + i) */
    double term[TRYG_QUANTILE_STEPS * TRYG_QUANTILE_TERMS];
};

/* A gamma of a shape below 0.2 and a beta below 0.5 bend too much for it and are left to
 * the exact inverse; Jeffreys' posteriors are never there. */
void tryg_quantile_table_build(struct tryg_quantile_table *table,
                               const struct tryg_law *law);

/* The value at score z. */
double tryg_quantile_value(const struct tryg_quantile_table *table, double z);

/* value[i] at score z[i], which may be the same array. */
void tryg_quantile_values(const struct tryg_quantile_table *table, const double *z,
                          double *value, size_t n);

#endif
