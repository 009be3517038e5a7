/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure an index is: interval, probability of each level, and the ranks that its area
 * may have, from the replicates of the chain (replicate.h).
 *
 * The point index stays what score.h made of the estimates: the mean of the draws is no
 * better, and lies beside it where laws are skew.
 *
 * Method   METHOD 11.1. Quantiles are type 7.
 */
#ifndef TRYG_INDEX_CHANCE_H
#define TRYG_INDEX_CHANCE_H

#include "engine/index/replicate.h"

/* How the draws compare with the variance by formula, where there is one and no replicate
 * was cut to the scale: within 3 % and what so few replicates may be off (4.5 standard
 * errors). */
struct tryg_chance_check {
    size_t compared, differing;
    size_t area;           /* the first that differs */
    double drawn, formula; /* its two standard deviations */
    double most_repaired;  /* greatest shrinkage of a correlation */
};

/* Draw, and write what the draws say.
 *
 * In       scores: after tryg_score_areas with the same profile and constants.
 * Out      low, high: the quantiles 2.5 % and 97.5 % of the drawn indices; level_p: the
 *          share of the replicates in the area's level. They replace what score.h wrote,
 *          by NAN where an area has no index or a part of it no law. se stays.
 *          chance, begun in `arena` if it was not: as scores.h says. rank_low is the
 *          least rank r with P(R <= r) >= 2.5 %, rank_high with >= 97.5 %. worst_p:
 *          share of the replicates with rank <= luck->worst, tied ones by their mean
 *          rank. mcse of a quantile q: sqrt(q (1 - q) / replicates) / density, with the
 *          density read off the quantiles four such steps to each side.
 *          *check, may be NULL.
 */
void tryg_chance_draw(const struct tryg_profile *profile,
                      const struct tryg_baseline *baseline, struct tryg_scores *scores,
                      const struct tryg_luck *luck, tryg_arena *arena,
                      struct tryg_chance_check *check);

/* Monte Carlo standard error of a probability from so many replicates. */
double tryg_chance_mcse_p(double p, size_t replicates);

#endif
