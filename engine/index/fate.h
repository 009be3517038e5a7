/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of areas when a city was divided anew: kept, merged, split, moved. */
#ifndef TRYG_INDEX_FATE_H
#define TRYG_INDEX_FATE_H

#include "geodata/base/arena.h"
#include "geodata/shape/moves.h"
#include "geodata/shape/transfer.h"

/* The fate of every piece of a transfer, fate[t->pieces].
 * In       a part below `tolerance` of its area is none.
 * Law      told by shares of both areas, by persons where both have any, never by codes:
 *          a new area with an old one's code may be another. Scratch is freed by the
 *          caller. */
void tryg_fates(const struct tryg_transfer *t, double tolerance, enum tryg_fate *fate,
                tryg_arena *scratch);

/* The part of its target that piece i is: by persons where it has any, else by area. */
double tryg_fate_share_of_target(const struct tryg_transfer *t, size_t i);

#endif
