/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "table_setup.h"

static void sheets_are_tables_too(void **state)
{
    (void)state;
    const char *area[] = {"Bydel"};
    struct tryg_table_source s = {.file = "unit/import/files/wide.xlsx",
                                  .sheet = "Tal",
                                  .header_row = 4,
                                  .stop_at_empty = true,
                                  .fill_downs = 1,
                                  .fill_down = area};
    expect_table(s, NULL,
                 "Bydel|Type|Vold|Trusler|Indbrud i beboelse|Indbrud i øvrigt\n"
                 "5:Indre By|sager|10|2|30|4\n6:Indre By|ofre|99|99|99|99\n"
                 "7:Østerbro|sager|..|1|1.234|0\n8:Uoplyst|sager|3|0|5|1\n"
                 "9:I alt|sager|13|3|1269|5",
                 0);
    tryg_lang_set(TRYG_DA);
    s.header_row = 12;
    expect_table_failure(s, NULL,
                         "x, ark Tal slutter før række 12, hvor overskriften skulle stå "
                         "(header_row).");
    s.header_row = 0;
    s.fill_downs = 1;
    expect_table_failure(
        s, NULL,
        "x har ingen kolonne \"Bydel\" (fill_down). Kolonner i filen: "
        "Anmeldelser efter bydel.\n  Står overskriften længere nede, så skriv "
        "header_row: og rækkens nummer.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_tables_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
