/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Did it change? Two estimates of the same thing, and their difference with its
 * certainty.
 *
 * Units    of what is compared; intervals and p are two-sided. Never inferred from
 *          whether the two estimates' own intervals overlap: that asks too much.
 * Missing  NAN in every field where an input is NAN or a variance is negative.
 */
#ifndef TRYG_INDEX_CHANGE_H
#define TRYG_INDEX_CHANGE_H

#include "geodata/shape/comparison.h"

struct tryg_estimate {
    double value, variance;
};

struct tryg_difference {
    double value, se;
    double low, high;
    double df; /* INFINITY = normal */
    double p;  /* of "no difference"; NAN when both are certain and equal, 0 when certain
                  and different */
};

/* now - then. `covariance` of the two: 0 for independent samples; with a declared overlap
 * that of the joint sample (tryg_survey_covariance over both years as one file).
 * Method   se = sqrt(V1 + V2 - 2 C), normal. */
struct tryg_difference tryg_change(struct tryg_estimate then, struct tryg_estimate now,
                                   double covariance, double alpha);

/* The same with Student's t: n1, n2 answers behind the two.
 * Method   Welch (1947), Satterthwaite: df = (V1 + V2)^2 / (V1^2 / (n1 - 1) + V2^2 / (n2
 *          - 1)). n <= 1 gives NAN. */
struct tryg_difference tryg_change_welch(struct tryg_estimate then,
                                         struct tryg_estimate now, double n1, double n2,
                                         double alpha);

/* An area against the whole it is part of, as if against the rest: the two are not
 * independent, since the area is in the whole.
 *
 * In       area, rest: independent estimates of the area and of everything else.
 *          share: the area's part of the whole's weight, 0..1.
 * Out      area - whole = (1 - share) (area - rest); se likewise, p that of area - rest.
 */
struct tryg_difference tryg_change_from_whole(struct tryg_estimate area,
                                              struct tryg_estimate rest, double share,
                                              double alpha);

/* The rest of a mean, given the whole's and the area's: the weighted mean of everything
 * else and its variance. share: the area's part of the whole's weight; strata do not
 * cross the area's border. NAN where share is not in 0 <= share < 1. */
struct tryg_estimate tryg_change_rest(struct tryg_estimate whole,
                                      struct tryg_estimate area, double share);

/* What may be said of a difference once its family has been adjusted. */
enum tryg_verdict tryg_change_verdict(double difference, double adjusted_p, double alpha);

#endif
