/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "engine/batch/trends.h"

static void without_an_index_there_are_no_trends(void **state)
{
    (void)state;
    int year[] = {2010, 2011};
    struct tryg_batch b = {.trends = 7};
    b.results = (struct tryg_results){.base_year = 2010, .years = 2, .year = year};
    tryg_trends_make(&b);
    assert_int_equal(b.trends, 0);
    assert_int_equal(tryg_trends_write(&(struct tryg_shelf){.b = &b}, NULL), TRYG_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_an_index_there_are_no_trends)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
