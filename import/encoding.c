/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/encoding.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *const NAMES[] = {"auto",   "utf-8", "cp1252",
                                    "latin1", "cp865", "cp850"};

static const struct {
    const char *word;
    enum tryg_encoding encoding;
} SPELLINGS[] = {
    {"auto", TRYG_ENCODING_AUTO}, {"utf-8", TRYG_UTF8},
    {"utf8", TRYG_UTF8},          {"utf-8-sig", TRYG_UTF8},
    {"cp1252", TRYG_CP1252},      {"windows-1252", TRYG_CP1252},
    {"win1252", TRYG_CP1252},     {"ansi", TRYG_CP1252},
    {"latin1", TRYG_LATIN1},      {"latin-1", TRYG_LATIN1},
    {"iso-8859-1", TRYG_LATIN1},  {"iso8859-1", TRYG_LATIN1},
    {"cp865", TRYG_CP865},        {"ibm865", TRYG_CP865},
    {"cp850", TRYG_CP850},        {"ibm850", TRYG_CP850},
};

/* The Unicode Consortium's mapping tables, bytes 0x80 to 0xFF; 0 = not defined. cp1252
 * and Latin-1 are Unicode itself from 0xA0 on. */
static const uint16_t CP1252_LOW[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};
static const uint16_t CP865[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB,
    0x00E8, 0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4,
    0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8,
    0x20A7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA,
    0x00BF, 0x2310, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00A4, 0x2591, 0x2592,
    0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557,
    0x255D, 0x255C, 0x255B, 0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C,
    0x255E, 0x255F, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x2567,
    0x2568, 0x2564, 0x2565, 0x2559, 0x2558, 0x2552, 0x2553, 0x256B, 0x256A, 0x2518,
    0x250C, 0x2588, 0x2584, 0x258C, 0x2590, 0x2580, 0x03B1, 0x00DF, 0x0393, 0x03C0,
    0x03A3, 0x03C3, 0x00B5, 0x03C4, 0x03A6, 0x0398, 0x03A9, 0x03B4, 0x221E, 0x03C6,
    0x03B5, 0x2229, 0x2261, 0x00B1, 0x2265, 0x2264, 0x2320, 0x2321, 0x00F7, 0x2248,
    0x00B0, 0x2219, 0x00B7, 0x221A, 0x207F, 0x00B2, 0x25A0, 0x00A0,
};
static const uint16_t CP850[128] = {
    0x00C7, 0x00FC, 0x00E9, 0x00E2, 0x00E4, 0x00E0, 0x00E5, 0x00E7, 0x00EA, 0x00EB,
    0x00E8, 0x00EF, 0x00EE, 0x00EC, 0x00C4, 0x00C5, 0x00C9, 0x00E6, 0x00C6, 0x00F4,
    0x00F6, 0x00F2, 0x00FB, 0x00F9, 0x00FF, 0x00D6, 0x00DC, 0x00F8, 0x00A3, 0x00D8,
    0x00D7, 0x0192, 0x00E1, 0x00ED, 0x00F3, 0x00FA, 0x00F1, 0x00D1, 0x00AA, 0x00BA,
    0x00BF, 0x00AE, 0x00AC, 0x00BD, 0x00BC, 0x00A1, 0x00AB, 0x00BB, 0x2591, 0x2592,
    0x2593, 0x2502, 0x2524, 0x00C1, 0x00C2, 0x00C0, 0x00A9, 0x2563, 0x2551, 0x2557,
    0x255D, 0x00A2, 0x00A5, 0x2510, 0x2514, 0x2534, 0x252C, 0x251C, 0x2500, 0x253C,
    0x00E3, 0x00C3, 0x255A, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256C, 0x00A4,
    0x00F0, 0x00D0, 0x00CA, 0x00CB, 0x00C8, 0x0131, 0x00CD, 0x00CE, 0x00CF, 0x2518,
    0x250C, 0x2588, 0x2584, 0x00A6, 0x00CC, 0x2580, 0x00D3, 0x00DF, 0x00D4, 0x00D2,
    0x00F5, 0x00D5, 0x00B5, 0x00FE, 0x00DE, 0x00DA, 0x00DB, 0x00D9, 0x00FD, 0x00DD,
    0x00AF, 0x00B4, 0x00AD, 0x00B1, 0x2017, 0x00BE, 0x00B6, 0x00A7, 0x00F7, 0x00B8,
    0x00B0, 0x00A8, 0x00B7, 0x00B9, 0x00B3, 0x00B2, 0x25A0, 0x00A0,
};

