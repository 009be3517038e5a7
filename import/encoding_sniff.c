/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/encoding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CANDIDATES = 3,
    ENOUGH = 20000, /* high bytes; more would not change the judgement */
    WORD = 24,      /* bytes of the longest word looked up */
};

static const enum tryg_encoding CANDIDATE[CANDIDATES] = {TRYG_CP1252, TRYG_CP865,
                                                         TRYG_CP850};

/* Words with æ, ø or å that are frequent in Danish and in the files of a city; small
 * letters, sorted bytewise. */
static const char *const WORDS[] = {
    "beløb",      "brønshøj",      "både",       "døgn",       "dør",
    "forsætlig",  "forsøg",        "forøvet",    "få",         "fængsel",
    "færdsel",    "før",           "første",     "gågade",     "gård",
    "hærværk",    "højre",         "indført",    "køb",        "københavn",
    "københavns", "køn",           "køretøj",    "lørdag",     "måde",
    "måned",      "når",           "nær",        "nørre",      "nørrebro",
    "også",       "område",        "områder",    "på",         "påvirket",
    "rådhus",     "rådhuspladsen", "række",      "røveri",     "stjålet",
    "stræde",     "strædet",       "så",         "sædelighed", "søborg",
    "søndag",     "sønder",        "tårnby",     "vanløse",    "vestergård",
    "voldtægt",   "våben",         "væg",        "vægt",       "værdi",
    "være",       "åbent",         "åboulevard", "år",         "århus",
    "årsag",      "ærø",           "øde",        "øget",       "øst",
    "øster",      "østerbro",      "øvrige",     "øvrigt",
};

/* What a character is to a reader. */
enum kind {
    GAP,   /* blanks, digits, ASCII signs, nothing */
    SMALL, /* a letter */
    CAPITAL,
    SIGN, /* a sign that is common in tables: section, degree, half, euro, dash */
    APOSTROPHE,
    ODD, /* a sign that is not: box drawing, Greek, lone accents */
};

static bool is_one_of(uint32_t c, const uint16_t *set, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (set[i] == c) {
            return true;
        }
    }
    return false;
}

static enum kind kind_of(uint32_t c)
{
    static const uint16_t small[] = {0x153, 0x161, 0x17E, 0xFF};
    static const uint16_t capital[] = {0x152, 0x160, 0x178, 0x17D};
    static const uint16_t sign[] = {
        0xA0,   0xA3,   0xA7,   0xAA,   0xAB,   0xAE,   0xB0,   0xB1,   0xB2,
        0xB3,   0xB5,   0xB7,   0xBA,   0xBB,   0xBC,   0xBD,   0xBE,   0xD7,
        0x2013, 0x2014, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2030, 0x20AC};
    if (c < 0x80) {
        return c >= 'a' && c <= 'z' ? SMALL : c >= 'A' && c <= 'Z' ? CAPITAL : GAP;
    }
    if (is_one_of(c, sign, sizeof sign / sizeof sign[0])) {
        return SIGN;
    }
    if (c == 0x2019 || c == 0xB4) {
        return APOSTROPHE;
    }
    if ((c >= 0xDF && c <= 0xFF && c != 0xF7) ||
        is_one_of(c, small, sizeof small / sizeof small[0])) {
        return SMALL;
    }
    if ((c >= 0xC0 && c <= 0xDE) ||
        is_one_of(c, capital, sizeof capital / sizeof capital[0])) {
        return CAPITAL;
    }
    return ODD;
}

static bool is_letter(enum kind kind)
{
    return kind == SMALL || kind == CAPITAL;
}

static bool is_danish(uint32_t c)
{
    static const uint16_t danish[] = {0xE6, 0xF8, 0xE5, 0xC6, 0xD8, 0xC5};
    return is_one_of(c, danish, sizeof danish / sizeof danish[0]);
}

/* How plausible `c` is between two neighbours. */
static int plausible(uint32_t c, enum kind left, enum kind right)
{
    bool danish = is_danish(c);
    switch (kind_of(c)) {
    case SMALL:
        if (right == CAPITAL) {
            return -3; /* "øC" */
        }
        if (!is_letter(left) && !is_letter(right)) {
            return danish ? 1 : -1; /* "å" and "ø" are words */
        }
        return danish ? 3 : 1;
    case CAPITAL:
        if (left == SMALL) {
            return -3; /* "donÆt" */
        }
        if (!is_letter(left) && !is_letter(right)) {
            return danish ? 0 : -3;
        }
        return danish ? 3 : 1;
    case APOSTROPHE:
        return is_letter(left) ? 1 : -1;
    case SIGN:
        return is_letter(left) && is_letter(right) ? -3 : 1;
    case GAP:
    case ODD:
        break;
    }
    return -3;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, *(const char *const *)b);
}

