/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of small charts: the years of every area's index, one chart an area, all on
 * the same scales, so that they may be compared at a glance.
 *
 * A chart shows each year's value with its 95 % interval, a line of the base year's
 * value, the limit of the level that the profile marks, and the sign of the trend. Where
 * the series is broken the line is, too, and a dashed line stands between the years.
 *
 * Law      more areas than TRYG_MULTIPLES_MOST would not be readable: nothing is drawn.
 */
#ifndef TRYG_MAPS_MULTIPLES_H
#define TRYG_MAPS_MULTIPLES_H

#include "maps/sheet.h"

enum { TRYG_MULTIPLES_MOST = 63 };

/* Draw the page of a plate that has a trend (plate->want.trend). */
void tryg_multiples_draw(cairo_t *cr, const struct tryg_plate *plate, tryg_arena *arena);

/* How many charts stand side by side when n of them share a page of that size. */
size_t tryg_multiples_columns(size_t n, double width, double height);

#endif
