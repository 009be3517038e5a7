/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/csv_marks.h"

#include <string.h>

enum { MOST = 400 };

static void compare(const char *text, size_t bytes)
{
    uint32_t want_at[MOST], got_at[MOST];
    struct tryg_marks want = {.at = want_at}, got = {.at = got_at};
    tryg_csv_mark_plainly(text, bytes, ';', &want);
    tryg_csv_mark(text, bytes, ';', &got);
    assert_int_equal(got.n, want.n);
    assert_memory_equal(got_at, want_at, want.n * sizeof *want_at);
    assert_int_equal(got.quote, want.quote);
    assert_int_equal(got.nul, want.nul);
    assert_int_equal(got.high, want.high);
}

static void a_line_by_hand(void **state)
{
    (void)state;
    uint32_t at[MOST];
    struct tryg_marks marks = {.at = at};
    tryg_csv_mark("a;bc\n;", 6, ';', &marks);
    assert_int_equal(marks.n, 3);
    assert_int_equal(at[0], 1);
    assert_int_equal(at[1], 4);
    assert_int_equal(at[2], 5);
    assert_false(marks.quote || marks.nul || marks.high);
}

static void many_at_a_time_is_one_at_a_time(void **state)
{
    (void)state;
    static const char signs[] = {'a', ';', '\n', 'b', ';', ',', '\r', 'c'};
    char text[MOST] = {0};
    uint32_t random = 12345;
    for (size_t bytes = 0; bytes < MOST; bytes++) {
        for (size_t i = 0; i < bytes; i++) {
            random = random * 1664525U + 1013904223U;
            text[i] = signs[random >> 24 & 7];
        }
        compare(text, bytes);
        static const char rare[] = {'"', 0, (char)0x80, (char)0xFF, ';'};
        for (size_t r = 0; bytes && r < sizeof rare; r++) { /* one of them, anywhere */
            size_t where = (bytes * 7 + r * 13) % bytes;
            char kept = text[where];
            text[where] = rare[r];
            compare(text, bytes);
            text[where] = kept;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_by_hand),
        cmocka_unit_test(many_at_a_time_is_one_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
