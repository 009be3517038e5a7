/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows into and out of a table, cell after cell.
 *
 * A cursor is a prepared statement and the place of the next cell. Its first failure
 * sticks, and is told once, at the end, so that a row is written down as plainly as it
 * reads:
 *
 *     tryg_rows_begin(&rows, db, "INSERT INTO category VALUES (?, ?)");
 *     tryg_rows_put_whole(&rows, 1);
 *     tryg_rows_put_text(&rows, "vold");
 *     tryg_rows_done(&rows);
 *     return tryg_rows_end(&rows, err);
 *
 * Missing  NAN and a NULL text are NULL in the table.
 * Owner    the caller keeps the cursor until tryg_rows_end; texts that are read go to the
 *          caller's arena, texts that are written must live until tryg_rows_done.
 */
#ifndef TRYG_STORE_ROWS_H
#define TRYG_STORE_ROWS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"

struct tryg_rows {
    sqlite3 *db;
    sqlite3_stmt *statement;
    int at;     /* cells put, or taken, of this row */
    int result; /* of SQLite; the first failure sticks */
};

void tryg_rows_begin(struct tryg_rows *rows, sqlite3 *db, const char *sql);

/* The next cell of the row to write, or the next `?` of the question to ask. */
void tryg_rows_put_text(struct tryg_rows *rows, const char *text);
void tryg_rows_put_whole(struct tryg_rows *rows, uint64_t value);
void tryg_rows_put_int(struct tryg_rows *rows, int value);
void tryg_rows_put_real(struct tryg_rows *rows, double value);
void tryg_rows_put_null(struct tryg_rows *rows);
/* `bytes` stay the caller's until tryg_rows_done. */
void tryg_rows_put_blob(struct tryg_rows *rows, const void *bytes, size_t count);

/* The row is complete: write it, and begin the next. */
void tryg_rows_done(struct tryg_rows *rows);

/* Step to the next row that was asked for; false after the last, or on failure. */
bool tryg_rows_next(struct tryg_rows *rows);

/* The next cell of the row just stepped to. */
const char *tryg_rows_get_text(struct tryg_rows *rows, tryg_arena *arena); /* or NULL */
uint64_t tryg_rows_get_whole(struct tryg_rows *rows);                      /* or 0 */
int tryg_rows_get_int(struct tryg_rows *rows);
double tryg_rows_get_real(struct tryg_rows *rows);        /* or NAN */
bool tryg_rows_get_is_null(const struct tryg_rows *rows); /* does not move on */

/* Close the cursor.
 * Fails    TRYG_FAILED with the first failure, as tryg_store_failed tells it. */
TRYG_MUST_CHECK
enum tryg_status tryg_rows_end(struct tryg_rows *rows, struct tryg_error *err);

/* Run statements that give no rows. */
TRYG_MUST_CHECK
enum tryg_status tryg_rows_run(sqlite3 *db, const char *sql, struct tryg_error *err);

/* TRYG_FAILED, with the file, what SQLite says of `result`, and what to do about it. */
enum tryg_status tryg_store_failed(sqlite3 *db, int result, struct tryg_error *err);
/* The same, of a file that could not be opened. */
enum tryg_status tryg_store_failed_at(const char *file, sqlite3 *db, int result,
                                      struct tryg_error *err);

#endif
