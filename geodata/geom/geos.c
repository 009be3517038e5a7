/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/geos.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "geodata/base/lang.h"

enum { RING_LEAST = 4 }; /* points of a ring, the first again at its end */

static void note_complaint(const char *text, void *bridge)
{
    struct tryg_geos *geos = bridge;
    snprintf(geos->why, sizeof geos->why, "%s", text);
}

static void ignore_notice(const char *text, void *bridge)
{
    (void)text;
    (void)bridge;
}

struct tryg_geos *tryg_geos_open(void)
{
    tryg_arena *scratch = tryg_arena_new("geos", 0);
    struct tryg_geos *geos = TRYG_NEW(scratch, 1, struct tryg_geos);
    geos->scratch = scratch;
    geos->handle = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geos->handle, note_complaint, geos);
    GEOSContext_setNoticeMessageHandler_r(geos->handle, ignore_notice, geos);
    return geos;
}

void tryg_geos_close(struct tryg_geos *geos)
{
    GEOSContextHandle_t handle = geos->handle;
    tryg_arena_free(geos->scratch); /* the geometries first: they need the handle */
    GEOS_finish_r(handle);
}

struct kept {
    GEOSContextHandle_t handle;
    GEOSGeometry *geometry;
    GEOSSTRtree *tree;
};

static void kept_close(void *thing)
{
    struct kept *kept = thing;
    GEOSGeom_destroy_r(kept->handle, kept->geometry);
    if (kept->tree) {
        GEOSSTRtree_destroy_r(kept->handle, kept->tree);
    }
}

static void keep(struct tryg_geos *geos, GEOSGeometry *geometry, GEOSSTRtree *tree)
{
    struct kept *kept = TRYG_NEW(geos->scratch, 1, struct kept);
    *kept = (struct kept){geos->handle, geometry, tree};
    tryg_arena_defer(geos->scratch, kept_close, kept);
}

GEOSGeometry *tryg_geos_keep(struct tryg_geos *geos, GEOSGeometry *geometry)
{
    if (geometry) {
        keep(geos, geometry, NULL);
    }
    return geometry;
}

enum tryg_status tryg_geos_fail(const struct tryg_geos *geos, const char *what,
                                struct tryg_error *err)
{
    return tryg_fail(err, TRYG_FAILED,
                     TX("GEOS kunne ikke %s: %s.", "GEOS could not %s: %s."), what,
                     *geos->why ? geos->why : TX("ingen grund givet", "no reason given"));
}

static bool is_ring(const struct tryg_outlines *o, size_t ring)
{
    return o->point_at[ring + 1] - o->point_at[ring] >= RING_LEAST;
}

/* Not kept: it goes into a polygon. */
static GEOSGeometry *ring_new(struct tryg_geos *geos, const struct tryg_outlines *o,
                              size_t ring)
{
    size_t from = o->point_at[ring], points = o->point_at[ring + 1] - from;
    GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromArrays_r(
        geos->handle, o->x + from, o->y + from, NULL, NULL, (unsigned)points);
    return sequence ? GEOSGeom_createLinearRing_r(geos->handle, sequence) : NULL;
}

/* The polygon takes over the rings, also when it fails. */
static GEOSGeometry *polygon_new(struct tryg_geos *geos, const struct tryg_outlines *o,
                                 size_t part)
{
    size_t first = o->ring_at[part], end = o->ring_at[part + 1];
    if (first == end || !is_ring(o, first)) {
        return GEOSGeom_createEmptyPolygon_r(geos->handle);
    }
    GEOSGeometry **hole = TRYG_NEW(geos->scratch, end - first, GEOSGeometry *);
    GEOSGeometry *shell = ring_new(geos, o, first);
    unsigned holes = 0;
    bool sound = shell != NULL;
    for (size_t ring = first + 1; sound && ring < end; ring++) {
        if (is_ring(o, ring)) {
            sound = (hole[holes++] = ring_new(geos, o, ring)) != NULL;
        }
    }
    if (sound) {
        return GEOSGeom_createPolygon_r(geos->handle, shell, hole, holes);
    }
    GEOSGeom_destroy_r(geos->handle, shell);
    for (unsigned h = 0; h < holes; h++) {
        GEOSGeom_destroy_r(geos->handle, hole[h]);
    }
    return NULL;
}

