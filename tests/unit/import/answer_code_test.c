/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/answer_code.h"

static void codes_mean_what_is_declared(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *unsafe[] = {"1", "Meget utryg"}, *safe[] = {"2.0", "03"},
               *dont_know[] = {""};
    struct tryg_question_source q = {.unsafes = 2,
                                     .unsafe = unsafe,
                                     .safes = 2,
                                     .safe = safe,
                                     .dont_knows = 1,
                                     .dont_know = dont_know};
    struct tryg_answer_codes codes = tryg_answer_codes_of(&q, arena);
    static const struct {
        const char *text;
        int means; /* -1: nothing */
    } CASES[] = {
        {"1", TRYG_ANSWER_UNSAFE},
        {" 1.00 ", TRYG_ANSWER_UNSAFE},
        {"1,0", TRYG_ANSWER_UNSAFE},
        {"Meget utryg", TRYG_ANSWER_UNSAFE},
        {"2", TRYG_ANSWER_SAFE},
        {"03", TRYG_ANSWER_SAFE},
        {"3", -1},
        {"01", -1},
        {"1.5", -1},
        {"", TRYG_ANSWER_DONT_KNOW},
        {" ", TRYG_ANSWER_DONT_KNOW},
        {"1.", -1},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        enum tryg_answer answer = TRYG_ANSWER_MISSING;
        bool known = tryg_answer_code_read(&codes, CASES[n].text, &answer);
        assert_int_equal(known ? (int)answer : -1, CASES[n].means);
    }
    assert_int_equal(n, 12);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_mean_what_is_declared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
