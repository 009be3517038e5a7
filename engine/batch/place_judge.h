/* SPDX-License-Identifier: GPL-3.0-or-later */
/* May what was read of a source and year be right at all?
 */
#ifndef TRYG_BATCH_PLACE_JUDGE_H
#define TRYG_BATCH_PLACE_JUDGE_H

#include "engine/batch/batch.h"

/* What was noticed while reports were placed. */
struct tryg_noticed {
    uint64_t located, far_away; /* coordinates looked up; those far from every area */
    struct tryg_box found;      /* box of the latter, in the project CRS */
};

/* More than half of the coordinates far from every area: not crime, but a wrong CRS.
 * Fails    TRYG_DATA, with both boxes. */
TRYG_MUST_CHECK
enum tryg_status tryg_place_judge_crs(const struct tryg_batch *batch,
                                      const struct tryg_division *division,
                                      const struct tryg_noticed *noticed,
                                      const struct tryg_project_reports *reports,
                                      const char *shown, struct tryg_error *err);

/* Fails    TRYG_DATA when the book has no report in its period. */
TRYG_MUST_CHECK
enum tryg_status tryg_place_judge_year(const struct tryg_ledger *ledger,
                                       const struct tryg_book *book, const char *shown,
                                       struct tryg_error *err);

#endif
