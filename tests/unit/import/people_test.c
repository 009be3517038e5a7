/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/people.h"

static enum tryg_status read_csv(const char *csv, const char *persons, char decimal,
                                 struct tryg_people *people, tryg_arena *arena,
                                 struct tryg_error *err)
{
    struct tryg_people_source source = {
        .table = {.decimal = decimal}, .east = "x", .north = "y", .persons = persons};
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "beboere.csv";
    return tryg_people_read(&source, arena, people, err);
}

static void every_row_is_a_point_with_its_persons(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_people p = {0};
    assert_int_equal(read_csv("n;x;y\n3;720000,5;6170000\n0;720100;6170001,25\n"
                              "2,5;720000,5;6170000\n",
                              "n", ',', &p, arena, NULL),
                     TRYG_OK);
    assert_int_equal(p.n, 3);
    assert_true(p.east[0] == 720000.5 && p.north[0] == 6170000.0 && p.persons[0] == 3.0);
    assert_true(p.east[1] == 720100.0 && p.north[1] == 6170001.25 && p.persons[1] == 0.0);
    assert_true(p.persons[2] == 2.5); /* a place may have several rows */
    tryg_arena_free(arena);
}

static void without_a_column_each_row_is_one(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_people p = {0};
    assert_int_equal(read_csv("x,y\n1,2\n3,4\n", NULL, '.', &p, arena, NULL), TRYG_OK);
    assert_int_equal(p.n, 2);
    assert_true(p.persons[0] == 1.0 && p.persons[1] == 1.0 && p.north[1] == 4.0);
    tryg_arena_free(arena);
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *csv, *says;
        uint32_t line;
    } CASES[] = {
        {"x,y,n\n1,2,3\n1,nord,3\n", "\"nord\" er ikke et tal", 3},
        {"x,y,n\n1,2,\n", "er ikke et tal", 2},
        {"x,y,n\n1,2,3\n1,2,-1\n", "færre end 0 personer", 3},
        {"x,y,antal\n1,2,3\n", "n", 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_people p = {.n = 77};
        struct tryg_error err = {0};
        tryg_lang_set(TRYG_DA);
        enum tryg_status status = read_csv(CASES[i].csv, "n", '.', &p, arena, &err);
        if (status == TRYG_OK || !strstr(err.text, CASES[i].says) ||
            !strstr(err.text, "beboere.csv")) {
            fail_msg("case %zu: \"%s\" should hold \"%s\"", i, err.text, CASES[i].says);
        }
        if (CASES[i].line) {
            assert_non_null(
                strstr(err.text, tryg_arena_print(arena, "linje %u", CASES[i].line)));
        }
        assert_int_equal(p.n, 77); /* untouched unless TRYG_OK */
        tryg_arena_free(arena);
    }
}

/* 1.234 is 1234 to some and 1.234 to others: coordinates are not guessed. */
static void a_number_that_could_be_two_is_refused(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_people p = {0};
    struct tryg_error err = {0};
    assert_int_equal(read_csv("x;y;n\n720000;6170000;1.234\n", "n", 0, &p, arena, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "decimal:"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_a_point_with_its_persons),
        cmocka_unit_test(without_a_column_each_row_is_one),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
        cmocka_unit_test(a_number_that_could_be_two_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
