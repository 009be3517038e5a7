/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a value stands among the others of its own list, without a base year: the ranks
 * and percentiles of the handbooks, for comparison with figures that others have made.
 *
 * In       value[n]; NAN is missing and stands nowhere.
 * Out      one number a value, NAN where it is missing.
 * Cost     O(n^2); no allocation. Lists here are as long as a city has districts.
 * Method   METHOD 9.2-9.3; SciPy's rankdata and percentileofscore.
 */
#ifndef TRYG_INDEX_POSITION_H
#define TRYG_INDEX_POSITION_H

#include <stddef.h>

/* Equal values share the mean of their ranks, the smallest, or the smallest with no rank
 * left out after them. Rank 1 is the lowest value. */
enum tryg_ties { TRYG_TIES_MEAN, TRYG_TIES_LEAST, TRYG_TIES_DENSE };
void tryg_position_rank(const double *value, size_t n, enum tryg_ties ties, double *rank);

/* Per cent of the values below, and of those equal to it the half (_mean) or all (_weak).
 */
void tryg_position_percentile_mean(const double *value, size_t n, double *percent);
void tryg_position_percentile_weak(const double *value, size_t n, double *percent);

/* (x - mean) / sd with sd on n, as scikit-learn has it; the engine's own z is on n - 1.
 * All NAN when the values are equal. */
void tryg_position_z_on_n(const double *value, size_t n, double *z);

#endif
