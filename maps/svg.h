/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as SVG, with a title and a description that screen readers find. */
#ifndef TRYG_MAPS_SVG_H
#define TRYG_MAPS_SVG_H

#include "maps/canvas.h"
#include "maps/plate.h"

/* Fails    TRYG_FAILED: disk, memory. */
TRYG_MUST_CHECK
enum tryg_status tryg_svg_write(const char *path, const struct tryg_plate *plate,
                                tryg_arena *arena, struct tryg_error *err);

/* The same for any page. */
TRYG_MUST_CHECK
enum tryg_status tryg_svg_write_canvas(const char *path, const struct tryg_canvas *canvas,
                                       tryg_arena *arena, struct tryg_error *err);

#endif
