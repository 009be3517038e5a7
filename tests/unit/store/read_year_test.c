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

static void the_inputs_alone_can_be_asked_for(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    tryg_store *store;
    size_t n;
    struct tryg_input *input;
    assert_int_equal(tryg_store_open(k.path, k.arena, &store, NULL), TRYG_OK);
    assert_int_equal(tryg_store_inputs(store, 2011, k.arena, &n, &input, NULL), TRYG_OK);
    assert_int_equal(n, 2);
    assert_string_equal(input[0].role, "reports politi");
    assert_string_equal(input[0].shown, "data/anmeldelser.csv");
    assert_string_equal(input[1].sha256.hex, k.city->record[1].input[1].sha256.hex);
    assert_true(input[1].bytes == UINT64_C(1) << 40);
    assert_int_equal(tryg_store_inputs(store, 1999, k.arena, &n, &input, NULL), TRYG_OK);
    assert_int_equal(n, 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_inputs_alone_can_be_asked_for),
        cmocka_unit_test(a_year_that_is_not_kept_is_told),
        cmocka_unit_test(one_system_less_is_another_shape),
        cmocka_unit_test(a_missing_table_of_inputs_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
