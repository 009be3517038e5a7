/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sheet_dump.h"

/* Shared texts: runs of fonts are one text, pronunciation is none, escapes of characters
 * that XML cannot hold are put back. The day 39448 (2008-01-01) in six formats: general,
 * a date, a length of time, a date spelled out, text, and one that is not declared. */
static void shared_texts_and_formats_are_read(void **state)
{
    (void)state;
    expect_sheet("texts.xlsx", NULL,
                 "1:'rund|'kanji||'a\rb|'_x41_|'_x00E6_ _x41\n"
                 "2:39448|2008-01-01|39448|2008-01-01|39448|39448");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_texts_and_formats_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
