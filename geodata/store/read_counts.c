/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/read_parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SLOTS = 1201 }; /* a period of a hundred years: more is a broken file */

/* Read rows by `one` until there are none or one fails; close the cursor either way. */
static enum tryg_status
each_row(struct tryg_reading *r, struct tryg_cursor *rows,
         enum tryg_status (*one)(struct tryg_reading *r, struct tryg_cursor *rows,
                                 void *into, struct tryg_error *err),
         void *into, struct tryg_error *err)
{
    enum tryg_status status = TRYG_OK;
    while (status == TRYG_OK && tryg_cursor_next(rows)) {
        status = one(r, rows, into, err);
    }
    enum tryg_status ended = tryg_cursor_end(rows, status == TRYG_OK ? err : NULL);
    return status != TRYG_OK ? status : ended;
}

struct filling {
    struct tryg_counts *counts;
    struct tryg_places places;
};

static enum tryg_status read_given(struct tryg_reading *r, struct tryg_cursor *rows,
                                   void *into, struct tryg_error *err)
{
    struct filling *f = into;
    int category;
    TRYG_TRY(tryg_reading_find(r, &r->category, tryg_cursor_get_int(rows),
                               TRYG_LOST_CATEGORY, &category, err));
    f->counts->category_given[category] = true;
    return TRYG_OK;
}

/* The next three cells are category, month and reports; they go into the block of
 * `categories * slots` at `block`. */
static enum tryg_status read_count(struct tryg_reading *r, struct tryg_cursor *rows,
                                   const struct tryg_counts *counts, uint64_t *block,
                                   struct tryg_error *err)
{
    int category;
    TRYG_TRY(tryg_reading_find(r, &r->category, tryg_cursor_get_int(rows),
                               TRYG_LOST_CATEGORY, &category, err));
    int month = tryg_cursor_get_int(rows);
    int slot = month == 0 ? (int)counts->slots - 1
                          : month / 100 * 12 + month % 100 - 1 - counts->first_month;
    if (slot < 0 || (size_t)slot >= counts->slots) {
        return tryg_reading_broken(r, err);
    }
    block[(size_t)category * counts->slots + (size_t)slot] = tryg_cursor_get_whole(rows);
    return TRYG_OK;
}

static enum tryg_status read_placed(struct tryg_reading *r, struct tryg_cursor *rows,
                                    void *into, struct tryg_error *err)
{
    struct filling *f = into;
    size_t area;
    TRYG_TRY(tryg_reading_area(r, &f->places, tryg_cursor_get_int(rows), &area, err));
    return read_count(
        r, rows, f->counts,
        f->counts->reports + area * f->counts->categories * f->counts->slots, err);
}

static enum tryg_status read_untold(struct tryg_reading *r, struct tryg_cursor *rows,
                                    void *into, struct tryg_error *err)
{
    struct filling *f = into;
    size_t area;
    int category;
    TRYG_TRY(tryg_reading_area(r, &f->places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->category, tryg_cursor_get_int(rows),
                               TRYG_LOST_CATEGORY, &category, err));
    f->counts->unknown[area * f->counts->categories + (size_t)category] = true;
    return TRYG_OK;
}

/* A weight that the table of today does not have stays out: those reports have none. */
static enum tryg_status read_harm(struct tryg_reading *r, struct tryg_cursor *rows,
                                  void *into, struct tryg_error *err)
{
    struct filling *f = into;
    size_t area;
    int category;
    TRYG_TRY(tryg_reading_area(r, &f->places, tryg_cursor_get_int(rows), &area, err));
    TRYG_TRY(tryg_reading_find(r, &r->category, tryg_cursor_get_int(rows),
                               TRYG_LOST_CATEGORY, &category, err));
    double weight = tryg_cursor_get_real(rows);
    for (size_t k = 0; k < f->counts->classes; k++) {
        if (r->categories->class_category[k] == category &&
            r->categories->class_weight[k] == weight) {
            f->counts->harm[area * f->counts->classes + k] = tryg_cursor_get_whole(rows);
            return TRYG_OK;
        }
    }
    return TRYG_OK;
}

static enum tryg_status read_elsewhere(struct tryg_reading *r, struct tryg_cursor *rows,
                                       void *into, struct tryg_error *err)
{
    struct filling *f = into;
    bool outside = tryg_cursor_get_int(rows) != 0;
    return read_count(r, rows, f->counts,
                      outside ? f->counts->outside : f->counts->no_place, err);
}

