/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a year is measured with: the areas of its index system, roll-ups and city, and the
 * base year's constants for just those areas.
 *
 * Years with the same index system over the same version of the areas share a yardstick.
 * The first is the base year's own. For any other the base year is put together anew on
 * the areas of that yardstick: counts, answers and populations are summed, or brought
 * over from its version (crossing.h), constants and values then computed from the sums.
 * So a coarse area is never held against constants of fine ones.
 *
 * Shape    the record of a year holds scores[yardsticks * out_systems]: first those on
 * its own yardstick, then those on each of the others, in their order. Missing  a year
 * whose sources are coarser than a yardstick has nothing on it: the `system` of such
 * scores is NULL.
 */
#ifndef TRYG_BATCH_YARDSTICK_H
#define TRYG_BATCH_YARDSTICK_H

#include "engine/batch/batch.h"

/* Find the yardsticks of the project's years, and those of batch->as_published;
 * batch->out_system is the first's.
 * Fails    TRYG_USAGE: the areas of a year lack its index system or a roll-up.
 * Owner    batch->arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_yardsticks_choose(struct tryg_batch *batch, struct tryg_error *err);

/* How many of them are of label years: the first ones. The others are of systems that
 * something is published of, each with its own constants of the base year. */
static inline size_t tryg_yardsticks_of_years(const struct tryg_batch *batch)
{
    return batch->yardsticks - batch->published_yardsticks;
}

/* The yardstick of a label year. */
size_t tryg_yardstick_of(const struct tryg_batch *batch, int year);

/* Its constants; of use once they are frozen. */
const struct tryg_baseline *tryg_yardstick_baseline(const struct tryg_batch *batch,
                                                    size_t yardstick);

/* Where a record of `year` keeps its scores on `yardstick`: those of the index system,
 * the others follow. */
size_t tryg_yardstick_slot(const struct tryg_batch *batch, int year, size_t yardstick);

/* A year's scores on a yardstick; NULL where it has none. */
struct tryg_scores *tryg_yardstick_scores(const struct tryg_batch *batch,
                                          const struct tryg_year_record *record,
                                          size_t yardstick, size_t system);

/* Compute the constants of all yardsticks but the first from the base year's cells there.
 * In       batch->baseline, and the base year among the records.
 * Out      weights by structure stay those of the first. */
void tryg_yardsticks_freeze(struct tryg_batch *batch);

/* The yardstick on which two years are compared: that of the later one; or of the earlier
 * when its areas are fewer, or when between versions of the areas the index is exact on
 * it alone.
 * Fails    TRYG_USAGE: one of the years has nothing on it; says which. */
TRYG_MUST_CHECK
enum tryg_status tryg_yardstick_common(const struct tryg_batch *batch,
                                       const struct tryg_year_record *then,
                                       const struct tryg_year_record *now,
                                       size_t *yardstick, struct tryg_error *err);

#endif
