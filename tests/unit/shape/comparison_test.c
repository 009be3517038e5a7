/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/comparison.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/base/lang.h"

/* The words that scripts and the contract know. */
static void verdicts_have_the_contracts_words(void **state)
{
    (void)state;
    static const char *const ID[] = {"cannot_tell", "no_sure_change", "rises", "falls"};
    static const char *const DA[] = {"kan ikke afgøres", "ingen sikker ændring", "stiger",
                                     "falder"};
    tryg_lang_set(TRYG_DA);
    for (int v = 0; v < TRYG_VERDICTS; v++) {
        assert_string_equal(tryg_verdict_id((enum tryg_verdict)v), ID[v]);
        assert_string_equal(tryg_verdict_text((enum tryg_verdict)v), DA[v]);
    }
}

static void every_doubt_has_its_own_word_and_reason(void **state)
{
    (void)state;
    assert_string_equal(tryg_doubt_id(TRYG_DOUBT_NONE), "");
    assert_string_equal(tryg_doubt_text(TRYG_DOUBT_NONE), "");
    for (int d = 1; d < TRYG_DOUBTS; d++) {
        assert_true(strlen(tryg_doubt_text((enum tryg_doubt)d)) > 0);
        for (int e = 0; e < d; e++) {
            assert_string_not_equal(tryg_doubt_id((enum tryg_doubt)d),
                                    tryg_doubt_id((enum tryg_doubt)e));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_have_the_contracts_words),
        cmocka_unit_test(every_doubt_has_its_own_word_and_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
