/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/swift.h"

#include <string.h>

enum { DIGITS = 18, FRACTION = 22 };

static const double POWER[FRACTION + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                           1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static bool is_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

bool tryg_swift_number(const char *text, size_t bytes, struct tryg_number_style style,
                       double *value)
{
    const char *at = text, *end = text + bytes;
    bool negative = at < end && *at == '-';
    at += negative;
    const char *digits = at;
    uint64_t whole = 0;
    ptrdiff_t fraction = 0, count;
    while (at < end && is_digit(*at)) {
        whole = whole * 10 + (uint64_t)(*at++ - '0');
    }
    count = at - digits;
    if (at < end && *at == style.decimal) {
        const char *first = ++at;
        while (at < end && is_digit(*at)) {
            whole = whole * 10 + (uint64_t)(*at++ - '0');
        }
        fraction = at - first;
        count += fraction;
    }
    if (at != end || count == 0 || count > DIGITS || whole > (UINT64_C(1) << 53)) {
        return tryg_number_parse(text, bytes, style, value);
    }
    double read = (double)whole / POWER[fraction];
    *value = negative ? -read : read;
    return true;
}

static void set_words(struct tryg_swift_pattern *pattern)
{
    size_t at = 0;
    for (size_t p = 0; p < pattern->exact.parts; p++) {
        bool digits = pattern->exact.part[p].what;
        size_t bytes = digits ? pattern->exact.part[p].least : 1;
        char sign = digits ? '0' : pattern->exact.part[p].letter;
        for (size_t end = at + bytes; at < end; at++) {
            unsigned shift = (unsigned)(at % 8 * 8);
            pattern->lanes[at / 8] |= UINT64_C(0xFF) << shift;
            pattern->expect[at / 8] |= (uint64_t)(unsigned char)sign << shift;
            pattern->room[at / 8] |= (uint64_t)(0x80 - (digits ? 10 : 1)) << shift;
        }
    }
}

bool tryg_swift_compile(const char *text, struct tryg_swift_pattern *pattern)
{
    const struct tryg_swift_part zero = {TRYG_SWIFT_ZERO, 0}, one = {TRYG_SWIFT_ONE, 0};
    struct tryg_swift_pattern made = {.fixed = true,
                                      .year = zero,
                                      .month = one,
                                      .day = one,
                                      .hour = zero,
                                      .minute = zero,
                                      .second = zero};
    if (!tryg_day_pattern_compile(text, &made.exact)) {
        return false;
    }
    for (size_t p = 0; p < made.exact.parts; p++) {
        uint8_t least = made.exact.part[p].least, at = made.width;
        made.width = (uint8_t)(at + (made.exact.part[p].what ? least : 1));
        made.fixed = made.fixed && least == made.exact.part[p].most;
        switch (made.exact.part[p].what) {
        case 'y':
            made.year.at = at, made.year.digits = least;
            break;
        case 'm':
            made.month.at = at, made.month.digits = least;
            break;
        case 'd':
            made.day.at = at, made.day.digits = least;
            break;
        case 'H':
            made.hour.at = at, made.hour.digits = least;
            break;
        case 'M':
            made.minute.at = at, made.minute.digits = least;
            break;
        case 'S':
            made.second.at = at, made.second.digits = least;
            break;
        default:
            break;
        }
    }
    made.short_enough = made.fixed && made.width <= 8 * TRYG_SWIFT_WORDS;
    if (made.short_enough) {
        set_words(&made);
    }
    *pattern = made;
    return true;
}

/* Does the text have digits and literals where the pattern has them? */
static bool has_shape(const char *text, const struct tryg_day_pattern *pattern)
{
    for (size_t p = 0; p < pattern->parts; p++) {
        if (!pattern->part[p].what) {
            if (*text++ != pattern->part[p].letter) {
                return false;
            }
            continue;
        }
        for (unsigned i = 0; i < pattern->part[p].least; i++) {
            if (!is_digit(*text++)) {
                return false;
            }
        }
    }
    return true;
}

static int digits_at(const char *text, unsigned at, unsigned digits, int otherwise)
{
    int number = digits ? 0 : otherwise;
    for (unsigned i = 0; i < digits; i++) {
        number = number * 10 + (text[at + i] - '0');
    }
    return number;
}

static enum tryg_day_verdict exactly(const char *text, size_t bytes,
                                     const struct tryg_swift_pattern *pattern,
                                     struct tryg_moment *moment)
{
    int32_t day = 0, minute = -1;
    enum tryg_day_verdict verdict =
        tryg_day_parse(text, bytes, &pattern->exact, &day, &minute);
    if (verdict == TRYG_DAY_OK) {
        *moment = (struct tryg_moment){tryg_day_date(day), minute};
    }
    return verdict;
}

enum tryg_day_verdict tryg_swift_moment(const char *text, size_t bytes,
                                        const struct tryg_swift_pattern *pattern,
                                        struct tryg_moment *moment)
{
    if (!pattern->fixed || bytes != pattern->width || !has_shape(text, &pattern->exact)) {
        return exactly(text, bytes, pattern, moment);
    }
    struct tryg_date date = {digits_at(text, pattern->year.at, pattern->year.digits, 0),
                             digits_at(text, pattern->month.at, pattern->month.digits, 1),
                             digits_at(text, pattern->day.at, pattern->day.digits, 1)};
    if (pattern->year.digits == 2) {
        date.year += date.year < 70 ? 2000 : 1900;
    }
    int hour = digits_at(text, pattern->hour.at, pattern->hour.digits, -1);
    int minute = digits_at(text, pattern->minute.at, pattern->minute.digits, 0);
    int second = digits_at(text, pattern->second.at, pattern->second.digits, 0);
    if (!tryg_date_exists(date) || hour > 23 || minute > 59 || second > 60) {
        return TRYG_DAY_NO_SUCH;
    }
    *moment = (struct tryg_moment){date, hour < 0 ? -1 : hour * 60 + minute};
    return TRYG_DAY_OK;
}
