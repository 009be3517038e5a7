/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Least squares on the indicators of several margins: what calibrated weights know.
 *
 * An estimate with calibrated weights varies only by what the margins do not explain. Its
 * variance is that of the residuals
 *
 *     e = u - X B,   B = (X'DX)^- X'Du
 *
 * of the influence u (without weight) on the margins' indicators X, with D the weights
 * before calibration, taken with the final weights: z = w e.
 *
 * The naive way inverts X'DX, a matrix of all cells. The indicators of one margin do not
 * overlap, so its block is diagonal: the largest margin is taken out by cell means, and
 * only the cells of the others remain as unknowns. With a single margin none do, and e is
 * u less the mean of its cell.
 *
 * Method   Särndal, Swensson & Wretman (1992) 6.4-6.6; Deville & Särndal (1992): raking
 *          has the variance of linear calibration. Equal to R survey calibrate and
 *          postStratify; R survey rake stores an approximation of it, 0.1-1 % off.
 *          Collinear indicators are left out (pivoted Cholesky, 1e-10); e does not depend
 *          on which.
 */
#ifndef TRYG_INDEX_WEIGHTS_FIT_H
#define TRYG_INDEX_WEIGHTS_FIT_H

#include "engine/index/weights.h"

struct tryg_weights_fit {
    size_t n, margins;
    const struct tryg_margin *margin; /* [margins] */
    const double *weight;             /* [n] D: before calibration, > 0 */
    size_t largest;                   /* the margin taken out first */
    double *mass;                     /* [its cells] sum of weights */
    size_t rest;                      /* cells of the other margins */
    size_t *first;                    /* [margins] where a margin's cells begin in them */
    size_t rank;
    uint32_t *pivot; /* [rest] their order; the first `rank` are independent */
    double *factor;  /* [rest * rest] L: row of each column, its entries by pivot */
    double *mean;    /* [its cells] room */
    double *known;   /* [rest] room */
    double *effect;  /* [rest] room; of the last solution */
};

/* Lay out the fit; margins and weight must outlive it. Cost O(n margins + rest^3). */
void tryg_weights_fit_begin(struct tryg_weights_fit *fit, size_t n,
                            const struct tryg_margin *margin, size_t margins,
                            const double *weight, tryg_arena *arena);

/* u[n] becomes its residual. Not for two threads at once on the same fit. */
void tryg_weights_fit_residual(struct tryg_weights_fit *fit, double *u);

/* The effect x' lambda of every respondent, with X'DX lambda = gap: gap[m][cell]. */
void tryg_weights_fit_solve(struct tryg_weights_fit *fit, const double *const *gap,
                            double *effect);

#endif
