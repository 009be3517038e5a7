/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores that come ready as the cells of their indicators. */
#ifndef TRYG_INDEX_ESTIMATE_GIVEN_H
#define TRYG_INDEX_ESTIMATE_GIVEN_H

#include "geodata/shape/given.h"
#include "geodata/shape/scores.h"

/* The indicators with source TRYG_FROM_SCORES whose score is given.
 *
 * Out      value; with an se: se, low, high = value -+ 1.96 se, normal. Without one the
 *          cell has no interval, and neither has an index that it weighs in: nobody
 *          knows how sure it is.
 * Missing  TRYG_WHY_NO_SCORE: the table leaves this area's score open. TRYG_WHY_NO_SUM:
 *          the scores are of other areas than these, and a score has no sum.
 */
void tryg_estimate_given(const struct tryg_profile *profile,
                         const struct tryg_given *given, struct tryg_scores *scores);

#endif
