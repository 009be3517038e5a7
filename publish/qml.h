/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QGIS styles (QML) as texts: how a layer is coloured when it is opened.
 *
 * Units    colours are 0xRRGGBB.
 * Source   the style files that QGIS 3 writes; only the keys that decide the picture are
 *          given, QGIS fills in the rest.
 */
#ifndef TRYG_PUBLISH_QML_H
#define TRYG_PUBLISH_QML_H

#include "geodata/base/arena.h"

/* The style of a one-band raster whose values are classes 0 .. classes-1, with the names
 * that the legend shows; it lies beside the raster: map.tif, map.qml.
 * In       label[classes], in the language of the map; rgb[classes].
 * Fails    TRYG_FAILED when the file cannot be written. */
TRYG_MUST_CHECK
enum tryg_status tryg_publish_raster_qml(const char *path, size_t classes,
                                         const char *const *label, const unsigned *rgb,
                                         struct tryg_error *err);

/* The style of a layer of areas that is coloured by the text column `column`: value[i]
 * has the colour rgb[i] and is called label[i]; any other value, and a missing one, is
 * hatched in grey and called `missing`. classes == 0: one plain symbol for all.
 * `names` is the column that labels the areas, NULL for none.
 * Owner    the arena. */
const char *tryg_publish_area_qml(tryg_arena *arena, const char *column, size_t classes,
                                  const char *const *value, const char *const *label,
                                  const unsigned *rgb, const char *missing,
                                  const char *names);

#endif
