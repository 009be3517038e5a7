/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into and out of a table, cell after cell.
 *
 * A cursor is a prepared statement and the place of the next cell. Its first failure
 * sticks, and is told once, at the end, so that a row is written down as plainly as it
 * reads:
 *
 *     tryg_cursor_begin(&rows, db, "INSERT INTO category VALUES (?, ?)");
 *     tryg_cursor_put_whole(&rows, 1);
 *     tryg_cursor_put_text(&rows, "vold");
 *     tryg_cursor_done(&rows);
 *     return tryg_cursor_end(&rows, err);
 *
 * Missing  NAN and a NULL text are NULL in the table.
 * Owner    the caller keeps the cursor until tryg_cursor_end; texts that are read go to
 *          the caller's arena, texts that are written must live until tryg_cursor_done.
 */
#ifndef TRYG_STORE_CURSOR_H
#define TRYG_STORE_CURSOR_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"

struct tryg_cursor {
    sqlite3 *db;
    sqlite3_stmt *statement;
    int at;     /* cells put, or taken, of this row */
    int result; /* of SQLite; the first failure sticks */
};

void tryg_cursor_begin(struct tryg_cursor *rows, sqlite3 *db, const char *sql);

/* The next cell of the row to write, or the next `?` of the question to ask. */
void tryg_cursor_put_text(struct tryg_cursor *rows, const char *text);
void tryg_cursor_put_whole(struct tryg_cursor *rows, uint64_t value);
void tryg_cursor_put_int(struct tryg_cursor *rows, int value);
void tryg_cursor_put_real(struct tryg_cursor *rows, double value);
void tryg_cursor_put_null(struct tryg_cursor *rows);
/* `bytes` stay the caller's until tryg_cursor_done. */
void tryg_cursor_put_blob(struct tryg_cursor *rows, const void *bytes, size_t count);

/* The row is complete: write it, and begin the next. */
void tryg_cursor_done(struct tryg_cursor *rows);

/* Step to the next row that was asked for; false after the last, or on failure. */
bool tryg_cursor_next(struct tryg_cursor *rows);

/* The next cell of the row just stepped to. */
const char *tryg_cursor_get_text(struct tryg_cursor *rows,
                                 tryg_arena *arena);      /* or NULL */
uint64_t tryg_cursor_get_whole(struct tryg_cursor *rows); /* or 0 */
int tryg_cursor_get_int(struct tryg_cursor *rows);
double tryg_cursor_get_real(struct tryg_cursor *rows);        /* or NAN */
bool tryg_cursor_get_is_null(const struct tryg_cursor *rows); /* does not move on */

/* Close the cursor.
 * Fails    TRYG_FAILED with the first failure, as tryg_store_failed tells it. */
TRYG_MUST_CHECK
enum tryg_status tryg_cursor_end(struct tryg_cursor *rows, struct tryg_error *err);

/* Run statements that give no rows. */
TRYG_MUST_CHECK
enum tryg_status tryg_cursor_run(sqlite3 *db, const char *sql, struct tryg_error *err);

/* TRYG_FAILED, with the file, what SQLite says of `result`, and what to do about it. */
enum tryg_status tryg_store_failed(sqlite3 *db, int result, struct tryg_error *err);
/* The same, of a file that could not be opened. */
enum tryg_status tryg_store_failed_at(const char *file, sqlite3 *db, int result,
                                      struct tryg_error *err);

#endif