const char *tryg_encoding_name(enum tryg_encoding encoding)
{
    return NAMES[encoding];
}

bool tryg_encoding_parse(const char *word, enum tryg_encoding *encoding)
{
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof SPELLINGS[0]; i++) {
        if (strcasecmp(word, SPELLINGS[i].word) == 0) {
            *encoding = SPELLINGS[i].encoding;
            return true;
        }
    }
    return false;
}

uint32_t tryg_encoding_char(enum tryg_encoding encoding, unsigned char byte)
{
    unsigned high = byte & 0x7FU;
    switch (encoding) {
    case TRYG_CP1252:
        return high < 32 ? CP1252_LOW[high] : byte;
    case TRYG_LATIN1:
        return high < 32 ? 0 : byte;
    case TRYG_CP865:
        return CP865[high];
    case TRYG_CP850:
        return CP850[high];
    case TRYG_ENCODING_AUTO:
    case TRYG_UTF8:
        break;
    }
    return 0;
}

/* Table 3-7 of the Unicode standard: which second byte may follow which first. */
size_t tryg_utf8_length(const char *at, const char *end)
{
    const unsigned char *b = (const unsigned char *)at;
    size_t room = (size_t)(end - at);
    if (b[0] < 0x80) {
        return b[0] != 0;
    }
    size_t length = b[0] < 0xC2   ? 0
                    : b[0] < 0xE0 ? 2
                    : b[0] < 0xF0 ? 3
                    : b[0] < 0xF5 ? 4
                                  : 0;
    if (length == 0 || length > room) {
        return 0;
    }
    unsigned char least = b[0] == 0xE0 ? 0xA0 : b[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char most = b[0] == 0xED ? 0x9F : b[0] == 0xF4 ? 0x8F : 0xBF;
    if (b[1] < least || b[1] > most) {
        return 0;
    }
    for (size_t i = 2; i < length; i++) {
        if ((b[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

/* Naive: byte by byte. Eight at a time there is a high byte among them if a high bit is
 * set, and the first NUL among them is where subtracting one borrows into its high bit.
 */
size_t tryg_ascii_run(const char *at, const char *end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    const char *begin = at;
    uint64_t eight;
    while (end - at >= (ptrdiff_t)sizeof eight) {
        memcpy(&eight, at, sizeof eight);
        if (((eight - ones) | eight) & highs) {
            break;
        }
        at += sizeof eight;
    }
    while (at < end && *at != 0 && !(*at & 0x80)) {
        at++;
    }
    return (size_t)(at - begin);
}

static bool utf8_holds(const char *text, size_t bytes)
{
    for (const char *at = text, *end = text + bytes;;) {
        at += tryg_ascii_run(at, end);
        if (at == end) {
            return true;
        }
        size_t length = tryg_utf8_length(at, end);
        if (length == 0) {
            return false;
        }
        at += length;
    }
}

bool tryg_encoding_holds(enum tryg_encoding encoding, const char *text, size_t bytes)
{
    if (encoding == TRYG_UTF8) {
        return utf8_holds(text, bytes);
    }
    for (size_t i = 0; i < bytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < 0x80 ? byte == 0 : tryg_encoding_char(encoding, byte) == 0) {
            return false;
        }
    }
    return true;
}

static char *put_char(uint32_t c, char *out)
{
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xE0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    return out;
}

size_t tryg_encoding_convert(enum tryg_encoding encoding, const char *text, size_t bytes,
                             char *into)
{
    if (encoding == TRYG_UTF8) {
        memcpy(into, text, bytes);
        return bytes;
    }
    char *out = into;
    for (size_t i = 0; i < bytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        out = put_char(byte < 0x80 ? byte : tryg_encoding_char(encoding, byte), out);
    }
    return (size_t)(out - into);
}
