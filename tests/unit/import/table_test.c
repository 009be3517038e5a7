/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/table.h"

/* The number in the only cell, NAN when there is none; *two when it has two readings. */
static double number_in(const char *cell, char decimal, char thousands, bool *two)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    char csv[100];
    snprintf(csv, sizeof csv, "a;b\n\"%s\";x\n", cell);
    struct tryg_table_source s = {.file = csv_file(csv, strlen(csv), 0),
                                  .shown = "x",
                                  .decimal = decimal,
                                  .thousands = thousands};
    struct tryg_table t;
    double value = -1.0;
    assert_int_equal(tryg_table_read(&s, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    *two = tryg_table_ambiguous(&t, 0, 0);
    bool read = tryg_table_number(&t, 0, 0, &value);
    tryg_arena_free(arena);
    return read ? value : -1.0;
}

static void numbers_are_read_as_the_source_says(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        char decimal, thousands;
        double value; /* -1: none */
        bool two;
    } CASES[] = {
        {"0,987", 0, 0, -1, true},      {"0.987", 0, 0, 0.987, true},
        {"0,987", ',', 0, 0.987, 0},    {"1.234", ',', 0, 1234, 0},
        {"1.234,5", ',', 0, 1234.5, 0}, {"12.34", ',', 0, -1, 0},
        {"1,234", '.', 0, 1234, 0},     {"1 234", ',', ' ', 1234, 0},
        {"1.5", 0, 0, 1.5, false},      {"1.234.567", 0, 0, -1, false},
        {"-1.234", 0, 0, -1.234, true}, {"1234", 0, 0, 1234, false},
        {"", 0, 0, -1, false},          {"1.2345", 0, 0, 1.2345, false},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        bool two = false;
        double value =
            number_in(CASES[n].cell, CASES[n].decimal, CASES[n].thousands, &two);
        if (value != CASES[n].value || two != CASES[n].two) {
            fail_msg("%s: %g %d", CASES[n].cell, value, two);
        }
    }
    assert_int_equal(n, 14);
}

/* In a sheet a number cell is a number whatever the source says; a text cell is not. */
static void cells_of_sheets_know_what_they_are(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_table_source s = {
        .file = "unit/import/files/cells.xlsx", .shown = "x", .decimal = ','};
    struct tryg_table t;
    double value = 0;
    uint64_t whole = 0;
    assert_int_equal(tryg_table_read(&s, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    assert_string_equal(t.column[1], "tal");
    assert_true(tryg_table_number(&t, 2, 1, &value)); /* B6, 1234.1 as a number */
    assert_true(value == 1234.1);
    assert_false(tryg_table_number(&t, 2, 0, &value)); /* A6, "2.50" as a text */
    assert_true(tryg_table_whole(&t, 1, 1, &whole));
    assert_int_equal(whole, 100000);
    assert_false(tryg_table_whole(&t, 2, 1, &whole));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_the_source_says),
        cmocka_unit_test(cells_of_sheets_know_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
