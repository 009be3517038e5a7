/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Principal axes of a symmetric matrix.
 *
 * Shape    matrices are row by row, [p * p]; of axis k the entry of indicator i stands at
 *          [i * p + k], or [i * k_most + k] where fewer are asked for.
 * Sign     of every axis the entry largest in size, the first of equal ones, is positive.
 *          Two entries are equal when they agree to 10 significant digits, so that
 *          rounding does not choose between them.
 * Order    descending eigenvalues.
 */
#ifndef TRYG_INDEX_PRINCIPAL_H
#define TRYG_INDEX_PRINCIPAL_H

#include <stddef.h>

/* Eigenvalues and unit eigenvectors of a symmetric matrix without NAN.
 * In       scratch: room for 2 * p * p doubles.
 * Out      value[p], vector[p * p].
 * Method   symmetric bidiagonalisation and QR (GSL, Golub & Van Loan 8.3); error in the
 *          order of 1e-15 times the largest eigenvalue.
 */
void tryg_principal_axes(const double *matrix, size_t p, double *scratch, double *value,
                         double *vector);

/* The sign rule, on column k of a [p * columns] array. */
void tryg_principal_turn(double *column, size_t p, size_t columns, size_t k);

/* Loadings: correlations of indicators with components, vector * sqrt(value), for the
 * first `columns` axes. Out: loading[p * columns]. Negative values count as 0. */
void tryg_principal_loadings(const double *value, const double *vector, size_t p,
                             size_t columns, double *loading);

#endif
