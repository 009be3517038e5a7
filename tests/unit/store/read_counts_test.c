/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void a_category_that_is_gone_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE category SET category = 'trolddom' WHERE category_id = 2",
                TRYG_DATA, "trolddom");
}

static void a_month_outside_the_period_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count SET month = 205001 WHERE month = 200903", TRYG_FAILED,
                "tryghed.sqlite");
}

static void a_month_before_the_period_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count SET month = 190001 WHERE month = 200903", TRYG_FAILED,
                "tryghed.sqlite");
}

static void an_area_of_another_system_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count SET area_id = 8 WHERE area_id = 1 AND source_id = 1",
                TRYG_FAILED, "tryghed.sqlite");
}

static void a_period_of_a_million_months_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_source SET months = 1000000", TRYG_FAILED,
                "tryghed.sqlite");
}

static void a_period_of_less_than_nothing_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_source SET months = -7", TRYG_FAILED, "tryghed.sqlite");
}

static void a_category_that_never_was_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_elsewhere SET category_id = category_id + 76", TRYG_FAILED,
                "tryghed.sqlite");
}

static void an_hour_that_no_week_has_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_hour SET weekday = 8 WHERE weekday = 7", TRYG_FAILED,
                "tryghed.sqlite");
}

static void an_hour_of_an_area_that_is_gone_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_hour SET area_id = area_id + 900 WHERE area_id > 0",
                TRYG_FAILED, "tryghed.sqlite");
}

static void a_box_of_another_version_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE book_box SET box = 'skuffe' WHERE box = 'placed'", TRYG_DATA,
                "skuffe");
}

static void a_reason_of_another_version_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE book_reason SET reason = 'dovenskab' WHERE reason = 'quote'",
                TRYG_DATA, "dovenskab");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_category_that_is_gone_is_named),
        cmocka_unit_test(a_month_outside_the_period_is_a_broken_file),
        cmocka_unit_test(a_month_before_the_period_is_a_broken_file),
        cmocka_unit_test(an_area_of_another_system_is_a_broken_file),
        cmocka_unit_test(a_period_of_a_million_months_is_a_broken_file),
        cmocka_unit_test(a_period_of_less_than_nothing_is_a_broken_file),
        cmocka_unit_test(a_category_that_never_was_is_a_broken_file),
        cmocka_unit_test(an_hour_that_no_week_has_is_a_broken_file),
        cmocka_unit_test(an_hour_of_an_area_that_is_gone_is_a_broken_file),
        cmocka_unit_test(a_box_of_another_version_is_named),
        cmocka_unit_test(a_reason_of_another_version_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
