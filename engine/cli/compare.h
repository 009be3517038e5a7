/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a comparison is told: to people, and to machines. */
#ifndef TRYG_CLI_COMPARE_H
#define TRYG_CLI_COMPARE_H

#include "engine/batch/against.h"
#include "engine/batch/compare.h"

#include <stdio.h>

/* The table of areas, what may be said of all of them, and the goals, in tryg_lang(). */
void tryg_compare_text(const struct tryg_batch *batch, const struct tryg_compared *pair,
                       FILE *out);

/* The breaks that are declared between two years, and what they part. */
void tryg_compare_breaks_text(const struct tryg_project *project, int base, int year,
                              FILE *out);

/* The same numbers, unrounded; and n published tables after them. */
void tryg_compare_json(const struct tryg_batch *batch, const struct tryg_compared *pair,
                       size_t n, const struct tryg_against *against, FILE *out);

/* A published table against what is computed: levels, shares, and where the two tell
 * otherwise of the same year. */
void tryg_compare_published_text(const struct tryg_batch *batch,
                                 const struct tryg_against *against, FILE *out);

/* "published": [...], of n tables. */
void tryg_compare_published_json(const struct tryg_batch *batch, size_t n,
                                 const struct tryg_against *against, FILE *out);

/* Where the index of the areas goes over all years, in a few lines; nothing with fewer
 * than five years. In: batch with its trends. */
void tryg_compare_trend_text(const struct tryg_batch *batch, size_t system, FILE *out);

/* "trend": [...], of every measure and area of a system. */
void tryg_compare_trend_json(const struct tryg_batch *batch, size_t system, FILE *out);

/* What became of the areas between the two years; nothing where they are the same. The
 * JSON ends the list before it, and is one itself. */
void tryg_compare_borders_text(const struct tryg_batch *batch,
                               const struct tryg_compared *pair, FILE *out);
void tryg_compare_borders_json(const struct tryg_compared *pair, FILE *out);

#endif
