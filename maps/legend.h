/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: each class with its colour, its span and the number of areas in it; the
 * signs of the map; and a few words on how to read it.
 *
 * Law      the counts of all classes and of "no data" add up to the areas shown.
 */
#ifndef TRYG_MAPS_LEGEND_H
#define TRYG_MAPS_LEGEND_H

#include "maps/sheet.h"

/* Draw into the top of the panel; returns the y where it ends. */
double tryg_legend_draw(struct tryg_sheet *sheet);

/* Its parts, each from y on; all return the y where they end (pages of two maps). With
 * plate->then the counts are of both years. */
double tryg_legend_classes(struct tryg_sheet *sheet, double y);
double tryg_legend_signs(struct tryg_sheet *sheet, double y);

/* The classes in the order they are listed, greatest need first, into order[n]. */
void tryg_legend_order(const struct tryg_plate *plate, size_t *order);

#endif
