/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/area_counts.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "geodata/shape/reports.h"
#include "import/count_rows.h"

#include <inttypes.h>

static enum tryg_status find_column(struct tryg_count_reading *r, const char *key,
                                    const char *name, size_t *column,
                                    struct tryg_error *err)
{
    if (!name) {
        *column = TRYG_NO_COLUMN;
        return TRYG_OK;
    }
    return tryg_table_column(&r->table, key, name, column, err);
}

/* The index of a category that the project names. */
static enum tryg_status find_category(const struct tryg_count_reading *r, const char *id,
                                      uint8_t *category, struct tryg_error *err)
{
    size_t at = tryg_words_find(r->ids, id);
    if (at == r->ids->n) {
        int near = tryg_word_nearest(id, r->ids->word, r->ids->n);
        tryg_fail(
            err, TRYG_USAGE,
            TX("%s: kategorien \"%s\" findes ikke.", "%s: there is no category \"%s\"."),
            r->source->table.shown, id);
        if (near >= 0) {
            tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                           r->ids->word[near]);
        }
        return TRYG_USAGE;
    }
    *category = (uint8_t)at;
    return TRYG_OK;
}

/* Wide form: every column that is named becomes one of counts. */
static enum tryg_status find_wide(struct tryg_count_reading *r, struct tryg_error *err)
{
    size_t n = 0;
    for (size_t w = 0; w < r->source->wides; w++) {
        n += r->source->wide[w].columns;
    }
    r->column = TRYG_NEW(r->arena, n, struct tryg_count_column);
    for (size_t w = 0; w < r->source->wides; w++) {
        const struct tryg_wide *wide = &r->source->wide[w];
        uint8_t category = TRYG_NO_CATEGORY;
        TRYG_TRY(find_category(r, wide->category, &category, err));
        const char *key = tryg_arena_print(r->arena, "wide: %s", wide->category);
        for (size_t c = 0; c < wide->columns; c++) {
            struct tryg_count_column *column = &r->column[r->columns++];
            column->category = category;
            TRYG_TRY(
                tryg_table_column(&r->table, key, wide->column[c], &column->column, err));
        }
        r->counts.category_given[category] = true;
    }
    return TRYG_OK;
}

static enum tryg_status find_long(struct tryg_count_reading *r, struct tryg_error *err)
{
    const struct tryg_counts_source *s = r->source;
    r->column = TRYG_NEW(r->arena, 1, struct tryg_count_column);
    r->columns = 1;
    r->column->category = TRYG_NO_CATEGORY;
    if (!s->count || (!s->category && !s->constant_category)) {
        return tryg_fail(err, TRYG_USAGE,
                         TX("%s: columns: count og category (eller wide:) mangler.",
                            "%s: columns: count and category (or wide:) are missing."),
                         s->table.shown);
    }
    TRYG_TRY(find_column(r, "columns: count", s->count, &r->column->column, err));
    if (s->constant_category) {
        TRYG_TRY(find_category(r, s->constant_category, &r->column->category, err));
        r->counts.category_given[r->column->category] = true;
        return TRYG_OK;
    }
    return find_column(r, "columns: category", s->category, &r->category, err);
}

static enum tryg_status find_columns(struct tryg_count_reading *r, struct tryg_error *err)
{
    const struct tryg_counts_source *s = r->source;
    r->category = TRYG_NO_COLUMN;
    TRYG_TRY(tryg_table_column(&r->table, "columns: area", s->area, &r->area, err));
    TRYG_TRY(find_column(r, "columns: date", s->date, &r->date, err));
    TRYG_TRY(find_column(r, "columns: year", s->year, &r->year, err));
    if (s->date) {
        TRYG_TRY(tryg_table_day_pattern(&s->table, &r->pattern, err));
    }
    return s->wides > 0 ? find_wide(r, err) : find_long(r, err);
}

static int month_of(int32_t day)
{
    struct tryg_date date = tryg_day_date(day);
    return date.year * 12 + date.month - 1;
}

