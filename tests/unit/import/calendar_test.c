/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/reports.h"
#include "import/calendar.h"

static const struct tryg_calendar_day *at(const struct tryg_calendar *calendar, int year,
                                          int month, int day)
{
    return tryg_calendar_at(calendar, (struct tryg_date){year, month, day});
}

/* From July 2010 to June 2011; 28 February 2011 was a Monday. */
static void a_period_by_hand(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_calendar c;
    tryg_calendar_make(tryg_day_of((struct tryg_date){2010, 7, 1}),
                       tryg_day_of((struct tryg_date){2011, 6, 30}), arena, &c);
    assert_true(at(&c, 2011, 2, 28)->exists && at(&c, 2011, 2, 28)->in_period);
    assert_int_equal(at(&c, 2011, 2, 28)->month, 7);
    assert_int_equal(at(&c, 2011, 2, 28)->weekday_hour_0, 0);
    assert_int_equal(at(&c, 2011, 3, 6)->weekday_hour_0, 6 * 24);
    assert_true(at(&c, 2010, 7, 1)->in_period && at(&c, 2011, 6, 30)->in_period);
    assert_false(at(&c, 2010, 6, 30)->in_period || at(&c, 2011, 7, 1)->in_period);
    assert_int_equal(at(&c, 2010, 6, 30)->month, TRYG_NO_MONTH);
    assert_true(at(&c, 2010, 6, 30)->exists);
    assert_false(at(&c, 2011, 2, 29)->exists);
    assert_true(at(&c, 2008, 2, 29)->exists);
    assert_false(at(&c, 2011, 0, 1)->exists || at(&c, 2011, 13, 1)->exists);
    assert_null(at(&c, 2011, 16, 1));
    assert_null(at(&c, 2011, 1, 32));
    assert_null(at(&c, 2011, -1, 1));
    assert_null(at(&c, 1985, 12, 31));
    assert_non_null(at(&c, 1986, 1, 1));
    assert_null(at(&c, 2018, 1, 1));
    tryg_arena_free(arena);
}

static void it_has_the_days_there_are(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_calendar c;
    size_t days = 0;
    tryg_calendar_make(0, 364, arena, &c);
    for (int year = c.first_year; year < c.first_year + c.years; year++) {
        for (int month = 0; month < 16; month++) {
            for (int day = 0; day < 32; day++) {
                struct tryg_date date = {year, month, day};
                const struct tryg_calendar_day *is = tryg_calendar_at(&c, date);
                assert_int_equal(is->exists, tryg_date_exists(date));
                days += is->exists;
            }
        }
    }
    assert_int_equal(days, 32 * 365 + 8);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_period_by_hand),
        cmocka_unit_test(it_has_the_days_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
