/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One common factor behind a set of indicators: x = loading * f + what is its own.
 *
 * Shape    r[p * p] a correlation matrix, row by row; loadings, uniquenesses and
 *          coefficients [p]; by the sign rule of principal.h.
 * Needs    three indicators or more. Two have one correlation and no more; their loadings
 *          are then taken to be alike, sqrt(r), as the only solution that favours none.
 */
#ifndef TRYG_INDEX_FACTOR_H
#define TRYG_INDEX_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/index/correlation.h"

/* An indicator may keep no less than this of its own: below it the likelihood has no end
 * (Heywood's case). */
#define TRYG_FACTOR_LEAST_OWN 0.005

struct tryg_factor {
    size_t p;
    double *loading;       /* [p] */
    double *uniqueness;    /* [p] the indicator's own part of its variance */
    double objective;      /* F at the minimum; NAN for principal axis */
    struct tryg_chi2 test; /* does one factor do? NAN where df is not above 0 */
    bool heywood;          /* a uniqueness at its least; never of two indicators */
    bool converged;
};

/* Maximum likelihood.
 *
 * In       r not singular; n areas behind it (for the test).
 * Out      *factor; owner: arena.
 * Returns  false, and nothing written: r is singular, or p < 2, or p = 2 with r <= 0.
 * Method   Jöreskog (1967), Lawley & Maxwell (1971): minimise over psi in 0.005..1 F =
 *          sum over j > 1 of (theta_j - log theta_j - 1), theta the eigenvalues of
 *          psi^-1/2 R psi^-1/2; in log psi, with Jöreskog's approximate second
 *          derivatives, uniquenesses at a bound held there, from four starts (R's own
 *          first), the best of them. Equal to R factanal(factors = 1). Test with
 *          Bartlett's (1951) factor n - 1 - (2 p + 5) / 6 - 2 / 3.
 */
bool tryg_factor_likelihood(const double *r, size_t p, size_t n, tryg_arena *arena,
                            struct tryg_factor *factor);

/* Principal axis: the first axis of r with communalities for its diagonal, from squared
 * multiple correlations until they change by less than 1e-12 in sum; at most 100,000
 * rounds (converged tells). heywood: a communality came to 1 - 0.005. */
bool tryg_factor_principal_axis(const double *r, size_t p, tryg_arena *arena,
                                struct tryg_factor *factor);

/* Coefficients of an area's score: sum of coefficient * z.
 * regression: R^-1 loading (Thomson 1939), closest to the factor, of variance below 1;
 * bartlett: (L' psi^-1 L)^-1 L' psi^-1 (Bartlett 1937), unbiased, of variance above 1.
 * They are proportional when there is one factor fitted by likelihood. */
void tryg_factor_regression(const struct tryg_factor *factor, const double *inverse,
                            double *coefficient);
void tryg_factor_bartlett(const struct tryg_factor *factor, double *coefficient);

#endif
