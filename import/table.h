/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table held in memory: CSV, XLSX, ODS or SPSS, told by content, as text cells.
 *
 * Shape    rows x columns texts; row r of the table stood on line[r] of its file (sheets:
 *          the sheet's own row number).
 * Missing  an empty cell is "". Rows that are broken are in the rejects, not here; wholly
 *          empty rows are passed over.
 * Law      a number in a sheet comes as its shortest decimal text with a point, whatever
 *          its cell format; a whole number has no ".0"; a date as yyyy-mm-dd (with a
 *          time: yyyy-mm-ddTHH:MM:SS); a boolean as TRUE or FALSE; a text as it stands.
 *          How numbers are written (`style`) is the source's own for CSV and for text
 *          cells of sheets; a number cell of a sheet is a number whatever the source
 * says. Where the source names no decimal sign it is the point, and there is no thousands
 * sign: "0,987" is then no number rather than 987. Owner    the arena given.
 */
#ifndef TRYG_IMPORT_TABLE_H
#define TRYG_IMPORT_TABLE_H

#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/base/day.h"
#include "geodata/shape/rejects.h"
#include "import/table_source.h"

/* What an SPSS file knows of a variable. */
struct tryg_table_variable {
    const char *label; /* "Hvor tryg føler du dig ...", "" = none */
    size_t codes;
    const char **code, **text; /* [codes] "1" is "Meget tryg" */
    const char *missing;       /* user-missing: "8, 9, 90-99", "" = none */
    bool is_number;
    bool is_weight; /* the file is weighted by it */
};

struct tryg_table {
    const char *shown; /* the path as people wrote it */
    size_t rows, columns;
    const char **column;              /* [columns] header texts, trimmed */
    const char **cell;                /* [rows * columns] */
    uint64_t *line;                   /* [rows] */
    uint64_t broken;                  /* rows that went to the rejects ... */
    uint64_t broken_by[TRYG_REASONS]; /* ... and why */
    bool is_sheet;
    bool *is_text; /* [rows * columns] of a sheet; NULL for CSV, where every cell is */
    struct tryg_number_style style;
    bool style_told;                      /* the source names its decimal sign */
    size_t header_row;                    /* as declared */
    const char *encoding;                 /* CSV: "utf-8"; NULL for sheets */
    char delimiter;                       /* CSV */
    const char *sheet;                    /* name of the sheet; NULL for CSV */
    struct tryg_table_variable *variable; /* [columns] of an SPSS file; NULL for others */
    bool *user_missing;                   /* [rows * columns] the same */
};

/* Read it, apply header_row, stop_at, fill_down and where, in this order.
 * Fails    TRYG_FAILED or TRYG_DATA with the file named; an unknown sheet (lists those
 *          there are); a column of fill_down or where that is not there; `where` that
 *          keeps no row at all. */
TRYG_MUST_CHECK
enum tryg_status tryg_table_read(const struct tryg_table_source *source,
                                 tryg_rejects *rejects, tryg_arena *arena,
                                 struct tryg_table *table, struct tryg_error *err);

/* The same where every row must be sound: broken ones are an error that shows them. */
TRYG_MUST_CHECK
enum tryg_status tryg_table_read_whole(const struct tryg_table_source *source,
                                       tryg_arena *arena, struct tryg_table *table,
                                       struct tryg_error *err);

static inline const char *tryg_table_cell(const struct tryg_table *t, size_t row,
                                          size_t column)
{
    return t->cell[row * t->columns + column];
}

static inline bool tryg_table_user_missing(const struct tryg_table *t, size_t row,
                                           size_t column)
{
    return t->user_missing && t->user_missing[row * t->columns + column];
}

/* The cell; "" for a user-missing value. */
static inline const char *tryg_table_known(const struct tryg_table *t, size_t row,
                                           size_t column)
{
    return tryg_table_user_missing(t, row, column) ? "" : tryg_table_cell(t, row, column);
}

/* What an SPSS file calls the value `code` of a column; NULL = nothing. */
const char *tryg_table_label(const struct tryg_table *table, size_t column,
                             const char *code);

/* The column called `name` (exactly, after trimming). Fails TRYG_DATA, listing the
 * columns and suggesting the nearest, or when there are two. `key` is the project key
 * that asked, for the message. */
TRYG_MUST_CHECK
enum tryg_status tryg_table_column(const struct tryg_table *table, const char *key,
                                   const char *name, size_t *column,
                                   struct tryg_error *err);

/* No column: the project file does not name one. */
#define TRYG_NO_COLUMN SIZE_MAX

/* A column that a key of the project file may name. */
struct tryg_table_wanted {
    const char *key, *name; /* name NULL = none */
    size_t *at;             /* where it is found, or TRYG_NO_COLUMN */
};

/* Find all of them. Fails as tryg_table_column, at the first that is not there. */
TRYG_MUST_CHECK
enum tryg_status tryg_table_columns(const struct tryg_table *table, size_t n,
                                    const struct tryg_table_wanted *wanted,
                                    struct tryg_error *err);

/* The number in a cell, in its style; the second for a whole number >= 0. */
bool tryg_table_number(const struct tryg_table *table, size_t row, size_t column,
                       double *value);
bool tryg_table_whole(const struct tryg_table *table, size_t row, size_t column,
                      uint64_t *value);

/* The day in a cell, by the pattern; a date cell of a sheet is one whatever the pattern
 * (import/sheet.h). *day untouched unless TRYG_DAY_OK. */
enum tryg_day_verdict tryg_table_day(const struct tryg_table *table, size_t row,
                                     size_t column,
                                     const struct tryg_day_pattern *pattern,
                                     int32_t *day);

/* The source's date_format, yyyy-mm-dd unless told.
 * Fails    TRYG_USAGE when it is no pattern with a year, a month and a day. */
TRYG_MUST_CHECK
enum tryg_status tryg_table_day_pattern(const struct tryg_table_source *source,
                                        struct tryg_day_pattern *pattern,
                                        struct tryg_error *err);

/* Does a cell say nothing: empty, or ".." as Danmarks Statistik writes it? */
bool tryg_table_is_missing(const char *cell);

/* Could the cell be read in two ways, since nobody said what its sign means: "1.234"? */
bool tryg_table_ambiguous(const struct tryg_table *table, size_t row, size_t column);

#endif
