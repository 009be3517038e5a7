/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports that come counted per area: long (area, category, count) or wide (a column a
 * category), from CSV, XLSX or ODS.
 */
#ifndef TRYG_IMPORT_AREA_COUNTS_H
#define TRYG_IMPORT_AREA_COUNTS_H

#include "geodata/shape/categories.h"
#include "geodata/shape/counts.h"
#include "geodata/shape/ledger.h"
#include "geodata/shape/names.h"
#include "import/table_source.h"

struct tryg_counts_source {
    struct tryg_table_source table;
    const char *area;              /* columns; area is required */
    const char *category, *count;  /* long form */
    const char *date, *year;       /* one of them, or neither: see constant_year */
    bool category_is_code;         /* mapped through the offence table; else by id */
    const char *constant_category; /* instead of a category column */
    int constant_year;             /* the label year when the file has no year; else 0 */
    size_t wides; /* wide form: a category and the columns that make it */
    struct tryg_wide {
        const char *category;
        size_t columns;
        const char **column;
    } * wide;
    size_t totals, no_places, missings;
    const char **total;    /* area or category texts of total rows: passed over, but
                              checked against the sum of what was read (warning) */
    const char **no_place; /* area texts that mean "not placed": Uoplyst */
    const char **missing;  /* count texts that mean "not known": "..", "<3" */
    size_t classes, no_classes;
    const char **class_column; /* columns that split the reports: sex, age */
    const char **no_class; /* texts in them that mean "not known", beside an empty cell */
    int32_t first_day, last_day; /* data period of the label year */
    const struct tryg_categories *categories;
    const struct tryg_system *system;
    tryg_names *names; /* of that system */
};

/* Read one label year into *counts (begun here, source and first_month set) and *book
 * (given empty).
 *
 * Rows      a row of the books is one count: a row of a long file, a row x column of a
 * wide one. Rows of totals are not counted, but compared with the sum of what was read: a
 * difference is a warning. Period    a row with a date belongs to the label year when the
 * date lies in the data period; a row with a year when the middle of that year does; a
 * row with neither always. Months are known with a date only. Category  by id, spellings
 * folded as names are; by code through the offence table. category_given: those of the
 * wide columns, the constant one, those of the offence table, or those met in the file.
 * Unknown   a count that is "missing" makes that area x category unknown: it is booked as
 *           a row of 0 reports in no_place and listed once in *unknown_cell as
 *           area * categories + category, never as zero; what other rows say of the cell
 *           is counted all the same.
 * Classes   see count_classes.h: counts->split; reports of no class are in all else, and
 *           told of as a warning. A total over classes is not compared with the sum.
 * Fails     TRYG_DATA as tryg_table_read; rows that cannot be read are rejects: an area
 *           the system does not have, a count that is no whole number >= 0 (an empty cell
 *           too, unless it is declared missing), a date that is none. */
TRYG_MUST_CHECK
enum tryg_status tryg_area_counts_read(const struct tryg_counts_source *source, int year,
                                       tryg_rejects *rejects, tryg_arena *arena,
                                       struct tryg_ledger *ledger, struct tryg_book *book,
                                       struct tryg_counts *counts, size_t *unknown,
                                       uint32_t **unknown_cell, struct tryg_error *err);

#endif
