/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/copenhagen/sheet.h"

static void numbers_are_written_in_digits(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_sheet sheet = {.arena = arena};
    tryg_sheet_put_whole(&sheet, 0, 1);
    tryg_sheet_put(&sheet, "|");
    tryg_sheet_put_whole(&sheet, 7, 3);
    tryg_sheet_put(&sheet, "|");
    tryg_sheet_put_whole(&sheet, -120, 1);
    tryg_sheet_put(&sheet, "|");
    tryg_sheet_put_decimal(&sheet, 724565070, 2, ',');
    tryg_sheet_put(&sheet, "|");
    tryg_sheet_put_decimal(&sheet, 1005, 3, '.');
    tryg_sheet_put(&sheet, "|");
    tryg_sheet_put_decimal(&sheet, 1999, 0, '.');
    tryg_sheet_put_bytes(&sheet, "", 1);
    assert_string_equal(sheet.bytes, "0|007|-120|724565,07|1.005|1");
    tryg_arena_free(arena);
}

static void a_sheet_grows_and_keeps_what_it_holds(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_sheet sheet = {.arena = arena};
    for (int i = 0; i < 100000; i++) {
        tryg_sheet_put_whole(&sheet, i, 6);
    }
    assert_int_equal(sheet.count, 600000);
    for (int i = 0; i < 100000; i += 997) {
        char text[16];
        snprintf(text, sizeof text, "%06d", i);
        assert_memory_equal(sheet.bytes + 6 * i, text, 6);
    }
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_in_digits),
        cmocka_unit_test(a_sheet_grows_and_keeps_what_it_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
