/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a set of indicators hangs together: correlations, and whether they are fit for
 * components and factors.
 *
 * Shape    column[j], j < p, is one indicator's n values, none of them NAN; matrices are
 *          row by row, [p * p].
 * Missing  NAN where a number is not defined: an indicator that does not vary, a singular
 *          matrix (an eigenvalue below 1e-10), fewer than two indicators or areas.
 */
#ifndef TRYG_INDEX_CORRELATION_H
#define TRYG_INDEX_CORRELATION_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/base/arena.h"

/* Pearson's correlations, two-pass. The diagonal is exactly 1.
 * Out      r[p * p]; sd[p] on n - 1, or NULL. */
void tryg_correlation(const double *const *column, size_t p, size_t n, double *r,
                      double *sd);

/* The inverse of a correlation matrix, by its eigenvalues; false, and nothing written,
 * when it is singular. */
bool tryg_correlation_inverse(const double *r, size_t p, double *inverse,
                              tryg_arena *scratch);

/* Kaiser, Meyer & Olkin's measure of sampling adequacy: how much of the correlation stays
 * when all others are held fixed. Below 0.5 components and factors mean little.
 * Out      one[p], of each indicator.
 * Method   Kaiser (1974): sum of r^2 / (sum of r^2 + sum of q^2) off the diagonal, q the
 *          partial correlations. Equal to R psych KMO.
 */
double tryg_correlation_kmo(const double *r, size_t p, double *one, tryg_arena *scratch);

/* A chi-square statistic. */
struct tryg_chi2 {
    double value, df, p;
};

/* Are all correlations 0? Bartlett (1951): -(n - 1 - (2 p + 5) / 6) log det R. */
struct tryg_chi2 tryg_correlation_bartlett(const double *r, size_t p, size_t n,
                                           tryg_arena *scratch);

/* Cronbach's (1951) alpha, of the values as they are and standardised. */
double tryg_correlation_alpha_raw(const double *const *column, size_t p, size_t n);
double tryg_correlation_alpha(const double *r, size_t p);

#endif
