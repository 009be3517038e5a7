/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the usual form, read straight from the bytes of the file.
 *
 * Law      a row read here has the verdict and the columns that tryg_rows_judge gives it
 *          (steps 3 to 10 of import/reports_rows.h). Whatever would be rejected, or has
 *          blanks round a cell, a number with signs of thousands or an exponent, a date
 *          whose width changes, a doubled quote ... is not read here.
 */
#ifndef TRYG_IMPORT_REPORTS_USUAL_H
#define TRYG_IMPORT_REPORTS_USUAL_H

#include "import/reports_rows.h"

/* Can rows be of the usual form under this plan at all? */
bool tryg_usual_possible(const struct tryg_reports_plan *plan);

enum { TRYG_USUAL_MOST = 256 };

/* Read rows that follow each other, each of as many cells as the header and none empty,
 * into room->block from row r on: at most TRYG_USUAL_MOST of `rows`. mark[-1] ends the
 * row before the first, mark[columns - 1] the first, and so on. Returns how many were
 * read, and usual[i] says of each whether it is; what is written of one that is not is
 * void. */
size_t tryg_usual_rows(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                       const uint32_t *mark, size_t r, size_t rows,
                       bool usual[TRYG_USUAL_MOST]);

#endif
