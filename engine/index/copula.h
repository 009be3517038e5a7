/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores that move together: independent normal scores mixed so that they have a given
 * correlation, each still standard normal by itself (the Gaussian copula).
 *
 * Method   Cholesky: R = L L', mixed = L z. An estimated R may be singular (one indicator
 *          is the sum of others) or, put together from parts, not quite a correlation
 *          matrix. The rule, stated so that it can be repeated:
 *            1. entries that are not finite are 0, those beyond -1..1 are cut to it;
 *            2. a pivot between -1e-9 and 1e-9 is 0: that score follows from the ones
 *               before it. Its column is then 0, and what R has left there must be 0 to
 *               1e-6;
 *            3. where a pivot is lower, or something is left, all off the diagonal is
 *               multiplied by 1 - s, s the least of 2^-20, 2^-19 ... 2^-1, 1 that lets 2.
 *               pass.
 *          The repair never raises a correlation, and at s = 1 the scores are
 * independent.
 */
#ifndef TRYG_INDEX_COPULA_H
#define TRYG_INDEX_COPULA_H

#include <stddef.h>

/* L of R[k * k], row by row, the upper triangle 0; R is read below the diagonal only, the
 * diagonal is taken as 1. Returns s, 0 when nothing had to be repaired. */
double tryg_copula_root(const double *correlation, size_t k, double *root);

/* z[j * stride + i], score j of replicate i < n, becomes (L z)[j] in place. */
void tryg_copula_mix(const double *root, size_t k, double *z, size_t stride, size_t n);

#endif
