/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does it go the right way? The last reading of each goal against the first.
 *
 * Which two    the last reading, and the first one of the same half of the year (of whole
 *              years: the first), so that winter is not compared with summer; where there
 *              is none of the same half, the first of all, and other_half says so.
 * Certainty    where the standard error of both is known: the difference of independent
 *              samples, normal, two-sided (METHOD 12.1); p adjusted by Benjamini &
 *              Hochberg over all goals of the barometer that can be tested, and a way is
 *              told only at an adjusted p of at most alpha. Where one of them is not
 *              known, the way is that of the bare numbers and `certain` is false: luck
 *              has not been told apart from change.
 * Breaks       where a break lies between the two nothing is told, and p stays out of the
 *              family: what would be compared are two measures.
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_BAROMETER_H
#define TRYG_INDEX_BAROMETER_H

#include "geodata/base/arena.h"
#include "geodata/shape/barometer.h"

/* Fill the verdicts, and barometer->tested. In: readings in order. alpha: 0.05. */
void tryg_barometer_judge(struct tryg_barometer *barometer, double alpha,
                          tryg_arena *scratch);

/* The standard error of a share of n answers of a simple sample; of a share of 0 or 1 the
 * standard deviation of Beta(x + 1/2, n - x + 1/2), for nobody is certain because all of
 * them agree. NAN unless n > 0 and the share is one. */
double tryg_barometer_share_se(double share, double n);

#endif
