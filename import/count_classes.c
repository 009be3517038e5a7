/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/count_classes.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/answer_code.h"
#include "import/numbering.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Parts the texts of a class that has several columns. */
#define PART "\x1F"

struct reading {
    const struct tryg_table *table;
    size_t columns;
    const size_t *at; /* [columns] in the table */
    const struct tryg_words *totals, *not_known;
    tryg_arena *arena;
    struct tryg_numbering met;
};

/* The row's class among those met; a total or an unknown one is not met. */
static uint32_t class_of(struct reading *r, size_t row)
{
    const char *joined = "";
    bool known = true;
    for (size_t c = 0; c < r->columns; c++) {
        const char *text =
            tryg_answer_code_plain(tryg_table_cell(r->table, row, r->at[c]), r->arena);
        if (tryg_words_hold(r->totals, text)) {
            return TRYG_CLASS_TOTAL;
        }
        known = known && *text && !tryg_words_hold(r->not_known, text);
        joined = tryg_arena_print(r->arena, "%s%s" PART, joined, text);
    }
    return known ? tryg_numbering_of(&r->met, joined) : TRYG_CLASS_UNKNOWN;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* From the number as met to the place in the order of texts. */
static uint32_t *sort_classes(const struct reading *r, const char ***sorted)
{
    size_t n = r->met.n;
    const char **text = TRYG_NEW(r->arena, n, const char *);
    uint32_t *place = TRYG_NEW(r->arena, n, uint32_t);
    if (n > 0) {
        memcpy(text, r->met.text, n * sizeof *text);
        qsort(text, n, sizeof *text, by_text);
    }
    for (size_t c = 0; c < n; c++) {
        const char **at = bsearch(&r->met.text[c], text, n, sizeof *text, by_text);
        place[c] = (uint32_t)(at - text);
    }
    *sorted = text;
    return place;
}

static const char **part(const struct reading *r, const char *const *joined)
{
    const char **text = TRYG_NEW(r->arena, r->met.n * r->columns, const char *);
    for (size_t c = 0; c < r->met.n; c++) {
        const char *at = joined[c];
        for (size_t k = 0; k < r->columns; k++) {
            size_t bytes = strcspn(at, PART);
            text[c * r->columns + k] = tryg_arena_copy_n(r->arena, at, bytes);
            at += bytes + 1;
        }
    }
    return text;
}

static void number_rows(struct reading *r, struct tryg_count_classes *classes)
{
    size_t rows = r->table->rows;
    const char **sorted;
    classes->of_row = TRYG_NEW(r->arena, rows, uint32_t);
    for (size_t row = 0; row < rows; row++) {
        classes->of_row[row] = class_of(r, row);
    }
    uint32_t *place = sort_classes(r, &sorted);
    for (size_t row = 0; row < rows; row++) {
        uint32_t *of = &classes->of_row[row];
        *of = *of < r->met.n ? place[*of] : *of;
    }
    classes->split.classes = r->met.n;
    classes->split.text = part(r, sorted);
    classes->split.reports =
        TRYG_NEW(r->arena, r->met.n * classes->areas * classes->categories, uint64_t);
}

enum tryg_status tryg_count_classes_begin(struct tryg_count_classes *classes,
                                          const struct tryg_table *table, size_t columns,
                                          const char *const *column,
                                          const struct tryg_words *totals,
                                          const struct tryg_words *not_known,
                                          tryg_arena *arena, struct tryg_error *err)
{
    size_t *at = TRYG_NEW(arena, columns, size_t);
    for (size_t c = 0; c < columns; c++) {
        TRYG_TRY(tryg_table_column(table, "columns: class", column[c], &at[c], err));
    }
    struct reading r = {.table = table,
                        .columns = columns,
                        .at = at,
                        .totals = totals,
                        .not_known = not_known,
                        .arena = arena,
                        .met.arena = arena};
    classes->split = (struct tryg_counts_split){.columns = columns, .column = column};
    if (columns > 0) {
        number_rows(&r, classes);
    }
    return TRYG_OK;
}

void tryg_count_classes_add(struct tryg_count_classes *classes, size_t row, size_t area,
                            size_t category, uint64_t reports)
{
    struct tryg_counts_split *split = &classes->split;
    if (split->columns == 0) {
        return;
    }
    uint32_t class = classes->of_row[row];
    if (class >= split->classes) {
        classes->unknown += reports;
        return;
    }
    classes->known += reports;
    split->reports[(class * classes->areas + area) * classes->categories + category] +=
        reports;
}

void tryg_count_classes_say(const struct tryg_count_classes *classes, const char *shown)
{
    if (classes->unknown > 0) {
        tryg_warn(TX("%s: %" PRIu64 " af %" PRIu64 " anmeldelser har ingen klasse; de er "
                     "talt med overalt undtagen i rater, der standardiseres direkte.",
                     "%s: %" PRIu64 " of %" PRIu64 " reports have no class; they are "
                     "counted everywhere but in rates standardised directly."),
                  shown, classes->unknown, classes->unknown + classes->known);
    }
}
