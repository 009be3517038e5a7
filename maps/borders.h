/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The borders of areas that fit together: each thinned and drawn once, however many areas
 * share it.
 *
 * A border is the run of points between two junctions, where borders meet. It is thinned
 * in one direction, chosen by its end points and not by who asks, so that both its areas
 * get the same line and no gap opens between them.
 *
 * Units    points on the page, on the crossings of TRYG_GROUND_GRID.
 * Owner    the arena given.
 */
#ifndef TRYG_MAPS_BORDERS_H
#define TRYG_MAPS_BORDERS_H

#include "geodata/shape/outlines.h"

struct tryg_borders {
    size_t n, points;
    size_t *at; /* [n + 1]; border b has the points at[b] .. at[b+1]-1 */
    double *x, *y;
};

/* Thin the areas and list their borders.
 * In       areas on the grid (tryg_ground_thin); slack in points.
 * Out      *thin: the same areas, parts and rings with fewer points (rings may start
 *          elsewhere); *borders: every border once, in the order areas meet them. */
void tryg_borders_make(const struct tryg_outlines *areas, double slack,
                       struct tryg_outlines *thin, struct tryg_borders *borders,
                       tryg_arena *arena);

#endif
