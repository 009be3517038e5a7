/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/csv_marks.h"

#include <string.h>

enum { MOST = 400, ROOM = MOST + TRYG_MARKS_OVER };

static size_t compared, strays, opens;

/* Each kind of vectors there is, against one byte after the other. */
static void compare(const char *text, size_t bytes, bool quotes)
{
    uint32_t want_at[ROOM], got_at[ROOM];
    struct tryg_marks want = {.at = want_at};
    tryg_csv_mark_plainly(text, bytes, ';', quotes, &want);
    strays += want.stray;
    opens += want.open;
    for (int v = 0; v < TRYG_VECTORS; v++) {
        struct tryg_marks got = {.at = got_at};
        tryg_csv_marker *mark = tryg_csv_marker_with((enum tryg_vectors)v);
        if (!mark) {
            continue;
        }
        mark(text, bytes, ';', quotes, &got);
        assert_int_equal(got.n, want.n);
        assert_memory_equal(got_at, want_at, want.n * sizeof *want_at);
        assert_int_equal(got.ends, want.ends);
        assert_int_equal(got.lines, want.lines);
        assert_int_equal(got.quote, want.quote);
        assert_int_equal(got.nul, want.nul);
        assert_int_equal(got.high, want.high);
        assert_int_equal(got.control, want.control);
        assert_int_equal(got.stray, want.stray);
        assert_int_equal(got.open, want.open);
        compared++;
    }
}

static void a_line_by_hand(void **state)
{
    (void)state;
    uint32_t at[ROOM];
    struct tryg_marks marks = {.at = at};
    tryg_csv_marker_best()("a;bc\n;", 6, ';', false, &marks);
    assert_int_equal(marks.n, 3);
    assert_int_equal(at[0], 1);
    assert_int_equal(at[1], 4);
    assert_int_equal(at[2], 5);
    assert_int_equal(marks.lines, 1);
    assert_false(marks.quote || marks.nul || marks.high || marks.control);
}

static void quotes_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t marks;
        bool stray, open;
    } cases[] = {
        {"a;\"b;c\";d\n", 3, false, false},
        {"\"a\nb\"\n\"\";\"\"\"\"\r\n", 3, false, false},
        {"\"a\"\"b;\"\n", 1, false, false},
        {"a;\"b\n", 1, false, true},
        {"a;\"b\"\r", 1, false, false},
        {"a;\"b\"", 1, false, false},
        {"a;\"b\"\rc\n", 2, true, false},
        {"a;b\"\n", 1, true, true},
        {"a;\"b\"c\n", 2, true, false},
        {"a;\"b\" \n", 2, true, false},
        {"a; \"b\"\n", 2, true, false},
        {"\r\"a\"\n", 1, true, false},
    };
    size_t i = 0;
    for (; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t at[ROOM];
        struct tryg_marks marks = {.at = at};
        tryg_csv_mark_plainly(cases[i].text, strlen(cases[i].text), ';', true, &marks);
        assert_int_equal(marks.n, cases[i].marks);
        assert_int_equal(marks.stray, cases[i].stray);
        assert_int_equal(marks.open, cases[i].open);
        compare(cases[i].text, strlen(cases[i].text), true);
    }
    assert_true(i > 10);
}

static uint32_t random_state = 12345;

static uint32_t below(uint32_t n)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (random_state >> 16) % n;
}

static void many_at_a_time_is_one_at_a_time(void **state)
{
    (void)state;
    static const char signs[] = {'a', ';', '\n', 'b', ';', ',', '\r', 'c'};
    char text[MOST] = {0};
    compared = 0;
    for (size_t bytes = 0; bytes < MOST; bytes++) {
        for (size_t i = 0; i < bytes; i++) {
            text[i] = signs[below(8)];
        }
        compare(text, bytes, false);
        static const char rare[] = {'"', 0, (char)0x80, (char)0x9F, (char)0xA0, ';'};
        for (size_t r = 0; bytes && r < sizeof rare; r++) { /* one of them, anywhere */
            size_t where = below((uint32_t)bytes);
            char kept = text[where];
            text[where] = rare[r];
            compare(text, bytes, r % 2);
            text[where] = kept;
        }
    }
    assert_true(compared > 5000);
    memset(text, ';', MOST); /* as many marks as there can be */
    compare(text, MOST, false);
}

/* Cells of quotes and all that may stand in and beside them; every second text is spoiled
 * in one place. */
static void quotes_many_at_a_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\"a\"", "\"\"",   "\"x;\n\"\"\"", "b",
                                         ";",     ";",      "\n",           "\r\n",
                                         "cc",    "\"\r\"", "\"\n\n\"",     "\"\"\"\""};
    compared = strays = opens = 0;
    for (int round = 0; round < 6000; round++) {
        char text[MOST + 16];
        size_t bytes = 0, most = below(MOST);
        while (bytes < most) {
            const char *piece = pieces[below(round % 3 ? 12 : 8)];
            bytes += strlen(strcpy(text + bytes, piece));
            if (bytes < MOST && round % 3) {
                text[bytes++] = below(3) ? ';' : '\n';
            }
        }
        bytes = bytes < MOST ? bytes : MOST;
        if (round % 2 && bytes) {
            text[below((uint32_t)bytes)] = "\"\r\n; "[below(5)];
        }
        compare(text, bytes, true);
    }
    assert_true(compared > 10000 && strays > 1000 && strays < 5000 && opens > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_by_hand),
        cmocka_unit_test(quotes_by_hand),
        cmocka_unit_test(many_at_a_time_is_one_at_a_time),
        cmocka_unit_test(quotes_many_at_a_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