static enum tryg_status read_number(struct tryg_reading *r, struct tryg_cursor *rows,
                                    void *into, struct tryg_error *err)
{
    (void)r;
    (void)err;
    *(uint64_t *)into = tryg_cursor_get_whole(rows);
    return TRYG_OK;
}

/* One number that a question with one mark answers. */
static enum tryg_status ask_number(struct tryg_reading *r, const char *question, int mark,
                                   uint64_t *number, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db, question);
    tryg_cursor_put_int(&rows, mark);
    return each_row(r, &rows, read_number, number, err);
}

struct hour_filling {
    struct tryg_hours *hours;
    struct tryg_places places;
    size_t room;
};

static enum tryg_status read_hour(struct tryg_reading *r, struct tryg_cursor *rows,
                                  void *into, struct tryg_error *err)
{
    struct hour_filling *f = into;
    size_t area = f->hours->system->n;
    int id = tryg_cursor_get_int(rows), category;
    if (id != 0) {
        TRYG_TRY(tryg_reading_area(r, &f->places, id, &area, err));
    }
    TRYG_TRY(tryg_reading_find(r, &r->category, tryg_cursor_get_int(rows),
                               TRYG_LOST_CATEGORY, &category, err));
    int hour = tryg_cursor_get_int(rows);
    if (f->hours->n == f->room || hour < 0 || hour >= 168) {
        return tryg_reading_broken(r, err);
    }
    f->hours->cell[f->hours->n++] = (struct tryg_hour_cell){
        (uint32_t)area, (uint8_t)category, (uint8_t)hour, tryg_cursor_get_whole(rows)};
    return TRYG_OK;
}

static int by_place(const void *a, const void *b)
{
    const struct tryg_hour_cell *x = a, *y = b;
    int64_t left = ((int64_t)x->area * 256 + x->category) * 256 + x->weekday_hour;
    int64_t right = ((int64_t)y->area * 256 + y->category) * 256 + y->weekday_hour;
    return (left > right) - (left < right);
}

static enum tryg_status read_hours(struct tryg_reading *r, int source_id,
                                   struct tryg_hours *hours, struct tryg_error *err)
{
    uint64_t n = 0, system_id = 0;
    struct hour_filling f = {.hours = hours};
    *hours = (struct tryg_hours){0};
    TRYG_TRY(ask_number(r, "SELECT count(*) FROM count_hour WHERE source_id = ?",
                        source_id, &n, err));
    if (n == 0) {
        return TRYG_OK;
    }
    TRYG_TRY(ask_number(r,
                        "SELECT system_id FROM year_system WHERE year = ? AND slot = 0",
                        r->year, &system_id, err));
    TRYG_TRY(tryg_reading_places(r, (int)system_id, &f.places, err));
    hours->system = f.places.system;
    hours->cell = TRYG_NEW(r->arena, n, struct tryg_hour_cell);
    f.room = (size_t)n;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT area_id, category_id, (weekday - 1) * 24 + hour, reports "
                      "FROM count_hour WHERE source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    TRYG_TRY(each_row(r, &rows, read_hour, &f, err));
    qsort(hours->cell, hours->n, sizeof *hours->cell, by_place);
    return TRYG_OK;
}

