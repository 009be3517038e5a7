/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a run leaves behind: store, tables, layers, maps, books, manifest. */
#ifndef TRYG_BATCH_OUTPUTS_H
#define TRYG_BATCH_OUTPUTS_H

#include "engine/batch/run.h"

/* Write all outputs into a stage beside `out` and exchange the two. */
TRYG_MUST_CHECK
enum tryg_status tryg_outputs_write(struct tryg_batch *batch, const char *out,
                                    struct tryg_run_report *report,
                                    struct tryg_error *err);

/* Only rejects.csv, ledger.csv and ledger.json, each whole: for a run that ends because
 * of its data. */
TRYG_MUST_CHECK
enum tryg_status tryg_outputs_write_books(struct tryg_batch *batch, const char *out,
                                          struct tryg_error *err);

/* Were the outputs in `out` made by this very run id, and are they all there? */
bool tryg_outputs_are_current(const struct tryg_batch *batch, const char *out);

#endif
