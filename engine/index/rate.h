/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of reports: so many per 1,000 of a denominator, with the exact interval.
 *
 * Units    count: reports, >= 0, whole or not (transferred counts are not); denominator:
 *          persons, person-years or whatever the project names; per: 1000 = per 1,000.
 * Missing  NAN where the denominator is NAN or <= 0: nobody lives here, so the rate is
 *          unknown, not zero; and where the count is NAN or negative.
 */
#ifndef TRYG_INDEX_RATE_H
#define TRYG_INDEX_RATE_H

#include <stdbool.h>

#include "engine/index/interval.h"

double tryg_rate_per(double count, double denominator, double per);

/* Variance of the rate: per^2 * count / denominator^2, the count being Poisson. 0 for a
 * count of 0, which is an estimate and not a certainty. */
double tryg_rate_variance(double count, double denominator, double per);

/* The exact two-sided interval of the rate at confidence 1 - alpha.
 *
 * Law      low = 0 for a count of 0; the upper limit stays the two-sided one there.
 * Method   Garwood (1936), Biometrika 28:437, by the gamma quantile: low = G(alpha/2;
 *          count), high = G(1 - alpha/2; count + 1).
 */
struct tryg_interval tryg_rate_garwood(double count, double denominator, double per,
                                       double alpha);

/* For comparison with others' figures only; the engine's own interval is Garwood's.
 *
 * Byar: x (1 - 1/(9x) - z / (3 sqrt x))^3, and the same with x + 1 and + z above; the
 * lower limit for x = 0 is 0. Wald: x -+ z sqrt x, which can be negative.
 * Method   Breslow & Day (1987), vol. II, 2.10 and 2.13. Others put x + 1/2 in Byar's
 *          formula for both ends: `half`. Its lower limit may be below 0.
 */
struct tryg_interval tryg_rate_byar(double count, double denominator, double per,
                                    double alpha, bool half);
struct tryg_interval tryg_rate_wald(double count, double denominator, double per,
                                    double alpha);

#endif
