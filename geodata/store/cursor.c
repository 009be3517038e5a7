/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/store/cursor.h"
#include "geodata/base/lang.h"

#include <math.h>

void tryg_cursor_begin(struct tryg_cursor *rows, sqlite3 *db, const char *sql)
{
    *rows = (struct tryg_cursor){.db = db};
    rows->result = sqlite3_prepare_v2(db, sql, -1, &rows->statement, NULL);
}

/* Nothing is called after the first failure, so that SQLite still remembers its words. */
#define PUT(rows, bind, ...)                                                             \
    do {                                                                                 \
        if ((rows)->result == SQLITE_OK) {                                               \
            (rows)->result = bind((rows)->statement, ++(rows)->at, __VA_ARGS__);         \
        }                                                                                \
    } while (0)

void tryg_cursor_put_text(struct tryg_cursor *rows, const char *text)
{
    PUT(rows, sqlite3_bind_text, text, -1, SQLITE_STATIC);
}

void tryg_cursor_put_whole(struct tryg_cursor *rows, uint64_t value)
{
    PUT(rows, sqlite3_bind_int64, (sqlite3_int64)value);
}

void tryg_cursor_put_int(struct tryg_cursor *rows, int value)
{
    PUT(rows, sqlite3_bind_int, value);
}

void tryg_cursor_put_real(struct tryg_cursor *rows, double value)
{
    PUT(rows, sqlite3_bind_double, value); /* of NAN it makes NULL */
}

void tryg_cursor_put_null(struct tryg_cursor *rows)
{
    PUT(rows, sqlite3_bind_text, NULL, 0, SQLITE_STATIC);
}

void tryg_cursor_put_blob(struct tryg_cursor *rows, const void *bytes, size_t count)
{
    PUT(rows, sqlite3_bind_blob64, bytes, count, SQLITE_STATIC);
}

/* One step; true when it gave a row. */
static bool step(struct tryg_cursor *rows)
{
    rows->at = 0;
    if (rows->result != SQLITE_OK) {
        return false;
    }
    int result = sqlite3_step(rows->statement);
    if (result != SQLITE_DONE && result != SQLITE_ROW) {
        rows->result = result;
    }
    return result == SQLITE_ROW;
}

void tryg_cursor_done(struct tryg_cursor *rows)
{
    step(rows);
    if (rows->result == SQLITE_OK) {
        rows->result = sqlite3_reset(rows->statement);
    }
}

bool tryg_cursor_next(struct tryg_cursor *rows)
{
    return step(rows);
}

const char *tryg_cursor_get_text(struct tryg_cursor *rows, tryg_arena *arena)
{
    return tryg_arena_copy(
        arena, (const char *)sqlite3_column_text(rows->statement, rows->at++));
}

uint64_t tryg_cursor_get_whole(struct tryg_cursor *rows)
{
    return (uint64_t)sqlite3_column_int64(rows->statement, rows->at++);
}

int tryg_cursor_get_int(struct tryg_cursor *rows)
{
    return sqlite3_column_int(rows->statement, rows->at++);
}

double tryg_cursor_get_real(struct tryg_cursor *rows)
{
    bool missing = tryg_cursor_get_is_null(rows);
    double value = sqlite3_column_double(rows->statement, rows->at++);
    return missing ? NAN : value;
}

bool tryg_cursor_get_is_null(const struct tryg_cursor *rows)
{
    return sqlite3_column_type(rows->statement, rows->at) == SQLITE_NULL;
}

enum tryg_status tryg_cursor_end(struct tryg_cursor *rows, struct tryg_error *err)
{
    enum tryg_status status = TRYG_OK;
    if (rows->result != SQLITE_OK) {
        status = tryg_store_failed(rows->db, rows->result, err);
    }
    sqlite3_finalize(rows->statement); /* its failure is the step's, told above */
    *rows = (struct tryg_cursor){0};
    return status;
}

enum tryg_status tryg_cursor_run(sqlite3 *db, const char *sql, struct tryg_error *err)
{
    int result = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return result == SQLITE_OK ? TRYG_OK : tryg_store_failed(db, result, err);
}

enum tryg_status tryg_store_failed(sqlite3 *db, int result, struct tryg_error *err)
{
    return tryg_store_failed_at(sqlite3_db_filename(db, "main"), db, result, err);
}

enum tryg_status tryg_store_failed_at(const char *file, sqlite3 *db, int result,
                                      struct tryg_error *err)
{
    const char *said = sqlite3_errmsg(db);
    switch (result & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke skrives eller læses (%s). Er disken fuld?",
                            "%s cannot be written or read (%s). Is the disk full?"),
                         file, said);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke åbnes (%s). Se efter, at mappen findes, og at "
                            "den ikke er skrivebeskyttet.",
                            "%s cannot be opened (%s). Check that the folder exists and "
                            "is not read-only."),
                         file, said);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s er ikke en hel resultatdatabase (%s). Flyt eller slet "
                            "den, og kør igen.",
                            "%s is not a whole result database (%s). Move or delete it, "
                            "and run again."),
                         file, said);
    default:
        return tryg_fail(err, TRYG_FAILED,
                         TX("Fejl i resultatdatabasen %s: %s.",
                            "Error in the result database %s: %s."),
                         file, said);
    }
}
