/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/serial.h"
#include "geodata/base/day.h"

#include <math.h>
#include <string.h>

enum { SECONDS = 86400, DAYS_MOST = 2958466 /* 9999-12-31 is the day before */ };

/* The text after a part that is shown as it stands, or says how: "text", \d, [Red], _x,
 * *x; `at` itself if there is none. */
static const char *pass_literal(const char *at)
{
    const char *end = NULL;
    switch (*at) {
    case '"':
        end = strchr(at + 1, '"');
        break;
    case '[':
        end = strchr(at, ']');
        break;
    case '\\':
    case '_':
    case '*':
        end = at[1] ? at + 1 : NULL;
        break;
    default:
        return at;
    }
    return end ? end + 1 : at + strlen(at);
}

bool tryg_serial_format(const char *format)
{
    for (const char *at = format; *at && *at != ';';) {
        if (*at == '[' && strchr("hHmMsS", at[1]) && at[1]) {
            return false; /* a length of time: [h]:mm */
        }
        const char *after = pass_literal(at);
        if (after > at) {
            at = after;
        } else if (strchr("dDmMyYhHsS", *at)) {
            return true;
        } else {
            at++;
        }
    }
    return false;
}

bool tryg_serial_builtin(long id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
           (id >= 50 && id <= 58);
}

static const char *time_text(long second, tryg_arena *arena)
{
    return tryg_arena_print(arena, "%02ld:%02ld:%02ld", second / 3600, second / 60 % 60,
                            second % 60);
}

const char *tryg_serial_text(double serial, bool from_1904, tryg_arena *arena)
{
    if (!(serial >= 0.0 && serial < DAYS_MOST)) {
        return NULL;
    }
    double whole = floor(serial);
    long second = lround((serial - whole) * SECONDS);
    int32_t number = (int32_t)whole + (second == SECONDS);
    second %= SECONDS;
    if (number == 0 && !from_1904) {
        return time_text(second, arena);
    }
    int32_t first = from_1904 ? tryg_day_of((struct tryg_date){1904, 1, 1})
                              : tryg_day_of((struct tryg_date){1899, 12, 30});
    int32_t day = first + number + (!from_1904 && number < 60);
    struct tryg_date date = tryg_day_date(day);
    const char *text =
        tryg_arena_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
    return second ? tryg_arena_print(arena, "%sT%s", text, time_text(second, arena))
                  : text;
}
