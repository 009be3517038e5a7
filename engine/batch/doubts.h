/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the years of a run leave in doubt: luck, method, and answers needed, made from the
 * records and so the same for years that were computed and years that were kept. */
#ifndef TRYG_BATCH_DOUBTS_H
#define TRYG_BATCH_DOUBTS_H

#include "engine/batch/batch.h"

/* One year of the results, after tryg_frame_end; `year` is its place in them. Without an
 * index everything is empty. Without the base year in the results no method is tried.
 * Fails    TRYG_DATA as tryg_batch_population does. */
TRYG_MUST_CHECK
enum tryg_status tryg_doubts_year(struct tryg_batch *batch, size_t year,
                                  struct tryg_year_doubt *doubt, struct tryg_error *err);

/* All years, into batch->doubts. */
TRYG_MUST_CHECK
enum tryg_status tryg_doubts_make(struct tryg_batch *batch, struct tryg_error *err);

#endif
