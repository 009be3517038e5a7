/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole project read, placed and counted plainly: each record by the plain reader, each
 * point projected with PROJ and looked for with GEOS, each id compared with all before
 * it, one after the other. What `tryghed run` must write to the byte, on any number of
 * threads.
 */
#ifndef TRYG_ORACLE_RUN_PLAINLY_H
#define TRYG_ORACLE_RUN_PLAINLY_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/base/error.h"

/* What came of it: how much was compared must be seen by whoever compares. */
struct plainly {
    bool counted; /* counts.csv and hours.csv are there; else the data are at fault */
    size_t rows, rejected, placed, outside, repeated, hours, on_border;
};

/* Write counts.csv, hours.csv (if any report has a time), ledger.csv and rejects.csv of
 * the project in `folder` into the folder `out`.
 * Fails    as the engine does on the project and its areas, and as the reader on a file.
 */
TRYG_MUST_CHECK
enum tryg_status run_plainly(const char *folder, const char *out, struct plainly *found,
                             struct tryg_error *err);

#endif