GEOSGeometry *tryg_geos_part(struct tryg_geos *geos, const struct tryg_outlines *o,
                             size_t part)
{
    return tryg_geos_keep(geos, polygon_new(geos, o, part));
}

/* A collection of `n` geometries, which it takes over; a NULL among them is a failure. */
static GEOSGeometry *collect(struct tryg_geos *geos, int type, size_t n,
                             GEOSGeometry **geometry)
{
    bool sound = true;
    for (size_t i = 0; i < n; i++) {
        sound = sound && geometry[i];
    }
    if (sound) {
        return tryg_geos_keep(
            geos, GEOSGeom_createCollection_r(geos->handle, type, geometry, (unsigned)n));
    }
    for (size_t i = 0; i < n; i++) {
        GEOSGeom_destroy_r(geos->handle, geometry[i]);
    }
    return NULL;
}

GEOSGeometry *tryg_geos_area(struct tryg_geos *geos, const struct tryg_outlines *o,
                             size_t area)
{
    size_t first = o->part_at[area], end = o->part_at[area + 1], polygons = 0;
    GEOSGeometry **polygon = TRYG_NEW(geos->scratch, end - first, GEOSGeometry *);
    for (size_t part = first; part < end; part++) {
        if (o->ring_at[part] < o->ring_at[part + 1] && is_ring(o, o->ring_at[part])) {
            polygon[polygons++] = polygon_new(geos, o, part);
        }
    }
    return collect(geos, GEOS_MULTIPOLYGON, polygons, polygon);
}

GEOSGeometry **tryg_geos_areas(struct tryg_geos *geos, const struct tryg_outlines *o)
{
    GEOSGeometry **area = TRYG_NEW(geos->scratch, o->areas, GEOSGeometry *);
    for (size_t a = 0; a < o->areas; a++) {
        area[a] = tryg_geos_area(geos, o, a);
        if (!area[a]) {
            return NULL;
        }
    }
    return area;
}

GEOSGeometry *tryg_geos_gather(struct tryg_geos *geos, size_t n,
                               const GEOSGeometry *const *geometry)
{
    GEOSGeometry **copy = TRYG_NEW(geos->scratch, n, GEOSGeometry *);
    for (size_t i = 0; i < n; i++) {
        copy[i] = GEOSGeom_clone_r(geos->handle, geometry[i]);
    }
    return collect(geos, GEOS_GEOMETRYCOLLECTION, n, copy);
}

/* Twice the signed area; > 0 when the ring runs anticlockwise. */
static double turn_of(size_t points, const double *x, const double *y)
{
    double sum = 0.0;
    for (size_t p = 1; p + 1 < points; p++) {
        sum += (x[p] - x[0]) * (y[p + 1] - y[0]) - (x[p + 1] - x[0]) * (y[p] - y[0]);
    }
    return sum;
}

static void reverse(size_t n, double *v)
{
    for (size_t i = 0; i < n / 2; i++) {
        double keep_it = v[i];
        v[i] = v[n - 1 - i];
        v[n - 1 - i] = keep_it;
    }
}

static size_t drop_repeats(size_t points, double *x, double *y)
{
    size_t kept = points > 0;
    for (size_t p = 1; p < points; p++) {
        if (x[p] != x[kept - 1] || y[p] != y[kept - 1]) {
            x[kept] = x[p];
            y[kept++] = y[p];
        }
    }
    return kept;
}

