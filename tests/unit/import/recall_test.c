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
    assert_false(tryg_recall_find(&recall, "01", 2, TRYG_SPELT_UTF8, &meaning));
    tryg_recall_keep(&recall, "01", 2, TRYG_SPELT_UTF8, 3);
    assert_true(tryg_recall_find(&recall, "01", 2, TRYG_SPELT_UTF8, &meaning));
    assert_int_equal(meaning, 3);
    assert_false(tryg_recall_find(&recall, "0", 1, TRYG_SPELT_UTF8, &meaning));
    assert_false(tryg_recall_find(&recall, "012", 3, TRYG_SPELT_UTF8, &meaning));
    assert_int_equal(meaning, 3);
}

static void the_empty_and_the_long_are_not_kept(void **state)
{
    (void)state;
    struct tryg_recall recall = {0};
    uint32_t meaning = 7;
    char text[TRYG_RECALL_TEXT + 1];
    memset(text, 'x', sizeof text);
    tryg_recall_keep(&recall, text, sizeof text, TRYG_SPELT_UTF8, 1);
    assert_false(tryg_recall_find(&recall, text, sizeof text, TRYG_SPELT_UTF8, &meaning));
    tryg_recall_keep(&recall, text, TRYG_RECALL_TEXT, TRYG_SPELT_UTF8, 2);
    assert_true(
        tryg_recall_find(&recall, text, TRYG_RECALL_TEXT, TRYG_SPELT_UTF8, &meaning));
    tryg_recall_keep(&recall, "", 0, TRYG_SPELT_UTF8, 3);
    assert_false(tryg_recall_find(&recall, "", 0, TRYG_SPELT_UTF8, &meaning));
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
            if (tryg_recall_find(&recall, text, bytes, TRYG_SPELT_UTF8, &meaning)) {
                assert_int_equal(meaning, i);
                found++;
            }
            tryg_recall_keep(&recall, text, bytes, TRYG_SPELT_UTF8, i);
            assert_true(
                tryg_recall_find(&recall, text, bytes, TRYG_SPELT_UTF8, &meaning));
            assert_int_equal(meaning, i);
        }
    }
    assert_true(found < 5000);
}

/* Few texts are all remembered, wherever they crowd; the short way finds the same. */
static void few_texts_are_all_remembered(void **state)
{
    (void)state;
    static struct tryg_recall recall;
    char text[32] = "";
    uint32_t meaning;
    for (uint32_t i = 0; i < TRYG_RECALLS / 2; i++) {
        size_t bytes = (size_t)sprintf(text, "%u", i * 104729);
        tryg_recall_keep(&recall, text, bytes, TRYG_SPELT_UTF8, i);
    }
    for (uint32_t i = 0; i < TRYG_RECALLS / 2; i++) {
        size_t bytes = (size_t)sprintf(text, "%u", i * 104729);
        assert_true(tryg_recall_find(&recall, text, bytes, TRYG_SPELT_UTF8, &meaning));
        assert_int_equal(meaning, i);
        meaning = UINT32_MAX;
        if (bytes <= 8) {
            strcpy(text + bytes, "xyz"); /* what comes behind is nobody's business */
            assert_true(
                tryg_recall_find_short(&recall, text, bytes, TRYG_SPELT_UTF8, &meaning));
            assert_int_equal(meaning, i);
            assert_true(/* ASCII is spelt alike */
                        tryg_recall_find_short(&recall, text, bytes, TRYG_SPELT_RAW,
                                               &meaning));
        }
    }
}

static void the_same_bytes_may_be_spelt_twice(void **state)
{
    (void)state;
    static struct tryg_recall recall;
    uint32_t meaning = 0;
    tryg_recall_keep(&recall, "\xC3\xB8", 2, TRYG_SPELT_UTF8, 1);
    tryg_recall_keep(&recall, "\xC3\xB8", 2, TRYG_SPELT_RAW, 2);
    assert_true(tryg_recall_find(&recall, "\xC3\xB8", 2, TRYG_SPELT_UTF8, &meaning));
    assert_int_equal(meaning, 1);
    assert_true(tryg_recall_find(&recall, "\xC3\xB8", 2, TRYG_SPELT_RAW, &meaning));
    assert_int_equal(meaning, 2);
    char text[8] = "\xC3\xB8";
    assert_true(tryg_recall_find_short(&recall, text, 2, TRYG_SPELT_UTF8, &meaning));
    assert_int_equal(meaning, 1);
    assert_true(tryg_recall_find_short(&recall, text, 2, TRYG_SPELT_RAW, &meaning));
    assert_int_equal(meaning, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_found),
        cmocka_unit_test(the_empty_and_the_long_are_not_kept),
        cmocka_unit_test(many_texts_are_never_mixed_up),
        cmocka_unit_test(few_texts_are_all_remembered),
        cmocka_unit_test(the_same_bytes_may_be_spelt_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
