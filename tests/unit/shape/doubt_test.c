/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/doubt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_verdict_has_its_word_and_its_text(void **state)
{
    (void)state;
    for (int v = 0; v < TRYG_NOT_ADVISED; v++) {
        assert_true(strlen(tryg_advised_id((enum tryg_advised)v)) > 0);
        assert_true(strlen(tryg_advised_text((enum tryg_advised)v)) > 0);
        for (int w = 0; w < v; w++) {
            assert_string_not_equal(tryg_advised_id((enum tryg_advised)v),
                                    tryg_advised_id((enum tryg_advised)w));
        }
    }
    assert_string_equal(tryg_advised_id(TRYG_NOT_ADVISED), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verdict_has_its_word_and_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
