/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ten steps of the OECD/JRC Handbook (2008) as a check-list: what this project did in
 * each, and what it did not. */
#ifndef TRYG_BATCH_TEN_STEPS_H
#define TRYG_BATCH_TEN_STEPS_H

#include "engine/batch/batch.h"

enum { TRYG_TEN_STEPS = 10 };

struct tryg_step {
    const char *name, *done; /* in tryg_lang() */
};

/* After tryg_doubts_make, of a project with an index. Owner of the texts: batch->arena.
 */
void tryg_ten_steps(const struct tryg_batch *batch,
                    struct tryg_step step[TRYG_TEN_STEPS]);

/* ten_steps.json: [{"step": 1, "name": ..., "done": ...}, ...]. */
void tryg_ten_steps_write(const struct tryg_batch *batch, FILE *out);

#endif
