/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/trend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"

static void a_trend_has_its_own_words(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    assert_string_equal(tryg_trend_text(TRYG_RISES), "stiger");
    assert_string_equal(tryg_trend_text(TRYG_NO_SURE_CHANGE), "ingen sikker udvikling");
    assert_string_equal(tryg_trend_text(TRYG_CANNOT_TELL), "kan ikke afgøres");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_trend_has_its_own_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
