/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a file a planner has been handed: for `tryghed look`. */
#ifndef TRYG_IMPORT_LOOK_H
#define TRYG_IMPORT_LOOK_H

#include <stdbool.h>
#include <stdio.h>

#include "geodata/base/arena.h"

/* Print sheets or layers, columns with a guess of what they hold, encoding, delimiter,
 * decimal sign, CRS, date format, the first rows, and the lines of tryghed.yaml that
 * would read it. Values of columns that look personal (ids, free text) are not shown.
 * With `json` the same as one JSON object. */
TRYG_MUST_CHECK
enum tryg_status tryg_look(const char *path, bool json, FILE *out,
                           struct tryg_error *err);

#endif
