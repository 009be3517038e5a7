/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain way to find the area of a point: GEOS's tree of boxes and its prepared
 * polygons, one point at a time. Slow and easy to believe: the fast locator is held
 * against it. */
#ifndef TRYG_TESTS_ORACLE_GEOS_LOCATOR_H
#define TRYG_TESTS_ORACLE_GEOS_LOCATOR_H

#include "geodata/shape/areas.h"

struct geos_locator;

/* Owner: the arena. Ends the program where GEOS fails. */
struct geos_locator *geos_locator_new(const struct tryg_outlines *outlines,
                                      tryg_arena *arena);

/* area[i]: the lowest area whose interior holds the point, TRYG_NO_AREA if none does.
 * borders[i]: on how many areas' borders it lies. */
void geos_locator_find(const struct geos_locator *locator, size_t n, const double *x,
                       const double *y, uint32_t *area, uint32_t *borders);

#endif
