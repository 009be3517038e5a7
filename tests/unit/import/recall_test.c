/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/recall.h"

#include <stdio.h>
#include <string.h>

static void what_was_kept_is_found(void **state)
{
    (void)state;
    struct tryg_recall recall = {0};
    uint32_t meaning = 7;
    assert_false(tryg_recall_find(&recall, "01", 2, &meaning));
    tryg_recall_keep(&recall, "01", 2, 3);
    assert_true(tryg_recall_find(&recall, "01", 2, &meaning));
    assert_int_equal(meaning, 3);
    assert_false(tryg_recall_find(&recall, "0", 1, &meaning));
    assert_false(tryg_recall_find(&recall, "012", 3, &meaning));
    assert_int_equal(meaning, 3);
}

static void the_empty_and_the_long_are_not_kept(void **state)
{
    (void)state;
    struct tryg_recall recall = {0};
    uint32_t meaning = 7;
    char text[TRYG_RECALL_TEXT + 1];
    memset(text, 'x', sizeof text);
    tryg_recall_keep(&recall, text, sizeof text, 1);
    assert_false(tryg_recall_find(&recall, text, sizeof text, &meaning));
    tryg_recall_keep(&recall, text, TRYG_RECALL_TEXT, 2);
    assert_true(tryg_recall_find(&recall, text, TRYG_RECALL_TEXT, &meaning));
    tryg_recall_keep(&recall, "", 0, 3);
    assert_false(tryg_recall_find(&recall, "", 0, &meaning));
    assert_int_equal(meaning, 2);
}

/* A place taken by another text forgets, but never mixes up. */
static void many_texts_are_never_mixed_up(void **state)
{
    (void)state;
    static struct tryg_recall recall;
    size_t found = 0;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 5000; i++) {
            char text[16];
            size_t bytes = (size_t)sprintf(text, "%u", i * 7919);
            uint32_t meaning;
            if (tryg_recall_find(&recall, text, bytes, &meaning)) {
                assert_int_equal(meaning, i);
                found++;
            }
            tryg_recall_keep(&recall, text, bytes, i);
            assert_true(tryg_recall_find(&recall, text, bytes, &meaning));
            assert_int_equal(meaning, i);
        }
    }
    assert_true(found < 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_found),
        cmocka_unit_test(the_empty_and_the_long_are_not_kept),
        cmocka_unit_test(many_texts_are_never_mixed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
