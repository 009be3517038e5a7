/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Population tables: persons per area and year. */
#ifndef TRYG_IMPORT_POPULATION_FILE_H
#define TRYG_IMPORT_POPULATION_FILE_H

#include "geodata/shape/names.h"
#include "geodata/shape/population.h"
#include "geodata/shape/rejects.h"
#include "import/table_source.h"

struct tryg_population_source {
    const char *id;
    struct tryg_table_source table;
    const char *area, *value; /* columns; no area where the system has only one */
    size_t classes;
    const char **class_column; /* columns that split the people: sex, age */
    const char *year, *date;   /* one of them, or neither: the same for every year */
    bool next_year;            /* date valid: next_year (31-12-2009 is the population of
                                  2010); else same_year */
    bool sum;                  /* add repeated area x year; else repeated is an error */
    size_t not_areas;
    const char **not_area;     /* rows to pass over: "Uden for inddeling" */
    bool ignore_unknown_areas; /* count them instead of failing */
    bool other_areas; /* rows of years that are not asked for may be of other areas: they
                         are passed over before their area is looked at */
    const struct tryg_system *system;
    tryg_names *names;
};

/* Read the population of `years` years.
 * Out      an area without a value in a year stays NAN (the caller warns); ".." and ""
 * are missing, see struct tryg_population_split for classes; *ignored counts the rows of
 * unknown areas that were passed over. Fails TRYG_DATA: a broken row; an unknown or
 * ambiguous area (unless ignored; lists them); a value that is no number >= 0, or could
 * be two ("1.234" where no decimal sign is declared); a date or year that is none; a
 * repeated area x year without `sum`. */
TRYG_MUST_CHECK
enum tryg_status tryg_population_read(const struct tryg_population_source *source,
                                      size_t years, const int *year, tryg_arena *arena,
                                      struct tryg_population *population, size_t *ignored,
                                      struct tryg_error *err);

#endif
