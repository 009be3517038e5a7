/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sheet_dump.h"

static void sheets_are_chosen_by_name(void **state)
{
    (void)state;
    expect_sheet("cells.xlsx", "Æ & Ø", "3:|'kun her");
    expect_sheet("cells.xlsx", "Tomt", "");
}

static void the_other_calendar_is_met(void **state)
{
    (void)state;
    /* 38717 days after 1904-01-01 is 2010-01-01, as in Excel for Macintosh; there 0 is
       the first of January 1904, and 0.25 six in its morning */
    expect_sheet("from_1904.xlsx", NULL, "1:2010-01-01|1904-01-01T06:00:00");
}

static void prefixes_are_no_matter(void **state)
{
    (void)state;
    expect_sheet("prefixed.xlsx", NULL, "2:|'med præfiks");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_chosen_by_name),
        cmocka_unit_test(the_other_calendar_is_met),
        cmocka_unit_test(prefixes_are_no_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
