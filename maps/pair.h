/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of two maps: the same places then and now, in the same classes, so that the
 * eye can go from one to the other.
 *
 *     +--------------------------------------------------+
 *     | title, subtitle                                  |
 *     | then                    | now                    |
 *     | +---------------------+ | +--------------------+ |
 *     | |       frame         | | |                    | |
 *     | +---------------------+ | +--------------------+ |
 *     | classes, counts of both | signs  | who changed   |
 *     | foot                                             |
 *     +--------------------------------------------------+
 *
 * Law      both maps share one ground: a place stands in the same spot of either frame.
 */
#ifndef TRYG_MAPS_PAIR_H
#define TRYG_MAPS_PAIR_H

#include "maps/sheet.h"

/* The parts of the page; `frame` is the left one, `panel` the band under both. */
struct tryg_page tryg_pair_plan(void);

/* Draw the page of a plate that has another beside it (plate->then). */
void tryg_pair_draw(cairo_t *cr, const struct tryg_plate *plate, tryg_arena *arena);

#endif
