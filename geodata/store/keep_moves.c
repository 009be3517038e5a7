/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/store/keep.h"

static void put_area(struct tryg_cursor *rows, int first_area, uint32_t area)
{
    if (area == TRYG_NO_AREA) {
        tryg_cursor_put_null(rows);
    } else {
        tryg_cursor_put_int(rows, first_area + (int)area);
    }
}

static enum tryg_status keep_move(const struct tryg_keep *keep,
                                  const struct tryg_move *move, size_t id,
                                  struct tryg_cursor *rows, struct tryg_error *err)
{
    int from, first_from, to, first_to;
    const double known[] = {move->m2, move->persons, move->share, move->share_of_target};
    TRYG_TRY(tryg_keep_system(keep, move->from, &from, &first_from, err));
    TRYG_TRY(tryg_keep_system(keep, move->to, &to, &first_to, err));
    tryg_cursor_put_whole(rows, id);
    tryg_cursor_put_int(rows, from);
    put_area(rows, first_from, move->from_area);
    tryg_cursor_put_int(rows, to);
    put_area(rows, first_to, move->to_area);
    tryg_cursor_put_text(rows, tryg_fate_id(move->fate));
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        tryg_cursor_put_real(rows, known[i]);
    }
    tryg_cursor_put_text(rows, move->by_persons ? "persons" : "area");
    tryg_cursor_put_real(rows, move->covered);
    tryg_cursor_done(rows);
    return TRYG_OK;
}

static enum tryg_status keep_brought(const struct tryg_keep *keep,
                                     const struct tryg_brought *brought, size_t id,
                                     struct tryg_cursor *rows, struct tryg_error *err)
{
    int system, first_area;
    TRYG_TRY(tryg_keep_system(keep, brought->to, &system, &first_area, err));
    tryg_cursor_put_whole(rows, id);
    tryg_cursor_put_int(rows, brought->year);
    tryg_cursor_put_int(rows, system);
    tryg_cursor_put_text(rows, brought->kind);
    tryg_cursor_put_text(rows, brought->id);
    tryg_cursor_put_real(rows, brought->total);
    tryg_cursor_put_real(rows, brought->carried);
    tryg_cursor_put_real(rows, brought->lost);
    tryg_cursor_put_whole(rows, brought->areas);
    tryg_cursor_put_whole(rows, brought->modelled);
    tryg_cursor_done(rows);
    return TRYG_OK;
}

enum tryg_status tryg_keep_moves(sqlite3 *db, const struct tryg_keep *keep,
                                 struct tryg_error *err)
{
    const struct tryg_moves *all = &keep->moves;
    struct tryg_cursor rows;
    enum tryg_status status = TRYG_OK;
    tryg_cursor_begin(
        &rows, db, "INSERT INTO area_move VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; status == TRYG_OK && i < all->moves; i++) {
        status = keep_move(keep, &all->move[i], i + 1, &rows, err);
    }
    enum tryg_status ended = tryg_cursor_end(&rows, status == TRYG_OK ? err : NULL);
    TRYG_TRY(status);
    TRYG_TRY(ended);
    tryg_cursor_begin(&rows, db,
                      "INSERT INTO brought_over VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; status == TRYG_OK && i < all->broughts; i++) {
        status = keep_brought(keep, &all->brought[i], i + 1, &rows, err);
    }
    ended = tryg_cursor_end(&rows, status == TRYG_OK ? err : NULL);
    TRYG_TRY(status);
    return ended;
}
