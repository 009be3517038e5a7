/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/words.h"

static void words_are_met_in_any_spelling(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    static const char *const WORDS[] = {"I alt", "Uoplyst", "<3", ".."};
    struct tryg_words *words = tryg_words_of(4, WORDS, arena);
    assert_int_equal(tryg_words_find(words, "I alt"), 0);
    assert_int_equal(tryg_words_find(words, "  i  ALT "), 0);
    assert_int_equal(tryg_words_find(words, "<3"), 2);
    assert_int_equal(tryg_words_find(words, " .. "), 3);
    assert_int_equal(tryg_words_find(words, "Uoplyste"), 4);
    assert_false(tryg_words_hold(words, ""));
    static const char *const ALIKE[] = {"Vold", "vold", "Vold"};
    words = tryg_words_of(3, ALIKE, arena);
    assert_int_equal(tryg_words_find(words, "vold"), 1);
    assert_int_equal(tryg_words_find(words, "VOLD"), 0);
    struct tryg_words *none = tryg_words_of(0, NULL, arena);
    assert_false(tryg_words_hold(none, "I alt"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_met_in_any_spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
