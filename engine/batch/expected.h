/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many reports an area would have, were each class of its people as liable as the
 * standard has it: the denominator of a rate that is standardised indirectly.
 *
 * The standard is a table with the columns that split the people (`by`) and a column
 * `rate`: reports per so many (`per`) of the class in a year.
 *
 * Law      every class that the population has must have a rate; a rate for a class that
 *          nobody belongs to does nothing.
 * Owner    batch->arena.
 */
#ifndef TRYG_BATCH_EXPECTED_H
#define TRYG_BATCH_EXPECTED_H

#include "engine/batch/batch.h"

/* The rates of one indicator, laid on the classes of its population. */
struct tryg_expected {
    size_t population; /* in division->population */
    double **rate; /* [years of the population][classes] per person; NULL: not split */
};

/* Read the tables of all indicators that are standardised, for the years of every
 * division. Fails    TRYG_USAGE: the population has no such classes. TRYG_DATA: the table
 * lacks a column or a class, has one twice, or a rate that is no number of 0 or more. */
TRYG_MUST_CHECK
enum tryg_status tryg_expected_read(struct tryg_batch *batch, struct tryg_error *err);

/* The expected reports of an indicator: the sum of rate times people over the classes,
 * put together from the population's own areas.
 * Out      value[system->n]; NAN where a class that counts is not known.
 * Fails    as tryg_batch_population. */
TRYG_MUST_CHECK
enum tryg_status tryg_expected_on(struct tryg_batch *batch, size_t indicator, int year,
                                  const struct tryg_system *system, double *value,
                                  struct tryg_error *err);

#endif
