/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One layer of a vector file, feature after feature: all that this room asks of OGR.
 *
 * Shape    a cursor: tryg_layer_next steps to the next feature in the file's order, and
 *          the other functions speak of that one. Features are numbered from 1.
 * Units    those of the layer's CRS; x is east or longitude, whatever axis order the CRS
 *          or the driver states.
 * Missing  a text that a feature does not carry, or that is empty, is NULL.
 * Law      tables (CSV, XLSX, ODS, XLS) are never opened here: OGR reads them wrongly
 *          without a word. No file beside the data is ever written.
 * Owner    the arena closes the file.
 */
#ifndef TRYG_IMPORT_LAYER_H
#define TRYG_IMPORT_LAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/shape/outlines.h"
#include "import/table_source.h"

typedef struct tryg_layer tryg_layer;

/* Does GDAL open `path` as a vector file, tables excepted? Told by content. */
bool tryg_layer_fits(const char *path);

/* Open the layer called `name`; NULL = the only one, or the only one with shapes.
 * In       encoding: of the texts, for formats that do not say (shapefiles); AUTO = found
 *          out from them, and noted.
 * Fails    TRYG_DATA: cannot be opened; no such layer, or several to choose from (lists
 *          them). */
TRYG_MUST_CHECK
enum tryg_status tryg_layer_open(const char *path, const char *shown, const char *name,
                                 enum tryg_encoding encoding, tryg_arena *arena,
                                 tryg_layer **layer, struct tryg_error *err);

/* The layers of a file, for people: names, and which of them have shapes. */
struct tryg_layer_list {
    size_t n;
    const char **name;
    bool *shapes;
};
TRYG_MUST_CHECK
enum tryg_status tryg_layer_names(const char *path, const char *shown, tryg_arena *arena,
                                  struct tryg_layer_list *list, struct tryg_error *err);

const char *tryg_layer_name(const tryg_layer *layer);
const char *tryg_layer_driver(const tryg_layer *layer); /* "GeoJSON", "GPKG" ... */
bool tryg_layer_has_shapes(const tryg_layer *layer);    /* may features carry any? */
int64_t tryg_layer_features(const tryg_layer *layer);

/* "EPSG:4326", else WKT; NULL when the file carries none. */
const char *tryg_layer_crs(const tryg_layer *layer);

/* Is `crs` (anything PROJ reads) the same as the layer's? */
bool tryg_layer_crs_is(const tryg_layer *layer, const char *crs);

size_t tryg_layer_attributes(const tryg_layer *layer);
const char *tryg_layer_attribute(const tryg_layer *layer, size_t attribute);

/* Step to the next feature; *more = false at the end.
 * Fails    TRYG_DATA when the file is damaged there. */
TRYG_MUST_CHECK
enum tryg_status tryg_layer_next(tryg_layer *layer, bool *more, struct tryg_error *err);

size_t tryg_layer_number(const tryg_layer *layer); /* of the feature, from 1 */

/* The value as text: whole numbers without ".0", other numbers with the fewest digits
 * that read back, dates as yyyy-mm-dd, booleans as TRUE and FALSE. Owner: `arena`.
 * Fails    TRYG_DATA when the text is not of the file's encoding. */
TRYG_MUST_CHECK
enum tryg_status tryg_layer_text(const tryg_layer *layer, size_t attribute,
                                 tryg_arena *arena, const char **text,
                                 struct tryg_error *err);

/* Append the parts of the feature's polygons to the area last begun in *outlines; of a
 * collection only the polygons; arcs become straight pieces of at most 4 degrees. A
 * feature without polygons appends nothing.
 * Out      *other: it carried points or lines and no polygon.
 * Fails    TRYG_DATA when a coordinate is not a finite number. */
TRYG_MUST_CHECK
enum tryg_status tryg_layer_outline(tryg_layer *layer, tryg_arena *arena,
                                    struct tryg_outlines *outlines, bool *other,
                                    struct tryg_error *err);

#endif
