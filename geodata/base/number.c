/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/number.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 400 }; /* bytes of a number we are willing to read */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void trim(const char **text, size_t *bytes)
{
    while (*bytes && (**text == ' ' || **text == '\t')) {
        ++*text;
        --*bytes;
    }
    while (*bytes && ((*text)[*bytes - 1] == ' ' || (*text)[*bytes - 1] == '\t')) {
        --*bytes;
    }
}

/* Length of a thousands sign at `at`, 0 if there is none. */
static size_t thousands_at(const char *at, const char *end, char sign)
{
    if (!sign || at >= end) {
        return 0;
    }
    if (*at == sign) {
        return 1;
    }
    return sign == ' ' && end - at >= 2 && memcmp(at, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static bool three_digits(const char *at, const char *end)
{
    return end - at >= 3 && is_digit(at[0]) && is_digit(at[1]) && is_digit(at[2]) &&
           (end - at == 3 || !is_digit(at[3]));
}

/* Copy the whole part without its thousands signs. Returns where it ends, NULL if the
 * groups are not of three. */
static const char *copy_whole(const char *at, const char *end, char sign, char **out)
{
    const char *first = at;
    while (at < end && is_digit(*at)) {
        *(*out)++ = *at++;
    }
    size_t width = thousands_at(at, end, sign);
    if (width && (at - first < 1 || at - first > 3)) {
        return NULL;
    }
    while ((width = thousands_at(at, end, sign)) > 0) {
        at += width;
        if (!three_digits(at, end)) {
            return NULL;
        }
        memcpy(*out, at, 3);
        *out += 3;
        at += 3;
    }
    return at;
}

/* Rewrite the number in C's own form into `plain`. Returns false if it is none. */
static bool plain_form(const char *text, size_t bytes, struct tryg_number_style style,
                       char plain[LONGEST + 1])
{
    trim(&text, &bytes);
    if (bytes == 0 || bytes > LONGEST) {
        return false;
    }
    const char *at = text, *end = text + bytes;
    char *out = plain;
    if (*at == '-' || *at == '+') {
        *out++ = *at++;
    }
    const char *digits = out;
    at = copy_whole(at, end, style.thousands, &out);
    if (!at) {
        return false;
    }
    ptrdiff_t count = out - digits;
    if (at < end && *at == style.decimal) {
        *out++ = '.';
        for (at++; at < end && is_digit(*at); count++) {
            *out++ = *at++;
        }
    }
    if (count == 0) {
        return false;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        *out++ = *at++;
        if (at < end && (*at == '-' || *at == '+')) {
            *out++ = *at++;
        }
        if (at == end) {
            return false;
        }
        while (at < end && is_digit(*at)) {
            *out++ = *at++;
        }
    }
    *out = 0;
    return at == end;
}

bool tryg_number_parse(const char *text, size_t bytes, struct tryg_number_style style,
                       double *value)
{
    char plain[LONGEST + 1];
    if (!plain_form(text, bytes, style, plain)) {
        return false;
    }
    double read = strtod(plain, NULL); /* the program never sets LC_NUMERIC */
    if (!isfinite(read)) {
        return false;
    }
    *value = read;
    return true;
}

bool tryg_number_parse_whole(const char *text, size_t bytes,
                             struct tryg_number_style style, uint64_t *value)
{
    char plain[LONGEST + 1];
    if (!plain_form(text, bytes, style, plain) || strpbrk(plain, ".eE-")) {
        return false;
    }
    uint64_t sum = 0;
    for (const char *at = plain[0] == '+' ? plain + 1 : plain; *at; at++) {
        uint64_t digit = (uint64_t)(*at - '0');
        if (sum > (UINT64_MAX - digit) / 10) {
            return false;
        }
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}

const char *tryg_number_shortest(double value, char into[TRYG_NUMBER_TEXT])
{
    if (isnan(value)) {
        into[0] = 0;
        return into;
    }
    if (isinf(value)) {
        return strcpy(into, value > 0 ? "Inf" : "-Inf");
    }
    if (value == trunc(value) && fabs(value) < 1e15) {
        snprintf(into, TRYG_NUMBER_TEXT, "%.0f", value == 0 ? 0.0 : value);
        return into;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(into, TRYG_NUMBER_TEXT, "%.*g", digits, value);
        if (strtod(into, NULL) == value) {
            break;
        }
    }
    return into;
}

const char *tryg_number_print(double value, int decimals, char into[TRYG_NUMBER_TEXT])
{
    if (isnan(value)) {
        return strcpy(into, "–");
    }
    if (isinf(value)) {
        return strcpy(into, value > 0 ? "∞" : "\xE2\x88\x92∞");
    }
    char plain[LONGEST];
    snprintf(plain, sizeof plain, "%.*f", decimals, fabs(value));
    if (strlen(plain) > 30) {
        snprintf(into, TRYG_NUMBER_TEXT, "%.6g", value); /* beyond any figure we print */
        return into;
    }
    bool nonzero = strpbrk(plain, "123456789") != NULL;
    size_t whole = strcspn(plain, ".");
    char *out = into;
    if (value < 0 && nonzero) {
        memcpy(out, "\xE2\x88\x92", 3);
        out += 3;
    }
    for (size_t i = 0; plain[i]; i++) {
        if (i < whole && i > 0 && (whole - i) % 3 == 0) {
            *out++ = TX('.', ',');
        }
        *out++ = plain[i] == '.' ? (char)TX(',', '.') : plain[i];
    }
    *out = 0;
    return into;
}
