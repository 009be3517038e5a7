/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void a_year_that_is_not_kept_is_told(void **state)
{
    (void)state;
    kept_spoilt("UPDATE year SET year = 1999 WHERE year = 2010", TRYG_DATA, "2010");
}

static void one_system_less_is_another_shape(void **state)
{
    (void)state;
    kept_spoilt("DELETE FROM year_system WHERE year = 2010 AND slot = 1", TRYG_DATA,
                "2010");
}

static void a_missing_table_of_inputs_is_told(void **state)
{
    (void)state;
    kept_spoilt("DROP TABLE input", TRYG_FAILED, "input");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_that_is_not_kept_is_told),
        cmocka_unit_test(one_system_less_is_another_shape),
        cmocka_unit_test(a_missing_table_of_inputs_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
