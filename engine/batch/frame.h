/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the results: title, profile, systems, and the records of the years in it.
 */
#ifndef TRYG_BATCH_FRAME_H
#define TRYG_BATCH_FRAME_H

#include "engine/batch/batch.h"
#include "geodata/store/store.h"

/* Empty results and room for a record of every year of the project. */
void tryg_frame_begin(struct tryg_batch *batch);

/* Take a kept year as the next record. One that no longer fits the project is left out,
 * with a warning. */
TRYG_MUST_CHECK
enum tryg_status tryg_frame_take_kept(struct tryg_batch *batch, tryg_store *store,
                                      int year, struct tryg_error *err);

/* The record of a year; NULL if it is not in the results. */
struct tryg_year_record *tryg_frame_record(struct tryg_batch *batch, int year);

/* Lay the records' scores side by side, and name the run. */
void tryg_frame_end(struct tryg_batch *batch);

#endif
