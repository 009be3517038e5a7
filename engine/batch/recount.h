/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year's rates counted anew from what is kept of it: per another population, by harm or
 * not.
 *
 * Law      from the counts themselves, so that pooled years, harm, models and
 * denominators are those that a project with such a profile would have had; nothing is
 * scaled afterwards. A kept year gives what it gave on the day. Shares of a survey stay
 * as they are, also where a model leans on a rate. Owner    batch->arena.
 */
#ifndef TRYG_BATCH_RECOUNT_H
#define TRYG_BATCH_RECOUNT_H

#include "engine/batch/batch.h"
#include "engine/index/estimate.h"

/* What a record is counted from, on out_system[slot]: all populations that can be had. */
struct tryg_recount {
    const struct tryg_year_record *record;
    size_t slot;
    struct tryg_report_basis basis;
};

/* Fails    TRYG_DATA as tryg_basis_make. */
TRYG_MUST_CHECK
enum tryg_status tryg_recount_begin(struct tryg_batch *batch,
                                    const struct tryg_year_record *record, size_t slot,
                                    struct tryg_recount *recount, struct tryg_error *err);

/* The record's cells with its rates by `profile`, which has the indicators of the
 * project's. Index, levels and ranks are left to the caller. */
void tryg_recount_by(struct tryg_batch *batch, const struct tryg_recount *recount,
                     const struct tryg_profile *profile, struct tryg_scores *scores);

/* A copy of the declared profile whose rates are all per one population. NULL: each its
 * own. Those that are standardised directly keep theirs: they are of its classes. */
struct tryg_profile *tryg_recount_per(const struct tryg_profile *declared,
                                      const char *population, tryg_arena *arena);

/* Is every report that the indicator counts weighed by its offence, in all areas? No
 * where nothing is known at all. */
bool tryg_recount_is_weighed(const struct tryg_recount *recount,
                             const struct tryg_indicator *indicator);

#endif
