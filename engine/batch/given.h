/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ready scores of a label year, from every table that has some. */
#ifndef TRYG_BATCH_GIVEN_H
#define TRYG_BATCH_GIVEN_H

#include "engine/batch/batch.h"
#include "geodata/shape/given.h"

/* Read what the indicators ask for: (*given)[0 .. *n), one a source of scores.
 * Fails    as tryg_given_read; TRYG_DATA at an indicator whose score no source has, or
 *          two have. */
TRYG_MUST_CHECK
enum tryg_status tryg_batch_given(struct tryg_batch *batch, int year, tryg_arena *arena,
                                  size_t *n, struct tryg_given **given,
                                  struct tryg_error *err);

#endif
