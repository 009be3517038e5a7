/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schematic drawing as GeoJSON in EPSG:25832, which GDAL reads from its `crs` member.
 */
#ifndef TRYG_COPENHAGEN_GEOJSON_H
#define TRYG_COPENHAGEN_GEOJSON_H

#include "geodata/copenhagen/drawing.h"
#include "geodata/copenhagen/sheet.h"

/* Append a layer, one feature a line. Districts have distrikt_nr, navn, bydel,
 * lokaludvalg, the others navn; all of them skematisk = true. */
void tryg_geojson_put(struct tryg_sheet *sheet, const char *name,
                      const struct tryg_drawing_layer *layer);

/* The four files of the drawing: name without folder, and the layer in it. */
struct tryg_geojson_file {
    const char *name; /* "distrikter_skematisk.geojson" */
    const struct tryg_drawing_layer *layer;
};

enum { TRYG_GEOJSON_FILES = 4 };

void tryg_geojson_files(const struct tryg_drawing *drawing,
                        struct tryg_geojson_file files[TRYG_GEOJSON_FILES]);

#endif
