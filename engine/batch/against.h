/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others have published, against the results of this project. */
#ifndef TRYG_BATCH_AGAINST_H
#define TRYG_BATCH_AGAINST_H

#include "engine/batch/shelf.h"
#include "geodata/shape/published.h"

/* The published tables of a label year, on one system (NULL = all): their places in
 * batch->as_published, into which[]. Returns how many. */
size_t tryg_against_find(const struct tryg_batch *batch, int year, const char *system,
                         size_t *which);

/* Hold a table against label year `base` of the results (0 = the base year), put together
 * on the table's areas by their own constants, and against our own results of the year
 * that was published.
 * In       a batch that tryg_reopen or a run has filled, with an index.
 * Fails    TRYG_USAGE: `base` has no results.
 * Owner    batch->arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_against_make(struct tryg_batch *batch, size_t table, int base,
                                   struct tryg_against *out, struct tryg_error *err);

/* batch->against: every table against the base year, in their order; none without an
 * index or without results of the base year.
 * Owner    batch->arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_against_make_all(struct tryg_batch *batch, struct tryg_error *err);

/* compare/published_YEAR_SYSTEM.csv and .json of batch->against, on the shelf. */
TRYG_MUST_CHECK
enum tryg_status tryg_against_write(struct tryg_shelf *shelf, struct tryg_error *err);

/* One of them into the folder of results, each file whole: the same bytes against the
 * base year; published_YEAR_BASE_SYSTEM against another. */
TRYG_MUST_CHECK
enum tryg_status tryg_against_write_one(const struct tryg_batch *batch,
                                        const struct tryg_against *against,
                                        struct tryg_error *err);

#endif
