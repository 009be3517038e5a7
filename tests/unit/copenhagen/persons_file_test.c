/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/persons_file.h"
#include "town.h"

static void the_file_is_written_as_the_statbank_would(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_sheet sheet = {.arena = arena};
    struct tryg_levels *levels = TRYG_NEW(arena, 1, struct tryg_levels);
    levels->persons[0][0] = 14460;
    levels->persons[0][1] = 1007;
    levels->persons[0][34] = 985;
    tryg_persons_file_put(&sheet, levels);
    tryg_sheet_put_sign(&sheet, '\0');
    static const char START[] =
        "\xEF\xBB\xBF"
        "aar;distrikt;personer\r\n2010;1;14.460\r\n2010;2;1.007\r\n";
    assert_memory_equal(sheet.bytes, START, sizeof START - 1);
    assert_non_null(strstr(
        sheet.bytes, "\r\n2010;35;985\r\n2010;Uden for inddeling;1.204\r\n2011;1;"));
    int rows = 0;
    for (const char *at = sheet.bytes; (at = strstr(at, "\r\n")) != NULL; at++) {
        rows++;
    }
    assert_int_equal(rows, 1 + 5 * 36);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_is_written_as_the_statbank_would)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
