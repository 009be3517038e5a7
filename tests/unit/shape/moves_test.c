/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/moves.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/base/lang.h"

static void every_fate_has_a_word_of_its_own_in_both_languages(void **state)
{
    (void)state;
    static const char *const ID[] = {"same",  "kept", "merged", "split",
                                     "moved", "lost", "new"};
    assert_int_equal(sizeof ID / sizeof *ID, TRYG_FATES);
    for (int f = 0; f < TRYG_FATES; f++) {
        enum tryg_fate fate = (enum tryg_fate)f;
        assert_string_equal(tryg_fate_id(fate), ID[f]);
        tryg_lang_set(TRYG_EN);
        const char *english = tryg_fate_text(fate);
        tryg_lang_set(TRYG_DA);
        assert_true(strlen(tryg_fate_text(fate)) > 3);
        assert_string_not_equal(tryg_fate_text(fate), english);
    }
    assert_string_equal(tryg_fate_text(TRYG_FATE_MERGED), "lagt sammen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fate_has_a_word_of_its_own_in_both_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
