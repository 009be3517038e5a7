/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/numbering.h"

static void texts_are_numbered_as_they_come(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_numbering numbering = {.arena = arena};
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < MANY; i++) {
            const char *text = tryg_arena_print(arena, "t%u", i * 7);
            assert_int_equal(tryg_numbering_of(&numbering, text), i);
        }
    }
    assert_int_equal(numbering.n, MANY);
    assert_string_equal(numbering.text[3], "t21");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_numbered_as_they_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
