/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value for an area that has none, from the areas it belongs with: only where a project
 * asks for it, and never without a flag.
 *
 * No input or output, no global state.
 */
#ifndef TRYG_INDEX_IMPUTE_H
#define TRYG_INDEX_IMPUTE_H

#include "geodata/shape/scores.h"

/* Under profile->impute: group_mean the cells without a value get the mean of the
 * indicator over the areas of the same parent, each alike; where the system has no
 * parents, or fewer than two areas of the parent have a value, over all areas.
 *
 * In       cells as estimate.h and the models leave them: rates and shares, not counts.
 * Out      value; se = s sqrt(1 + 1 / m), s on m - 1 among the m areas that the mean is
 * of: the area may be like any of them, and is drawn so (a gamma for a rate, else a
 *          normal); low, high the 95 % of that law, shares within 0..1; why
 *          TRYG_WHY_NOT; TRYG_FLAG_IMPUTED. Counts and answers stay missing.
 * Law      a second call changes nothing; imputed values are in no mean. Nothing happens
 *          under `none`, and in a cell when fewer than two areas have a value.
 * Method   METHOD 9.8; OECD/JRC Handbook (2008), step 3: unconditional mean. One
 *          departure: its known fault, that it makes areas alike and sure, is met by the
 *          error of a new area of the group.
 */
void tryg_impute(const struct tryg_profile *profile, struct tryg_scores *scores);

/* The measured value of a cell: NAN where it is imputed. */
double tryg_impute_measured(const struct tryg_cell *cell);

#endif
