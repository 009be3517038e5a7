/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is too thin to be meant: slits between areas that were drawn apart by a hair.
 * Private to the room. */
#ifndef TRYG_GEOM_SLIVERS_H
#define TRYG_GEOM_SLIVERS_H

#include "geodata/shape/outlines.h"

/* Anything narrower is a sliver. */
#define TRYG_SLIVER_WIDTH_M 0.10

/* Append a copy of the only area of `from` to `to`, without slivers: rings whose mean
 * width, twice the area over the length, is below the width above, and where `needles` is
 * true needles too: where two sides run back along each other within that width, a slit
 * that is open at one end, or a spike. A needle is cut where the first corner along it
 * is, at that corner and its foot on the other side, and again from there. Law      the
 * border stays where it was but for what is cut off; that covers less than the width
 * times its length. */
void tryg_slivers_drop(const struct tryg_outlines *from, bool needles,
                       struct tryg_outlines *to, tryg_arena *arena, tryg_arena *scratch);

#endif
