/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits eight at a time: numbers and fixed dates of the usual form, straight from the
 * bytes of a file. Here and not in a source, so that they melt into the loop over rows.
 *
 * In       text with TRYG_EIGHT_OVER bytes behind it that may be read, whatever they are.
 * Law      true only where tryg_number_parse or tryg_day_parse is, and with its result;
 *          false says nothing: ask them.
 *
 * The naive version reads `number = number * 10 + digit`, once for each digit, each step
 * waiting for the one before. But a digit's worth depends on its place only, so that
 * neighbours may be joined in pairs, pairs in fours and fours in eight:
 *          12345678 = (12 * 100 + 34) * 10000 + (56 * 100 + 78)
 * and a word of eight bytes is eight places in which the same is done at once. That they
 * are digits at all is asked of all eight at once too.
 */
#ifndef TRYG_IMPORT_SWIFT_EIGHT_H
#define TRYG_IMPORT_SWIFT_EIGHT_H

#include <string.h>

#include "import/swift.h"

enum { TRYG_EIGHT_OVER = 32 };

#define TRYG_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The byte at text[0] is the lowest. */
static inline uint64_t tryg_eight_at(const char *text)
{
    uint64_t word;
    memcpy(&word, text, sizeof word);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Of bytes that are '0' less than they were: is one of them not 0..9? With 0x76 added, 10
 * and more reach 0x80. A byte that was 0x80 or more has that bit by itself, whatever it
 * carries over to its neighbour. */
static inline bool tryg_eight_odd(uint64_t less)
{
    return ((less + TRYG_EACH(0x76)) | less) & TRYG_EACH(0x80);
}

/* The number whose eight digits (values, not signs) the bytes are, first digit lowest.
 * Each byte becomes ten times itself plus the next: pairs in every other byte. The two
 * products then bring pairs 1 and 3, and 2 and 4, to the upper half with their weights;
 * what they leave below never reaches there. */
static inline uint32_t tryg_eight_number(uint64_t digits)
{
    const uint64_t every_fourth = UINT64_C(0x000000FF000000FF);
    uint64_t pairs = digits * 10 + (digits >> 8);
    uint64_t odd = (pairs & every_fourth) * (100 + (UINT64_C(1000000) << 32));
    uint64_t even = (pairs >> 16 & every_fourth) * (1 + (UINT64_C(10000) << 32));
    return (uint32_t)((odd + even) >> 32);
}

/* The first `count` bytes, 1..8, as the last of eight digits, zeros before them. */
static inline uint64_t tryg_eight_last(uint64_t word, size_t count)
{
    return (word ^ TRYG_EACH('0')) << (64 - 8 * count);
}

/* 0x80 in the lowest byte that is `sign`, and perhaps in some above it; 0 if none is.
 * Subtracting one borrows into the high bit of a byte that is zero. */
static inline uint64_t tryg_eight_hit(uint64_t word, char sign)
{
    uint64_t zero = word ^ TRYG_EACH((unsigned char)sign);
    return (zero - TRYG_EACH(1)) & ~zero & TRYG_EACH(0x80);
}

static inline double tryg_eight_scaled(uint64_t number, size_t fraction)
{
    static const double power[9] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    return (double)(int64_t)number / power[fraction];
}

/* More than eight digits, `whole` of them before a decimal sign. */
static inline bool tryg_eight_long(const char *text, size_t whole, size_t fraction,
                                   double *value)
{
    static const uint32_t power[9] = {1,      10,      100,      1000,     10000,
                                      100000, 1000000, 10000000, 100000000};
    if (whole - 1 >= 8 || fraction - 1 >= 8) {
        return false;
    }
    uint64_t before = tryg_eight_last(tryg_eight_at(text), whole);
    uint64_t after = tryg_eight_last(tryg_eight_at(text + whole + 1), fraction);
    uint64_t all =
        (uint64_t)tryg_eight_number(before) * power[fraction] + tryg_eight_number(after);
    *value = tryg_eight_scaled(all, fraction);
    return !tryg_eight_odd(before) && !tryg_eight_odd(after) && all <= UINT64_C(1) << 53;
}

/* 1..8 digits, and if there is a decimal sign 1..8 more. An integer up to 2^53 divided by
 * a power of ten is the nearest double (import/swift.h).
 *
 * Mostly there are no more than eight digits in all. Then the decimal sign is taken out:
 * the bytes below it stay, and those above come from the same text read one byte later.
 * `below` is a one for each bit of the former: all of them if there is no decimal sign.
 * One that is no longer in the cell makes no difference to what is. */
static inline bool tryg_eight_positive(const char *text, size_t bytes, char decimal,
                                       double *value)
{
    uint64_t word = tryg_eight_at(text), later = tryg_eight_at(text + 1);
    uint64_t hit = tryg_eight_hit(word, decimal);
    uint64_t below = ((hit & (~hit + 1)) >> 7) - 1;
    size_t whole = (hit ? (size_t)__builtin_ctzll(hit) : 64) / 8, fraction = 0;
    if (whole < bytes) {
        bytes--;
        fraction = bytes - whole;
        if (whole - 1 >= 8 || fraction == 0) {
            return false;
        }
    }
    if (bytes - 1 >= 8) {
        return fraction > 0 && text[whole] == decimal &&
               tryg_eight_long(text, whole, fraction, value);
    }
    uint64_t digits = tryg_eight_last(later ^ ((word ^ later) & below), bytes);
    *value = tryg_eight_scaled(tryg_eight_number(digits), fraction);
    return !tryg_eight_odd(digits);
}

/* The same with a minus sign, or none. *value is void if it returns false. */
static inline bool tryg_eight_decimal(const char *text, size_t bytes, char decimal,
                                      double *value)
{
    if (__builtin_expect(*text == '-' && bytes > 0, 0)) {
        bool is = tryg_eight_positive(text + 1, bytes - 1, decimal, value);
        *value = -*value;
        return is;
    }
    return tryg_eight_positive(text, bytes, decimal, value);
}

/* A text of a fixed pattern, looked at eight bytes at a time: byte i of `pair` is the
 * number of the digits at i and i + 1. Behind them stand a 0 and a 1, which are what a
 * part that the pattern does not name is read as: so parts are read without asking. */
struct tryg_eight_pairs {
    uint8_t pair[8 * TRYG_SWIFT_WORDS + 2];
};
#define TRYG_EIGHT_PAIRS                                                                 \
    {                                                                                    \
        {                                                                                \
            [TRYG_SWIFT_ZERO] = 0, [TRYG_SWIFT_ONE] = 1                                  \
        }                                                                                \
    }

/* Digits as their values, literals as 0. Of bytes less what is expected, a digit may be
 * up to 9 and a literal must be 0; with the room up to 0x80 added, more than that reaches
 * the high bit (and see tryg_eight_odd). */
static inline uint64_t tryg_eight_digits(const char *text,
                                         const struct tryg_swift_pattern *pattern,
                                         size_t w, uint64_t *amiss)
{
    uint64_t less =
        (tryg_eight_at(text + 8 * w) ^ pattern->expect[w]) & pattern->lanes[w];
    *amiss |= (less + pattern->room[w]) | less;
    return less;
}

static inline void tryg_eight_put(struct tryg_eight_pairs *pairs, size_t w, uint64_t word)
{
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    memcpy(pairs->pair + 8 * w, &word, sizeof word);
}

/* Does the text, of the pattern's width, have its digits and literals where the pattern
 * has them? Then its pairs, which a digit that is none would have spoiled, hold. */
static inline bool tryg_eight_fits(const char *text,
                                   const struct tryg_swift_pattern *pattern,
                                   struct tryg_eight_pairs *pairs)
{
    uint64_t amiss = 0, next = 0, third = 0;
    uint64_t first = tryg_eight_digits(text, pattern, 0, &amiss);
    if (pattern->width > 8) {
        next = tryg_eight_digits(text, pattern, 1, &amiss);
        if (pattern->width > 16) {
            third = tryg_eight_digits(text, pattern, 2, &amiss);
            tryg_eight_put(pairs, 2, third * 10 + (third >> 8));
        }
        tryg_eight_put(pairs, 1, next * 10 + (next >> 8 | third << 56));
    }
    tryg_eight_put(pairs, 0, first * 10 + (first >> 8 | next << 56));
    return (amiss & TRYG_EACH(0x80)) == 0;
}

/* The parts of such a text, not yet held against the calendar. */
static inline struct tryg_date tryg_eight_date(const struct tryg_eight_pairs *pairs,
                                               const struct tryg_swift_pattern *pattern)
{
    int year = pairs->pair[pattern->year.at];
    if (pattern->year.digits == 4) {
        year = year * 100 + pairs->pair[pattern->year.at + 2];
    } else if (pattern->year.digits == 2) {
        year += year < 70 ? 2000 : 1900;
    }
    return (struct tryg_date){year, pairs->pair[pattern->month.at],
                              pairs->pair[pattern->day.at]};
}

/* *hour of a pattern that names one; false if the clock has no such time. */
static inline bool tryg_eight_clock(const struct tryg_eight_pairs *pairs,
                                    const struct tryg_swift_pattern *pattern, int *hour)
{
    *hour = pairs->pair[pattern->hour.at];
    return *hour <= 23 && pairs->pair[pattern->minute.at] <= 59 &&
           pairs->pair[pattern->second.at] <= 60;
}

#endif
