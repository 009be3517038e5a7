/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comparisons that every run makes: each later year with the base year, on every
 * system of the results. They are made from the years' estimates, whether those were
 * computed today or kept, so that kept years have theirs too. */
#ifndef TRYG_BATCH_COMPARISONS_H
#define TRYG_BATCH_COMPARISONS_H

#include "engine/batch/shelf.h"

/* Fill batch->comparison. Without an index or a base year among the results there are
 * none. */
TRYG_MUST_CHECK
enum tryg_status tryg_comparisons_make(struct tryg_batch *batch, struct tryg_error *err);

/* compare/YEAR_BASE_SYSTEM.csv and .json of each, and what was published (against.h): the
 * same files, byte for byte, that `compare` writes. What else lay in compare/ goes: it
 * was of earlier results. */
TRYG_MUST_CHECK
enum tryg_status tryg_comparisons_write(struct tryg_shelf *shelf, struct tryg_error *err);

#endif
