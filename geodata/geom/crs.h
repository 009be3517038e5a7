/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coordinate reference systems and the way between them, by PROJ.
 *
 * Law      x is east or longitude, y north or latitude, in metres or degrees, whatever
 *          axis order the authority states (visualisation order).
 * Threads  a tryg_crs_way belongs to one thread; make one a worker.
 */
#ifndef TRYG_GEOM_CRS_H
#define TRYG_GEOM_CRS_H

#include <stdbool.h>

#include "geodata/base/arena.h"
#include "geodata/shape/outlines.h"

/* Is `crs` fit for a project: projected, in metres, and not Web Mercator, whose metres
 * are none?
 * In       `near`, the lon/lat box of the place, picks the zone to suggest; NULL or
 *          empty: the CRS's own area of use does, where it is one region.
 * Fails    TRYG_USAGE with a suggestion (the UTM zone) when it is not, or unknown. */
TRYG_MUST_CHECK
enum tryg_status tryg_crs_check_project(const char *crs, const struct tryg_box *near,
                                        struct tryg_error *err);

/* The EPSG code, or 0 when it has none; the name people know it by ("" when unknown). */
int tryg_crs_epsg(const char *crs);
const char *tryg_crs_name(const char *crs, tryg_arena *arena);
const char *tryg_crs_wkt1(const char *crs, tryg_arena *arena); /* for GeoTIFF, GPKG */

typedef struct tryg_crs_way tryg_crs_way;

TRYG_MUST_CHECK
enum tryg_status tryg_crs_way_new(const char *from, const char *to, tryg_arena *arena,
                                  tryg_crs_way **way, struct tryg_error *err);
bool tryg_crs_way_is_same(const tryg_crs_way *way); /* nothing to do */

/* Transform n points in place; a point that has no image becomes NAN, NAN. */
void tryg_crs_way_go(tryg_crs_way *way, size_t n, double *x, double *y);

/* And back from where it leads to: the inverse of the same operation. */
void tryg_crs_way_back(tryg_crs_way *way, size_t n, double *x, double *y);

#endif
