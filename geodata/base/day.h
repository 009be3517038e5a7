/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar days and times of day, read by a declared pattern; proleptic Gregorian.
 *
 * Units    a day is counted from 1970-01-01 = 0; a time is minutes after midnight.
 */
#ifndef TRYG_BASE_DAY_H
#define TRYG_BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tryg_date {
    int year, month, day; /* month 1..12, day 1..31 */
};

int32_t tryg_day_of(struct tryg_date date);
struct tryg_date tryg_day_date(int32_t day);
int tryg_day_weekday(int32_t day); /* 0 = Monday .. 6 = Sunday */
bool tryg_date_exists(struct tryg_date date);

enum { TRYG_PATTERN_PARTS = 24 };

/* A compiled pattern: "dd-mm-yyyy", "m/d/yy HH:MM". One letter = 1 or 2 digits; yy is
 * 1970..2069; every other character stands for itself. */
struct tryg_day_pattern {
    size_t parts;
    struct {
        char what;   /* 'y' 'm' 'd' 'H' 'M' 'S', or 0 = literal */
        char letter; /* the literal */
        uint8_t least, most;
    } part[TRYG_PATTERN_PARTS];
};

/* Compile `text`. Lower-case m is month, upper-case M minute. Returns false for a pattern
 * that names no part, one part twice or is too long. */
bool tryg_day_pattern_compile(const char *text, struct tryg_day_pattern *pattern);

enum tryg_day_verdict {
    TRYG_DAY_OK = 0,
    TRYG_DAY_SHAPE,   /* does not look like the pattern */
    TRYG_DAY_NO_SUCH, /* looks like it, but the calendar or clock has no such thing */
};

/* Read all of text[0..bytes). *day is written when the pattern has y, m and d; *minute
 * when it has H, else -1. Either may be NULL. Both untouched unless TRYG_DAY_OK. */
enum tryg_day_verdict tryg_day_parse(const char *text, size_t bytes,
                                     const struct tryg_day_pattern *pattern, int32_t *day,
                                     int32_t *minute);

#endif