static uint32_t char_at(enum tryg_encoding encoding, const char *at)
{
    unsigned char byte = (unsigned char)*at;
    return byte < 0x80 ? byte : tryg_encoding_char(encoding, byte);
}

static uint32_t small_of(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? c + 32 : c;
}

/* Is the word that `at` stands in a frequent Danish one? Asked at its first high byte
 * only, so that a word counts once. */
static bool is_frequent(enum tryg_encoding encoding, const char *text, const char *at,
                        const char *end)
{
    const char *first = at;
    while (first > text && is_letter(kind_of(char_at(encoding, first - 1)))) {
        if (*--first & 0x80 || at - first > WORD) {
            return false;
        }
    }
    char word[2 * WORD + 3] = "", *out = word;
    for (; first < end && is_letter(kind_of(char_at(encoding, first))); first++) {
        if (out - word >= WORD) {
            return false;
        }
        uint32_t c = small_of(char_at(encoding, first));
        if (c >= 0x80) {
            *out++ = (char)(0xC0 | c >> 6);
            c = 0x80 | (c & 0x3F);
        }
        *out++ = (char)c;
    }
    *out = 0;
    return bsearch(word, WORDS, sizeof WORDS / sizeof WORDS[0], sizeof WORDS[0],
                   by_text) != NULL;
}

static enum kind kind_at(enum tryg_encoding encoding, const char *text, const char *at,
                         const char *end)
{
    return at < text || at >= end ? GAP : kind_of(char_at(encoding, at));
}

static void weigh_byte(struct tryg_encoding_evidence *evidence, const char *text,
                       const char *at, const char *end)
{
    for (size_t i = 0; i < CANDIDATES; i++) {
        enum tryg_encoding encoding = CANDIDATE[i];
        uint32_t c = char_at(encoding, at);
        if (c == 0) {
            evidence->impossible[i] = true;
            continue;
        }
        evidence->score[i] += plausible(c, kind_at(encoding, text, at - 1, end),
                                        kind_at(encoding, text, at + 1, end));
        evidence->score[i] += is_frequent(encoding, text, at, end) ? 5 : 0;
    }
    evidence->dos_differ |= char_at(TRYG_CP865, at) != char_at(TRYG_CP850, at);
}

void tryg_encoding_weigh(struct tryg_encoding_evidence *evidence, const char *text,
                         size_t bytes)
{
    const char *end = text + bytes, *sequence_end = text;
    for (const char *at = text; evidence->high < ENOUGH; at++) {
        at += tryg_ascii_run(at, end);
        if (at == end) {
            break;
        }
        if (*at == 0) {
            continue; /* no letter, whatever the encoding; its row is rejected later */
        }
        evidence->high++;
        weigh_byte(evidence, text, at, end);
        if (at >= sequence_end) {
            size_t length = tryg_utf8_length(at, end);
            sequence_end = at + length;
            evidence->sequences += length > 0;
            evidence->strays += length == 0;
        }
    }
}

bool tryg_encoding_judge(const struct tryg_encoding_evidence *evidence,
                         enum tryg_encoding *encoding)
{
    if (evidence->sequences >= 10 * evidence->strays) {
        *encoding = TRYG_UTF8;
        return true;
    }
    int best = -1;
    for (int i = 0; i < CANDIDATES; i++) {
        if (!evidence->impossible[i] &&
            (best < 0 || evidence->score[i] > evidence->score[best])) {
            best = i;
        }
    }
    if (best < 0 || evidence->score[best] <= 0) {
        return false;
    }
    for (int i = 0; i < CANDIDATES; i++) {
        bool same = i == best || (i > 0 && best > 0 && !evidence->dos_differ);
        if (!same && !evidence->impossible[i] &&
            2 * evidence->score[i] > evidence->score[best]) {
            return false;
        }
    }
    *encoding = CANDIDATE[best];
    return true;
}

const char *tryg_encoding_fits(const struct tryg_encoding_evidence *evidence, char *into,
                               size_t size)
{
    into[0] = 0;
    for (size_t i = 0; i < CANDIDATES; i++) {
        if (!evidence->impossible[i]) {
            size_t used = strlen(into);
            snprintf(into + used, size - used, "%s%s", used ? ", " : "",
                     tryg_encoding_name(CANDIDATE[i]));
        }
    }
    return into;
}
