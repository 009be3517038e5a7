/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sheet of a workbook, XLSX or ODS, as texts.
 *
 * Shape    rows x columns texts; wholly empty rows are not there: row r stood on line[r]
 *          of the sheet, and a gap in the lines is an empty row.
 * Missing  an empty cell is "". Of a merged cell only the upper left one has the value.
 * Law      a number is its shortest decimal text with a point, whatever its format; a
 *          date yyyy-mm-dd, with a time of day yyyy-mm-ddTHH:MM:SS; a time alone
 *          HH:MM:SS; a boolean TRUE or FALSE; a text as it stands; a formula its last
 *          result, or "=..." (a text) when the file holds none.
 * Owner    the arena given.
 */
#ifndef TRYG_IMPORT_SHEET_H
#define TRYG_IMPORT_SHEET_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"

struct tryg_sheet {
    const char *name;
    size_t rows, columns;
    uint64_t *line;    /* [rows], from 1, ascending */
    const char **cell; /* [rows * columns] */
    bool *is_text;     /* [rows * columns] written as text, not as a number or date */
};

enum tryg_workbook {
    TRYG_WORKBOOK_NONE, /* something else */
    TRYG_WORKBOOK_XLSX,
    TRYG_WORKBOOK_ODS,
    TRYG_WORKBOOK_OLD, /* .xls, or locked with a password: cannot be read */
    TRYG_WORKBOOK_XLSB /* cannot be read */
};

/* What is `path`, by its content? */
enum tryg_workbook tryg_sheet_kind(const char *path);

/* The names of the sheets, in the workbook's order.
 * Fails    TRYG_DATA: no workbook, or one that cannot be read (says what to do). */
TRYG_MUST_CHECK
enum tryg_status tryg_sheet_names(const char *path, const char *shown, tryg_arena *arena,
                                  size_t *sheets, const char ***name,
                                  struct tryg_error *err);

/* Read the sheet called `name`, NULL = the first.
 * Fails    TRYG_DATA as above; no such sheet (lists those there are). */
TRYG_MUST_CHECK
enum tryg_status tryg_sheet_read(const char *path, const char *shown, const char *name,
                                 tryg_arena *arena, struct tryg_sheet *sheet,
                                 struct tryg_error *err);

#endif
