/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/swift_eight.h"

#include <stdio.h>
#include <string.h>

static uint32_t random_state = 1;

static uint32_t below(uint32_t n)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (random_state >> 8) % n;
}

/* The text with something behind it that might be taken for a part of it. */
static bool decimal(const char *text, size_t bytes, char sign, double *value)
{
    char wide[64];
    for (size_t i = 0; i < sizeof wide; i++) {
        wide[i] = "0123456789,.;-\n"[below(15)];
    }
    memcpy(wide, text, bytes);
    return tryg_eight_decimal(wide, bytes, sign, value);
}

static void numbers_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is;
        double value;
    } cases[] = {
        {"724512,3", true, 724512.3},
        {"6175432,1", true, 6175432.1},
        {"0", true, 0},
        {"12345678", true, 12345678},
        {"1,5", true, 1.5},
        {"1234567,8", true, 1234567.8},
        {"12,456789", true, 12.456789},
        {"-87,6298", true, -87.6298},
        {"99999999,99999999", false, 0}, /* more than 2^53 */
        {"12345678,12345678", true, 12345678.12345678},
        {"12345678,1234567", true, 12345678.1234567},
        {"1,12345678", true, 1.12345678},
        {"", false, 0},
        {"-", false, 0},
        {",", false, 0},
        {"5,", false, 0},
        {",5", false, 0},
        {"123456789", false, 0},
        {"1.234", false, 0},
        {" 12", false, 0},
        {"12 ", false, 0},
        {"1,2,3", false, 0},
        {"--1", false, 0},
        {"1-", false, 0},
        {"12/4", false, 0},
        {"12:4", false, 0},
        {"1\xFF", false, 0},
    };
    size_t i = 0;
    for (; i < sizeof cases / sizeof cases[0]; i++) {
        for (int round = 0; round < 50; round++) {
            double value = 0;
            bool is = decimal(cases[i].text, strlen(cases[i].text), ',', &value);
            assert_int_equal(is, cases[i].is);
            assert_true(!is || value == cases[i].value);
        }
    }
    assert_true(i > 20);
}

/* Whatever is read is what the exact reader reads; and of the usual form, all is read. */
static void numbers_are_those_of_the_exact_reader(void **state)
{
    (void)state;
    size_t read = 0, usual = 0;
    for (int i = 0; i < 400000; i++) {
        char text[40];
        size_t bytes = 0, whole = 1 + below(9), fraction = below(10);
        text[bytes] = '-';
        bytes += below(4) == 0;
        while (whole--) {
            text[bytes++] = (char)('0' + below(10));
        }
        size_t digits = bytes + fraction;
        text[bytes] = ',';
        bytes += fraction > 0;
        while (fraction--) {
            text[bytes++] = (char)('0' + below(10));
        }
        bool spoiled = below(4) == 0;
        if (spoiled) {
            text[below((uint32_t)bytes)] = "., -e/:\xB5x"[below(9)];
        }
        struct tryg_number_style style = {',', 0};
        double want = 42, got = 42;
        bool is = tryg_number_parse(text, bytes, style, &want);
        if (decimal(text, bytes, ',', &got)) {
            assert_true(is);
            assert_memory_equal(&got, &want, sizeof got);
            read++;
        } else if (!spoiled && digits <= 8) {
            fail_msg("not read: %.*s", (int)bytes, text);
        }
        usual += !spoiled && digits <= 8;
    }
    assert_true(read > 200000 && usual > 100000);
}

/* Every string of eight digits that could betray a weight that is wrong. */
static void eight_digits_are_a_number(void **state)
{
    (void)state;
    for (uint32_t place = 1, i = 0; i < 8; i++, place *= 10) {
        for (uint32_t digit = 0; digit < 10; digit++) {
            char text[16];
            snprintf(text, sizeof text, "%08u", digit * place);
            uint64_t digits = tryg_eight_last(tryg_eight_at(text), 8);
            assert_int_equal(tryg_eight_number(digits), digit * place);
            assert_false(tryg_eight_odd(digits));
        }
    }
    for (unsigned at = 0; at < 8; at++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[9] = "90909090";
            text[at] = (char)byte;
            assert_int_equal(tryg_eight_odd(tryg_eight_last(tryg_eight_at(text), 8)),
                             byte < '0' || byte > '9');
        }
    }
}

static size_t make_moment(const char *format, char *text)
{
    size_t bytes = strlen(format);
    for (size_t i = 0; i < bytes; i++) {
        text[i] = strchr("ymdHMS", format[i]) ? (char)('0' + below(below(2) ? 3 : 10))
                                              : format[i];
    }
    for (size_t i = bytes; i < bytes + TRYG_EIGHT_OVER; i++) {
        text[i] = "0123456789;-: \n\xF8"[below(16)];
    }
    if (below(4) == 0) {
        text[below((uint32_t)bytes)] = (char)below(256);
    }
    return bytes;
}

/* A text that fits has the parts, and the verdict, of the exact reader; one that does not
 * has no such shape for that either. */
static void moments_are_those_of_the_exact_reader(void **state)
{
    (void)state;
    static const char *const formats[] = {"yyyy-mm-dd",   "dd-mm-yyyy",
                                          "dd.mm.yy",     "yyyymmdd",
                                          "HH:MM",        "yyyy-mm-dd HH:MM:SS",
                                          "yyyy",         "yyyy-mm-dd HH:MM",
                                          "ddmmyyyyHHMM", "HH:MM:SS",
                                          "yy/mm/dd"};
    size_t sound = 0, amiss = 0;
    for (size_t f = 0; f < sizeof formats / sizeof formats[0]; f++) {
        struct tryg_swift_pattern pattern;
        assert_true(tryg_swift_compile(formats[f], &pattern));
        assert_true(pattern.short_enough);
        for (int i = 0; i < 20000; i++) {
            char text[64];
            size_t bytes = make_moment(formats[f], text);
            struct tryg_moment want = {.minute = -1};
            struct tryg_eight_pairs pairs = TRYG_EIGHT_PAIRS;
            enum tryg_day_verdict verdict =
                tryg_swift_moment(text, bytes, &pattern, &want);
            bool fits = tryg_eight_fits(text, &pattern, &pairs);
            assert_int_equal(fits, verdict != TRYG_DAY_SHAPE);
            if (!fits) {
                amiss++;
                continue;
            }
            int hour = -1;
            struct tryg_date date = tryg_eight_date(&pairs, &pattern);
            bool clock =
                !pattern.hour.digits || tryg_eight_clock(&pairs, &pattern, &hour);
            assert_int_equal(clock && tryg_date_exists(date), verdict == TRYG_DAY_OK);
            if (verdict == TRYG_DAY_OK) {
                assert_memory_equal(&date, &want.date, sizeof date);
                assert_int_equal(hour, want.minute < 0 ? -1 : want.minute / 60);
                sound++;
            }
        }
    }
    assert_true(sound > 20000 && amiss > 20000);
    struct tryg_swift_pattern wide;
    assert_true(tryg_swift_compile("m/d/yy", &wide) && !wide.short_enough);
    assert_true(tryg_swift_compile("yyyy-mm-dd....HH:MM:SS...", &wide) &&
                !wide.short_enough);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_by_hand),
        cmocka_unit_test(numbers_are_those_of_the_exact_reader),
        cmocka_unit_test(eight_digits_are_a_number),
        cmocka_unit_test(moments_are_those_of_the_exact_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
