/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "table_setup.h"

static void merged_cells_are_filled_down(void **state)
{
    (void)state;
    const char *columns[] = {"a"};
    struct tryg_table_source s = {.fill_downs = 1, .fill_down = columns};
    expect_table(s, "a;b\n;0\nx;1\n ;2\ny;3\n;4\n",
                 "a|b\n2:|0\n3:x|1\n4:x|2\n5:y|3\n6:y|4", 0);
    columns[0] = "c";
    tryg_lang_set(TRYG_EN);
    expect_table_failure(s, "a;b\n1;2\n",
                         "x has no column \"c\" (fill_down). Columns in the file: a, b.");
}

static void rows_are_kept_by_where(void **state)
{
    (void)state;
    const char *ages[] = {"15-999"}, *kinds[] = {"m", "k"};
    struct tryg_where where[] = {{"alder", 1, ages}, {"slags", 2, kinds}};
    struct tryg_table_source s = {.wheres = 2, .where = where};
    expect_table(s, "alder;slags\n14;m\n15; m \n999;k\n1000;k\n65+;k\n16;x\n15-999;m\n",
                 "alder|slags\n3:15| m \n4:999|k\n8:15-999|m", 0);
    tryg_lang_set(TRYG_DA);
    expect_table_failure(s, "alder;slags\n15 år;m\n",
                         "x har ingen rækker, hvor alder er \"15-999\"; i filen står fx "
                         "\"15 år\". Ret where: i tryghed.yaml.");
    expect_table(s, "alder;slags\n", "alder|slags", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(merged_cells_are_filled_down),
        cmocka_unit_test(rows_are_kept_by_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
