/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "import/column.h"

static const char *const COLUMNS[] = {"rode_nr", "", "bydel", "Bydel", "bydel"};

static void a_column_is_found_as_written(void **state)
{
    (void)state;
    size_t at = 99;
    assert_int_equal(tryg_column_find("x", "k", "Bydel", COLUMNS, 5, &at, NULL), TRYG_OK);
    assert_int_equal(at, 3);
}

static void who_asks_in_vain_is_told_what_there_is(void **state)
{
    (void)state;
    struct tryg_error err;
    size_t at = 99;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(
        tryg_column_find("a.csv", "areas: code", "rodenr", COLUMNS, 5, &at, &err),
        TRYG_DATA);
    assert_string_equal(err.text,
                        "a.csv har ingen kolonne \"rodenr\" (areas: code). Kolonner i "
                        "filen: rode_nr, bydel, Bydel, bydel.\n  Mente du \"rode_nr\"?");
    assert_int_equal(at, 99);
}

static void two_of_a_name_are_none(void **state)
{
    (void)state;
    struct tryg_error err;
    size_t at = 99;
    tryg_lang_set(TRYG_EN);
    assert_int_equal(tryg_column_find("a.csv", "k", "bydel", COLUMNS, 5, &at, &err),
                     TRYG_DATA);
    assert_string_equal(err.text, "a.csv has two columns called \"bydel\" (k): no. 3 and "
                                  "5. Give one of them another name.");
    assert_int_equal(at, 99);
}

static void a_long_list_is_cut(void **state)
{
    (void)state;
    struct tryg_error err;
    size_t at = 0;
    const char *many[500];
    for (size_t i = 0; i < 500; i++) {
        many[i] = "spoergsmaal";
    }
    assert_int_equal(tryg_column_find("a.csv", "k", "q", many, 500, &at, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "spoergsmaal … (500)."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_found_as_written),
        cmocka_unit_test(who_asks_in_vain_is_told_what_there_is),
        cmocka_unit_test(two_of_a_name_are_none),
        cmocka_unit_test(a_long_list_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
