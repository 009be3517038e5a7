/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page being drawn: the cairo context in points, the letters, and what to show. */
#ifndef TRYG_MAPS_SHEET_H
#define TRYG_MAPS_SHEET_H

#include "maps/ink.h"
#include "maps/lettering.h"
#include "maps/page.h"
#include "maps/plate.h"

struct tryg_sheet {
    cairo_t *cr;
    struct tryg_lettering letters;
    struct tryg_page page;
    const struct tryg_plate *plate;
    tryg_arena *arena; /* of this drawing */
};

/* The parts of a page that all pages have (sheet.c). */
void tryg_sheet_begin(struct tryg_sheet *sheet, cairo_t *cr,
                      const struct tryg_plate *plate, tryg_arena *arena);
void tryg_sheet_foot(struct tryg_sheet *sheet);
void tryg_sheet_frame(const struct tryg_sheet *sheet);

/* Draw a whole page on cr, whose unit is the point. The same calls for every format. */
void tryg_sheet_draw(cairo_t *cr, const struct tryg_plate *plate, tryg_arena *arena);

/* Add the rings of area a to the path. */
void tryg_sheet_trace(cairo_t *cr, const struct tryg_outlines *outlines, size_t a);

/* Where the bold outline, the pattern and the key of marked areas are explained, they
 * must look as on the map: both call these. */

/* Parallel lines over the box, `slope` +1 rising or -1 falling, cut to the clip. */
void tryg_sheet_hatch(cairo_t *cr, struct tryg_rect box, int slope, double apart,
                      double width, unsigned rgb);
/* The pattern of marked areas on a ground of that colour, and of areas without data. */
void tryg_sheet_mark(cairo_t *cr, struct tryg_rect box, unsigned ground_rgb);
void tryg_sheet_no_data(cairo_t *cr, struct tryg_rect box);
/* The dashes of an outline whose level is on the border of another. */
void tryg_sheet_dash(cairo_t *cr);
/* Scattered dots, the sign of parks. */
void tryg_sheet_park(cairo_t *cr, struct tryg_rect box);

#endif
