/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

static void put_place(struct tryg_cursor *rows, const struct tryg_scores *scores,
                      size_t slot)
{
    tryg_cursor_put_int(rows, scores->year);
    tryg_cursor_put_whole(rows, slot);
}

static enum tryg_status keep_areas(sqlite3 *db, const struct tryg_scores *scores,
                                   size_t slot, int first_area, struct tryg_error *err)
{
    const struct tryg_chance *c = &scores->chance;
    const double *const column[] = {c->mean,     c->sd,        c->low_mcse,  c->high_mcse,
                                    c->rank_low, c->rank_high, c->rank_mean, c->worst_p};
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO chance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t a = 0; a < scores->system->n; a++) {
        put_place(&rows, scores, slot);
        tryg_cursor_put_int(&rows, first_area + (int)a);
        for (size_t i = 0; i < sizeof column / sizeof *column; i++) {
            tryg_cursor_put_real(&rows, column[i][a]);
        }
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

static enum tryg_status keep_levels(sqlite3 *db, const struct tryg_scores *scores,
                                    size_t slot, int first_area, struct tryg_error *err)
{
    size_t n = scores->system->n;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO level_chance VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < scores->chance.levels * n; i++) {
        put_place(&rows, scores, slot);
        tryg_cursor_put_whole(&rows, i / n + 1);
        tryg_cursor_put_int(&rows, first_area + (int)(i % n));
        tryg_cursor_put_real(&rows, scores->chance.p[i]);
        tryg_cursor_done(&rows);
    }
    return tryg_cursor_end(&rows, err);
}

/* Below the diagonal: above it is the same, and on it the se of each estimate. */
static enum tryg_status keep_covariance(sqlite3 *db, const struct tryg_scores *scores,
                                        size_t slot, int first_area,
                                        struct tryg_error *err)
{
    size_t k = scores->indicators;
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO covariance VALUES (?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < scores->system->n * k * k; i++) {
        size_t one = i / k % k, other = i % k;
        double shared = scores->covariance[i];
        if (other < one && (shared < 0.0 || shared > 0.0)) {
            put_place(&rows, scores, slot);
            tryg_cursor_put_int(&rows, first_area + (int)(i / (k * k)));
            tryg_cursor_put_whole(&rows, one + 1);
            tryg_cursor_put_whole(&rows, other + 1);
            tryg_cursor_put_real(&rows, shared);
            tryg_cursor_done(&rows);
        }
    }
    return tryg_cursor_end(&rows, err);
}

enum tryg_status tryg_keep_chance(sqlite3 *db, const struct tryg_scores *scores,
                                  size_t slot, int first_area, struct tryg_error *err)
{
    if (scores->covariance) {
        TRYG_TRY(keep_covariance(db, scores, slot, first_area, err));
    }
    if (!scores->chance.p) {
        return TRYG_OK;
    }
    TRYG_TRY(keep_areas(db, scores, slot, first_area, err));
    return keep_levels(db, scores, slot, first_area, err);
}