static bool append_ring(struct tryg_geos *geos, const GEOSGeometry *ring, bool outer,
                        struct tryg_outlines *o, tryg_arena *arena)
{
    unsigned points = 0;
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos->handle, ring);
    if (!sequence || !GEOSCoordSeq_getSize_r(geos->handle, sequence, &points)) {
        return false;
    }
    double *x = TRYG_NEW(geos->scratch, points, double);
    double *y = TRYG_NEW(geos->scratch, points, double);
    if (!GEOSCoordSeq_copyToArrays_r(geos->handle, sequence, x, y, NULL, NULL)) {
        return false;
    }
    size_t kept = drop_repeats(points, x, y);
    if ((turn_of(kept, x, y) > 0.0) != outer) {
        reverse(kept, x);
        reverse(kept, y);
    }
    tryg_outlines_ring(o, arena, kept, x, y);
    return true;
}

static bool append_polygon(struct tryg_geos *geos, const GEOSGeometry *polygon,
                           struct tryg_outlines *o, tryg_arena *arena)
{
    int holes = GEOSGetNumInteriorRings_r(geos->handle, polygon);
    tryg_outlines_part(o, arena);
    bool sound =
        append_ring(geos, GEOSGetExteriorRing_r(geos->handle, polygon), true, o, arena);
    for (int h = 0; sound && h < holes; h++) {
        sound = append_ring(geos, GEOSGetInteriorRingN_r(geos->handle, polygon, h), false,
                            o, arena);
    }
    return sound && holes >= 0;
}

static bool append_polygons(struct tryg_geos *geos, const GEOSGeometry *geometry,
                            struct tryg_outlines *o, tryg_arena *arena)
{
    int type = GEOSGeomTypeId_r(geos->handle, geometry);
    if (type == GEOS_POLYGON) {
        return GEOSisEmpty_r(geos->handle, geometry) == 1 ||
               append_polygon(geos, geometry, o, arena);
    }
    bool sound = type >= 0;
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        int parts = GEOSGetNumGeometries_r(geos->handle, geometry);
        sound = parts >= 0;
        for (int p = 0; sound && p < parts; p++) {
            sound = append_polygons(geos, GEOSGetGeometryN_r(geos->handle, geometry, p),
                                    o, arena);
        }
    }
    return sound;
}

enum tryg_status tryg_geos_append(struct tryg_geos *geos, const GEOSGeometry *geometry,
                                  struct tryg_outlines *o, tryg_arena *arena,
                                  struct tryg_error *err)
{
    tryg_outlines_area(o, arena);
    if (!append_polygons(geos, geometry, o, arena)) {
        return tryg_geos_fail(geos, TX("læse et resultat", "read a result"), err);
    }
    return TRYG_OK;
}

double tryg_geos_size(const struct tryg_geos *geos, const GEOSGeometry *geometry)
{
    double size = 0.0;
    return GEOSArea_r(geos->handle, geometry, &size) ? size : 0.0;
}

struct tryg_box tryg_geos_box(const struct tryg_geos *geos, const GEOSGeometry *geometry)
{
    struct tryg_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    struct tryg_box found;
    if (GEOSisEmpty_r(geos->handle, geometry) == 0 &&
        GEOSGeom_getXMin_r(geos->handle, geometry, &found.west) &&
        GEOSGeom_getYMin_r(geos->handle, geometry, &found.south) &&
        GEOSGeom_getXMax_r(geos->handle, geometry, &found.east) &&
        GEOSGeom_getYMax_r(geos->handle, geometry, &found.north)) {
        box = found;
    }
    return box;
}

GEOSSTRtree *tryg_geos_tree(struct tryg_geos *geos, size_t n, GEOSGeometry **geometry)
{
    GEOSSTRtree *tree = GEOSSTRtree_create_r(geos->handle, 10);
    if (!tree) {
        return NULL;
    }
    keep(geos, NULL, tree);
    for (size_t i = 0; i < n; i++) {
        if (geometry[i] && GEOSisEmpty_r(geos->handle, geometry[i]) == 0) {
            GEOSSTRtree_insert_r(geos->handle, tree, geometry[i], &geometry[i]);
        }
    }
    return tree;
}
