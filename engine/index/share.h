/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals of a share.
 *
 * Units    shares 0..1; alpha = 0.05 for 95 %.
 * Missing  NAN limits where the method is not defined: p outside 0 < p < 1, variance not
 *          > 0, no degrees of freedom. The caller then goes to the raw answers with
 *          tryg_share_clopper_pearson, unless it was a census: then it is [p, p].
 */
#ifndef TRYG_INDEX_SHARE_H
#define TRYG_INDEX_SHARE_H

#include "engine/index/interval.h"

enum tryg_share_method {
    TRYG_SHARE_LOGIT, /* the default: never leaves 0..1, skew as the share is */
    TRYG_SHARE_KORN_GRAUBARD,
    TRYG_SHARE_WILSON, /* on the effective sample size, with the normal quantile */
    TRYG_SHARE_ASIN,
    TRYG_SHARE_WALD, /* may leave 0..1 */
    TRYG_SHARE_LIKELIHOOD,
};

/* A share estimated from a complex sample. */
struct tryg_share {
    double p, variance;
    double answers;        /* n of the (sub)design; Korn-Graubard and likelihood use it */
    double df;             /* degrees of freedom; INFINITY = the normal quantile */
    double first_step_off; /* tryg_share_first_step_off of the answers, if they are at
                            * hand; 0: as if the fit of the reference were exact.
                            * Likelihood alone uses it, for its sixth digit */
};

/* Method   logit: expit(L -+ t se / (p (1 - p))), L = log(p / (1 - p)); R survey
 * svyciprop "xlogit". Korn & Graubard (1998): Clopper-Pearson on n* = p (1 - p) / V *
 * (t_{n-1} / t_df)^2; R survey "beta". n* is not cut at n. Wilson (1927) on n_eff = p (1
 * - p) / V. asin: sin^2(asin sqrt(p) -+ t se / (2 sqrt(p (1 - p)))), the angle kept in
 * 0.. pi/2. likelihood: where twice the loss of binomial log-likelihood of n_eff (n - 1)
 * / n answers is t^2 (Rao & Scott 1984), read off a table as R survey "likelihood" does:
 * share_likelihood.h.
 */
struct tryg_interval tryg_share_interval(const struct tryg_share *share,
                                         enum tryg_share_method method, double alpha);

/* Exact interval for x of n simple random draws, whole or not, 0 <= x <= n, n > 0.
 * Method   Clopper & Pearson (1934) by the beta quantile. */
struct tryg_interval tryg_share_clopper_pearson(double x, double n, double alpha);

/* Wilson's score interval for x of n, without continuity correction. */
struct tryg_interval tryg_share_wilson(double x, double n, double alpha);

/* The same with continuity correction: the limits of the score test that takes 1/2 off
 * the distance of x from its expectation. Method   Newcombe (1998), Stat Med 17:857,
 * method 4. Like R prop.test no more is taken off than x lies from n / 2, so half of n
 * has no correction. */
struct tryg_interval tryg_share_wilson_corrected(double x, double n, double alpha);

/* Standard deviation of Beta(x + 1/2, n - x + 1/2), Jeffreys' posterior of a share: what
 * stands for the standard error when all n answers agree and the variance estimate is 0.
 */
double tryg_share_jeffreys_sd(double x, double n);

#endif
