/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each day of some decades is to a data period, looked up by year, month and day.
 *
 * Shape    a place for every month 0..15 and day 0..31 of `years` years, those that do
 *          not exist among them, so that parts read from two digits need few questions.
 * Owner    the arena given.
 */
#ifndef TRYG_IMPORT_CALENDAR_H
#define TRYG_IMPORT_CALENDAR_H

#include "geodata/base/arena.h"
#include "geodata/base/day.h"

struct tryg_calendar_day {
    bool exists, in_period;
    uint8_t month;          /* since the period began; TRYG_NO_MONTH when outside */
    uint8_t weekday_hour_0; /* weekday (0 = Monday) * 24 */
};

struct tryg_calendar {
    int first_year, years;
    struct tryg_calendar_day (*day)[16][32]; /* [years] */
};

/* The years from 24 before to 7 after the one the period begins in. */
void tryg_calendar_make(int32_t first_day, int32_t last_day, tryg_arena *arena,
                        struct tryg_calendar *calendar);

/* NULL when the calendar has no such place: ask tryg_date_exists. */
static inline const struct tryg_calendar_day *
tryg_calendar_at(const struct tryg_calendar *calendar, struct tryg_date date)
{
    unsigned year = (unsigned)(date.year - calendar->first_year);
    if (year >= (unsigned)calendar->years || (unsigned)date.month > 15 ||
        (unsigned)date.day > 31) {
        return NULL;
    }
    return &calendar->day[year][date.month][date.day];
}

#endif
