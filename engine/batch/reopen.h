/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results of earlier runs, as they lie in the store: for explain, map and compare. */
#ifndef TRYG_BATCH_REOPEN_H
#define TRYG_BATCH_REOPEN_H

#include "engine/batch/batch.h"

/* Open the project and take every kept year into batch->results and batch->record; and
 * the base year's constants. Fails    TRYG_USAGE when nothing has been run yet. Warns of
 * a year that is out of date. */
TRYG_MUST_CHECK
enum tryg_status tryg_reopen(struct tryg_batch *batch, const struct tryg_wish *wish,
                             tryg_arena *arena, struct tryg_error *err);

/* The place of a label year in the results (year 0 = the last).
 * Fails    TRYG_USAGE, listing those there are. */
TRYG_MUST_CHECK
enum tryg_status tryg_reopen_year(const struct tryg_batch *batch, int year, size_t *at,
                                  struct tryg_error *err);

/* The place of a system on a yardstick (yardstick.h; NULL = the index system).
 * Fails    TRYG_USAGE, with the nearest. */
TRYG_MUST_CHECK
enum tryg_status tryg_reopen_system(const struct tryg_batch *batch, size_t yardstick,
                                    const char *id, size_t *at, struct tryg_error *err);

#endif
