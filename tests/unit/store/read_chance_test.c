/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void a_law_of_another_version_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE estimate SET law = 'cauchy'", TRYG_DATA, "cauchy");
}

static void a_level_that_never_was_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE level_chance SET level_id = 44 WHERE level_id = 1", TRYG_FAILED,
                "tryghed.sqlite");
}

static void an_area_of_another_system_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE chance SET area_id = 1 WHERE area_id = 7", TRYG_FAILED,
                "tryghed.sqlite");
}

static void an_indicator_that_never_was_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE covariance SET other_id = 99 WHERE indicator_id = 2", TRYG_FAILED,
                "tryghed.sqlite");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_law_of_another_version_is_named),
        cmocka_unit_test(a_level_that_never_was_is_a_broken_file),
        cmocka_unit_test(an_area_of_another_system_is_a_broken_file),
        cmocka_unit_test(an_indicator_that_never_was_is_a_broken_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
