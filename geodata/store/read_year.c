/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/open.h"
#include "geodata/store/read_parts.h"
#include "geodata/store/store.h"

#include <stdio.h>

static enum tryg_status count_rows(struct tryg_reading *r, const char *question,
                                   size_t *n, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db, question);
    tryg_cursor_put_int(&rows, r->year);
    uint64_t said = tryg_cursor_next(&rows) ? tryg_cursor_get_whole(&rows) : 0;
    TRYG_TRY(tryg_cursor_end(&rows, err));
    *n = (size_t)said;
    return TRYG_OK;
}

static void get_hash(struct tryg_cursor *rows, tryg_arena *arena, struct tryg_hash *into)
{
    const char *text = tryg_cursor_get_text(rows, arena);
    snprintf(into->hex, sizeof into->hex, "%s", text ? text : "");
}

static enum tryg_status read_recipe(struct tryg_reading *r, struct tryg_hash *recipe,
                                    struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db, "SELECT recipe FROM year WHERE year = ?");
    tryg_cursor_put_int(&rows, r->year);
    bool found = tryg_cursor_next(&rows);
    if (found) {
        get_hash(&rows, r->arena, recipe);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    return found ? TRYG_OK : tryg_reading_lost(r, TRYG_LOST_YEAR, "", err);
}

static enum tryg_status read_inputs(struct tryg_reading *r, size_t *n,
                                    struct tryg_input **inputs, struct tryg_error *err)
{
    TRYG_TRY(count_rows(r, "SELECT count(*) FROM input WHERE year = ?", n, err));
    struct tryg_input *input = TRYG_NEW(r->arena, *n, struct tryg_input);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT role, file, sha256, bytes, rows FROM input WHERE year = ? "
                      "ORDER BY position");
    tryg_cursor_put_int(&rows, r->year);
    for (size_t i = 0; i < *n && tryg_cursor_next(&rows); i++) {
        input[i].role = tryg_cursor_get_text(&rows, r->arena);
        input[i].shown = tryg_cursor_get_text(&rows, r->arena);
        get_hash(&rows, r->arena, &input[i].sha256);
        input[i].bytes = tryg_cursor_get_whole(&rows);
        input[i].rows = tryg_cursor_get_whole(&rows);
    }
    *inputs = input;
    return tryg_cursor_end(&rows, err);
}

/* "yyyymm" as struct tryg_counts counts months. */
static int month_number(int yyyymm)
{
    return yyyymm / 100 * 12 + yyyymm % 100 - 1;
}

struct source {
    int id, system_id;
};

