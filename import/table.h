/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table held in memory: CSV, XLSX or ODS, told by content, as text cells.
 *
 * Shape    rows x columns texts; row r of the table stood on line[r] of its file (sheets:
 *          the sheet's own row number).
 * Missing  an empty cell is "". Rows that are broken are in the rejects, not here.
 * Law      a number in a sheet comes as its shortest decimal text with a point, whatever
 *          its cell format; a whole number has no ".0"; a date as yyyy-mm-dd (with a
 * time: yyyy-mm-ddTHH:MM:SS); a boolean as TRUE or FALSE; a text as it stands. `style`
 * says how numbers in the cells are written: that of the source for CSV, point and no
 * thousands for sheets (text cells in sheets are read by the source's own style when the
 * first fails). Owner    the arena given.
 */
#ifndef TRYG_IMPORT_TABLE_H
#define TRYG_IMPORT_TABLE_H

#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/shape/rejects.h"
#include "import/table_source.h"

struct tryg_table {
    const char *shown; /* the path as people wrote it */
    size_t rows, columns;
    const char **column; /* [columns] header texts, trimmed */
    const char **cell;   /* [rows * columns] */
    uint64_t *line;      /* [rows] */
    bool is_sheet;
    struct tryg_number_style style;
};

/* Read it, apply header_row, stop_at, fill_down and where.
 * Fails    TRYG_FAILED or TRYG_DATA with the file named; a repeated header name that is
 *          asked for; an unknown sheet (lists those there are). */
TRYG_MUST_CHECK
enum tryg_status tryg_table_read(const struct tryg_table_source *source,
                                 tryg_rejects *rejects, tryg_arena *arena,
                                 struct tryg_table *table, struct tryg_error *err);

static inline const char *tryg_table_cell(const struct tryg_table *t, size_t row,
                                          size_t column)
{
    return t->cell[row * t->columns + column];
}

/* The column called `name` (exactly, after trimming). Fails TRYG_DATA, listing the
 * columns and suggesting the nearest. `key` is the project key that asked, for the
 * message. */
TRYG_MUST_CHECK
enum tryg_status tryg_table_column(const struct tryg_table *table, const char *key,
                                   const char *name, size_t *column,
                                   struct tryg_error *err);

/* The number in a cell, in the table's style. */
bool tryg_table_number(const struct tryg_table *table, size_t row, size_t column,
                       double *value);

#endif
