/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/day.h"

#include <string.h>

bool tryg_date_exists(struct tryg_date date)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.month < 1 || date.month > 12 || date.day < 1) {
        return false;
    }
    bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    return date.day <= days[date.month - 1] + (date.month == 2 && leap);
}

/* Both directions count in eras of 400 years (146,097 days) that begin on 1 March, so
 * that the leap day is the last of its year. Method: H. Hinnant, "chrono-compatible
 * low-level date algorithms". */
int32_t tryg_day_of(struct tryg_date date)
{
    int year = date.year - (date.month <= 2);
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day - 719468;
}

struct tryg_date tryg_day_date(int32_t day)
{
    int shifted = day + 719468;
    int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int of_era = shifted - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    struct tryg_date date = {.day = of_year - (153 * month + 2) / 5 + 1,
                             .month = month < 10 ? month + 3 : month - 9};
    date.year = year + era * 400 + (date.month <= 2);
    return date;
}

int tryg_day_weekday(int32_t day)
{
    int weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

bool tryg_day_pattern_compile(const char *text, struct tryg_day_pattern *pattern)
{
    struct tryg_day_pattern made = {0};
    char seen[8] = "";
    for (const char *at = text; *at;) {
        if (made.parts == TRYG_PATTERN_PARTS) {
            return false;
        }
        size_t run = strspn(at, (char[]){*at, 0});
        size_t slot = made.parts++;
        if (!strchr("ymdHMS", *at)) {
            made.part[slot].letter = *at++;
            continue;
        }
        bool year = *at == 'y';
        if (strchr(seen, *at) || (year ? run != 2 && run != 4 : run > 2)) {
            return false;
        }
        strncat(seen, at, 1);
        made.part[slot].what = *at;
        made.part[slot].least = (uint8_t)run;
        made.part[slot].most = (uint8_t)(run == 1 ? 2 : run);
        at += run;
    }
    bool a_day = strchr(seen, 'y') && strchr(seen, 'm') && strchr(seen, 'd');
    if (!a_day && !strchr(seen, 'H') && !strchr(seen, 'y')) {
        return false;
    }
    *pattern = made;
    return true;
}

enum tryg_day_verdict tryg_day_parse(const char *text, size_t bytes,
                                     const struct tryg_day_pattern *pattern, int32_t *day,
                                     int32_t *minute)
{
    int value[128] = {['m'] = 1, ['d'] = 1, ['H'] = -1};
    const char *at = text, *end = text + bytes;
    for (size_t p = 0; p < pattern->parts; p++) {
        char what = pattern->part[p].what;
        if (!what) {
            if (at == end || *at++ != pattern->part[p].letter) {
                return TRYG_DAY_SHAPE;
            }
            continue;
        }
        int number = 0, digits = 0;
        while (at < end && digits < pattern->part[p].most && *at >= '0' && *at <= '9') {
            number = number * 10 + (*at++ - '0');
            digits++;
        }
        if (digits < pattern->part[p].least) {
            return TRYG_DAY_SHAPE;
        }
        bool short_year = what == 'y' && pattern->part[p].most == 2;
        value[(unsigned char)what] =
            short_year ? number + (number < 70 ? 2000 : 1900) : number;
    }
    if (at != end) {
        return TRYG_DAY_SHAPE;
    }
    struct tryg_date date = {value['y'], value['m'], value['d']};
    if (!tryg_date_exists(date) || value['H'] > 23 || value['M'] > 59 ||
        value['S'] > 60) {
        return TRYG_DAY_NO_SUCH;
    }
    if (day) {
        *day = tryg_day_of(date);
    }
    if (minute) {
        *minute = value['H'] < 0 ? -1 : value['H'] * 60 + value['M'];
    }
    return TRYG_DAY_OK;
}
