/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of this room share: the made-up city, kept in a database that can be
 * asked and spoilt with plain SQL. */
#ifndef TRYG_TESTS_KEPT_H
#define TRYG_TESTS_KEPT_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "geodata/store/store.h"
#include "tests/unit/store/small_city.h"

struct kept {
    tryg_arena *arena;
    struct small_city *city;
    struct tryg_keep keep;
    char *folder, *path;
};

static inline struct tryg_keep keep_of(const struct small_city *city, bool geometry)
{
    return (struct tryg_keep){.results = &city->results,
                              .every = city->every,
                              .every_n = 3,
                              .categories = &city->categories,
                              .baseline = city->results.profile ? &city->baseline : NULL,
                              .records = city->results.years,
                              .record = city->record,
                              .epsg = geometry ? 25832 : 0,
                              .crs_wkt = geometry ? SMALL_CITY_WKT : NULL,
                              .engine_version = "0.1.0"};
}

static inline void kept_begin(struct kept *k, struct small_city_size size)
{
    k->arena = tryg_arena_new("test", 0);
    k->city = small_city_make(k->arena, size);
    k->keep = keep_of(k->city, !size.no_geometry);
    k->folder = small_city_folder(k->arena);
    k->path = tryg_arena_print(k->arena, "%s/tryghed.sqlite", k->folder);
}

static inline void kept_write(struct kept *k)
{
    struct tryg_error err = {0};
    if (tryg_store_write(k->path, &k->keep, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
}

/* The usual city, written. */
static inline struct kept kept_usual(void)
{
    struct kept k;
    kept_begin(&k, small_city_usual());
    kept_write(&k);
    return k;
}

static inline void kept_end(struct kept *k)
{
    remove(k->path);
    assert_int_equal(rmdir(k->folder), 0); /* no journal is left behind */
    tryg_arena_free(k->arena);
}

/* The first cell of what `sql` asks, as text; NULL for NULL and for no row. */
static inline const char *kept_cell(struct kept *k, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open_v2(k->path, &db, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    }
    const char *text = NULL;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        text = tryg_arena_copy(k->arena, (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return text;
}

static inline int kept_number(struct kept *k, const char *sql)
{
    const char *text = kept_cell(k, sql);
    int number = -1;
    return text && sscanf(text, "%d", &number) == 1 ? number : -1;
}

/* Change the database behind the program's back. */
static inline void kept_spoil(struct kept *k, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    assert_int_equal(sqlite3_open(k->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s: %s", sql, why);
    }
    sqlite3_close(db);
}

static inline enum tryg_status kept_read(struct kept *k, int year,
                                         struct tryg_year_record *record,
                                         struct tryg_error *err)
{
    tryg_store *store = NULL;
    assert_int_equal(tryg_store_open(k->path, k->arena, &store, err), TRYG_OK);
    assert_non_null(store);
    return tryg_store_record(store, year, &k->city->results, k->city->every, 3,
                             &k->city->categories, k->arena, record, err);
}

/* Spoil the usual city with `sql`, then expect reading 2010 to end in `status`, with
 * `word` in its text, and to leave the record alone. */
static inline void kept_spoilt(const char *sql, enum tryg_status status, const char *word)
{
    struct kept k = kept_usual();
    struct tryg_year_record record = {.year = 7};
    struct tryg_error err = {0};
    kept_spoil(&k, sql);
    assert_int_equal(kept_read(&k, 2010, &record, &err), status);
    assert_non_null(strstr(err.text, word));
    assert_null(strchr(err.text, '\n'));
    assert_int_equal(record.year, 7);
    kept_end(&k);
}

#endif
