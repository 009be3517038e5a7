/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

#include "geodata/base/lang.h"
#include "geodata/store/cursor.h"

static sqlite3 *memory(void)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(
        tryg_cursor_run(db, "CREATE TABLE t (a TEXT, b REAL, c INTEGER, d BLOB)", NULL),
        TRYG_OK);
    return db;
}

static void cells_come_back_as_they_were_put(void **state)
{
    (void)state;
    static const double real[] = {0.1, -1.0 / 3, 1e-308, 5e-324, 1e22, 3, INFINITY};
    sqlite3 *db = memory();
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cursor rows;
    size_t n = sizeof real / sizeof *real, read = 0;
    tryg_cursor_begin(&rows, db, "INSERT INTO t VALUES (?, ?, ?, ?)");
    for (size_t i = 0; i < n; i++) {
        tryg_cursor_put_text(&rows, "0101");
        tryg_cursor_put_real(&rows, real[i]);
        tryg_cursor_put_whole(&rows, UINT64_C(1) << 62);
        tryg_cursor_put_blob(&rows, "\1\2", 2);
        tryg_cursor_done(&rows);
    }
    assert_int_equal(tryg_cursor_end(&rows, NULL), TRYG_OK);
    tryg_cursor_begin(&rows, db, "SELECT a, b, c, length(d) FROM t ORDER BY rowid");
    for (; tryg_cursor_next(&rows); read++) {
        assert_string_equal(tryg_cursor_get_text(&rows, arena), "0101");
        double got = tryg_cursor_get_real(&rows);
        assert_memory_equal(&got, &real[read], sizeof got);
        assert_true(tryg_cursor_get_whole(&rows) == UINT64_C(1) << 62);
        assert_int_equal(tryg_cursor_get_int(&rows), 2);
    }
    assert_int_equal(tryg_cursor_end(&rows, NULL), TRYG_OK);
    assert_int_equal(read, n);
    tryg_arena_free(arena);
    sqlite3_close(db);
}

static void what_is_missing_is_null(void **state)
{
    (void)state;
    sqlite3 *db = memory();
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_cursor rows;
    tryg_cursor_begin(&rows, db, "INSERT INTO t VALUES (?, ?, ?, ?)");
    tryg_cursor_put_text(&rows, NULL);
    tryg_cursor_put_real(&rows, NAN);
    tryg_cursor_put_null(&rows);
    tryg_cursor_put_blob(&rows, NULL, 0);
    tryg_cursor_done(&rows);
    assert_int_equal(tryg_cursor_end(&rows, NULL), TRYG_OK);
    tryg_cursor_begin(&rows, db,
                      "SELECT a, b, c FROM t WHERE a IS NULL AND b IS NULL AND c IS NULL "
                      "AND d IS NULL");
    assert_true(tryg_cursor_next(&rows));
    assert_null(tryg_cursor_get_text(&rows, arena));
    assert_true(isnan(tryg_cursor_get_real(&rows)));
    assert_true(tryg_cursor_get_is_null(&rows));
    assert_true(tryg_cursor_get_whole(&rows) == 0);
    assert_int_equal(tryg_cursor_end(&rows, NULL), TRYG_OK);
    tryg_arena_free(arena);
    sqlite3_close(db);
}

static void the_first_failure_sticks_and_is_told_at_the_end(void **state)
{
    (void)state;
    sqlite3 *db = memory();
    struct tryg_cursor rows;
    struct tryg_error err = {0};
    assert_int_equal(tryg_cursor_run(db, "CREATE UNIQUE INDEX u ON t (a)", NULL),
                     TRYG_OK);
    tryg_cursor_begin(&rows, db, "INSERT INTO t (a) VALUES (?)");
    for (int i = 0; i < 3; i++) {
        tryg_cursor_put_text(&rows, i == 2 ? "another" : "same");
        tryg_cursor_done(&rows);
    }
    assert_int_equal(tryg_cursor_end(&rows, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "t.a"));
    tryg_cursor_begin(&rows, db, "SELECT count(*) FROM t");
    assert_true(tryg_cursor_next(&rows));
    assert_int_equal(tryg_cursor_get_int(&rows), 1); /* the third row was not tried */
    assert_int_equal(tryg_cursor_end(&rows, NULL), TRYG_OK);
    sqlite3_close(db);
}

static void a_question_that_is_none_is_told(void **state)
{
    (void)state;
    sqlite3 *db = memory();
    struct tryg_cursor rows;
    struct tryg_error err = {0};
    tryg_cursor_begin(&rows, db, "SELECT word FROM nowhere");
    tryg_cursor_put_int(&rows, 1);
    assert_false(tryg_cursor_next(&rows));
    assert_int_equal(tryg_cursor_end(&rows, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "nowhere"));
    assert_int_equal(tryg_cursor_run(db, "DROP TABLE nowhere", &err), TRYG_FAILED);
    sqlite3_close(db);
}

static void each_failure_says_what_to_do_in_both_languages(void **state)
{
    (void)state;
    static const struct {
        int result;
        const char *da, *en;
    } cases[] = {{SQLITE_FULL, "disken", "disk"},
                 {SQLITE_IOERR_WRITE, "disken", "disk"},
                 {SQLITE_READONLY, "skrivebeskyttet", "read-only"},
                 {SQLITE_CANTOPEN, "mappen", "folder"},
                 {SQLITE_NOTADB, "slet", "delete"},
                 {SQLITE_CORRUPT, "slet", "delete"}};
    sqlite3 *db = memory();
    struct tryg_error err;
    size_t checked = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++, checked++) {
        assert_int_equal(tryg_store_failed_at("x.sqlite", db, cases[i].result, &err),
                         TRYG_FAILED);
        assert_non_null(strstr(err.text, cases[i].da));
        tryg_lang_set(TRYG_EN);
        tryg_store_failed_at("x.sqlite", db, cases[i].result, &err);
        tryg_lang_set(TRYG_DA);
        assert_non_null(strstr(err.text, cases[i].en));
        assert_non_null(strstr(err.text, "x.sqlite"));
    }
    assert_int_equal(checked, 6);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_come_back_as_they_were_put),
        cmocka_unit_test(what_is_missing_is_null),
        cmocka_unit_test(the_first_failure_sticks_and_is_told_at_the_end),
        cmocka_unit_test(a_question_that_is_none_is_told),
        cmocka_unit_test(each_failure_says_what_to_do_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
