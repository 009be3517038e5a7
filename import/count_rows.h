/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of area_counts.c: what a row of counts is taken for, and where it is booked.
 */
#ifndef TRYG_IMPORT_COUNT_ROWS_H
#define TRYG_IMPORT_COUNT_ROWS_H

#include "import/area_counts.h"
#include "import/count_classes.h"
#include "import/table.h"
#include "import/words.h"

#define TRYG_NO_COLUMN SIZE_MAX

/* A column of counts, and the category it is of (wide form). */
struct tryg_count_column {
    size_t column;
    uint8_t category;
};

struct tryg_count_reading {
    const struct tryg_counts_source *source;
    tryg_rejects *rejects;
    tryg_arena *arena;
    struct tryg_ledger *ledger;
    struct tryg_book *book;
    struct tryg_table table;
    struct tryg_counts counts;
    size_t area, category, date, year; /* columns, or TRYG_NO_COLUMN */
    size_t columns;
    struct tryg_count_column *column; /* long form: one, its category per row */
    uint8_t constant;                 /* category, TRYG_NO_CATEGORY if per row */
    struct tryg_day_pattern pattern;
    struct tryg_words *totals, *no_places, *missings, *ids; /* ids: of the categories */
    struct tryg_count_classes classes;
    bool *unknown; /* [areas * categories] */
    /* For the check of totals: sums over rows, and what the total rows say. */
    uint64_t *sum, *total; /* [categories] */
    bool *has_total;       /* [categories] */
};

/* One count on its way into the books. */
struct tryg_count_row {
    size_t row, column;
    uint32_t area;       /* TRYG_NO_AREA with no_place */
    uint16_t harm_class; /* TRYG_NO_CLASS without a weight */
    uint8_t category;    /* also TRYG_CATEGORY_EXCLUDED, TRYG_NO_CATEGORY */
    size_t slot;         /* month */
    uint64_t reports;
    bool no_place, is_total, missing, out_of_period, rejected;
    enum tryg_reason reason;
    size_t reject_column;
    const char *expected;
};

/* Find out what the count in `column` of `row` is. */
void tryg_count_judge(struct tryg_count_reading *reading, size_t row,
                      const struct tryg_count_column *column,
                      struct tryg_count_row *found);

/* Put it in its box; rejects too. */
TRYG_MUST_CHECK
enum tryg_status tryg_count_enter(struct tryg_count_reading *reading,
                                  const struct tryg_count_row *found,
                                  struct tryg_error *err);

#endif
