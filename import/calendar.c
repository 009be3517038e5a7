/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/calendar.h"
#include "geodata/shape/reports.h"

enum { BEFORE = 24, YEARS = 32 };

void tryg_calendar_make(int32_t first_day, int32_t last_day, tryg_arena *arena,
                        struct tryg_calendar *calendar)
{
    struct tryg_date first = tryg_day_date(first_day);
    struct tryg_calendar made = {.first_year = first.year - BEFORE, .years = YEARS};
    made.day = tryg_arena_alloc(arena, YEARS, sizeof *made.day);
    int32_t from = tryg_day_of((struct tryg_date){made.first_year, 1, 1});
    int32_t to = tryg_day_of((struct tryg_date){made.first_year + YEARS, 1, 1});
    for (int32_t day = from; day < to; day++) {
        struct tryg_date date = tryg_day_date(day);
        int month = (date.year - first.year) * 12 + date.month - first.month;
        bool in_period = day >= first_day && day <= last_day;
        made.day[date.year - made.first_year][date.month][date.day] =
            (struct tryg_calendar_day){
                .exists = true,
                .in_period = in_period,
                .month =
                    in_period && month < TRYG_NO_MONTH ? (uint8_t)month : TRYG_NO_MONTH,
                .weekday_hour_0 = (uint8_t)(tryg_day_weekday(day) * 24)};
    }
    *calendar = made;
}
