/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short ways to what geodata/base reads exactly: numbers and dates of the usual form,
 * straight from the bytes. Whatever is not of that form goes the long way.
 *
 * Law      the result, and whether there is one, is that of tryg_number_parse and
 *          tryg_day_parse in every case.
 */
#ifndef TRYG_IMPORT_SWIFT_H
#define TRYG_IMPORT_SWIFT_H

#include "geodata/base/day.h"
#include "geodata/base/number.h"

/* As tryg_number_parse.
 * Method   Clinger (1990), "How to read floating point numbers accurately": an integer
 *          below 2^53 divided by a power of ten up to 10^22 is exact but for the one
 *          rounding of the division, so it is the nearest double. */
bool tryg_swift_number(const char *text, size_t bytes, struct tryg_number_style style,
                       double *value);

/* Where a part of a fixed pattern lies; digits = 0: the pattern does not name it, and it
 * is read as 0, a month and a day as 1 (the places behind the words that
 * import/swift_eight.h makes of a text). */
struct tryg_swift_part {
    uint8_t at, digits;
};

enum { TRYG_SWIFT_WORDS = 3, TRYG_SWIFT_ZERO = 8 * TRYG_SWIFT_WORDS, TRYG_SWIFT_ONE };

/* A date or time pattern, and where its parts lie if each has a fixed width. */
struct tryg_swift_pattern {
    struct tryg_day_pattern exact;
    bool fixed;
    uint8_t width;
    struct tryg_swift_part year, month, day, hour, minute, second;
    /* Fixed, and at most eight bytes a word wide (import/swift_eight.h). The first byte
     * of a text is the lowest of its word. */
    bool short_enough;
    uint64_t lanes[TRYG_SWIFT_WORDS];  /* all ones in each byte of the pattern */
    uint64_t expect[TRYG_SWIFT_WORDS]; /* '0' for a digit, or the literal */
    uint64_t room[TRYG_SWIFT_WORDS];   /* 0x80 - 10 for a digit, 0x80 - 1 for a literal */
};

/* Returns false for a pattern that tryg_day_pattern_compile refuses. */
bool tryg_swift_compile(const char *text, struct tryg_swift_pattern *pattern);

struct tryg_moment {
    struct tryg_date date; /* month and day 1 where the pattern names none */
    int minute;            /* of the day; -1 where the pattern names no hour */
};

/* As tryg_day_parse, with the calendar's parts apart. */
enum tryg_day_verdict tryg_swift_moment(const char *text, size_t bytes,
                                        const struct tryg_swift_pattern *pattern,
                                        struct tryg_moment *moment);

#endif
