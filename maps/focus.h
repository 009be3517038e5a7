/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages about a part of the city: which areas a page shows, and what its files are
 * called. */
#ifndef TRYG_MAPS_FOCUS_H
#define TRYG_MAPS_FOCUS_H

#include "maps/plate.h"

/* For each area of `fine` the area of `pages` that its label point lies in, TRYG_NO_AREA
 * if none. Owner: arena. */
uint32_t *tryg_focus_of(const struct tryg_system *fine, const struct tryg_system *pages,
                        tryg_arena *arena);

/* The box round all areas of `fine` in page `focus`; the box round everything when there
 * are none. */
struct tryg_box tryg_focus_box(const struct tryg_system *fine, const uint32_t *focus_of,
                               size_t focus);

/* "maps/2010_group_udsat.png", "maps/2010_index_bydel10.svg" (a system other than the
 * index system), "maps/2010_index_bydel10-3.png" (the page about area 3 of bydel10).
 * Maps of a comparison: "compare/2014_2010_levels.png", "compare/2014_2010_change.png".
 * Letters that do not belong in a file name become "_". */
const char *tryg_focus_name(const struct tryg_plate *plate, enum tryg_map_format format,
                            tryg_arena *arena);

/* `text` as a part of a file name: what does not belong there becomes "_". */
const char *tryg_focus_word(const char *text, tryg_arena *arena);

#endif
