/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/oracle/geos_locator.h"

#include <stdio.h>
#include <stdlib.h>

#include <geos_c.h>

struct geos_locator {
    GEOSContextHandle_t handle;
    size_t areas;
    GEOSGeometry **area;
    const GEOSPreparedGeometry **prepared;
    GEOSSTRtree *tree;
    size_t *number; /* what the tree hands out */
};

static void must(const void *made)
{
    if (!made) {
        fprintf(stderr, "geos_locator: GEOS failed\n");
        exit(1);
    }
}

static void close_locator(void *thing)
{
    struct geos_locator *l = thing;
    GEOSSTRtree_destroy_r(l->handle, l->tree);
    for (size_t a = 0; a < l->areas; a++) {
        GEOSPreparedGeom_destroy_r(l->handle, l->prepared[a]);
        GEOSGeom_destroy_r(l->handle, l->area[a]);
    }
    GEOS_finish_r(l->handle);
}

static GEOSGeometry *ring_of(GEOSContextHandle_t handle, const struct tryg_outlines *o,
                             size_t ring)
{
    size_t from = o->point_at[ring];
    GEOSCoordSequence *points =
        GEOSCoordSeq_copyFromArrays_r(handle, o->x + from, o->y + from, NULL, NULL,
                                      (unsigned)(o->point_at[ring + 1] - from));
    must(points);
    return GEOSGeom_createLinearRing_r(handle, points);
}

static GEOSGeometry *area_of(GEOSContextHandle_t handle, const struct tryg_outlines *o,
                             size_t area, tryg_arena *arena)
{
    size_t first = o->part_at[area], parts = o->part_at[area + 1] - first;
    GEOSGeometry **polygon = TRYG_NEW(arena, parts, GEOSGeometry *);
    for (size_t p = 0; p < parts; p++) {
        size_t outer = o->ring_at[first + p], end = o->ring_at[first + p + 1];
        GEOSGeometry **hole = TRYG_NEW(arena, end - outer, GEOSGeometry *);
        for (size_t ring = outer + 1; ring < end; ring++) {
            hole[ring - outer - 1] = ring_of(handle, o, ring);
        }
        polygon[p] = GEOSGeom_createPolygon_r(handle, ring_of(handle, o, outer), hole,
                                              (unsigned)(end - outer - 1));
        must(polygon[p]);
    }
    return GEOSGeom_createCollection_r(handle, GEOS_MULTIPOLYGON, polygon,
                                       (unsigned)parts);
}

struct geos_locator *geos_locator_new(const struct tryg_outlines *outlines,
                                      tryg_arena *arena)
{
    struct geos_locator *l = TRYG_NEW(arena, 1, struct geos_locator);
    l->handle = GEOS_init_r();
    l->areas = outlines->areas;
    l->area = TRYG_NEW(arena, l->areas, GEOSGeometry *);
    l->prepared = TRYG_NEW(arena, l->areas, const GEOSPreparedGeometry *);
    l->number = TRYG_NEW(arena, l->areas, size_t);
    l->tree = GEOSSTRtree_create_r(l->handle, 10);
    must(l->tree);
    for (size_t a = 0; a < l->areas; a++) {
        l->number[a] = a;
        l->area[a] = area_of(l->handle, outlines, a, arena);
        must(l->area[a]);
        l->prepared[a] = GEOSPrepare_r(l->handle, l->area[a]);
        if (GEOSisEmpty_r(l->handle, l->area[a]) == 0) {
            GEOSSTRtree_insert_r(l->handle, l->tree, l->area[a], &l->number[a]);
        }
    }
    tryg_arena_defer(arena, close_locator, l);
    return l;
}

struct question {
    const struct geos_locator *locator;
    const GEOSGeometry *point;
    uint32_t area, borders;
};

static void ask(void *item, void *context)
{
    struct question *q = context;
    size_t a = *(const size_t *)item;
    const GEOSPreparedGeometry *area = q->locator->prepared[a];
    if (GEOSPreparedContains_r(q->locator->handle, area, q->point) == 1) {
        q->area = a < q->area ? (uint32_t)a : q->area;
    } else if (GEOSPreparedIntersects_r(q->locator->handle, area, q->point) == 1) {
        q->borders++;
    }
}

void geos_locator_find(const struct geos_locator *locator, size_t n, const double *x,
                       const double *y, uint32_t *area, uint32_t *borders)
{
    for (size_t i = 0; i < n; i++) {
        GEOSGeometry *point = GEOSGeom_createPointFromXY_r(locator->handle, x[i], y[i]);
        struct question q = {locator, point, TRYG_NO_AREA, 0};
        must(point);
        GEOSSTRtree_query_r(locator->handle, locator->tree, point, ask, &q);
        GEOSGeom_destroy_r(locator->handle, point);
        area[i] = q.area;
        borders[i] = q.borders;
    }
}
