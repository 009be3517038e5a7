/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page as a format sees it: what it is called, and how it is drawn. */
#ifndef TRYG_MAPS_CANVAS_H
#define TRYG_MAPS_CANVAS_H

#include <cairo.h>

#include "geodata/base/arena.h"

struct tryg_canvas {
    const char *title, *description; /* for people who do not see it */
    /* Draw it on cr, whose unit is the point: TRYG_PAGE_WIDTH x TRYG_PAGE_HEIGHT. */
    void (*draw)(cairo_t *cr, const void *about, tryg_arena *arena);
    const void *about;
};

#endif
