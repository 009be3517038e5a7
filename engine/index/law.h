/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law of an estimate: what it might have been with other luck.
 *
 * Units    a law is in the unit of the value it belongs to: rates per `per`, shares 0..1.
 * Missing  an argument that is NAN gives TRYG_LAW_NONE.
 * Method   Jeffreys' posteriors (METHOD 11.1): the gamma for a Poisson count, the beta
 *          for a share. Both leave room for luck where nothing was counted.
 */
#ifndef TRYG_INDEX_LAW_H
#define TRYG_INDEX_LAW_H

#include "geodata/shape/scores.h"

/* A rate per `per` of a denominator > 0: Gamma(count + 1/2) * per / denominator. */
struct tryg_law tryg_law_of_rate(double count, double denominator, double per);

/* A share with the weight of n answers of a simple sample (n_eff = p (1 - p) / V, or the
 * raw n where the share is 0 or 1): Beta(p n + 1/2, (1 - p) n + 1/2). */
struct tryg_law tryg_law_of_share(double p, double n);

/* Everybody was asked. */
struct tryg_law tryg_law_of_census(double value);

/* A mean or a model's estimate with its standard error; 0 gives a point. */
struct tryg_law tryg_law_of_normal(double mean, double se);

/* Of what is drawn; NAN for TRYG_LAW_NONE. */
double tryg_law_mean(const struct tryg_law *law);
double tryg_law_sd(const struct tryg_law *law);

#endif