static enum tryg_status read_sources(struct tryg_reading *r, size_t n,
                                     struct tryg_counts *counts, struct source *sources,
                                     struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, r->db,
                      "SELECT source_id, source, system_id, first_month, months FROM "
                      "count_source WHERE year = ? ORDER BY position");
    tryg_cursor_put_int(&rows, r->year);
    for (size_t i = 0; i < n && tryg_cursor_next(&rows); i++) {
        sources[i].id = tryg_cursor_get_int(&rows);
        counts[i].source = tryg_cursor_get_text(&rows, r->arena);
        sources[i].system_id = tryg_cursor_get_int(&rows);
        counts[i].first_month = month_number(tryg_cursor_get_int(&rows));
        counts[i].slots = (size_t)tryg_cursor_get_whole(&rows) + 1;
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status read_counts(struct tryg_reading *r, size_t *n,
                                    struct tryg_counts **all, struct tryg_error *err)
{
    TRYG_TRY(count_rows(r, "SELECT count(*) FROM count_source WHERE year = ?", n, err));
    struct tryg_counts *counts = TRYG_NEW(r->arena, *n, struct tryg_counts);
    struct source *source = TRYG_NEW(r->arena, *n, struct source);
    TRYG_TRY(read_sources(r, *n, counts, source, err));
    for (size_t i = 0; i < *n; i++) {
        TRYG_TRY(
            tryg_reading_counts(r, source[i].id, source[i].system_id, &counts[i], err));
    }
    *all = counts;
    return TRYG_OK;
}

/* Which slots the year has; one of its own beyond `held` means that it is of another
 * project. One elsewhere may be of areas that nobody asks for any more. */
static enum tryg_status find_slots(struct tryg_reading *r, size_t held, bool *there,
                                   struct tryg_error *err)
{
    struct tryg_cursor rows;
    bool beyond = false;
    tryg_cursor_begin(&rows, r->db, "SELECT slot FROM year_system WHERE year = ?");
    tryg_cursor_put_int(&rows, r->year);
    while (tryg_cursor_next(&rows)) {
        uint64_t slot = tryg_cursor_get_whole(&rows);
        bool found = false;
        for (size_t at = 0; at < held && !found; at++) {
            found = slot == tryg_store_slot(at, r->shape->systems);
            there[at] = there[at] || found;
        }
        beyond = beyond || (!found && slot < TRYG_SLOT_ELSEWHERE);
    }
    TRYG_TRY(tryg_cursor_end(&rows, err));
    return beyond ? tryg_reading_lost(r, TRYG_LOST_SHAPE, "", err) : TRYG_OK;
}

static enum tryg_status read_scores(struct tryg_reading *r, struct tryg_scores **all,
                                    struct tryg_error *err)
{
    const struct tryg_results *shape = r->shape;
    size_t held = shape->held > shape->systems ? shape->held : shape->systems;
    struct tryg_scores *scores = TRYG_NEW(r->arena, held, struct tryg_scores);
    bool *there = TRYG_NEW(r->arena, held, bool);
    TRYG_TRY(find_slots(r, held, there, err));
    for (size_t slot = 0; slot < held; slot++) {
        if (there[slot]) {
            TRYG_TRY(tryg_reading_scores(r, tryg_store_slot(slot, shape->systems),
                                         &scores[slot], err));
        } else if (slot < shape->systems) {
            return tryg_reading_lost(r, TRYG_LOST_SHAPE, "", err);
        }
    }
    *all = scores;
    return TRYG_OK;
}

static enum tryg_status read_books(struct tryg_reading *r, size_t *n,
                                   struct tryg_book ***all, struct tryg_error *err)
{
    TRYG_TRY(count_rows(r, "SELECT count(*) FROM book WHERE year = ?", n, err));
    struct tryg_book **book = TRYG_NEW(r->arena, *n, struct tryg_book *);
    for (size_t i = 0; i < *n; i++) {
        book[i] = TRYG_NEW(r->arena, 1, struct tryg_book);
        TRYG_TRY(tryg_reading_book(r, i + 1, book[i], err));
    }
    *all = book;
    return TRYG_OK;
}

enum tryg_status tryg_store_inputs(tryg_store *store, int year, tryg_arena *arena,
                                   size_t *inputs, struct tryg_input **input,
                                   struct tryg_error *err)
{
    struct tryg_reading r = {
        .db = store->db, .path = store->path, .arena = arena, .year = year};
    return read_inputs(&r, inputs, input, err);
}

enum tryg_status tryg_store_record(tryg_store *store, int year,
                                   const struct tryg_results *shape_of_results,
                                   const struct tryg_system *const *every, size_t every_n,
                                   const struct tryg_categories *categories,
                                   tryg_arena *arena, struct tryg_year_record *record,
                                   struct tryg_error *err)
{
    struct tryg_reading r;
    struct tryg_year_record read = {.year = year, .fresh = false};
    TRYG_TRY(tryg_reading_begin(&r, store, year, shape_of_results, every, every_n,
                                categories, arena, err));
    TRYG_TRY(read_recipe(&r, &read.recipe, err));
    TRYG_TRY(read_inputs(&r, &read.inputs, &read.input, err));
    TRYG_TRY(read_counts(&r, &read.counts, &read.count, err));
    TRYG_TRY(read_scores(&r, &read.scores, err));
    TRYG_TRY(read_books(&r, &read.books, &read.book, err));
    TRYG_TRY(tryg_reading_answers(&r, &read, err));
    *record = read;
    return TRYG_OK;
}
