/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/csv_marks.h"

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#define SIXTEEN_AT_A_TIME 1
#else
#define SIXTEEN_AT_A_TIME 0
#endif

static void mark_from(const char *text, size_t from, size_t bytes, char delimiter,
                      struct tryg_marks *marks)
{
    for (size_t i = from; i < bytes; i++) {
        char c = text[i];
        if (c == delimiter || c == '\n') {
            marks->at[marks->n++] = (uint32_t)i;
        }
        marks->quote |= c == '"';
        marks->nul |= c == 0;
        marks->high |= (c & 0x80) != 0;
    }
}

void tryg_csv_mark_plainly(const char *text, size_t bytes, char delimiter,
                           struct tryg_marks *marks)
{
    *marks = (struct tryg_marks){.at = marks->at};
    mark_from(text, 0, bytes, delimiter, marks);
}

#if SIXTEEN_AT_A_TIME

/* Naive: the loop above. Here sixteen bytes are compared at once with each of the four
 * signs that matter; the comparison gives a bit a byte, and four such make a word of 64
 * bits whose ones are the marks, lowest first. Quotes, NULs and high bytes are only asked
 * for, so their comparisons are gathered and looked at once at the end. */
struct gathered {
    __m128i quote, nul, high;
};

static uint64_t marks_of_16(const char *at, __m128i delimiter, struct gathered *all)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(v, delimiter),
                               _mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
    all->quote = _mm_or_si128(all->quote, _mm_cmpeq_epi8(v, _mm_set1_epi8('"')));
    all->nul = _mm_or_si128(all->nul, _mm_cmpeq_epi8(v, _mm_setzero_si128()));
    all->high = _mm_or_si128(all->high, v);
    return (uint64_t)(unsigned)_mm_movemask_epi8(hit);
}

void tryg_csv_mark(const char *text, size_t bytes, char delimiter,
                   struct tryg_marks *marks)
{
    struct gathered all = {_mm_setzero_si128(), _mm_setzero_si128(), _mm_setzero_si128()};
    __m128i wanted = _mm_set1_epi8(delimiter);
    uint32_t *out = marks->at;
    size_t whole = bytes / 64 * 64;
    for (size_t i = 0; i < whole; i += 64) {
        uint64_t hits = 0;
        for (size_t part = 0; part < 4; part++) {
            hits |= marks_of_16(text + i + 16 * part, wanted, &all) << (16 * part);
        }
        for (; hits; hits &= hits - 1) {
            *out++ = (uint32_t)i + (uint32_t)__builtin_ctzll(hits);
        }
    }
    *marks = (struct tryg_marks){.n = (size_t)(out - marks->at),
                                 .at = marks->at,
                                 .quote = _mm_movemask_epi8(all.quote) != 0,
                                 .nul = _mm_movemask_epi8(all.nul) != 0,
                                 .high = _mm_movemask_epi8(all.high) != 0};
    mark_from(text, whole, bytes, delimiter, marks);
}

#else

void tryg_csv_mark(const char *text, size_t bytes, char delimiter,
                   struct tryg_marks *marks)
{
    tryg_csv_mark_plainly(text, bytes, delimiter, marks);
}

#endif
