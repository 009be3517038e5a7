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
    expect_sheet("cells.ods", "Celler",
                 "1:'kode||'dato\n" /* what a merged cell covers is not there */
                 "2:'0101|0.3|2010-01-01\n"
                 "5:'1E5|0.125|2010-01-01T12:00:00\n"
                 "6:'to  ord~linje <2>|TRUE|12:30:00\n" /* without the note */
                 "7:7|7|'=of:=1+1\n"                    /* repeated, both ways */
                 "8:7|7|'=of:=1+1");
}

static void a_deleted_table_is_no_sheet(void **state)
{
    (void)state;
    expect_sheet("cells.ods", NULL,
                 "1:'kode||'dato\n2:'0101|0.3|2010-01-01\n"
                 "5:'1E5|0.125|2010-01-01T12:00:00\n6:'to  ord~linje <2>|TRUE|12:30:00\n"
                 "7:7|7|'=of:=1+1\n8:7|7|'=of:=1+1");
    expect_sheet("cells.ods", "Ark2", "1:|'kun her");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_cell_keeps_its_law),
        cmocka_unit_test(a_deleted_table_is_no_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
