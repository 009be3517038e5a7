/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Far-off values of the base year, and what is done so that they do not become the
 * measure of all others. Off unless the profile asks.
 *
 * Method   METHOD 9.7; OECD/JRC Handbook (2008), step 3; the rule of skewness and
 * kurtosis as in COINr (Becker et al. 2022). The treatment is found once and frozen with
 *          the constants: a later year's value is treated by the same limits.
 */
#ifndef TRYG_INDEX_OUTLIER_H
#define TRYG_INDEX_OUTLIER_H

#include <stddef.h>

#include "geodata/shape/record.h"

/* Fewer areas than this are left as they are: one of them is always far off. */
enum { TRYG_OUTLIER_LEAST = 12 };

/* Sample skewness G1 and excess kurtosis G2 of n values, as in Excel, SAS and SciPy
 * (bias = False). NAN below 3 and 4 values, or when all are equal. */
double tryg_outlier_skew(const double *value, size_t n);
double tryg_outlier_kurtosis(const double *value, size_t n);

/* How the values are to be treated.
 *
 * In       value[n] ascending, without NAN; share: method clip, 0..0.5.
 * Out      *from, *to: see struct tryg_anchor.
 * Method   winsorise: while |G1| > 2 and G2 > 3.5 and fewer than 5 values are changed,
 * all values equal to the extreme on the skewed side become the next one; where that does
 * not do, the logarithm of value - least + 0.01 (largest - least) instead. clip: to the
 * type 7 quantiles `share` and 1 - share. tukey: to 1.5 interquartile ranges (type 7)
 * outside the quartiles. TRYG_AS_IT_IS when nothing is to be done, or n <
 * TRYG_OUTLIER_LEAST.
 */
enum tryg_treatment tryg_outlier_treatment(const double *value, size_t n,
                                           enum tryg_outliers method, double share,
                                           double *from, double *to, tryg_arena *scratch);

#endif
