/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "table_setup.h"

static void csv_rows_keep_their_lines(void **state)
{
    (void)state;
    struct tryg_table_source plain = {0};
    expect_table(plain, "a; b \n1;x\n\n0101;\"y\nz\"\n;;\n;\n5;6\n",
                 "a|b\n2:1|x\n4:0101|y\nz\n8:5|6",
                 0); /* empty rows are none, at any length */
    expect_table(plain, "a,b\n1\n1,2,3\n\"1\"x,2\n3,4\n", "a|b\n5:3|4", 3);
}

static void titles_and_notes_are_passed_over(void **state)
{
    (void)state;
    struct tryg_table_source s = {.header_row = 3, .stop_at_empty = true};
    expect_table(s, "Tabel 1\n\na;b\n1;2\n3;4\n\nNote: \"x\n", "a|b\n4:1|2\n5:3|4", 0);
    expect_table(s, "Tabel 1\n\na;b\n1;2\n;\nNote\n", "a|b\n4:1|2", 0);
    expect_table(s, "Tabel 1\n\na;b\n1;\"2\n2\"\n3;4\n", "a|b\n4:1|2\n2\n6:3|4", 0);
    s.header_row = 2; /* or the first row below */
    expect_table(s, "Tabel 1\n\na;b\n1;2\n", "a|b\n4:1|2", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_rows_keep_their_lines),
        cmocka_unit_test(titles_and_notes_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
