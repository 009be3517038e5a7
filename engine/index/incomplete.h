/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The incomplete gamma and beta functions as logarithms of their tails, and their
 * inverses: what every distribution of distribution.h stands on.
 *
 * Both tails are always given, each computed from itself where it is small, so that a
 * probability of 1e-200 keeps all its digits and a 1 - 1e-12 does not become 1 by way of
 * the other tail. Logarithms, so that nothing under- or overflows on the way.
 *
 * Why not a library  GSL 2.7's inverse gamma gives up at small shapes, and its functions
 * report even an underflow through a handler that ends the program unless it is replaced
 * for the whole process, which a room without global state may not do.
 *
 * Accuracy  relative 1e-11 or better of a tail (some 1e-13), shapes 1e-3..1e5 (a, b
 * 1e-2..1e5).
 */
#ifndef TRYG_INDEX_INCOMPLETE_H
#define TRYG_INDEX_INCOMPLETE_H

/* log of the lower and the upper tail; -INFINITY for an empty tail. */
struct tryg_tails {
    double log_lower, log_upper;
};

/* log Gamma(x), x > 0; absolute error 1e-15 near its zeros 1 and 2, relative 1e-15 else.
 * Unlike lgamma() it writes no global sign, so threads may call it. */
double tryg_log_gamma(double x);

/* log Gamma(x + 1) - [(x + 1/2) log x - x + log(2 pi) / 2], the rest of Stirling's
 * formula, x > 0. */
double tryg_stirling_rest(double x);

/* x log(x / m) + m - x without cancellation where x is near m: half the deviance of a
 * Poisson count x of mean m. */
double tryg_half_deviance(double x, double m);

/* P(shape, x) and Q(shape, x); shape > 0, x >= 0 (INFINITY is fine). */
struct tryg_tails tryg_incomplete_gamma(double shape, double x);

/* x with P(shape, x) = p and Q(shape, x) = q, where p + q = 1 and the smaller of the two
 * is the exact one. */
double tryg_incomplete_gamma_inverse(double shape, double p, double q);

/* I_x(a, b) and I_y(b, a) = 1 - I_x(a, b); a, b > 0, x + y = 1, and the smaller of x and
 * y is the exact one. */
struct tryg_tails tryg_incomplete_beta(double a, double b, double x, double y);

/* The x (and y = 1 - x, each exact where it is small) with I_x(a, b) = p, p + q = 1, the
 * smaller of p and q exact. */
struct tryg_split {
    double x, y;
};
struct tryg_split tryg_incomplete_beta_inverse(double a, double b, double p, double q);

#endif
