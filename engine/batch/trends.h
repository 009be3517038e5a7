/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the years go, on every system of the results: compare/trend.csv. */
#ifndef TRYG_BATCH_TRENDS_H
#define TRYG_BATCH_TRENDS_H

#include "engine/batch/shelf.h"

/* Fill batch->trend[out_systems] from all years of the results, computed or kept; there
 * are none without an index. */
void tryg_trends_make(struct tryg_batch *batch);

/* compare/trend.csv, of all systems. */
TRYG_MUST_CHECK
enum tryg_status tryg_trends_write(struct tryg_shelf *shelf, struct tryg_error *err);

#endif
