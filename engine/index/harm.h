/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that weigh differently: so much harm, with an interval, and by what law it may
 * be drawn again.
 *
 * Units    a weight is what the table of offences says (days of prison, a score); harm is
 *          in the same unit, and a rate of it so much per `per` of a denominator.
 * Law      one weight of 1 gives the numbers of plain counts: Garwood's interval, the
 *          standard error sqrt(x), Jeffreys' law.
 */
#ifndef TRYG_INDEX_HARM_H
#define TRYG_INDEX_HARM_H

#include <stddef.h>

#include "engine/index/interval.h"
#include "geodata/shape/scores.h"

struct tryg_harm {
    double sum;      /* H = sum of h x */
    double variance; /* V = sum of h^2 x, the counts being Poisson */
};

/* Harm of `kinds` kinds of offence: weight[k] >= 0, count[k] >= 0. NAN when a kind that
 * was counted has no weight (NAN): its harm is unknown, not zero. */
struct tryg_harm tryg_harm_of(size_t kinds, const double *weight, const double *count);

/* The interval of H at confidence 1 - alpha.
 *
 * In       largest: the greatest weight of the whole table of offences, whether or not
 *          such an offence was counted; >= 0.
 * Law      low = 0 for no harm; high is then largest * G(1 - alpha/2; 1).
 * Missing  NAN for a NAN argument.
 * Method   Fay & Feuer (1997), Stat Med 16:791: low = V/H G(alpha/2; H^2/V), high = u G(1
 *          - alpha/2; (H + k)^2/(V + k^2)), u = (V + k^2)/(H + k), k = largest.
 */
struct tryg_interval tryg_harm_interval(struct tryg_harm harm, double largest,
                                        double alpha);

/* Standard error of H: sqrt V; with no harm that of half a report of weight `typical`,
 * since none is an estimate too. */
double tryg_harm_se(struct tryg_harm harm, double typical);

/* Of H * unit (unit = per / denominator): Gamma(H^2/V + 1/2) * V/H, the Jeffreys law of
 * H^2/V reports that weigh V/H each; no harm: Gamma(1/2) * typical. Its mean and variance
 * are those of H and half a report more. */
struct tryg_law tryg_harm_law(struct tryg_harm harm, double typical, double unit);

#endif
