/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"

static void only_two_languages(void **state)
{
    (void)state;
    enum tryg_lang lang = TRYG_DA;
    assert_true(tryg_lang_parse("en", &lang));
    assert_int_equal(lang, TRYG_EN);
    assert_false(tryg_lang_parse("dk", &lang));
    assert_false(tryg_lang_parse("", &lang));
    assert_int_equal(lang, TRYG_EN);
    assert_true(tryg_lang_parse("da", &lang));
    assert_int_equal(lang, TRYG_DA);
}

static void texts_follow_the_choice(void **state)
{
    (void)state;
    assert_string_equal(TX("ja", "yes"), "ja"); /* Danish first */
    tryg_lang_set(TRYG_EN);
    assert_string_equal(TX("ja", "yes"), "yes");
    tryg_lang_set(TRYG_DA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_two_languages),
                                       cmocka_unit_test(texts_follow_the_choice)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
