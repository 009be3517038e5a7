/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

/* The ids of a comparison's system and of its first area. */
struct place {
    int system, first_area;
};

/* Not in doubt, not known: NULL rather than an empty text. */
static void put_word(struct tryg_cursor *rows, const char *word)
{
    tryg_cursor_put_text(rows, word && *word ? word : NULL);
}

static void put_level(struct tryg_cursor *rows, int level)
{
    if (level < 0) {
        tryg_cursor_put_null(rows);
    } else {
        tryg_cursor_put_int(rows, level + 1);
    }
}

static void put_head(struct tryg_cursor *rows, const struct tryg_comparison *c,
                     struct place at)
{
    tryg_cursor_put_int(rows, c->year);
    tryg_cursor_put_int(rows, c->base);
    tryg_cursor_put_int(rows, at.system);
}

static void put_cell(struct tryg_cursor *rows, const struct tryg_change_cell *cell)
{
    const double before[] = {
        cell->then,  cell->now,       cell->change,     cell->low, cell->high,
        cell->ratio, cell->ratio_low, cell->ratio_high, cell->p,   cell->p_adjusted};
    const double after[] = {cell->then_n,           cell->now_n,  cell->then_of,
                            cell->now_of,           cell->beyond, cell->beyond_p,
                            cell->beyond_p_adjusted};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        tryg_cursor_put_real(rows, before[i]);
    }
    tryg_cursor_put_text(rows, tryg_verdict_id(cell->verdict));
    put_word(rows, tryg_doubt_id(cell->doubt));
    for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
        tryg_cursor_put_real(rows, after[i]);
    }
    tryg_cursor_put_text(rows, tryg_verdict_id(cell->against_rest));
}

static enum tryg_status keep_cells(sqlite3 *db, const struct tryg_comparison *c,
                                   struct place at, struct tryg_error *err)
{
    size_t n = c->system->n;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < c->measures * n; i++) {
        put_head(&rows, c, at);
        tryg_cursor_put_whole(&rows, i / n);
        tryg_cursor_put_int(&rows, at.first_area + (int)(i % n));
        put_cell(&rows, &c->cell[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_parts(sqlite3 *db, const struct tryg_comparison *c,
                                   struct place at, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO change_parts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t a = 0; a < c->system->n; a++) {
        put_head(&rows, c, at);
        tryg_cursor_put_int(&rows, at.first_area + (int)a);
        put_level(&rows, c->level_then[a]);
        put_level(&rows, c->level_now[a]);
        tryg_cursor_put_real(&rows, c->part_events[a]);
        tryg_cursor_put_real(&rows, c->part_denominator[a]);
        tryg_cursor_put_real(&rows, c->part_method[a]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

enum tryg_status tryg_keep_changes(sqlite3 *db, const struct tryg_keep *keep,
                                   struct tryg_error *err)
{
    for (size_t i = 0; i < keep->comparisons; i++) {
        const struct tryg_comparison *c = &keep->comparison[i];
        struct place at;
        TRYG_TRY(tryg_keep_system(keep, c->system, &at.system, &at.first_area, err));
        TRYG_TRY(keep_cells(db, c, at, err));
        TRYG_TRY(keep_parts(db, c, at, err));
    }
    return TRYG_OK;
}
