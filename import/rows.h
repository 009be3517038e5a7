/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way into a table: between table.c and the two kinds of file. */
#ifndef TRYG_IMPORT_ROWS_H
#define TRYG_IMPORT_ROWS_H

#include "import/table.h"

/* Fill columns, cells, lines and what the file is, from a delimited text. A row that is
 * broken, short or long is a reject. With stop_at_empty it ends at an empty row. */
TRYG_MUST_CHECK
enum tryg_status tryg_rows_from_csv(const struct tryg_table_source *source,
                                    tryg_rejects *rejects, tryg_arena *arena,
                                    struct tryg_table *table, struct tryg_error *err);

/* The same from a sheet. */
TRYG_MUST_CHECK
enum tryg_status tryg_rows_from_sheet(const struct tryg_table_source *source,
                                      tryg_arena *arena, struct tryg_table *table,
                                      struct tryg_error *err);

/* Repeat the cell above where a cell of the source's fill_down columns is empty. */
TRYG_MUST_CHECK
enum tryg_status tryg_rows_fill_down(const struct tryg_table_source *source,
                                     struct tryg_table *table, struct tryg_error *err);

/* Drop the rows that the source's `where` does not keep. */
TRYG_MUST_CHECK
enum tryg_status tryg_rows_where(const struct tryg_table_source *source,
                                 struct tryg_table *table, struct tryg_error *err);

/* A copy of `text` without blanks and line ends around it. */
const char *tryg_rows_trim(const char *text, tryg_arena *arena);

#endif
