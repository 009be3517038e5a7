/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The straight line of a run. */
#ifndef TRYG_BATCH_RUN_H
#define TRYG_BATCH_RUN_H

#include "engine/batch/batch.h"

/* What a run did, for the last words of the command. */
struct tryg_run_report {
    size_t computed, kept;    /* years */
    bool up_to_date;          /* there was nothing to do */
    const char *out;          /* the folder */
    size_t maps, charts;      /* files drawn */
    const char *maps_missing; /* why there are no maps, NULL when there are */
};

/* Read, place, count, estimate, normalise, blend, class, keep, draw, publish, sign.
 * Outputs appear all at once at the end. On TRYG_DATA the rejects and the ledger are
 * written to the outputs as far as they go, and nothing else is.
 * Out      *batch for what else the caller wants to say; owner wish's arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_run(struct tryg_batch *batch, const struct tryg_wish *wish,
                          tryg_arena *arena, struct tryg_run_report *report,
                          struct tryg_error *err);

/* Read and judge every input of the wished years and balance the books; write nothing.
 * Out      *batch with its readings, ledger and rejects, also when it fails. */
TRYG_MUST_CHECK
enum tryg_status tryg_check(struct tryg_batch *batch, const struct tryg_wish *wish,
                            tryg_arena *arena, struct tryg_error *err);

#endif
