/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

static void titles_are_found(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    const char *text = look_csv("Befolkning;\nbydel;aar;antal\n1;2010;5\n2;2010;6\n"
                                "3;2010;7\n",
                                false);
    expect_lines(text, "Overskriften står i række 2; det over den er titler.");
    expect_lines(text, "    header_row: 2\n");
    expect_lines(text, "columns: {area: bydel, year: aar, value: antal}");
    text = look("unit/import/files/wide.xlsx", false);
    expect_lines(text, "Ark \"Tal\": 6 rækker, 6 kolonner");
    expect_lines(text, "    sheet: Tal\n    header_row: 4\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
