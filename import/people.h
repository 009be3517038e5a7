/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where people live, from a table of addresses or of grid cells. */
#ifndef TRYG_IMPORT_PEOPLE_H
#define TRYG_IMPORT_PEOPLE_H

#include "geodata/base/arena.h"
#include "geodata/base/error.h"
#include "geodata/shape/people.h"
#include "import/table_source.h"

struct tryg_people_source {
    struct tryg_table_source table;     /* .file NULL = none */
    const char *east, *north, *persons; /* columns; persons NULL = one a row */
    const char *crs;                    /* of the points; NULL = the project's */
};

/* Read every row. Out: coordinates as they stand in the file.
 * Fails    TRYG_DATA: a broken row, a column that is not there, a cell that is no number,
 *          or one that could be two; persons below 0. */
TRYG_MUST_CHECK
enum tryg_status tryg_people_read(const struct tryg_people_source *source,
                                  tryg_arena *arena, struct tryg_people *people,
                                  struct tryg_error *err);

#endif
