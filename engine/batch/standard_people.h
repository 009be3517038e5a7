/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standard populations of rates that are standardised directly: how many of each
 * class (by sex, age ...) there are in the city of the base year, or in a table.
 *
 * The table has the columns that split the people (`by`) and a column `persons`.
 *
 * Law      frozen: the base year's city, whatever year is counted; a table is an input of
 *          every year. Classes are in the order of their texts.
 * Owner    batch->arena.
 */
#ifndef TRYG_BATCH_STANDARD_PEOPLE_H
#define TRYG_BATCH_STANDARD_PEOPLE_H

#include "engine/batch/batch.h"

struct tryg_standard_people {
    size_t population; /* in batch->project.population */
    size_t classes;    /* 0: the indicator is not standardised directly */
    const char **key;  /* [classes] its texts in one, see tryg_standard_people_key */
    double *share;     /* [classes] of all persons, sum 1 */
};

/* Make those of all indicators: batch->standard.
 * Fails    TRYG_USAGE: the population has no such classes, or does not have the base
 *          year. TRYG_DATA: the table lacks a column, has a class twice, a class that the
 *          population does not have in the base year, a number of persons that is none of
 *          0 or more, or nobody at all. */
TRYG_MUST_CHECK
enum tryg_status tryg_standard_people_read(struct tryg_batch *batch,
                                           struct tryg_error *err);

/* Is the standard of an indicator the city of the base year, and no table? */
bool tryg_standard_people_is_city(const struct tryg_standardising *standard);

/* What it is called in a message: "the city of the base year", or its table. */
const char *tryg_standard_people_say(const struct tryg_standardising *standard);

/* Where `n` column names are among `among` others, into at[n]; the first that is not
 * there in *missing, else NULL. */
void tryg_standard_people_columns(size_t n, const char *const *name, size_t among,
                                  const char *const *other, size_t *at,
                                  const char **missing);

/* The texts at[n] of a class in one. */
const char *tryg_standard_people_key(size_t n, const char *const *text, const size_t *at,
                                     tryg_arena *arena);

/* The same for people: "18-29, m". */
const char *tryg_standard_people_name(const char *key, tryg_arena *arena);

/* The place of a class; standard->classes if it has none. */
size_t tryg_standard_people_find(const struct tryg_standard_people *standard,
                                 const char *key);

#endif
