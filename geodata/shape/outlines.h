/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Multipolygons of many areas, flat: all points in one array, with offsets into it.
 *
 * Shape    area a has the parts part_at[a] .. part_at[a+1]-1; part p the rings ring_at[p]
 * .. ring_at[p+1]-1, the first its outer ring, the others holes; ring r the points
 *          point_at[r] .. point_at[r+1]-1, the last equal to the first.
 * Units    those of the CRS it was read in; x is east or longitude, y north or latitude,
 *          whatever the axis order of the CRS.
 * Missing  an area without parts has no geometry. areas == 0: there is none at all.
 * Law      outer rings run anticlockwise and holes clockwise once geom has repaired them;
 *          as read, either way.
 * Owner    the arena it was made in.
 */
#ifndef TRYG_SHAPE_OUTLINES_H
#define TRYG_SHAPE_OUTLINES_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/base/arena.h"

struct tryg_outlines {
    size_t areas, parts, rings, points;
    size_t *part_at;  /* [areas + 1] */
    size_t *ring_at;  /* [parts + 1] */
    size_t *point_at; /* [rings + 1] */
    double *x, *y;    /* [points] */
};

struct tryg_box {
    double west, south, east, north;
};

/* Build outlines by appending: begin, then for each area in order `area`, for each of its
 * parts `part`, for each ring `ring` with its points; `end` closes the offsets. */
void tryg_outlines_begin(struct tryg_outlines *o, tryg_arena *arena);
void tryg_outlines_area(struct tryg_outlines *o, tryg_arena *arena);
void tryg_outlines_part(struct tryg_outlines *o, tryg_arena *arena);
/* Copies `points` points; closes the ring if it is open. */
void tryg_outlines_ring(struct tryg_outlines *o, tryg_arena *arena, size_t points,
                        const double *x, const double *y);
void tryg_outlines_end(struct tryg_outlines *o, tryg_arena *arena);

/* The box round all points, or round area a. Empty: west > east. */
struct tryg_box tryg_outlines_box(const struct tryg_outlines *o);
struct tryg_box tryg_outlines_area_box(const struct tryg_outlines *o, size_t a);

/* Area of a in the square of the unit, holes taken off; centred on the first point of
 * each ring, so that far-away coordinates lose no digits. */
double tryg_outlines_area_size(const struct tryg_outlines *o, size_t a);

#endif
