/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An area model for estimates of a survey: what an area said, and what areas like it
 * said.
 *
 *     y_d = x_d' beta + u_d + e_d,   u ~ (0, A),   e ~ (0, psi_d), psi_d known
 *
 * Shape    D areas, p columns of x (the intercept is one of them, the caller's), row
 *          after row: x[d * p + j].
 * Missing  y NAN: not sampled; the estimate is x' beta. psi 0: everybody was asked; the
 *          area is in no fit and its estimate is y. psi NAN, with a y: no error is known;
 *          likewise, and its mse is NAN. An x that is NAN: in no fit; y stays, without
 *          one the estimate is NAN.
 * Units    y as given; psi, A and mse are its square.
 */
#ifndef TRYG_INDEX_FAY_HERRIOT_H
#define TRYG_INDEX_FAY_HERRIOT_H

#include <stdbool.h>

#include "geodata/base/arena.h"
#include "geodata/shape/profile.h"

struct tryg_fay_herriot {
    size_t fitted;          /* areas that the fit rests on */
    double a;               /* variance between areas of the same x, >= 0 */
    double variance_a;      /* asymptotic variance of a */
    double bias_a;          /* of ml and moments; 0 of reml */
    double likelihood;      /* log, at a: restricted for reml; NAN for moments */
    double *beta, *beta_se; /* [p] */
    /* [D]; NAN where there is no such thing */
    double *gamma;     /* how much the area's own y counts */
    double *synthetic; /* x' beta */
    double *value;     /* gamma y + (1 - gamma) x' beta */
    double *g1, *g2, *g3;
    double *mse;
};

/* Fit, predict, and say how far off.
 *
 * Fails    TRYG_DATA: D - p < 1 among the areas of the fit, or columns of x that follow
 *          from each other.
 * Law      between y and x' beta; the less psi, the nearer y. A = 0: all x' beta.
 * Method   Fay & Herriot (1979), JASA 74:269. REML: all roots of the score on A >= 0, and
 *          A = 0 where it falls there, are candidates, the greatest restricted likelihood
 *          wins; ml likewise by its own; moments: y'Py = D - p. Mean squared error by
 *          Prasad & Rao (1990), Datta & Lahiri (2000) and Datta et al. (2005); not below
 *          0 after the bias is taken off.
 * Cost     O(D p^2) a step, about 200 steps.
 */
TRYG_MUST_CHECK
enum tryg_status tryg_fay_herriot_fit(size_t areas, size_t columns, const double *y,
                                      const double *psi, const double *x,
                                      enum tryg_fit fit, tryg_arena *arena,
                                      struct tryg_fay_herriot *out,
                                      struct tryg_error *err);

/* What the model's values are multiplied by (ratio) or have added (difference) so that
 * sum s value = sum s y over the areas where s, value and y are all known.
 * NAN when there are none, or a ratio has nothing to divide by. */
double tryg_fay_herriot_benchmark(size_t areas, const double *share, const double *y,
                                  const double *value, enum tryg_benchmark how);

/* Direct variances of shares along one curve: psi = k p (1 - p) / n, where p is the share
 * of all areas together and k the mean design effect, sum psi / sum p (1 - p) / n.
 *
 * In       share[areas], psi[areas] (0 and NAN are passed over), answers[areas].
 * Out      smooth[areas]; psi itself where answers are not known, or psi is 0 or NAN.
 * Method   the simplest generalised variance function (Wolter 2007, ch. 7).
 */
void tryg_fay_herriot_smooth(size_t areas, const double *share, const double *psi,
                             const double *answers, double *smooth);

#endif
