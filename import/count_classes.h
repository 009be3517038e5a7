/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes (sex, age ...) that rows of counts are split by: part of area_counts.c.
 *
 * Law      a class is the texts of its columns, plain as answer codes are ("1.0" is "1").
 *          A row with an empty cell there, or a text that is declared to mean "not
 * known", is of no class; a row with a text of totals is a total.
 */
#ifndef TRYG_IMPORT_COUNT_CLASSES_H
#define TRYG_IMPORT_COUNT_CLASSES_H

#include "geodata/shape/counts_split.h"
#include "import/table.h"
#include "import/words.h"

enum { TRYG_CLASS_UNKNOWN = UINT32_MAX - 1, TRYG_CLASS_TOTAL = UINT32_MAX };

struct tryg_count_classes {
    size_t areas, categories;
    uint32_t *of_row; /* [rows] class, TRYG_CLASS_UNKNOWN, TRYG_CLASS_TOTAL */
    uint64_t unknown; /* placed reports of no class */
    uint64_t known;   /* and of one */
    struct tryg_counts_split split; /* filled by tryg_count_classes_add */
};

/* Find the classes of a table's rows; without columns there are none.
 * In       totals, not_known: words; column texts live as long as the result.
 * Fails    as tryg_table_column. */
TRYG_MUST_CHECK
enum tryg_status tryg_count_classes_begin(struct tryg_count_classes *classes,
                                          const struct tryg_table *table, size_t columns,
                                          const char *const *column,
                                          const struct tryg_words *totals,
                                          const struct tryg_words *not_known,
                                          tryg_arena *arena, struct tryg_error *err);

static inline bool tryg_count_classes_is_total(const struct tryg_count_classes *classes,
                                               size_t row)
{
    return classes->split.columns > 0 && classes->of_row[row] == TRYG_CLASS_TOTAL;
}

/* Count reports of a row that were placed; not of a total. */
void tryg_count_classes_add(struct tryg_count_classes *classes, size_t row, size_t area,
                            size_t category, uint64_t reports);

/* Tell how many reports have no class, as a warning, if any. */
void tryg_count_classes_say(const struct tryg_count_classes *classes, const char *shown);

#endif
