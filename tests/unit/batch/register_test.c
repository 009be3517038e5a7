/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/batch/register.h"

static size_t read_text(tryg_arena *arena, const char *text,
                        struct tryg_register_cell **cell, struct tryg_error *err)
{
    char path[] = "/tmp/tryghed-counts-XXXXXX";
    size_t n = 99;
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (int)strlen(text));
    close(file);
    enum tryg_status status =
        tryg_register_read(path, "counts.csv", arena, &n, cell, err);
    unlink(path);
    return status == TRYG_OK ? n : 99;
}

static const char PUBLISHED[] = "year,month,system,area,category,reports\n"
                                "2010,2010-02,atom,8,vold,3\n"
                                "2010,2010-01,atom,8,vold,4\n"
                                "2010,,atom,8,indbrud,2\n"
                                "2010,2010-01,atom,no_place,vold,1\n";

static void months_are_added_up(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_register_cell *cell;
    assert_int_equal(read_text(arena, PUBLISHED, &cell, NULL), 3);
    assert_string_equal(cell[1].category, "vold");
    assert_true(cell[1].reports == 7.0 && cell[1].year == 2010);
    assert_string_equal(cell[2].area, "no_place");
    tryg_arena_free(arena);
}

/* One more in area 8, one row that is gone, one that is new: by hand. */
static void what_differs_is_listed_from_both_sides(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_register_cell *before, *after;
    struct tryg_register_revision *r;
    size_t revisions, n = read_text(arena, PUBLISHED, &before, NULL);
    size_t m = read_text(arena,
                         "year,area,category,reports\n2010,8,vold,8\n2010,8,indbrud,2\n"
                         "2010,9,vold,5\n",
                         &after, NULL);
    tryg_register_compare(n, before, m, after, arena, &revisions, &r);
    assert_int_equal(revisions, 3);
    assert_true(r[0].published == 7.0 && r[0].later == 8.0);
    assert_string_equal(r[1].area, "9");
    assert_true(r[1].published == 0.0 && r[1].later == 5.0);
    assert_string_equal(r[2].area, "no_place");
    assert_true(r[2].published == 1.0 && r[2].later == 0.0);
    tryg_arena_free(arena);
}

/* Rows as the file has them, months and all; nothing without a later extract. */
static void the_extract_is_signed_as_an_input(void **state)
{
    (void)state;
    char path[] = "/tmp/tryghed-counts-XXXXXX";
    int file = mkstemp(path);
    assert_int_equal(write(file, PUBLISHED, strlen(PUBLISHED)), (int)strlen(PUBLISHED));
    close(file);
    struct tryg_batch b = {.threads = 1};
    assert_int_equal(tryg_register_sign(&b, NULL), TRYG_OK);
    assert_null(b.later_file.role);
    b.project.later = (struct tryg_later){.file = path, .shown = "senere/counts.csv"};
    assert_int_equal(tryg_register_sign(&b, NULL), TRYG_OK);
    unlink(path);
    assert_string_equal(b.later_file.shown, "senere/counts.csv");
    assert_int_equal(b.later_file.rows, 4);
    assert_int_equal(b.later_file.bytes, strlen(PUBLISHED));
    assert_int_equal(strlen(b.later_file.sha256.hex), 64);
    assert_int_not_equal(tryg_register_sign(&b, NULL), TRYG_OK); /* it is gone */
}

static void a_file_that_is_none_is_named(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_register_cell *cell;
    struct tryg_error err;
    assert_int_equal(read_text(arena, "year,area,category\n2010,8,vold\n", &cell, &err),
                     99);
    assert_non_null(strstr(err.text, "reports"));
    assert_int_equal(
        read_text(arena, "year,area,category,reports\n2010,8,vold,mange\n", &cell, &err),
        99);
    assert_non_null(strstr(err.text, "mange"));
    tryg_arena_free(arena);
}

static void the_tolerance_is_a_share_of_what_was_published(void **state)
{
    (void)state;
    struct tryg_batch b = {.project = {.later = {.tolerate = 0.02}}};
    assert_false(tryg_register_beyond(&b, 1000.0, 1020.0));
    assert_true(tryg_register_beyond(&b, 1000.0, 1021.0));
    assert_true(tryg_register_beyond(&b, 1000.0, 979.0));
    assert_true(tryg_register_beyond(&b, 0.0, 1.0));
    double x;
    assert_false(tryg_register_city(&b, 0, "*", &x, &x)); /* no extract is declared */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_added_up),
        cmocka_unit_test(what_differs_is_listed_from_both_sides),
        cmocka_unit_test(the_extract_is_signed_as_an_input),
        cmocka_unit_test(a_file_that_is_none_is_named),
        cmocka_unit_test(the_tolerance_is_a_share_of_what_was_published)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
