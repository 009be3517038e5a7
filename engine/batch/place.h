/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Point reports of one source and year: read, placed, counted, booked; streamed. */
#ifndef TRYG_BATCH_PLACE_H
#define TRYG_BATCH_PLACE_H

#include "engine/batch/batch.h"

/* Stream the source's file of `year` into counts (on the atoms) and a new book, and put a
 * reading beside it. A report's place is decided in this order:
 *   rejected, out_of_period, unknown_code, excluded  as the reader judged it (a row has
 * the first of these that holds); duplicate  with `unique`: a row counted before has the
 * same id; placed     its coordinate lies in an area; or it has none, the role is
 * `fallback` and the area stated is known; no_place   no coordinate (and no fallback);
 *   outside    a coordinate in no area.
 * Fails    TRYG_DATA as the reader does, for an empty period, and for coordinates that
 * lie far from every area (a wrong CRS). */
TRYG_MUST_CHECK
enum tryg_status tryg_place_reports(struct tryg_batch *batch,
                                    const struct tryg_project_reports *reports, int year,
                                    struct tryg_counts *counts, struct tryg_error *err);

/* Months from the one that holds first_day to the one that holds last_day; *first_month
 * is year * 12 + month - 1 of the first. */
size_t tryg_place_months(int32_t first_day, int32_t last_day, int *first_month);

/* A new reading at the end of batch->reading. */
struct tryg_reading *tryg_place_reading(struct tryg_batch *batch);

#endif
