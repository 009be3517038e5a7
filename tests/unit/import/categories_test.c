/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/reports.h"
#include "import/offences.h"

#include <string.h>

static void the_longest_prefix_decides(void **state)
{
    (void)state;
    const char *code[] = {"0", "01", "0101", "012", "1", "12345", "124"};
    uint8_t category[] = {0, 1, 2, 3, TRYG_CATEGORY_EXCLUDED, 5, 6};
    struct tryg_categories categories = {.codes = 7, .code = code, .category = category};
    static const struct {
        const char *code;
        uint8_t expected;
    } cases[] = {
        {"0101", 2},
        {"01019", 2},
        {"0102", 1},
        {"010", 1},
        {"0129", 3},
        {"013", 1},
        {"02", 0},
        {"0", 0},
        {"1", TRYG_CATEGORY_EXCLUDED},
        {"12345", 5},
        {"123456", 5},
        {"12346", TRYG_CATEGORY_EXCLUDED},
        {"1235", TRYG_CATEGORY_EXCLUDED},
        {"1249", 6},
        {"2", TRYG_NO_CATEGORY},
        {"", TRYG_NO_CATEGORY},
        {"101", TRYG_CATEGORY_EXCLUDED}, /* 0101 is not 101 */
        {"\xC3\xB8", TRYG_NO_CATEGORY},
    };
    size_t i = 0;
    for (; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(
            tryg_categories_of(&categories, cases[i].code, strlen(cases[i].code)),
            cases[i].expected);
    }
    assert_true(i > 10);
    assert_int_equal(tryg_categories_of(&categories, "0101", 2), 1); /* bytes decide */
}

/* Against the naive rule, over every code of up to four letters of a small alphabet. */
static void it_is_the_naive_rule(void **state)
{
    (void)state;
    const char *code[] = {"a", "aab", "aabb", "ab", "b", "bab", "baba", "bb"};
    uint8_t category[] = {0, 1, 2, 3, 4, 5, 6, 7};
    struct tryg_categories categories = {.codes = 8, .code = code, .category = category};
    int compared = 0;
    for (unsigned number = 0; number < 3 * 3 * 3 * 3 * 3; number++) {
        char text[6] = "";
        size_t bytes = 0;
        for (unsigned rest = number; rest; rest /= 3) {
            text[bytes++] = "abc"[rest % 3];
        }
        uint8_t expected = TRYG_NO_CATEGORY;
        size_t longest = 0;
        for (size_t c = 0; c < 8; c++) {
            if (strlen(code[c]) > longest &&
                strncmp(code[c], text, strlen(code[c])) == 0) {
                longest = strlen(code[c]);
                expected = category[c];
            }
        }
        assert_int_equal(tryg_categories_of(&categories, text, bytes), expected);
        compared++;
    }
    assert_int_equal(compared, 243);
}

static void a_category_is_added_once(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_categories categories = {0};
    assert_int_equal(tryg_categories_add(&categories, arena, "vold"), 0);
    assert_int_equal(tryg_categories_add(&categories, arena, "indbrud"), 1);
    assert_int_equal(tryg_categories_add(&categories, arena, "vold"), 0);
    assert_int_equal(categories.n, 2);
    assert_string_equal(categories.id[1], "indbrud");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_prefix_decides),
        cmocka_unit_test(it_is_the_naive_rule),
        cmocka_unit_test(a_category_is_added_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
