/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"
#include "import/sheet.h"

#include <stdio.h>
#include <string.h>

static void kinds_are_told_by_content(void **state)
{
    (void)state;
    assert_int_equal(tryg_sheet_kind("unit/import/files/cells.xlsx"), TRYG_WORKBOOK_XLSX);
    assert_int_equal(tryg_sheet_kind("unit/import/files/cells.ods"), TRYG_WORKBOOK_ODS);
    assert_int_equal(tryg_sheet_kind("unit/import/files/old.xls"), TRYG_WORKBOOK_OLD);
    assert_int_equal(tryg_sheet_kind("unit/import/files/other.zip"), TRYG_WORKBOOK_NONE);
    assert_int_equal(tryg_sheet_kind("unit/import/files/squares.dbf"),
                     TRYG_WORKBOOK_NONE);
    assert_int_equal(tryg_sheet_kind("unit/import/files/none"), TRYG_WORKBOOK_NONE);
}

static void sheets_are_listed(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t n = 0;
    const char **name = NULL;
    assert_int_equal(tryg_sheet_names("unit/import/files/cells.xlsx", "a.xlsx", arena, &n,
                                      &name, NULL),
                     TRYG_OK);
    assert_int_equal(n, 3);
    assert_string_equal(name[1], "Æ & Ø");
    assert_int_equal(
        tryg_sheet_names("unit/import/files/cells.ods", "a.ods", arena, &n, &name, NULL),
        TRYG_OK);
    assert_int_equal(n, 2);
    assert_string_equal(name[0], "Celler");
    tryg_arena_free(arena);
}

/* Every way a workbook can fail has its own message, and touches nothing. */
static void failures_say_what_to_do(void **state)
{
    (void)state;
    static const struct {
        const char *file, *sheet, *says;
    } CASES[] = {
        {"cells.xlsx", "celler",
         "x har intet ark \"celler\". Ark i filen: Celler, Æ & Ø, Tomt.\n  Mente du "
         "\"Celler\"?"},
        {"cells.ods", "Ark9", "x har intet ark \"Ark9\". Ark i filen: Celler, Ark2."},
        {"old.xls", NULL, "x er en gammel Excel-fil (.xls) eller låst med adgangskode, "},
        {"other.zip", NULL, "x er ikke et regneark (XLSX eller ODS)."},
        {"none", NULL, "x er ikke et regneark (XLSX eller ODS)."},
        {"cut_short.xlsx", NULL, "x er beskadiget indeni (XML). "},
        {"cut_short.ods", NULL, "x er beskadiget indeni (XML). "},
        {"bad_entity.xlsx", NULL, "x er beskadiget indeni (XML). "},
        {"no_such_string.xlsx", NULL,
         "x er beskadiget: cellen i række 1, kolonne 1 kan ikke læses."},
        {"beyond.xlsx", NULL,
         "x er beskadiget: cellen i række 1, kolonne 16385 kan ikke læses."},
    };
    size_t tried = 0;
    tryg_lang_set(TRYG_DA);
    for (; tried < sizeof CASES / sizeof *CASES; tried++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_error err = {0};
        struct tryg_sheet sheet = {.name = "untouched"};
        char path[200];
        snprintf(path, sizeof path, "unit/import/files/%s", CASES[tried].file);
        assert_int_equal(
            tryg_sheet_read(path, "x", CASES[tried].sheet, arena, &sheet, &err),
            TRYG_DATA);
        if (strncmp(err.text, CASES[tried].says, strlen(CASES[tried].says)) != 0) {
            fail_msg("%s", err.text);
        }
        assert_string_equal(sheet.name, "untouched");
        tryg_arena_free(arena);
    }
    assert_int_equal(tried, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_by_content),
        cmocka_unit_test(sheets_are_listed),
        cmocka_unit_test(failures_say_what_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