static void begin(struct tryg_count_reading *r, int year)
{
    const struct tryg_counts_source *s = r->source;
    size_t categories = s->categories->n;
    int first = month_of(s->first_day), last = month_of(s->last_day);
    tryg_counts_begin(&r->counts, r->arena, s->system, categories,
                      (size_t)(last - first) + 1);
    tryg_counts_weigh(&r->counts, r->arena, s->categories->classes);
    r->counts.source = r->book->source;
    r->counts.year = year;
    r->counts.first_month = first;
    r->totals = tryg_words_of(s->totals, s->total, r->arena);
    r->no_places = tryg_words_of(s->no_places, s->no_place, r->arena);
    r->missings = tryg_words_of(s->missings, s->missing, r->arena);
    r->ids = tryg_words_of(categories, s->categories->id, r->arena);
    r->unknown = TRYG_NEW(r->arena, s->system->n * categories, bool);
    r->sum = TRYG_NEW(r->arena, categories, uint64_t);
    r->total = TRYG_NEW(r->arena, categories, uint64_t);
    r->has_total = TRYG_NEW(r->arena, categories, bool);
    for (size_t c = 0; s->category_is_code && c < s->categories->codes; c++) {
        if (s->categories->category[c] < categories) {
            r->counts.category_given[s->categories->category[c]] = true;
        }
    }
}

static enum tryg_status find_classes(struct tryg_count_reading *r, struct tryg_error *err)
{
    const struct tryg_counts_source *s = r->source;
    r->classes.areas = s->system->n;
    r->classes.categories = s->categories->n;
    return tryg_count_classes_begin(
        &r->classes, &r->table, s->classes, s->class_column, r->totals,
        tryg_words_of(s->no_classes, s->no_class, r->arena), r->arena, err);
}

/* The rows that the table itself refused have no category and no reports. */
static void book_broken(struct tryg_count_reading *r)
{
    struct tryg_tally *box =
        &r->book->box[r->ledger->categories * TRYG_BOXES + TRYG_BOX_REJECTED];
    r->book->read.rows += r->table.broken;
    box->rows += r->table.broken;
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        r->book->reason[reason].rows += r->table.broken_by[reason];
    }
}

/* An unknown count can hide in a total, so then only a sum above it is a contradiction.
 */
static void check_totals(const struct tryg_count_reading *r)
{
    for (size_t c = 0; c < r->counts.categories; c++) {
        bool hidden = false;
        for (size_t a = 0; a < r->source->system->n; a++) {
            hidden = hidden || r->unknown[a * r->counts.categories + c];
        }
        if (!r->has_total[c] || r->sum[c] == r->total[c] ||
            (hidden && r->sum[c] < r->total[c])) {
            continue;
        }
        tryg_warn(
            TX("%s: rækkerne i alt giver %" PRIu64 " for %s, men filens egen sum er "
               "%" PRIu64 ". Mangler der et område, eller er et talt to gange?",
               "%s: the rows add up to %" PRIu64 " for %s, but the file's own total "
               "is %" PRIu64 ". Is an area missing, or counted twice?"),
            r->table.shown, r->sum[c], r->ids->word[c], r->total[c]);
    }
}

static void list_unknown(const struct tryg_count_reading *r, size_t *unknown,
                         uint32_t **unknown_cell)
{
    size_t cells = r->source->system->n * r->counts.categories, n = 0;
    *unknown_cell = TRYG_NEW(r->arena, cells, uint32_t);
    for (size_t i = 0; i < cells; i++) {
        if (r->unknown[i]) {
            (*unknown_cell)[n++] = (uint32_t)i;
        }
    }
    *unknown = n;
}

enum tryg_status tryg_area_counts_read(const struct tryg_counts_source *source, int year,
                                       tryg_rejects *rejects, tryg_arena *arena,
                                       struct tryg_ledger *ledger, struct tryg_book *book,
                                       struct tryg_counts *counts, size_t *unknown,
                                       uint32_t **unknown_cell, struct tryg_error *err)
{
    struct tryg_count_reading r = {.source = source,
                                   .rejects = rejects,
                                   .arena = arena,
                                   .ledger = ledger,
                                   .book = book};
    TRYG_TRY(tryg_table_read(&source->table, rejects, arena, &r.table, err));
    begin(&r, year);
    TRYG_TRY(find_columns(&r, err));
    TRYG_TRY(find_classes(&r, err));
    for (size_t row = 0; row < r.table.rows; row++) {
        for (size_t c = 0; c < r.columns; c++) {
            struct tryg_count_row found;
            tryg_count_judge(&r, row, &r.column[c], &found);
            TRYG_TRY(tryg_count_enter(&r, &found, err));
        }
    }
    book_broken(&r);
    check_totals(&r);
    list_unknown(&r, unknown, unknown_cell);
    tryg_count_classes_say(&r.classes, r.table.shown);
    r.counts.split = r.classes.split;
    *counts = r.counts;
    return TRYG_OK;
}
