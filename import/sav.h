/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPSS system files (.sav, .zsav): a table of texts with what SPSS knows of it.
 *
 * Law      a number is its shortest decimal text with a point, 1 is "1"; a date
 * yyyy-mm-dd; system-missing and an empty string are "". A user-missing value keeps its
 * text and is marked: what it means is the reader's to say. Method   ReadStat. A file
 * that names no encoding and is not UTF-8 is read as windows-1252, unless the source says
 * otherwise.
 */
#ifndef TRYG_IMPORT_SAV_H
#define TRYG_IMPORT_SAV_H

#include "import/table.h"

/* Is `path` such a file, by its first bytes ("$FL2", "$FL3")? */
bool tryg_sav_is(const char *path);

/* Fill columns, cells, lines (the number of the case, from 1) and variables.
 * Fails    TRYG_DATA with the file named: it cannot be opened, is cut short or damaged,
 * is of a kind ReadStat does not read. */
TRYG_MUST_CHECK
enum tryg_status tryg_sav_read(const struct tryg_table_source *source, tryg_arena *arena,
                               struct tryg_table *table, struct tryg_error *err);

#endif
