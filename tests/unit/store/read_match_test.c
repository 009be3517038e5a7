/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void an_area_that_is_gone_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE area SET area = '99' WHERE area_id = 7", TRYG_DATA, "99");
}

static void a_system_that_is_gone_is_named(void **state)
{
    (void)state;
    kept_spoilt("UPDATE area_system SET system = 'sogn' WHERE system_id = 2", TRYG_DATA,
                "sogn");
}

static void one_area_more_is_another_shape(void **state)
{
    (void)state;
    kept_spoilt("UPDATE area SET system_id = 2, area = 'x' WHERE area_id = 10", TRYG_DATA,
                "2010");
}

static void one_area_less_is_another_shape(void **state)
{
    (void)state;
    kept_spoilt("DELETE FROM area WHERE area_id = 9", TRYG_DATA, "distrikt");
}

static void ids_with_a_gap_are_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE category SET category_id = 9 WHERE category_id = 2", TRYG_FAILED,
                "tryghed.sqlite");
}

static void areas_out_of_order_are_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE area SET area_id = 40 WHERE area_id = 9", TRYG_FAILED,
                "tryghed.sqlite");
}

static void a_missing_table_is_told(void **state)
{
    (void)state;
    kept_spoilt("DROP TABLE level", TRYG_FAILED, "level");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_area_that_is_gone_is_named),
        cmocka_unit_test(a_system_that_is_gone_is_named),
        cmocka_unit_test(one_area_more_is_another_shape),
        cmocka_unit_test(one_area_less_is_another_shape),
        cmocka_unit_test(ids_with_a_gap_are_a_broken_file),
        cmocka_unit_test(areas_out_of_order_are_a_broken_file),
        cmocka_unit_test(a_missing_table_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
