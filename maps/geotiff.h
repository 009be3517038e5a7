/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes of a map as a georeferenced raster: a cloud-optimised GeoTIFF with a colour
 * table; class names and a table of classes lie beside it in <path>.aux.xml.
 *
 * Values   k < classes->n: class k; classes->n: no data; 255: outside (nodata, clear).
 */
#ifndef TRYG_MAPS_GEOTIFF_H
#define TRYG_MAPS_GEOTIFF_H

#include "maps/plate.h"
#include "maps/raster.h"

enum { TRYG_GEOTIFF_OUTSIDE = 255 };

/* The raster of a land: cells of 1, 2 or 5 times a power of ten metres, as fine as gives
 * at most 2,000 in a row or column; corners on multiples of the cell. */
struct tryg_raster tryg_geotiff_grid(struct tryg_box land);

/* Make the formats known that the maps need; from one thread, before the first write. */
void tryg_geotiff_begin(void);

/* In       raster of the plate's areas, from tryg_geotiff_grid and tryg_raster_burn.
 * Fails    TRYG_FAILED: disk, memory, a CRS that GDAL cannot read. */
TRYG_MUST_CHECK
enum tryg_status tryg_geotiff_write(const char *path, const struct tryg_plate *plate,
                                    const struct tryg_raster *raster, tryg_arena *arena,
                                    struct tryg_error *err);

#endif
