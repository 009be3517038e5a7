/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of the base year's areas in the later years', and what was brought over:
 * out/compare/areas.csv and transfer.csv. */
#ifndef TRYG_BATCH_MOVES_H
#define TRYG_BATCH_MOVES_H

#include "engine/batch/shelf.h"
#include "geodata/shape/moves.h"

/* batch->moves: from the base year's index system to that of every other yardstick, and
 * what of the base year was brought to other versions of the areas. Nothing where all
 * years stand on the same areas. Fails    as tryg_cross. Owner    batch->arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_moves_make(struct tryg_batch *batch, struct tryg_error *err);

/* The same between the index systems of two years, without what was brought over; none
 * where both stand on the same version of the areas. */
TRYG_MUST_CHECK
enum tryg_status tryg_moves_between(struct tryg_batch *batch, int then, int now,
                                    struct tryg_moves *moves, struct tryg_error *err);

/* Write the tables of batch->moves; none is left of an earlier run without. */
TRYG_MUST_CHECK
enum tryg_status tryg_moves_write(struct tryg_shelf *shelf, struct tryg_error *err);

#endif