enum tryg_status tryg_reading_counts(struct tryg_reading *r, int source_id, int system_id,
                                     struct tryg_counts *counts, struct tryg_error *err)
{
    struct filling f = {.counts = counts};
    if (counts->slots < 1 || counts->slots > MOST_SLOTS) {
        return tryg_reading_broken(r, err);
    }
    TRYG_TRY(tryg_reading_places(r, system_id, &f.places, err));
    struct tryg_counts known = *counts;
    tryg_counts_begin(counts, r->arena, f.places.system, r->categories->n,
                      known.slots - 1);
    tryg_counts_weigh(counts, r->arena, r->categories->classes);
    counts->source = known.source;
    counts->year = r->year;
    counts->first_month = known.first_month;
    memset(counts->category_given, 0, r->categories->n * sizeof(bool));
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT category_id FROM count_category WHERE source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    TRYG_TRY(each_row(r, &rows, read_given, &f, err));
    tryg_cursor_begin(&rows, r->db,
                      "SELECT area_id, category_id, month, reports FROM count WHERE "
                      "source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    TRYG_TRY(each_row(r, &rows, read_placed, &f, err));
    tryg_cursor_begin(
        &rows, r->db,
        "SELECT area_id, category_id FROM count_untold WHERE source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    TRYG_TRY(each_row(r, &rows, read_untold, &f, err));
    tryg_cursor_begin(
        &rows, r->db,
        "SELECT area_id, category_id, weight, reports FROM count_harm WHERE "
        "source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    TRYG_TRY(each_row(r, &rows, read_harm, &f, err));
    tryg_cursor_begin(&rows, r->db,
                      "SELECT place = 'outside', category_id, month, reports FROM "
                      "count_elsewhere WHERE source_id = ?");
    tryg_cursor_put_int(&rows, source_id);
    TRYG_TRY(each_row(r, &rows, read_elsewhere, &f, err));
    TRYG_TRY(tryg_reading_classes(r, source_id, &f.places, counts, err));
    return read_hours(r, source_id, &counts->hours, err);
}

static struct tryg_tally get_tally(struct tryg_cursor *rows)
{
    struct tryg_tally tally;
    tally.rows = tryg_cursor_get_whole(rows);
    tally.reports = tryg_cursor_get_whole(rows);
    return tally;
}

static enum tryg_status read_box(struct tryg_reading *r, struct tryg_cursor *rows,
                                 void *into, struct tryg_error *err)
{
    struct tryg_book *book = into;
    int id = tryg_cursor_get_int(rows), category = (int)r->categories->n;
    if (id != 0) {
        TRYG_TRY(
            tryg_reading_find(r, &r->category, id, TRYG_LOST_CATEGORY, &category, err));
    }
    const char *word = tryg_cursor_get_text(rows, r->arena);
    for (int box = 0; box < TRYG_BOXES; box++) {
        if (word && strcmp(word, tryg_box_id((enum tryg_box_kind)box)) == 0) {
            book->box[category * TRYG_BOXES + box] = get_tally(rows);
            return TRYG_OK;
        }
    }
    return tryg_reading_lost(r, TRYG_LOST_WORD, word ? word : "", err);
}

static enum tryg_status read_reason(struct tryg_reading *r, struct tryg_cursor *rows,
                                    void *into, struct tryg_error *err)
{
    struct tryg_book *book = into;
    const char *word = tryg_cursor_get_text(rows, r->arena);
    for (int reason = 0; reason < TRYG_REASONS; reason++) {
        if (word && strcmp(word, tryg_reason_id((enum tryg_reason)reason)) == 0) {
            book->reason[reason] = get_tally(rows);
            return TRYG_OK;
        }
    }
    return tryg_reading_lost(r, TRYG_LOST_WORD, word ? word : "", err);
}

static enum tryg_status read_head(struct tryg_reading *r, struct tryg_cursor *rows,
                                  void *into, struct tryg_error *err)
{
    (void)err;
    struct tryg_book *book = into;
    book->source = tryg_cursor_get_text(rows, r->arena);
    book->read = get_tally(rows);
    book->fallback = tryg_cursor_get_whole(rows);
    book->stated = tryg_cursor_get_whole(rows);
    book->agree = tryg_cursor_get_whole(rows);
    return TRYG_OK;
}

static void ask_of_book(struct tryg_cursor *rows, const struct tryg_reading *r,
                        size_t position, const char *question)
{
    tryg_cursor_begin(rows, r->db, question);
    tryg_cursor_put_int(rows, r->year);
    tryg_cursor_put_whole(rows, position);
}

enum tryg_status tryg_reading_book(struct tryg_reading *r, size_t position,
                                   struct tryg_book *book, struct tryg_error *err)
{
    book->year = r->year;
    book->box =
        TRYG_NEW(r->arena, (r->categories->n + 1) * TRYG_BOXES, struct tryg_tally);
    struct tryg_cursor rows;
    ask_of_book(&rows, r, position,
                "SELECT source, read_rows, read_reports, fallback, stated, agree FROM "
                "book WHERE year = ? AND position = ?");
    TRYG_TRY(each_row(r, &rows, read_head, book, err));
    ask_of_book(&rows, r, position,
                "SELECT category_id, box, rows, reports FROM book_box WHERE year = ? AND "
                "position = ?");
    TRYG_TRY(each_row(r, &rows, read_box, book, err));
    ask_of_book(&rows, r, position,
                "SELECT reason, rows, reports FROM book_reason WHERE year = ? AND "
                "position = ?");
    return each_row(r, &rows, read_reason, book, err);
}
