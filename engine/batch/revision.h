/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was revised between two folders of outputs: two runs, or a run and what was
 * published.
 *
 * Registers live backwards: a later extract changes old years. Every table that both
 * folders hold is compared row by row, by the columns that name a row (year, system, area
 * ...), and cell by cell in the columns both have.
 *
 * Law      numbers are compared as numbers, texts as texts; an empty cell is not a zero.
 *          Columns and rows that only one side has are listed, never passed over.
 * Owner    the arena.
 */
#ifndef TRYG_BATCH_REVISION_H
#define TRYG_BATCH_REVISION_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/batch/register.h"
#include "geodata/base/arena.h"
#include "geodata/base/error.h"

/* What became of a row, a table or an input. */
enum tryg_revised { TRYG_CHANGED, TRYG_GONE, TRYG_ADDED };

/* One cell that differs. Texts as they stand in the files. */
struct tryg_revised_cell {
    size_t row;         /* of revision->row */
    const char *column; /* its name */
    const char *before, *after;
    double change; /* after - before where both are numbers, else NAN */
};

struct tryg_revised_row {
    const char *key; /* "2010 · distrikt35 · 8" */
    enum tryg_revised kind;
};

struct tryg_revised_table {
    const char *name;            /* "index.csv" */
    enum tryg_revised kind;      /* changed: both sides have it, be it the same */
    size_t before, after;        /* rows on each side */
    size_t changed, gone, added; /* rows */
    size_t columns_gone, columns_new;
    const char **column_gone, **column_new;
    size_t rows; /* those that are not the same, in the order of their keys */
    struct tryg_revised_row *row;
    size_t cells; /* by row, then by column */
    struct tryg_revised_cell *cell;
};

/* An input file of the two runs that is not the same. */
struct tryg_revised_input {
    const char *role, *file;
    enum tryg_revised kind;
};

struct tryg_revision {
    const char *before, *after;         /* the two folders, as given */
    const char *run_before, *run_after; /* ids, NULL without a manifest */
    const char *engine_before, *engine_after;
    bool project_changed;
    size_t inputs;
    struct tryg_revised_input *input;
    size_t tables; /* by name; rejects are not compared */
    struct tryg_revised_table *table;
    size_t counts; /* by year, area and category; none where counts.csv is not on both */
    struct tryg_register_revision *count;
};

/* Compare every .csv of the two folders.
 * Fails    TRYG_USAGE: a folder that is none or holds no table. TRYG_DATA: a table that
 *          cannot be read, or in which two rows have the same name. */
TRYG_MUST_CHECK
enum tryg_status tryg_revision_find(const char *before, const char *after,
                                    tryg_arena *arena, struct tryg_revision *revision,
                                    struct tryg_error *err);

/* Is anything different but the engine and the run's id? */
bool tryg_revision_is_empty(const struct tryg_revision *revision);

#endif
