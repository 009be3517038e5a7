/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outputs of a run on their way: a stage, and the list of what has been put in it,
 * which the manifest signs.
 *
 * Owner    the batch's arena.
 */
#ifndef TRYG_BATCH_SHELF_H
#define TRYG_BATCH_SHELF_H

#include "engine/batch/batch.h"
#include "geodata/base/stage.h"

struct tryg_shelf {
    struct tryg_batch *b;
    struct tryg_stage stage;
    const char *wkt;
    unsigned *level_rgb;
    struct tryg_ledger ledger; /* the books of all records, kept years' too */
    size_t n, room;
    const char **name, **path; /* [n] under `out`, and in the stage */
};

/* Room for the output `name` ("compare/2014_2010_distrikt35.csv"): *path is where to
 * write it. */
TRYG_MUST_CHECK
enum tryg_status tryg_shelve(struct tryg_shelf *shelf, const char *name,
                             const char **path, struct tryg_error *err);

#endif
