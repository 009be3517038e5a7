/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a comparison is told: to people, and to machines. */
#ifndef TRYG_CLI_COMPARE_H
#define TRYG_CLI_COMPARE_H

#include "engine/batch/compare.h"

#include <stdio.h>

/* The table of areas, what may be said of all of them, and the goals, in tryg_lang(). */
void tryg_compare_text(const struct tryg_batch *batch, const struct tryg_compared *pair,
                       FILE *out);

/* The same numbers, unrounded. */
void tryg_compare_json(const struct tryg_batch *batch, const struct tryg_compared *pair,
                       FILE *out);

#endif
