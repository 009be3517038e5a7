/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are told of weights by structure: warnings of a run, and a few lines for
 * `explain`.
 */
#ifndef TRYG_BATCH_STRUCTURE_SAY_H
#define TRYG_BATCH_STRUCTURE_SAY_H

#include <stdio.h>

#include "engine/batch/batch.h"

/* Warn of weights that rest on too few areas, of nodes that fell back on equal weights,
 * and of indicators that go against the others. */
void tryg_structure_say(const struct tryg_batch *b);

/* A line a group on how it is weighed and how sound that is, and the weights' hash;
 * nothing when the profile's own weights are used. */
void tryg_structure_print(const struct tryg_batch *b, FILE *out);

/* SHA-256 of the frozen weights, as texts that tell doubles apart: the same weights, the
 * same hash. Empty when there are none. */
struct tryg_hash tryg_structure_hash(const struct tryg_baseline *baseline);

#endif
