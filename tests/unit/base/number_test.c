/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"
#include "geodata/base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct tryg_number_style POINT = {'.', 0}, DANISH = {',', '.'},
                                      SPACED = {',', ' '};

static void numbers_are_read_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct tryg_number_style style;
        double value;
    } good[] = {
        {"0", {'.', 0}, 0.0},
        {"1.5", {'.', 0}, 1.5},
        {" -7.25 ", {'.', 0}, -7.25},
        {"1e3", {'.', 0}, 1000.0},
        {".5", {'.', 0}, 0.5},
        {"5.", {'.', 0}, 5.0},
        {"1.234", {',', '.'}, 1234.0},
        {"1.234.567,5", {',', '.'}, 1234567.5},
        {"0,1", {',', '.'}, 0.1},
        {"12345", {',', '.'}, 12345.0},
        {"1 234,5", {',', ' '}, 1234.5},
        {"1\xC2\xA0"
         "234",
         {',', ' '},
         1234.0},
        {"9007199254740993", {'.', 0}, 9007199254740992.0}, /* to even */
        {"724600.123456789", {'.', 0}, 724600.123456789},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        double value = NAN;
        assert_true(
            tryg_number_parse(good[i].text, strlen(good[i].text), good[i].style, &value));
        assert_true(value == good[i].value);
    }
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"",    " ",   "x",  "1,5",   "0x10",  "nan", "inf",
                                      "1 2", "--1", "1e", "1.2.3", "1e999", ".",   "+"};
    static const char *const bad_danish[] = {"12.34", "1.23",   "1.2345", "1234.567",
                                             ".123",  "1..234", "1,2,3",  "1.234.56"};
    double value = 42.0;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(tryg_number_parse(bad[i], strlen(bad[i]), POINT, &value));
    }
    for (size_t i = 0; i < sizeof bad_danish / sizeof *bad_danish; i++) {
        assert_false(
            tryg_number_parse(bad_danish[i], strlen(bad_danish[i]), DANISH, &value));
    }
    assert_false(tryg_number_parse("1 23", 4, SPACED, &value));
    assert_true(value == 42.0);
}

static void whole_numbers_are_whole(void **state)
{
    (void)state;
    uint64_t n = 7;
    assert_true(tryg_number_parse_whole("1.234", 5, DANISH, &n));
    assert_int_equal(n, 1234);
    assert_true(tryg_number_parse_whole("18446744073709551615", 20, POINT, &n));
    assert_true(n == UINT64_MAX);
    assert_false(tryg_number_parse_whole("18446744073709551616", 20, POINT, &n));
    assert_false(tryg_number_parse_whole("5,0", 3, DANISH, &n));
    assert_false(tryg_number_parse_whole("-5", 2, DANISH, &n));
}

static void shortest_reads_back(void **state)
{
    (void)state;
    char text[TRYG_NUMBER_TEXT];
    assert_string_equal(tryg_number_shortest(0.1, text), "0.1");
    assert_string_equal(tryg_number_shortest(-0.0, text), "0");
    assert_string_equal(tryg_number_shortest(NAN, text), "");
    assert_string_equal(tryg_number_shortest(INFINITY, text), "Inf");
    assert_string_equal(tryg_number_shortest(724600, text), "724600");
    uint64_t bits = 88172645463325252u;
    size_t tried = 0;
    for (int i = 0; i < 100000; i++) {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        double value;
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value)) {
            assert_true(strtod(tryg_number_shortest(value, text), NULL) == value);
            tried++;
        }
    }
    assert_true(tried > 90000);
}

static void people_get_their_own_signs(void **state)
{
    (void)state;
    char text[TRYG_NUMBER_TEXT];
    tryg_lang_set(TRYG_DA);
    assert_string_equal(tryg_number_print(1234567.891, 1, text), "1.234.567,9");
    assert_string_equal(tryg_number_print(-0.04, 1, text), "0,0");
    assert_string_equal(tryg_number_print(-12.5, 1, text), "−12,5");
    assert_string_equal(tryg_number_print(NAN, 1, text), "–");
    assert_string_equal(tryg_number_print(999, 0, text), "999");
    tryg_lang_set(TRYG_EN);
    assert_string_equal(tryg_number_print(1234567.891, 1, text), "1,234,567.9");
    tryg_lang_set(TRYG_DA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_exactly),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(whole_numbers_are_whole),
        cmocka_unit_test(shortest_reads_back),
        cmocka_unit_test(people_get_their_own_signs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
