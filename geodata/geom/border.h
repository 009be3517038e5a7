/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edges of all areas, each once, with the areas on it: what a locator is built from.
 * Private to the room.
 *
 * Law      an edge runs upwards, or due east; edges with the same ends are one, whichever
 *          way their rings run.
 * Owner    the arena.
 */
#ifndef TRYG_GEOM_BORDER_H
#define TRYG_GEOM_BORDER_H

#include <stdint.h>

#include "geodata/shape/outlines.h"

struct tryg_border {
    size_t edges;
    struct tryg_border_edge {
        double x0, y0, x1, y1;
        uint32_t side_at, sides; /* the areas that begin or end here, ascending; one that
                                    runs along the edge twice does neither */
    } * edge;
    uint32_t *side;
};

/* In       finite coordinates, fewer than 2^31 of them. A ring that is open is closed. */
void tryg_border_gather(const struct tryg_outlines *outlines, tryg_arena *arena,
                        struct tryg_border *border);

#endif
