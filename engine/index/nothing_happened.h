/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What luck alone does to levels: two years with the same truth, the same samples and the
 * same counts, the goalposts frozen; how many areas stand in different levels?
 *
 * Each year is a draw from the laws of this year's estimates, and the areas' draws are
 * independent (METHOD 11.1). So an area changes level with probability 1 - sum of p^2
 * over its levels, and the number of changes has the Poisson-binomial law, which is
 * added up exactly: the same as drawing the two years for ever, without the drawing.
 *
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_NOTHING_HAPPENED_H
#define TRYG_INDEX_NOTHING_HAPPENED_H

#include "geodata/shape/doubt.h"

/* The probability that two independent draws fall in different levels.
 * In       p[l * stride], l < levels: the probability of each level; their sum may be off
 *          by rounding and is divided out. NAN where one is NAN or all are 0. */
double tryg_nothing_flip(const double *p, size_t levels, size_t stride);

/* The same for two classes only: an alarm level or not. */
double tryg_nothing_flip_alarm(const double *p, size_t levels, size_t stride,
                               const bool *alarm);

/* The law of the number of changes.
 * In       flip[n]: each area's probability, no NAN.
 * Out      mass[n + 1]: P(exactly k areas change).
 * Cost     O(n^2).
 * Method   convolution of n Bernoulli variables, which adds positive terms only and loses
 *          no digits (Hong 2013, Computational Statistics & Data Analysis 59:41). */
void tryg_nothing_law(const double *flip, size_t n, double *mass);

/* Of a law mass[n + 1]: its mean; the smallest k with P(changes <= k) >= p; and P(changes
 * >= k). */
double tryg_nothing_mean(const double *mass, size_t n);
size_t tryg_nothing_quantile(const double *mass, size_t n, double p);
double tryg_nothing_at_least(const double *mass, size_t n, size_t k);

/* Two years of one system side by side: what luck would have changed, and what did.
 *
 * In       now, then: finished scores; areas are matched by code. The laws are those of
 *          `now`: the probabilities of the levels that were drawn (scores->chance), or
 *          where nothing was drawn those of a normal index.
 * Out      as doubt.h says; is_base is the caller's to set. areas = 0 and NAN where the
 *          two share no area with a level. */
struct tryg_nothing tryg_nothing_between(const struct tryg_profile *profile,
                                         const struct tryg_scores *now,
                                         const struct tryg_scores *then);

#endif
