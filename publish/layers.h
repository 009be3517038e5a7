/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The results as map layers for QGIS: one GeoPackage, a layer a year and system, each
 * with its QML style inside (table layer_styles), so that it opens coloured. */
#ifndef TRYG_PUBLISH_LAYERS_H
#define TRYG_PUBLISH_LAYERS_H

#include "geodata/shape/scores.h"

/* level_rgb[level]: the colours of the maps, 0xRRGGBB, so that layer and page agree.
 * Does nothing when the systems have no geometry. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_gpkg(const char *path, const struct tryg_results *results,
                                   const char *crs_wkt, const unsigned *level_rgb,
                                   struct tryg_error *err);

#endif
