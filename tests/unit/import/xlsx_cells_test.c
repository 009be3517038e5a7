/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sheet_dump.h"

static void every_kind_of_cell_keeps_its_law(void **state)
{
    (void)state;
    expect_sheet(
        "cells.xlsx", NULL,
        "1:'kode|' tal |'dato\n"
        "2:'0101|0.30000000000000004|2010-01-01\n"
        /* a text that looks like a number stays; the number is written out */
        "5:'1E5|100000|2010-01-01T12:00:00\n"
        /* 17 digits of a program are the double 1234.1; day 59 of 1900 is the last of
           February, before the leap day that never was */
        "6:'2.50|1234.1|1900-02-28T06:00:00\n"
        /* a number in a format with the letter d in quotes; 36 hours are no date */
        "7:'æ & ø\rå|5|1.5\n"
        "8:TRUE|FALSE|'#N/A\n"
        /* a formula: its last result, or itself when the file has none */
        "9:'0101x|7|'=1+1\n"
        /* no references: the next row and cells; half past twelve; an ISO date */
        "10:'rund|12:30:00|2010-01-31");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_cell_keeps_its_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
