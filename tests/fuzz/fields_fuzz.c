/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a number, a date pattern and a date: the short ways agree with the exact
 * ones, and a number written shortest reads back the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/swift_eight.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

/* The text in room with bytes behind it that may be read: what it says itself, again. */
static const char *widened(const char *text, size_t count, char into[256])
{
    memset(into, '7', 256);
    memcpy(into, text, count);
    memcpy(into + count, text, count < 64 ? count : 64);
    return into;
}

static void try_eight(const char *text, size_t count, struct tryg_number_style style)
{
    char wide[256];
    double want = 1, got = 1;
    if (count < 128 &&
        tryg_eight_decimal(widened(text, count, wide), count, style.decimal, &got)) {
        must(tryg_number_parse(text, count, style, &want), "eight read a number");
        must(memcmp(&want, &got, sizeof got) == 0, "the number of eight differs");
    }
}

static void try_eight_moment(const char *text, size_t count,
                             const struct tryg_swift_pattern *pattern)
{
    char wide[256];
    struct tryg_eight_pairs pairs = TRYG_EIGHT_PAIRS;
    struct tryg_moment want;
    if (!pattern->short_enough || count != pattern->width) {
        return;
    }
    bool fits = tryg_eight_fits(widened(text, count, wide), pattern, &pairs);
    enum tryg_day_verdict verdict = tryg_swift_moment(text, count, pattern, &want);
    must(fits == (verdict != TRYG_DAY_SHAPE), "eight see another shape");
    if (verdict == TRYG_DAY_OK) {
        struct tryg_date date = tryg_eight_date(&pairs, pattern);
        must(memcmp(&date, &want.date, sizeof date) == 0, "eight see another date");
    }
}

static void try_number(const char *text, size_t count, uint8_t how)
{
    static const char thousands[] = {0, '.', ',', ' '};
    struct tryg_number_style style = {how & 1 ? ',' : '.', thousands[how >> 1 & 3]};
    if (style.decimal == style.thousands) {
        return;
    }
    double want = 1, got = 1;
    bool is = tryg_number_parse(text, count, style, &want);
    must(tryg_swift_number(text, count, style, &got) == is, "a number, or not");
    must(memcmp(&want, &got, sizeof got) == 0, "the number differs");
    try_eight(text, count, style);
    if (is) {
        char shortest[TRYG_NUMBER_TEXT];
        double back = 0;
        tryg_number_shortest(want, shortest);
        must(tryg_number_parse(shortest, strlen(shortest),
                               (struct tryg_number_style){'.', 0}, &back) &&
                 back == want,
             "the shortest text is another number");
    }
    uint64_t whole = 7;
    if (tryg_number_parse_whole(text, count, style, &whole)) {
        must(is && (double)whole == want, "the whole number differs");
    }
}

/* Up to the first newline a pattern, after it a text. */
static void try_moment(const char *text, size_t count)
{
    const char *newline = memchr(text, '\n', count);
    char pattern_text[40];
    size_t bytes = newline ? (size_t)(newline - text) : 0;
    struct tryg_swift_pattern pattern;
    if (!newline || bytes >= sizeof pattern_text) {
        return;
    }
    memcpy(pattern_text, text, bytes);
    pattern_text[bytes] = 0;
    if (!tryg_swift_compile(pattern_text, &pattern)) {
        return;
    }
    const char *date = newline + 1;
    size_t length = count - bytes - 1;
    int32_t day = 0, minute = -1;
    struct tryg_moment moment = {.minute = -1};
    enum tryg_day_verdict want =
        tryg_day_parse(date, length, &pattern.exact, &day, &minute);
    must(tryg_swift_moment(date, length, &pattern, &moment) == want, "another verdict");
    must(want != TRYG_DAY_OK ||
             (tryg_day_of(moment.date) == day && moment.minute == minute),
         "another moment");
    try_eight_moment(date, length, &pattern);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (count > 0) {
        const char *text = (const char *)bytes + 1;
        try_number(text, count - 1, bytes[0]);
        try_moment(text, count - 1);
    }
    return 0;
}
