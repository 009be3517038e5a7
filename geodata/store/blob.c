/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/blob.h"

#include <sqlite3.h>
#include <string.h>

#include <spatialite/gaiageo.h>

/* SpatiaLite's rings are x, y, x, y ... */
static void fill_ring(const struct tryg_outlines *o, size_t ring, gaiaRingPtr into)
{
    size_t first = o->point_at[ring];
    for (size_t i = 0; i < (size_t)into->Points; i++) {
        into->Coords[2 * i] = o->x[first + i];
        into->Coords[2 * i + 1] = o->y[first + i];
    }
}

static int points_of(const struct tryg_outlines *o, size_t ring)
{
    return (int)(o->point_at[ring + 1] - o->point_at[ring]);
}

static void add_part(const struct tryg_outlines *o, size_t part, gaiaGeomCollPtr into)
{
    size_t outer = o->ring_at[part], rings = o->ring_at[part + 1] - outer;
    if (rings == 0) {
        return;
    }
    gaiaPolygonPtr polygon =
        gaiaAddPolygonToGeomColl(into, points_of(o, outer), (int)rings - 1);
    fill_ring(o, outer, polygon->Exterior);
    for (size_t hole = 1; hole < rings; hole++) {
        fill_ring(
            o, outer + hole,
            gaiaAddInteriorRing(polygon, (int)hole - 1, points_of(o, outer + hole)));
    }
}

void tryg_blob_of_area(const struct tryg_outlines *outlines, size_t a, int srid,
                       unsigned char **bytes, size_t *count)
{
    *bytes = NULL;
    *count = 0;
    if (a >= outlines->areas || outlines->part_at[a] == outlines->part_at[a + 1]) {
        return;
    }
    gaiaGeomCollPtr shape = gaiaAllocGeomColl();
    shape->Srid = srid;
    shape->DeclaredType = GAIA_MULTIPOLYGON;
    for (size_t part = outlines->part_at[a]; part < outlines->part_at[a + 1]; part++) {
        add_part(outlines, part, shape);
    }
    int size = 0;
    gaiaToSpatiaLiteBlobWkb(shape, bytes, &size);
    gaiaFreeGeomColl(shape);
    *count = (size_t)size;
}
