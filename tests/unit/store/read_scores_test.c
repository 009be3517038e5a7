/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void a_flag_of_another_version_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE score SET flags = 'few_answers skæv'", TRYG_DATA, "skæv");
}

static void a_reason_of_another_version_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE estimate SET why = 'glemt'", TRYG_DATA, "glemt");
}

static void an_indicator_that_is_gone_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE indicator SET indicator = 'indx' WHERE indicator_id = 3",
                TRYG_DATA, "indx");
}

static void a_group_that_is_gone_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE indicator_group SET name_da = 'x', [group] = 'gruppex' WHERE "
                "group_id = 1",
                TRYG_DATA, "gruppex");
}

static void a_level_that_is_gone_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE level SET level = 'heftig' || level_id", TRYG_DATA, "heftig");
}

static void a_level_that_never_was_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE score SET level_id = 44", TRYG_FAILED, "tryghed.sqlite");
}

static void a_missing_score_is_another_shape(void **state)
{
    (void)state;
    kept_spoilt("DELETE FROM score WHERE year = 2010 AND area_id = 8", TRYG_DATA, "2010");
}

static void a_missing_estimate_is_another_shape(void **state)
{
    (void)state;
    kept_spoilt("DELETE FROM estimate WHERE indicator_id = 1 AND area_id = 8", TRYG_DATA,
                "2010");
}

static void an_area_of_another_system_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE score SET area_id = 1 WHERE area_id = 7", TRYG_FAILED,
                "tryghed.sqlite");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flag_of_another_version_is_named),
        cmocka_unit_test(a_reason_of_another_version_is_named),
        cmocka_unit_test(an_indicator_that_is_gone_is_named),
        cmocka_unit_test(a_group_that_is_gone_is_named),
        cmocka_unit_test(a_level_that_is_gone_is_named),
        cmocka_unit_test(a_level_that_never_was_is_a_broken_file),
        cmocka_unit_test(a_missing_score_is_another_shape),
        cmocka_unit_test(a_missing_estimate_is_another_shape),
        cmocka_unit_test(an_area_of_another_system_is_a_broken_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
