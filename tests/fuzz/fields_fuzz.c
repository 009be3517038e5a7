/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a number, a date pattern and a date: the short ways agree with the exact
 * ones, and a number written shortest reads back the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import/swift.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
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
