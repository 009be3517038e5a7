/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of LibreOffice's form (OpenDocument 1.2, part 1, chapter 9), for sheet.c. */
#ifndef TRYG_IMPORT_ODS_H
#define TRYG_IMPORT_ODS_H

#include "import/grid.h"

/* The names of the sheets. Fails    TRYG_DATA: damaged. */
TRYG_MUST_CHECK
enum tryg_status tryg_ods_names(const char *path, const char *shown, tryg_arena *arena,
                                size_t *sheets, const char ***name,
                                struct tryg_error *err);

/* The cells of sheet number `sheet`, from 0. Fails    TRYG_DATA: damaged. */
TRYG_MUST_CHECK
enum tryg_status tryg_ods_read(const char *path, const char *shown, size_t sheet,
                               struct tryg_grid *grid, struct tryg_error *err);

#endif
