/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/error.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <string.h>

static enum tryg_status tries(enum tryg_status inner)
{
    TRYG_TRY(inner);
    return TRYG_WARNED;
}

static void a_text_names_its_place(void **state)
{
    (void)state;
    struct tryg_error err;
    struct tryg_place place = {"data/x.csv", 12, 3};
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_fail_at(&err, TRYG_DATA, place, "%s mangler", "dato"),
                     TRYG_DATA);
    assert_string_equal(err.text, "data/x.csv, linje 12, kolonne 3: dato mangler");
    tryg_lang_set(TRYG_EN);
    place.column = 0;
    tryg_fail_at(&err, TRYG_DATA, place, "no date");
    assert_string_equal(err.text, "data/x.csv, line 12: no date");
    assert_int_equal(tryg_fail_more(&err, "do this"), TRYG_DATA);
    assert_string_equal(err.text, "data/x.csv, line 12: no date\n  do this");
    tryg_lang_set(TRYG_DA);
}

static void an_old_text_may_be_an_argument(void **state)
{
    (void)state;
    struct tryg_error err;
    tryg_fail(&err, TRYG_DATA, "inner");
    tryg_fail(&err, TRYG_FAILED, "outer: %s", err.text);
    assert_string_equal(err.text, "outer: inner");
}

static void a_long_text_is_cut_not_overrun(void **state)
{
    (void)state;
    struct tryg_error err;
    char longest[2 * TRYG_ERROR_TEXT];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = 0;
    tryg_fail(&err, TRYG_DATA, "%s", longest);
    assert_int_equal(strlen(err.text), TRYG_ERROR_TEXT - 1);
    tryg_fail_more(&err, "more");
    assert_int_equal(strlen(err.text), TRYG_ERROR_TEXT - 1);
}

static void no_error_struct_is_fine(void **state)
{
    (void)state;
    assert_int_equal(tryg_fail(NULL, TRYG_USAGE, "x"), TRYG_USAGE);
    assert_int_equal(tries(TRYG_DATA), TRYG_DATA);
    assert_int_equal(tries(TRYG_OK), TRYG_WARNED);
}

static void the_system_speaks_danish(void **state)
{
    (void)state;
    assert_string_equal(tryg_system_text(ENOSPC), "disken er fuld");
    tryg_lang_set(TRYG_EN);
    assert_string_equal(tryg_system_text(ENOSPC), "the disk is full");
    tryg_lang_set(TRYG_DA);
    assert_true(strlen(tryg_system_text(EXDEV)) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_names_its_place),
        cmocka_unit_test(an_old_text_may_be_an_argument),
        cmocka_unit_test(a_long_text_is_cut_not_overrun),
        cmocka_unit_test(no_error_struct_is_fine),
        cmocka_unit_test(the_system_speaks_danish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
