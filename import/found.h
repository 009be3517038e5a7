/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas as they stand in their file, one row a feature or a table's line, before they are
 * put in order: between vector.c, which makes areas of them, and the two readers.
 */
#ifndef TRYG_IMPORT_FOUND_H
#define TRYG_IMPORT_FOUND_H

#include "geodata/shape/outlines.h"
#include "import/vector.h"

struct tryg_found {
    bool is_table;
    size_t n, attributes;
    const char **attribute;      /* [attributes] */
    const char **value;          /* [n * attributes]; NULL = not carried */
    size_t *at;                  /* [n] number of the feature, or line of the table */
    struct tryg_outlines shapes; /* one area a row; areas == 0: no shapes at all */
    const char *crs;
};

/* Read `source` whole, as a vector file if GDAL opens it as one, else as a table. */
TRYG_MUST_CHECK
enum tryg_status tryg_found_read(const struct tryg_areas_source *source,
                                 tryg_arena *arena, struct tryg_found *found,
                                 struct tryg_error *err);

/* Read a table whole; broken rows are an error here.
 * In       key: the project key, for messages. */
TRYG_MUST_CHECK
enum tryg_status tryg_found_read_table(const struct tryg_table_source *source,
                                       tryg_arena *arena, struct tryg_found *found,
                                       struct tryg_error *err);

#endif
