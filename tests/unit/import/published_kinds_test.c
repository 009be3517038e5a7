/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "import/published.h"

static enum tryg_status kinds(struct tryg_published_source source, const char *csv,
                              tryg_arena *arena, size_t *n,
                              struct tryg_published_kind **kind, struct tryg_error *err)
{
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "p.csv";
    return tryg_published_kinds(&source, arena, n, kind, err);
}

/* The order of the rows is no matter, and nothing else is judged. */
static void each_year_and_system_once(void **state)
{
    (void)state;
    static const struct tryg_published_kind EXPECTED[] = {
        {2013, "bydel"}, {2013, "nye"}, {2014, "bydel"}};
    struct tryg_published_source source = {.year = "aar", .system = "inddeling"};
    struct tryg_published_kind *kind;
    struct tryg_error err = {0};
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t n;
    assert_int_equal(kinds(source,
                           "aar,inddeling,area\n2014,bydel,1\n2013,nye,x\n2013,bydel,1\n"
                           "2013,bydel,2\n2014,bydel,\n",
                           arena, &n, &kind, &err),
                     TRYG_OK);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(kind[i].year, EXPECTED[i].year);
        assert_string_equal(kind[i].system, EXPECTED[i].system);
    }
    tryg_arena_free(arena);
}

static void constants_stand_for_all_rows(void **state)
{
    (void)state;
    struct tryg_published_source source = {.constant_year = 2013,
                                           .constant_system = "bydel"};
    struct tryg_published_kind *kind;
    struct tryg_error err = {0};
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t n;
    assert_int_equal(kinds(source, "area\n1\n2\n", arena, &n, &kind, &err), TRYG_OK);
    assert_int_equal(n, 1);
    assert_int_equal(kind[0].year, 2013);
    assert_string_equal(kind[0].system, "bydel");
    source = (struct tryg_published_source){.year = "area", .constant_system = "bydel"};
    n = 7;
    assert_int_equal(kinds(source, "area\nx\n", arena, &n, &kind, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "p.csv, linje 2, kolonne 1: \"x\""));
    assert_int_equal(n, 7);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_year_and_system_once),
                                       cmocka_unit_test(constants_stand_for_all_rows)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
