/* SPDX-License-Identifier: GPL-3.0-or-later */
/* That what is kept comes back is in store_test. */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void a_class_without_texts_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_class SET class = 4 WHERE class = 3", TRYG_FAILED,
                "tryghed.sqlite");
}

static void a_class_that_lacks_a_text_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("DELETE FROM class_text WHERE class = 2 AND position = 1", TRYG_FAILED,
                "tryghed.sqlite");
}

static void classes_without_number_are_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE class_text SET class = 1000000 WHERE class = 3", TRYG_FAILED,
                "tryghed.sqlite");
}

static void an_area_of_another_system_is_a_broken_file(void **state)
{
    (void)state;
    kept_spoilt("UPDATE count_class SET area_id = area_id + 900", TRYG_FAILED,
                "tryghed.sqlite");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_without_texts_is_a_broken_file),
        cmocka_unit_test(a_class_that_lacks_a_text_is_a_broken_file),
        cmocka_unit_test(classes_without_number_are_a_broken_file),
        cmocka_unit_test(an_area_of_another_system_is_a_broken_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
