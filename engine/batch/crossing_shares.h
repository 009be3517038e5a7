/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Survey shares brought to another version of the areas.
 *
 * A share is the number of the unsafe over the number of people; both are shared out and
 * divided: the mean of the old areas' shares, weighed with the people that each gives to
 * the new area.
 * Method   METHOD 15.3, 15.4: variance = sum of (people / all people)^2 * variance.
 */
#ifndef TRYG_BATCH_CROSSING_SHARES_H
#define TRYG_BATCH_CROSSING_SHARES_H

#include "engine/batch/crossing.h"
#include "engine/index/estimate.h"

/* How many people live in each area that shares come from: those of the population
 * `id` (NULL = the project's first), or m2 where the project has none.
 * Out      people[way->from->n].
 * Fails    as tryg_batch_population. */
TRYG_MUST_CHECK
enum tryg_status tryg_crossing_people(struct tryg_batch *batch, const char *id, int year,
                                      const struct tryg_crossing *way, double *people,
                                      struct tryg_error *err);

/* Bring every survey cell that `own` (on way->from) has to scores (on way->to).
 * Out      cells as of several areas put together (tryg_estimate_ready), answers shared
 *          out like the people; TRYG_FLAG_MODELLED where the area is; of the covariance
 *          the variances alone. */
void tryg_crossing_shares(const struct tryg_profile *profile,
                          const struct tryg_scores *own, const struct tryg_crossing *way,
                          const double *people, const struct tryg_limits *limits,
                          struct tryg_scores *scores, double *covariance,
                          tryg_arena *scratch);

#endif
