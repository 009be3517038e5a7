/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas as cells: which area each cell of a grid lies in.
 *
 * Shape    row 0 is the northernmost (or topmost); cell (column, row) has its middle at
 *          left + (column + 1/2) * cell, top -+ (row + 1/2) * cell.
 * Law      a cell belongs to the area that holds its middle; on a shared border to the
 *          area of the lower number; outside all areas it is TRYG_NO_AREA.
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_RASTER_H
#define TRYG_MAPS_RASTER_H

#include <stdint.h>

#include "geodata/shape/areas.h"

struct tryg_raster {
    size_t width, height;
    double left, top; /* the outer corner of cell (0, 0) */
    double cell;      /* > 0 */
    bool down;        /* y grows downwards, as on a page; else upwards, as in the land */
    uint32_t *area;   /* [width * height], row by row */
};

/* Burn the outlines into a new raster of that place and size (raster->area is made). */
void tryg_raster_burn(struct tryg_raster *raster, const struct tryg_outlines *outlines,
                      tryg_arena *arena);

uint32_t tryg_raster_at(const struct tryg_raster *raster, size_t column, size_t row);

#endif
