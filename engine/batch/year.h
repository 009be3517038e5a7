/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One label year: its inputs read and booked, its indicators estimated. */
#ifndef TRYG_BATCH_YEAR_H
#define TRYG_BATCH_YEAR_H

#include "engine/batch/batch.h"
#include "engine/index/draw.h"

/* What scoring needs beside the cells, kept until the base year's constants are known. */
struct tryg_year_draft {
    double **covariance;            /* [yardsticks * out_systems] of [n][k * k] */
    struct tryg_resample *resample; /* [out_systems] of the answers; NULL = none */
};

/* Read every report source and survey of the year: record->count, books, readings,
 * rejects, and the cells of record->scores, on all yardsticks; nothing is scored yet.
 * Fails    as the readers do; TRYG_DATA when counts or a survey are coarser than a system
 * that results are made for. */
TRYG_MUST_CHECK
enum tryg_status tryg_year_estimate(struct tryg_batch *batch, int year,
                                    struct tryg_year_record *record,
                                    struct tryg_year_draft *draft,
                                    struct tryg_error *err);

/* Are rejects, reports without a place and reports outside within what the project file
 * tolerates? Warns above half of it.
 * Fails    TRYG_DATA at the first reading above, with the first rejects of each kind. */
TRYG_MUST_CHECK
enum tryg_status tryg_year_judge(const struct tryg_batch *batch, struct tryg_error *err);

#endif
