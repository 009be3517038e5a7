/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between our flat outlines and GEOS's geometries. Private to the room.
 *
 * Owner    a bridge owns what crosses it: every geometry handed to tryg_geos_keep, and
 *          every one the functions here return, is destroyed by tryg_geos_close.
 * Law      a function returns NULL where GEOS fails; the reason is in the bridge, and
 *          tryg_geos_fail puts it into the message.
 * Threads  a bridge belongs to one thread.
 */
#ifndef TRYG_GEOM_GEOS_H
#define TRYG_GEOM_GEOS_H

#include <geos_c.h>

#include "geodata/shape/outlines.h"

struct tryg_geos {
    GEOSContextHandle_t handle;
    tryg_arena *scratch; /* for whatever lives as long as the bridge */
    char why[256];       /* GEOS's last complaint */
};

struct tryg_geos *tryg_geos_open(void);
void tryg_geos_close(struct tryg_geos *geos);

/* Destroy `geometry` with the bridge; returns it. NULL is fine. */
GEOSGeometry *tryg_geos_keep(struct tryg_geos *geos, GEOSGeometry *geometry);

/* TRYG_FAILED: GEOS could not do `what`, for its own reason. */
enum tryg_status tryg_geos_fail(const struct tryg_geos *geos, const char *what,
                                struct tryg_error *err);

/* One part of the outlines as a polygon, an area as a multipolygon (empty if it has no
 * parts). Rings of fewer than three different points are left out. */
GEOSGeometry *tryg_geos_part(struct tryg_geos *geos, const struct tryg_outlines *o,
                             size_t part);
GEOSGeometry *tryg_geos_area(struct tryg_geos *geos, const struct tryg_outlines *o,
                             size_t area);

/* All areas of the outlines. */
GEOSGeometry **tryg_geos_areas(struct tryg_geos *geos, const struct tryg_outlines *o);

/* `n` polygonal geometries as one collection of borrowed parts; not valid as a
 * multipolygon where they overlap: for unions. */
GEOSGeometry *tryg_geos_gather(struct tryg_geos *geos, size_t n,
                               const GEOSGeometry *const *geometry);

/* Append the polygons inside `geometry` as the next area of `o`: outer rings
 * anticlockwise, holes clockwise, no point twice in a row; lines and points are passed
 * over. */
enum tryg_status tryg_geos_append(struct tryg_geos *geos, const GEOSGeometry *geometry,
                                  struct tryg_outlines *o, tryg_arena *arena,
                                  struct tryg_error *err);

double tryg_geos_size(const struct tryg_geos *geos, const GEOSGeometry *geometry);
struct tryg_box tryg_geos_box(const struct tryg_geos *geos, const GEOSGeometry *geometry);

/* A tree of the boxes of `n` geometries; NULL geometries and empty ones are left out. It
 * hands out pointers to the entries of `geometry`, in no order of its own. */
GEOSSTRtree *tryg_geos_tree(struct tryg_geos *geos, size_t n, GEOSGeometry **geometry);

#endif
