/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels and ranks.
 *
 * Levels are closed on the left: the last level whose `from` <= x. Values are compared as
 * they are, never rounded first.
 */
#ifndef TRYG_INDEX_CLASSIFY_H
#define TRYG_INDEX_CLASSIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/shape/profile.h"

/* The level of x among n levels in ascending order; -1 for NAN or n = 0, 0 for an x below
 * every `from`. */
int tryg_classify_level(double x, const struct tryg_level *level, size_t n);

/* The probability that a normal variable with this mean and se lies in a level. The
 * lowest level reaches down and the highest up without end. se = 0: 1 or 0; NAN: NAN. */
double tryg_classify_probability(double mean, double se, const struct tryg_level *level,
                                 size_t n, int which);

/* Ranks 1..m of the m values that are not NAN (those have rank NAN): 1 = the highest, or
 * with `lowest_first` the lowest. Values that agree to 12 significant digits are tied and
 * get the mean of their ranks.
 * In       order: room for n. Cost O(n log n). */
void tryg_classify_rank(const double *value, size_t n, bool lowest_first, double *rank,
                        size_t *order);

/* x rounded to 12 significant digits, half away from zero. */
double tryg_classify_round12(double x);

#endif
