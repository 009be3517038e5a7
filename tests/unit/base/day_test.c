/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/day.h"

#include <string.h>
#include <time.h>

static void every_day_of_four_centuries_comes_back(void **state)
{
    (void)state;
    struct tm utc = {.tm_year = -100, .tm_mday = 1};
    int32_t first = (int32_t)(timegm(&utc) / 86400); /* libc counts independently of us */
    size_t seen = 0;
    for (int32_t day = first; day < first + 146097; day++, seen++) {
        time_t seconds = (time_t)day * 86400;
        gmtime_r(&seconds, &utc);
        struct tryg_date date = tryg_day_date(day);
        assert_int_equal(date.year, utc.tm_year + 1900);
        assert_int_equal(date.month, utc.tm_mon + 1);
        assert_int_equal(date.day, utc.tm_mday);
        assert_int_equal(tryg_day_of(date), day);
        assert_int_equal(tryg_day_weekday(day), (utc.tm_wday + 6) % 7);
        assert_true(tryg_date_exists(date));
    }
    assert_int_equal(seen, 146097);
}

static enum tryg_day_verdict parse(const char *pattern, const char *text, int32_t *day,
                                   int32_t *minute)
{
    struct tryg_day_pattern compiled;
    assert_true(tryg_day_pattern_compile(pattern, &compiled));
    return tryg_day_parse(text, strlen(text), &compiled, day, minute);
}

static void dates_are_read_as_declared(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *text;
        struct tryg_date date;
        int32_t minute;
    } good[] = {
        {"dd-mm-yyyy", "28-02-2010", {2010, 2, 28}, -1},
        {"dd-mm-yyyy", "29-02-2012", {2012, 2, 29}, -1},
        {"m/d/yy", "8/27/06", {2006, 8, 27}, -1},
        {"m/d/yy", "12/1/69", {2069, 12, 1}, -1},
        {"m/d/yy", "12/1/70", {1970, 12, 1}, -1},
        {"yyyy-mm-dd HH:MM", "2010-01-01 00:05", {2010, 1, 1}, 5},
        {"d.m.yyyy HH.MM.SS", "3.4.2011 23.59.59", {2011, 4, 3}, 1439},
        {"yyyymmdd", "20141231", {2014, 12, 31}, -1},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int32_t day = 0, minute = -2;
        assert_int_equal(parse(good[i].pattern, good[i].text, &day, &minute),
                         TRYG_DAY_OK);
        assert_int_equal(day, tryg_day_of(good[i].date));
        assert_int_equal(minute, good[i].minute);
    }
}

static void what_does_not_fit_is_told_apart(void **state)
{
    (void)state;
    int32_t day = 77;
    assert_int_equal(parse("dd-mm-yyyy", "31-02-2010", &day, NULL), TRYG_DAY_NO_SUCH);
    assert_int_equal(parse("dd-mm-yyyy", "29-02-1900", &day, NULL), TRYG_DAY_NO_SUCH);
    assert_int_equal(parse("dd-mm-yyyy", "00-01-2010", &day, NULL), TRYG_DAY_NO_SUCH);
    assert_int_equal(parse("dd-mm-yyyy", "1-02-2010", &day, NULL), TRYG_DAY_SHAPE);
    assert_int_equal(parse("dd-mm-yyyy", "01-02-2010 ", &day, NULL), TRYG_DAY_SHAPE);
    assert_int_equal(parse("dd-mm-yyyy", "2010-02-01", &day, NULL), TRYG_DAY_SHAPE);
    assert_int_equal(parse("HH:MM", "24:00", NULL, NULL), TRYG_DAY_NO_SUCH);
    assert_int_equal(day, 77);
}

static void patterns_are_checked(void **state)
{
    (void)state;
    struct tryg_day_pattern p;
    assert_false(tryg_day_pattern_compile("", &p));
    assert_false(tryg_day_pattern_compile("dd-dd-yyyy", &p));
    assert_false(tryg_day_pattern_compile("ddd-mm-yyyy", &p));
    assert_false(tryg_day_pattern_compile("dd-mm-yyy", &p));
    assert_false(tryg_day_pattern_compile("yyyy-mm-dd HH:MM:SS ...............", &p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_four_centuries_comes_back),
        cmocka_unit_test(dates_are_read_as_declared),
        cmocka_unit_test(what_does_not_fit_is_told_apart),
        cmocka_unit_test(patterns_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
