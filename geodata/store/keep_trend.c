/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

/* The ids of a trend's system and of its first area. */
struct place {
    int system, first_area;
};

static void put_reals(struct tryg_cursor *rows, size_t n, const double *value)
{
    for (size_t i = 0; i < n; i++) {
        tryg_cursor_put_real(rows, value[i]);
    }
}

/* Measure i / n of area i % n. */
static void put_head(struct tryg_cursor *rows, struct place at, size_t i, size_t n)
{
    tryg_cursor_put_int(rows, at.system);
    tryg_cursor_put_whole(rows, i / n);
    tryg_cursor_put_int(rows, at.first_area + (int)(i % n));
}

static void put_line(struct tryg_cursor *rows, const struct tryg_trend_line *line)
{
    const double known[] = {line->slope, line->low, line->high, line->p,
                            line->p_adjusted};
    const char *doubt = tryg_doubt_id(line->doubt);
    tryg_cursor_put_int(rows, line->from);
    tryg_cursor_put_int(rows, line->to);
    tryg_cursor_put_whole(rows, line->points);
    put_reals(rows, sizeof known / sizeof *known, known);
    tryg_cursor_put_text(rows, tryg_verdict_id(line->mark));
    tryg_cursor_put_text(rows, *doubt ? doubt : NULL);
}

static enum tryg_status keep_lines(sqlite3 *db, const struct tryg_trend *t,
                                   struct place at, struct tryg_error *err)
{
    size_t n = t->system->n;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO trend VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < t->measures * n; i++) {
        put_head(&rows, at, i, n);
        put_line(&rows, &t->line[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_points(sqlite3 *db, const struct tryg_trend *t,
                                    struct place at, struct tryg_error *err)
{
    size_t n = t->system->n;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO trend_point VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < t->measures * n * t->years; i++) {
        const struct tryg_trend_point *point = &t->point[i];
        const double known[] = {point->value, point->low, point->high};
        put_head(&rows, at, i / t->years, n);
        tryg_cursor_put_int(&rows, t->year[i % t->years]);
        put_reals(&rows, sizeof known / sizeof *known, known);
        tryg_cursor_put_int(&rows, point->broken);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

enum tryg_status tryg_keep_trends(sqlite3 *db, const struct tryg_keep *keep,
                                  struct tryg_error *err)
{
    for (size_t i = 0; i < keep->trends; i++) {
        const struct tryg_trend *t = &keep->trend[i];
        struct place at;
        TRYG_TRY(tryg_keep_system(keep, t->system, &at.system, &at.first_area, err));
        TRYG_TRY(keep_lines(db, t, at, err));
        TRYG_TRY(keep_points(db, t, at, err));
    }
    return TRYG_OK;
}
