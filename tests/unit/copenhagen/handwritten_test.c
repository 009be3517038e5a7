/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/base/lang.h"
#include "geodata/copenhagen/handwritten.h"

static void comments_and_blank_lines_are_passed_over(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_handwritten rows =
        tryg_handwritten_open("t.txt", "# a\n\none two\n#\n 3 ; 4 \n", arena);
    char *row = tryg_handwritten_next(&rows);
    assert_int_equal(rows.place.line, 3);
    assert_string_equal(tryg_handwritten_word(&row), "one");
    assert_string_equal(tryg_handwritten_word(&row), "two");
    assert_string_equal(tryg_handwritten_word(&row), "");
    row = tryg_handwritten_next(&rows);
    assert_int_equal(rows.place.line, 5);
    assert_string_equal(tryg_handwritten_part(&row, ';'), "3");
    assert_string_equal(tryg_handwritten_part(&row, ';'), "4");
    assert_string_equal(row, "");
    assert_null(tryg_handwritten_next(&rows));
    tryg_arena_free(arena);
}

static void a_word_that_is_no_number_is_named_with_its_place(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_handwritten rows = tryg_handwritten_open("t.txt", "12 1x\n", arena);
    struct tryg_error err;
    char *row = tryg_handwritten_next(&rows);
    int32_t value = 5;
    assert_int_equal(tryg_handwritten_whole(&rows, &row, &value, &err), TRYG_OK);
    assert_int_equal(value, 12);
    assert_int_equal(tryg_handwritten_whole(&rows, &row, &value, &err), TRYG_FAILED);
    assert_int_equal(value, 12);
    assert_non_null(strstr(err.text, "t.txt"));
    assert_non_null(strstr(err.text, "\"1x\""));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_and_blank_lines_are_passed_over),
        cmocka_unit_test(a_word_that_is_no_number_is_named_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
