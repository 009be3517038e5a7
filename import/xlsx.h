/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of Excel's form (ECMA-376, SpreadsheetML), for sheet.c. */
#ifndef TRYG_IMPORT_XLSX_H
#define TRYG_IMPORT_XLSX_H

#include "import/grid.h"

typedef struct tryg_xlsx tryg_xlsx;

/* Read the list of sheets. Fails    TRYG_DATA: damaged. */
TRYG_MUST_CHECK
enum tryg_status tryg_xlsx_open(const char *path, const char *shown, tryg_arena *arena,
                                tryg_xlsx **book, struct tryg_error *err);

size_t tryg_xlsx_sheets(const tryg_xlsx *book);
const char **tryg_xlsx_names(const tryg_xlsx *book); /* [sheets] */

/* The cells of one sheet into *grid. Fails    TRYG_DATA: damaged. */
TRYG_MUST_CHECK
enum tryg_status tryg_xlsx_read(tryg_xlsx *book, size_t sheet, struct tryg_grid *grid,
                                struct tryg_error *err);

#endif
