/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/swift.h"

#include <stdio.h>
#include <string.h>

static uint32_t random_state = 1;

static uint32_t below(uint32_t n)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (random_state >> 8) % n;
}

static void numbers_by_hand(void **state)
{
    (void)state;
    struct tryg_number_style danish = {',', '.'};
    double value = 1;
    assert_true(tryg_swift_number("724512,3", 8, danish, &value));
    assert_true(value == 724512.3);
    assert_true(tryg_swift_number("-0,5", 4, danish, &value));
    assert_true(value == -0.5);
    assert_true(tryg_swift_number("1.234", 5, danish, &value));
    assert_true(value == 1234);
    assert_true(tryg_swift_number("9007199254740993", 16, danish, &value));
    assert_true(value == 9007199254740992.0); /* ties to even */
    assert_false(tryg_swift_number("", 0, danish, &value));
    assert_false(tryg_swift_number("-", 1, danish, &value));
    assert_false(tryg_swift_number(",", 1, danish, &value));
    assert_true(value == 9007199254740992.0);
}

/* The law: as the exact reader, on whatever digits and signs there are. */
static void numbers_are_those_of_the_exact_reader(void **state)
{
    (void)state;
    static const char usual[] = "0123456789", all[] = "0123456789.,,-+e  x";
    size_t numbers = 0;
    for (int i = 0; i < 200000; i++) {
        char text[40];
        size_t bytes = 0, most = 1 + below(24);
        const char *signs = below(4) ? usual : all;
        while (bytes < most) {
            text[bytes++] = signs[below((uint32_t)strlen(signs))];
        }
        if (below(2)) {
            text[below((uint32_t)bytes)] = below(2) ? '.' : ',';
        }
        struct tryg_number_style style = {below(2) ? '.' : ',', 0};
        style.thousands = style.decimal == ',' ? '.' : below(2) ? ',' : 0;
        double want = 42, got = 42;
        bool is = tryg_number_parse(text, bytes, style, &want);
        assert_int_equal(tryg_swift_number(text, bytes, style, &got), is);
        assert_memory_equal(&got, &want, sizeof got);
        numbers += is;
    }
    assert_true(numbers > 50000);
}

static void moments_by_hand(void **state)
{
    (void)state;
    struct tryg_swift_pattern pattern;
    struct tryg_moment moment = {.minute = 7};
    assert_true(tryg_swift_compile("dd-mm-yyyy", &pattern));
    assert_true(pattern.fixed);
    assert_int_equal(tryg_swift_moment("28-02-2010", 10, &pattern, &moment), TRYG_DAY_OK);
    assert_int_equal(moment.date.year, 2010);
    assert_int_equal(moment.date.month, 2);
    assert_int_equal(moment.date.day, 28);
    assert_int_equal(moment.minute, -1);
    assert_int_equal(tryg_swift_moment("31-02-2010", 10, &pattern, &moment),
                     TRYG_DAY_NO_SUCH);
    assert_int_equal(tryg_swift_moment("1-2-2010", 8, &pattern, &moment), TRYG_DAY_SHAPE);
    assert_int_equal(moment.date.day, 28);
    assert_true(tryg_swift_compile("m/d/yy H:MM:SS", &pattern));
    assert_false(pattern.fixed);
    assert_int_equal(tryg_swift_moment("8/27/70 5:35:00", 15, &pattern, &moment),
                     TRYG_DAY_OK);
    assert_int_equal(moment.date.year, 1970);
    assert_int_equal(moment.minute, 335);
    assert_false(tryg_swift_compile("ddd", &pattern));
    assert_false(tryg_swift_compile("", &pattern));
}

/* A text of the pattern's form, sometimes with a sign changed. */
static size_t make_moment(const char *format, char *text)
{
    size_t bytes = 0;
    for (const char *at = format; *at; at++) {
        text[bytes++] =
            strchr("ymdHMS", *at) ? (char)('0' + below(below(2) ? 3 : 10)) : *at;
    }
    if (below(8) == 0) {
        text[below((uint32_t)bytes)] = "0-/ :x"[below(6)];
    }
    return bytes - (below(20) == 0);
}

static void moments_are_those_of_the_exact_reader(void **state)
{
    (void)state;
    static const char *const formats[] = {
        "yyyy-mm-dd",          "dd-mm-yyyy", "dd.mm.yy", "yyyymmdd", "HH:MM",
        "yyyy-mm-dd HH:MM:SS", "m/d/yy",     "yyyy",     "yyyy-mm",  "ddmmyyyyHHMM"};
    size_t sound = 0;
    for (size_t f = 0; f < sizeof formats / sizeof formats[0]; f++) {
        struct tryg_swift_pattern pattern;
        assert_true(tryg_swift_compile(formats[f], &pattern));
        for (int i = 0; i < 20000; i++) {
            char text[40];
            size_t bytes = make_moment(formats[f], text);
            int32_t day = -1, minute = -1;
            struct tryg_moment moment = {.minute = -1};
            enum tryg_day_verdict want =
                tryg_day_parse(text, bytes, &pattern.exact, &day, &minute);
            assert_int_equal(tryg_swift_moment(text, bytes, &pattern, &moment), want);
            if (want == TRYG_DAY_OK) {
                assert_int_equal(tryg_day_of(moment.date), day);
                assert_int_equal(moment.minute, minute);
                sound++;
            }
        }
    }
    assert_true(sound > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_by_hand),
        cmocka_unit_test(numbers_are_those_of_the_exact_reader),
        cmocka_unit_test(moments_by_hand),
        cmocka_unit_test(moments_are_those_of_the_exact_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
