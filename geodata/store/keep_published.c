/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

/* The ids of a published system and of its first area. */
struct place {
    int system, first_area;
};

/* Not in doubt, not known: NULL rather than an empty text. */
static void put_word(struct tryg_cursor *rows, const char *word)
{
    tryg_cursor_put_text(rows, *word ? word : NULL);
}

static void put_level(struct tryg_cursor *rows, int level)
{
    if (level < 0) {
        tryg_cursor_put_null(rows);
    } else {
        tryg_cursor_put_int(rows, level + 1);
    }
}

static void put_head(struct tryg_cursor *rows, const struct tryg_against *g,
                     struct place at)
{
    tryg_cursor_put_int(rows, g->year);
    tryg_cursor_put_int(rows, g->base);
    tryg_cursor_put_int(rows, at.system);
}

static enum tryg_status keep_levels(sqlite3 *db, const struct tryg_against *g,
                                    struct place at, struct tryg_error *err)
{
    struct tryg_cursor rows;
    tryg_cursor_begin(
        &rows, db,
        "INSERT INTO published_level VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t a = 0; a < g->system->n; a++) {
        put_head(&rows, g, at);
        tryg_cursor_put_int(&rows, at.first_area + (int)a);
        put_level(&rows, g->level_then[a]);
        tryg_cursor_put_real(&rows, g->level_then_p[a]);
        put_word(&rows, tryg_certainty_id(tryg_certainty_of(g->level_then_p[a])));
        put_level(&rows, g->level_now[a]);
        put_level(&rows, g->level_computed[a]);
        tryg_cursor_put_real(&rows, g->level_computed_p[a]);
        put_word(&rows, tryg_published_why_id(g->modelled[a] ? TRYG_PUBLISHED_MODELLED
                                                             : TRYG_PUBLISHED_TOLD));
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static void put_cell(struct tryg_cursor *rows, const struct tryg_against_cell *cell)
{
    const double known[] = {cell->then,   cell->then_se, cell->then_n,    cell->now,
                            cell->now_se, cell->now_n,   cell->change,    cell->low,
                            cell->high,   cell->p,       cell->p_adjusted};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        tryg_cursor_put_real(rows, known[i]);
    }
    tryg_cursor_put_text(rows, tryg_verdict_id(cell->verdict));
    put_word(rows, tryg_published_why_id(cell->why));
    tryg_cursor_put_real(rows, cell->computed);
    tryg_cursor_put_int(rows, cell->differs);
}

static enum tryg_status keep_shares(sqlite3 *db, const struct tryg_against *g,
                                    struct place at, struct tryg_error *err)
{
    size_t n = g->system->n;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO published_share VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < g->indicators * n; i++) {
        if (g->has[i / n]) {
            put_head(&rows, g, at);
            tryg_cursor_put_whole(&rows, i / n + 1);
            tryg_cursor_put_int(&rows, at.first_area + (int)(i % n));
            put_cell(&rows, &g->cell[i]);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

enum tryg_status tryg_keep_published(sqlite3 *db, const struct tryg_keep *keep,
                                     struct tryg_error *err)
{
    for (size_t i = 0; i < keep->againsts; i++) {
        const struct tryg_against *g = &keep->against[i];
        struct place at;
        TRYG_TRY(tryg_keep_system(keep, g->system, &at.system, &at.first_area, err));
        TRYG_TRY(keep_levels(db, g, at, err));
        TRYG_TRY(keep_shares(db, g, at, err));
    }
    return TRYG_OK;
}
