/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register lives backwards: a later extract tells otherwise of the years that have been
 * published. What was counted is held against a counts.csv that was made of a later
 * extract (compare: later), area by area and category by category, so that a revision of
 * the register is not told as a change in safety.
 *
 * Law      a category is revised in a year when the city's count differs by more than the
 *          tolerance; an area's when its own does, and by no fewer reports than publish:
 *          min_count.
 * Owner    the arena given.
 */
#ifndef TRYG_BATCH_REGISTER_H
#define TRYG_BATCH_REGISTER_H

#include "engine/batch/batch.h"

/* The reports of one area and category in a year, all months. */
struct tryg_register_cell {
    int year;
    const char *area, *category; /* codes as in the file: also "outside", "no_place" */
    double reports;
};

struct tryg_register_revision {
    int year;
    const char *area, *category;
    double published, later; /* 0 where one of them has no such row */
};

/* Sum a counts.csv over the months, by year, area and category, in that order of texts.
 * Fails    TRYG_DATA: a column is missing, or a number is none. */
TRYG_MUST_CHECK
enum tryg_status tryg_register_read(const char *path, const char *shown,
                                    tryg_arena *arena, size_t *n,
                                    struct tryg_register_cell **cell,
                                    struct tryg_error *err);

/* Where two of them differ, in their order. */
void tryg_register_compare(size_t n, const struct tryg_register_cell *published, size_t m,
                           const struct tryg_register_cell *later, tryg_arena *arena,
                           size_t *revisions, struct tryg_register_revision **revision);

/* What the manifest signs of the later extract, into batch->later_file; rows as it has
 * them.
 * Fails    as tryg_table_read_whole. */
TRYG_MUST_CHECK
enum tryg_status tryg_register_sign(struct tryg_batch *batch, struct tryg_error *err);

/* Read the later extract that the project declares, if it does, into batch->later. */
TRYG_MUST_CHECK
enum tryg_status tryg_register_open(struct tryg_batch *batch, struct tryg_error *err);

/* Fill revised[indicators * areas of `system`]: the counts behind a rate of either of two
 * years of the results were revised. NULL where no later extract is declared. */
TRYG_MUST_CHECK
enum tryg_status tryg_register_judge(struct tryg_batch *batch, size_t base, size_t year,
                                     const struct tryg_system *system,
                                     const bool **revised, struct tryg_error *err);

/* The reports of a category ("*": all) in the city in a year, as counted and as the later
 * extract has them; false when the extract says nothing of that year. */
bool tryg_register_city(const struct tryg_batch *batch, size_t year, const char *category,
                        double *published, double *later);

/* Is the difference of two counts of the whole city beyond the project's tolerance? */
bool tryg_register_beyond(const struct tryg_batch *batch, double published, double later);

#endif
