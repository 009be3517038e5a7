/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as pixels: A4 landscape, 300 dpi unless asked otherwise. */
#ifndef TRYG_MAPS_PNG_H
#define TRYG_MAPS_PNG_H

#include "maps/canvas.h"
#include "maps/plate.h"

enum { TRYG_PNG_DPI = 300 };

/* Draw the plate into a PNG of TRYG_PAGE_WIDTH * dpi / 72 pixels.
 * Fails    TRYG_FAILED: no memory for the picture, disk.
 * Cost     the picture in memory (35 MB at 300 dpi). Rows that equal the one above are
 *          most of a map, so the filter "up" and run lengths do nearly as well as slow
 *          compression, in a tenth of the time. */
TRYG_MUST_CHECK
enum tryg_status tryg_png_write(const char *path, const struct tryg_plate *plate,
                                double dpi, tryg_arena *arena, struct tryg_error *err);

/* The same for any page. */
TRYG_MUST_CHECK
enum tryg_status tryg_png_write_canvas(const char *path, const struct tryg_canvas *canvas,
                                       double dpi, tryg_arena *arena,
                                       struct tryg_error *err);

#endif
