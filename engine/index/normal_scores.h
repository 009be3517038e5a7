/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The normal quantile of many numbers at a time. */
#ifndef TRYG_INDEX_NORMAL_SCORES_H
#define TRYG_INDEX_NORMAL_SCORES_H

#include <stddef.h>

/* z[i] = the normal quantile of u[i], 0 < u[i] < 1; z may be u.
 * Accuracy relative 1e-15, as tryg_normal_quantile. Cost 10 ns.
 * Method   AS 241, PPND16 (Wichura 1988): one rational function where |u - 1/2| <= 0.425,
 *          two of sqrt(-log tail) beyond. The first is computed for all numbers, without
 *          a branch, so that the compiler can take several at once; the 15 % for which it
 *          is wrong are then done over, one by one. */
void tryg_normal_scores(const double *u, double *z, size_t n);

#endif
