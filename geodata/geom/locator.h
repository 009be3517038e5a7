/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which area a point lies in.
 *
 * Law      edges are straight in the project CRS. Every point lies in exactly one area or
 *          outside: an edge shared by two areas, and a vertex shared by several, belongs
 * to one of them, always the same. (The rule is stated in locator.c and tested.) Where
 * areas overlap, the one with the lowest index owns the overlap. Threads  a built locator
 * is read-only: any number of threads may ask it.
 */
#ifndef TRYG_GEOM_LOCATOR_H
#define TRYG_GEOM_LOCATOR_H

#include <stdint.h>

#include "geodata/shape/areas.h"

typedef struct tryg_locator tryg_locator;

/* Build from outlines in the project CRS. Owner: the arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_locator_new(const struct tryg_outlines *outlines, tryg_arena *arena,
                                  tryg_locator **locator, struct tryg_error *err);

/* area[i] = the area of (x[i], y[i]) in the project CRS, TRYG_NO_AREA outside; NAN, NAN
 * is TRYG_NO_AREA. Cost O(1) expected a point. */
void tryg_locator_find(const tryg_locator *locator, size_t n, const double *x,
                       const double *y, uint32_t *area);

#endif
