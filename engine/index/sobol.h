/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of an output's variation each choice accounts for: Sobol' sequence, the design
 * of Saltelli, first-order and total indices.
 *
 * Inputs are k numbers in (0, 1), independent and evenly spread; what they stand for is
 * the caller's (a choice among m ways is floor(u m)).
 *
 *     design   N rows of 2 k numbers; the first k are the row's A, the last k its B;
 *              AB_i is A with number i taken from B
 *     output   f(A), f(B), f(AB_1) ... f(AB_k) for each row
 *     first    mean of f(B) (f(AB_i) - f(A)) / V     share of the variance that would
 *                                                    go if choice i were settled
 *     total    mean of (f(A) - f(AB_i))^2 / (2 V)    share that would remain if all
 *                                                    choices but i were settled
 *
 * with all outputs centred by the grand mean of the N (k + 2) first, since the first
 * estimator moves with a constant, and V the population variance of the 2 N values f(A)
 * and f(B). Total less first is what choice i does together with others.
 *
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_SOBOL_H
#define TRYG_INDEX_SOBOL_H

#include <stddef.h>
#include <stdint.h>

enum { TRYG_SOBOL_DIMENSIONS = 32, TRYG_SOBOL_CHOICES = TRYG_SOBOL_DIMENSIONS / 2 };

/* Coordinate `dimension` (from 0) of point `index` of the unscrambled sequence; point 0
 * is the origin. Exact: a multiple of 2^-32.
 * In       dimension < TRYG_SOBOL_DIMENSIONS.
 * Method   Sobol' (1967) in Gray-code order (Antonov & Saleev 1979), primitive
 *          polynomials and directions new-joe-kuo-6 of Joe & Kuo (2008). GSL's own
 *          generator has older directions and agrees in the first dimensions only. */
double tryg_sobol_point(uint32_t index, unsigned dimension);

/* Row `row` (from 0) of the design for k choices: point row + 1 of dimension 2 k, so that
 * the origin, which is no draw, is never used.
 * Out      a[k], b[k]. */
void tryg_sobol_row(uint32_t row, unsigned k, double *a, double *b);

/* All outputs of a design.
 * Shape    rows = N, a power of two, so that every choice is met evenly; a[N], b[N];
 *          ab[i * N + row]. */
struct tryg_sobol_outputs {
    size_t rows;
    unsigned k;
    const double *a, *b, *ab;
};

/* The indices, first[k] and total[k]. A first index a little below 0 is sampling error
 * and stays as it is. NAN where V is 0: nothing varies, nothing can be shared out; V
 * counts as 0 when the outputs differ by no more than rounding (1e-12 of their size).
 * Method   first: Saltelli et al. (2010), Computer Physics Communications 181, table 2
 *          (b); total: Jansen (1999), ibid. (f).
 * Cost     O(N k). */
void tryg_sobol_indices(const struct tryg_sobol_outputs *out, double *first,
                        double *total);

/* The same with the rows drawn again: row r counts times[r] times.
 * In       times[N], at least one of them above 0. */
void tryg_sobol_indices_again(const struct tryg_sobol_outputs *out, const uint32_t *times,
                              double *first, double *total);

#endif
