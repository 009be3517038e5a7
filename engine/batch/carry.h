/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rejects of all years in one file, also of years that were not computed today. */
#ifndef TRYG_BATCH_CARRY_H
#define TRYG_BATCH_CARRY_H

#include <stdio.h>

#include "engine/batch/batch.h"

/* Write the rejects of the batch, and those that the previous OUT/rejects.csv holds of
 * kept years, in the order of the years' inputs: the same file whichever years were
 * computed. */
TRYG_MUST_CHECK
enum tryg_status tryg_carry_rejects(struct tryg_batch *batch, const char *out, FILE *to,
                                    struct tryg_error *err);

#endif
