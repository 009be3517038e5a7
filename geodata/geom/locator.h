/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which area a point lies in.
 *
 * Law      edges are straight in the project CRS. Every point lies in exactly one area
 *          or outside: a point on a border belongs to the area just east of it, on a
 *          border that runs due east to the area just north of it; a corner to the
 *          area that a step to the east, and then a much smaller one to the north,
 *          would lead into (proof in locator.c). Where areas overlap, the one with the
 *          lowest index owns the overlap. No rounding error moves a point across a
 *          border.
 * Threads  a built locator is read-only: any number of threads may ask it.
 */
#ifndef TRYG_GEOM_LOCATOR_H
#define TRYG_GEOM_LOCATOR_H

#include <stdint.h>

#include "geodata/shape/areas.h"

typedef struct tryg_locator tryg_locator;

/* Build from valid outlines in the project CRS; whichever way their rings run.
 * Fails    TRYG_DATA: a coordinate that is not finite or beyond 1e12.
 * Owner    the arena; the outlines are no longer needed.
 * Cost     some milliseconds for 20,000 corners; 2 to 8 cells of 4 bytes an edge, and 32
 *          bytes an edge and 32 for each cell that edges pass. */
TRYG_MUST_CHECK
enum tryg_status tryg_locator_new(const struct tryg_outlines *outlines, tryg_arena *arena,
                                  tryg_locator **locator, struct tryg_error *err);

/* area[i] = the area of (x[i], y[i]) in the project CRS, TRYG_NO_AREA outside; NAN, NAN
 * is TRYG_NO_AREA.
 * Cost     O(1) expected a point; no allocation. */
void tryg_locator_find(const tryg_locator *locator, size_t n, const double *x,
                       const double *y, uint32_t *area);

#endif
