/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "publish/listing.h"

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct tryg_datum at(const struct tryg_listing *l, size_t row, size_t column)
{
    char room[TRYG_LISTING_ROOM];
    struct tryg_datum datum;
    l->read(l, row, column, room, &datum);
    return datum;
}

/* Codes stay text, a cell in quotes is one cell, and an empty one is none. */
static void a_file_reads_as_it_was_written(void **state)
{
    struct tryg_listing l;
    write_text("listing_file.csv", "year,month,system,area,category,reports\n"
                                   "2010,2010-01,d,01,\"a, \"\"b\"\"\nc\",12\n"
                                   "2011,,d,no_place,x,\n");
    assert_int_equal(
        tryg_listing_file("listing_file.csv", TRYG_FILE_COUNTS, *state, &l, NULL),
        TRYG_OK);
    remove("listing_file.csv");
    assert_int_equal(l.columns, 6);
    assert_int_equal(l.rows, 2);
    assert_true(at(&l, 0, 0).number == 2010.0);
    assert_string_equal(at(&l, 0, 1).text, "2010-01");
    assert_string_equal(at(&l, 0, 3).text, "01");
    assert_string_equal(at(&l, 0, 4).text, "a, \"b\"\nc");
    assert_true(at(&l, 0, 5).number == 12.0);
    assert_int_equal(at(&l, 1, 1).is, TRYG_DATUM_NONE);
    assert_string_equal(at(&l, 1, 3).text, "no_place");
    assert_int_equal(at(&l, 1, 5).is, TRYG_DATUM_NONE);
    for (size_t c = 0; c < l.columns; c++) {
        assert_true(*l.column[c].means.in[TRYG_DA] && *l.column[c].means.in[TRYG_EN]);
    }
}

static void each_table_has_its_columns(void **state)
{
    static const struct {
        enum tryg_file_table table;
        const char *text;
        size_t columns;
    } CASES[] = {{TRYG_FILE_COUNTS, "year,month,system,area,category,reports\n", 6},
                 {TRYG_FILE_HOURS, "year,system,area,category,weekday,hour,reports\n", 7},
                 {TRYG_FILE_STRUCTURE, "group,statistic,indicator,factor,value\n", 5}};
    size_t n = sizeof CASES / sizeof *CASES;
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        struct tryg_listing l;
        char header[200] = "";
        write_text("listing_file.csv", CASES[i].text);
        assert_int_equal(
            tryg_listing_file("listing_file.csv", CASES[i].table, *state, &l, NULL),
            TRYG_OK);
        remove("listing_file.csv");
        assert_int_equal(l.columns, CASES[i].columns);
        assert_int_equal(l.rows, 0);
        for (size_t c = 0; c < l.columns; c++) {
            strcat(header, l.column[c].id);
            strcat(header, c + 1 < l.columns ? "," : "\n");
        }
        assert_string_equal(header, CASES[i].text);
    }
}

static void a_file_that_is_not_there_fails(void **state)
{
    struct tryg_listing l;
    struct tryg_error err = {0};
    assert_int_equal(
        tryg_listing_file("/nowhere/at/all.csv", TRYG_FILE_HOURS, *state, &l, &err),
        TRYG_FAILED);
    assert_non_null(strstr(err.text, "/nowhere/at/all.csv"));
}

static int open_arena(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int close_arena(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_reads_as_it_was_written),
        cmocka_unit_test(each_table_has_its_columns),
        cmocka_unit_test(a_file_that_is_not_there_fails),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
