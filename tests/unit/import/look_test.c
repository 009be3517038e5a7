/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_setup.h"

static void failures_are_told(void **state)
{
    (void)state;
    struct tryg_error err;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_look("unit/import/files/none", false, stdout, &err), TRYG_DATA);
    assert_string_equal(err.text, "unit/import/files/none kan ikke åbnes: findes ikke.");
    assert_int_equal(tryg_look("unit/import/files/old.xls", false, stdout, &err),
                     TRYG_DATA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failures_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
