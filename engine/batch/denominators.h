/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the index and the rank would be if all rates were of another population. */
#ifndef TRYG_BATCH_DENOMINATORS_H
#define TRYG_BATCH_DENOMINATORS_H

#include "engine/batch/batch.h"

/* Fill index_by and rank_by of every record of today, once it is scored.
 *
 * Law      each denominator has constants of its own: the base year too is counted per
 *          that population, or an area would be compared with a city of another measure.
 *          Weights by structure stay the declared ones. Shares of a survey are as they
 *          are.
 * Missing  NAN where the population is not known, or is coarser than the index system.
 * Fails    as tryg_score_areas. */
TRYG_MUST_CHECK
enum tryg_status tryg_denominators_rank(struct tryg_batch *batch, struct tryg_error *err);

#endif
