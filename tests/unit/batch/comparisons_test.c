/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "engine/batch/comparisons.h"

static void without_an_index_there_is_nothing_to_compare(void **state)
{
    (void)state;
    int year[] = {2010, 2011};
    struct tryg_batch b = {.comparisons = 7};
    b.results = (struct tryg_results){.base_year = 2010, .years = 2, .year = year};
    assert_int_equal(tryg_comparisons_make(&b, NULL), TRYG_OK);
    assert_int_equal(b.comparisons, 0);
}

static void without_the_base_year_there_is_nothing_to_compare_with(void **state)
{
    (void)state;
    int year[] = {2011, 2012};
    struct tryg_profile profile = {.id = "p"};
    struct tryg_batch b = {.comparisons = 7};
    b.results = (struct tryg_results){
        .base_year = 2010, .years = 2, .year = year, .profile = &profile};
    assert_int_equal(tryg_comparisons_make(&b, NULL), TRYG_OK);
    assert_int_equal(b.comparisons, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_an_index_there_is_nothing_to_compare),
        cmocka_unit_test(without_the_base_year_there_is_nothing_to_compare_with)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
