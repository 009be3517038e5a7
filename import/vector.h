/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any vector file GDAL opens, as areas or as plain outlines; and a plain table as areas
 * without geometry.
 *
 * Shape    of a feature only its polygons are kept, whatever collection they come in;
 * arcs become straight pieces. Attributes are texts as they stand: whole numbers without
 * ".0", other numbers with the fewest digits that read back, dates as yyyy-mm-dd. A
 * file's own row number is an attribute when it has a name ("fid"). Missing  an empty
 * text is no value: NULL. Law      coordinates come as x = east/longitude, whatever the
 * file's CRS says of order. A file that GDAL opens as vectors is one; any other is a
 * table; told by content, never by the name.
 */
#ifndef TRYG_IMPORT_VECTOR_H
#define TRYG_IMPORT_VECTOR_H

#include "geodata/shape/areas.h"
#include "geodata/shape/rejects.h"
#include "import/table_source.h"

struct tryg_areas_source {
    struct tryg_table_source table; /* .file, .shown; the rest when it is a plain table */
    const char *layer;              /* NULL = the only one */
    const char *code, *name;        /* attributes; name may be NULL */
    bool merge_repeated;            /* several features with one key are one area */
    const char *crs; /* declared: wins over the file's, with a warning where they differ
                        (GeoJSON says WGS 84 whatever it holds); NULL = the file's */
    struct tryg_table_source join; /* .file NULL = none */
    const char *join_code;
};

/* Read the areas, sorted by tryg_code_order, with all attributes and those of the join.
 * Keys are trimmed of blanks at their ends, and names; other attributes are not.
 * Merged features keep the first value any of them carries; differences are noted. A
 * joined column that the file has as an attribute already is left out, noted where it
 * differs; rows without area and areas without row are warnings with their codes.
 * Fails    TRYG_DATA: cannot be opened; a layer or attribute that is not there; no areas;
 *          points or lines only; a repeated or missing key (names the feature by number
 *          and its neighbours in the file); a broken row of a table; a key twice in the
 *          join. */
TRYG_MUST_CHECK
enum tryg_status tryg_vector_read_areas(const struct tryg_areas_source *source,
                                        tryg_arena *arena, struct tryg_areas *areas,
                                        struct tryg_error *err);

/* Only the shapes of a polygon layer (water, parks, neighbours): one "area" a feature,
 * those without geometry passed over. *name[i] is the attribute `name` (may be NULL). */
TRYG_MUST_CHECK
enum tryg_status tryg_vector_read_outlines(const char *path, const char *name_attribute,
                                           tryg_arena *arena,
                                           struct tryg_outlines *outlines,
                                           const char **crs, const char ***name,
                                           struct tryg_error *err);

#endif
