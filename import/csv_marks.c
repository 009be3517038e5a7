/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/csv_marks.h"

#include <string.h>

/* What a byte is, as bits: where none of them is set there is nothing to do. */
enum { MARK = 1, NEWLINE = 2, QUOTE = 4, NUL = 8, HIGH = 16, CONTROL = 32 };

static void list_kinds(char delimiter, uint8_t kind[256])
{
    memset(kind, 0, 128);
    memset(kind + 0x80, HIGH | CONTROL, 0x20);
    memset(kind + 0xA0, HIGH, 0x60);
    kind[0] |= NUL;
    kind['"'] |= QUOTE;
    kind['\n'] |= NEWLINE | MARK;
    kind[(unsigned char)delimiter] |= MARK;
}

/* The naive version. `inside` is true from an opening quote to before its closing one; a
 * "" inside a cell closes and opens again at once, which leaves everything as it was. So
 * a quote may open behind a delimiter, a newline or a quote just closed, and what follows
 * a closing one must be a delimiter, the end of the line or another quote. */
static void mark_quoted(const char *text, size_t bytes, const uint8_t kind[256],
                        struct tryg_marks *marks)
{
    bool inside = false, may_open = true, closed = false, closed_cr = false;
    for (size_t i = 0; i < bytes; i++) {
        unsigned what = kind[(unsigned char)text[i]];
        bool ends = what & MARK, quote = what & QUOTE, cr = text[i] == '\r' && !ends;
        marks->stray |= (closed && !ends && !quote && !cr) ||
                        (closed_cr && !(what & NEWLINE)) ||
                        (quote && !inside && !may_open);
        closed_cr = closed && cr;
        closed = quote && inside;
        inside ^= quote;
        may_open = closed || (ends && !inside);
        if (ends && !inside) {
            marks->at[marks->n++] = (uint32_t)i;
            marks->ends += (what & NEWLINE) != 0;
        }
    }
    marks->open = inside;
}

/* Every offset is written, and stays if it is a mark: no step has to be guessed. */
static void mark_all(const char *text, size_t bytes, const uint8_t kind[256],
                     struct tryg_marks *marks)
{
    size_t n = 0;
    for (size_t i = 0; i < bytes; i++) {
        marks->at[n] = (uint32_t)i;
        n += kind[(unsigned char)text[i]] & MARK;
    }
    marks->n = n;
    marks->ends = marks->lines;
}

void tryg_csv_mark_plainly(const char *text, size_t bytes, char delimiter, bool quotes,
                           struct tryg_marks *marks)
{
    uint8_t kind[256];
    unsigned found = 0;
    struct tryg_marks made = {.at = marks->at};
    list_kinds(delimiter, kind);
    for (size_t i = 0; i < bytes; i++) {
        unsigned what = kind[(unsigned char)text[i]];
        found |= what;
        made.lines += (what & NEWLINE) != 0;
    }
    (quotes ? mark_quoted : mark_all)(text, bytes, kind, &made);
    made.quote = found & QUOTE;
    made.nul = found & NUL;
    made.high = found & HIGH;
    made.control = found & CONTROL;
    *marks = made;
}

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#define ALWAYS static inline __attribute__((always_inline))

/* Vectors compare 16, 32 or 64 bytes at once with each sign that matters, and give a bit
 * a byte. Bit i of each word is of byte i, lowest first. */
struct signs {
    uint64_t delimiter, newline, quote, cr;
};

/* What goes from one word to the next. */
struct marking {
    uint32_t *out;
    size_t ends, lines;
    uint64_t inside; /* all ones if the last byte before this word is inside quotes */
    uint64_t ended;  /* 1 if the last byte before it was a mark, or nothing */
    uint64_t closed, closed_cr; /* 1 if it was a closing quote; the CR behind one */
    uint64_t stray;
};

/* Bit i of the result is the parity of bits 0..i. Naive: a running xor, 64 steps. Each
 * line doubles how many bits below it a bit has summed up, so six do. */
ALWAYS uint64_t parity_up_to(uint64_t bits)
{
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    return bits ^ bits << 32;
}

/* The bytes inside quotes, opening quote included, closing one not: those up to which the
 * number of quotes is odd. The rest is the naive version's rules, each with "the byte
 * before" as a shift by one, the bit from the word before shifted in. */
ALWAYS uint64_t inside_quotes(struct marking *m, const struct signs *s)
{
    uint64_t inside = parity_up_to(s->quote) ^ m->inside;
    uint64_t ends = (s->delimiter | s->newline) & ~inside;
    uint64_t opening = s->quote & inside, closing = s->quote & ~inside;
    uint64_t behind_closing = closing << 1 | m->closed;
    uint64_t behind_end = ends << 1 | m->ended;
    uint64_t cr = behind_closing & s->cr & ~(s->delimiter | s->newline);
    uint64_t behind_cr = cr << 1 | m->closed_cr;
    m->stray |= (opening & ~(behind_end | behind_closing)) |
                (behind_closing & ~(s->delimiter | s->newline | s->quote | s->cr)) |
                (behind_cr & ~s->newline);
    m->inside = (uint64_t)0 - (inside >> 63);
    m->closed = closing >> 63;
    m->ended = ends >> 63;
    m->closed_cr = cr >> 63;
    return inside;
}

/* Naive: while there is a one, write where it is and clear it. How often that goes round
 * differs from word to word, and each time the processor guesses wrong it loses more than
 * a dozen steps. So four are written at a time, and eight to begin with, whether they are
 * there or not; what is too much is written over by the next word. */
ALWAYS void write_marks(struct marking *m, uint32_t base, uint64_t hits)
{
    const uint64_t top = UINT64_C(1) << 63; /* the count of zeros below nothing is void */
    unsigned many = (unsigned)__builtin_popcountll(hits);
    for (unsigned i = 0; i < 8; i++, hits &= hits - 1) {
        m->out[i] = base + (uint32_t)__builtin_ctzll(hits | top);
    }
    for (unsigned done = 8; __builtin_expect(done < many, 0); done += 4) {
        for (unsigned i = done; i < done + 4; i++, hits &= hits - 1) {
            m->out[i] = base + (uint32_t)__builtin_ctzll(hits | top);
        }
    }
    m->out += many;
}

/* What one kind of vectors does: look at 64 bytes (and gather into `all` what is only
 * asked for), and write marks. */
typedef void see_64(const char *at, char delimiter, struct signs *signs, void *all);
typedef void write_64(struct marking *m, uint32_t base, uint64_t hits);

ALWAYS uint64_t hits_of(struct marking *m, const struct signs *s, bool quotes)
{
    m->lines += (size_t)__builtin_popcountll(s->newline);
    uint64_t outside = quotes ? ~inside_quotes(m, s) : ~UINT64_C(0);
    m->ends += (size_t)__builtin_popcountll(s->newline & outside);
    return (s->delimiter | s->newline) & outside;
}

/* The last bytes, fewer than 64, stand before blanks; `rest` has a one for each. Behind
 * them nothing follows, so that a quote which closes with the last is no worse for it. */
ALWAYS void mark_rest(struct marking *m, see_64 *see, write_64 *write, void *all,
                      const char *text, uint32_t base, size_t bytes, char delimiter,
                      bool quotes)
{
    char last[64];
    uint64_t rest = (UINT64_C(1) << bytes) - 1, stray = m->stray;
    memset(last, ' ', sizeof last);
    memcpy(last, text, bytes);
    struct signs s;
    see(last, delimiter, &s, all);
    s.delimiter &= rest;
    s.newline &= rest;
    m->stray = 0;
    write(m, base, hits_of(m, &s, quotes));
    m->stray = stray | (m->stray & rest);
}

ALWAYS void mark_with(see_64 *see, write_64 *write, void *all, const char *text,
                      size_t bytes, char delimiter, bool quotes, struct tryg_marks *marks)
{
    struct marking m = {.out = marks->at, .ended = 1};
    size_t whole = bytes / 64 * 64;
    for (size_t i = 0; i < whole; i += 64) {
        struct signs s;
        see(text + i, delimiter, &s, all);
        write(&m, (uint32_t)i, hits_of(&m, &s, quotes));
    }
    mark_rest(&m, see, write, all, text + whole, (uint32_t)whole, bytes - whole,
              delimiter, quotes);
    *marks = (struct tryg_marks){.at = marks->at,
                                 .n = (size_t)(m.out - marks->at),
                                 .ends = m.ends,
                                 .lines = m.lines,
                                 .stray = m.stray != 0,
                                 .open = m.inside != 0};
}

/* Quotes are looked for throughout only where they are asked for; each way is compiled
 * for itself, so that the other's work falls away. */
#define MARK_WITH(see, write, all)                                                       \
    do {                                                                                 \
        if (quotes) {                                                                    \
            mark_with(see, write, all, text, bytes, delimiter, true, marks);             \
        } else {                                                                         \
            mark_with(see, write, all, text, bytes, delimiter, false, marks);            \
        }                                                                                \
    } while (0)

/* ---- sixteen bytes, which every such machine has ---- */

struct gathered_16 {
    __m128i quote, nul, high, control;
};

ALWAYS void see_by_16(const char *at, char delimiter, struct signs *signs, void *gathered)
{
    struct gathered_16 *all = gathered;
    struct signs s = {0, 0, 0, 0};
    for (unsigned part = 0; part < 64; part += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(at + part));
        __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
        __m128i newline = _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'));
        __m128i wanted = _mm_cmpeq_epi8(v, _mm_set1_epi8(delimiter));
        __m128i cr = _mm_cmpeq_epi8(v, _mm_set1_epi8('\r'));
        s.quote |= (uint64_t)(unsigned)_mm_movemask_epi8(quote) << part;
        s.newline |= (uint64_t)(unsigned)_mm_movemask_epi8(newline) << part;
        s.delimiter |= (uint64_t)(unsigned)_mm_movemask_epi8(wanted) << part;
        s.cr |= (uint64_t)(unsigned)_mm_movemask_epi8(cr) << part;
        all->quote = _mm_or_si128(all->quote, quote);
        all->nul = _mm_or_si128(all->nul, _mm_cmpeq_epi8(v, _mm_setzero_si128()));
        all->high = _mm_or_si128(all->high, v);
        all->control = /* as signed bytes, 0x80 .. 0x9F are the least */
            _mm_or_si128(all->control, _mm_cmplt_epi8(v, _mm_set1_epi8(-96)));
    }
    *signs = s;
}

static void mark_by_16(const char *text, size_t bytes, char delimiter, bool quotes,
                       struct tryg_marks *marks)
{
    __m128i none = _mm_setzero_si128();
    struct gathered_16 all = {none, none, none, none};
    MARK_WITH(see_by_16, write_marks, &all);
    marks->quote = _mm_movemask_epi8(all.quote) != 0;
    marks->nul = _mm_movemask_epi8(all.nul) != 0;
    marks->high = _mm_movemask_epi8(all.high) != 0;
    marks->control = _mm_movemask_epi8(all.control) != 0;
}

/* ---- thirty-two ---- */

#define WITH_AVX2 __attribute__((target("avx2,bmi,popcnt")))

struct gathered_32 {
    __m256i quote, nul, high, control;
};

WITH_AVX2 ALWAYS void see_by_32(const char *at, char delimiter, struct signs *signs,
                                void *gathered)
{
    struct gathered_32 *all = gathered;
    struct signs s = {0, 0, 0, 0};
    for (unsigned part = 0; part < 64; part += 32) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(at + part));
        __m256i quote = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('"'));
        __m256i newline = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\n'));
        __m256i wanted = _mm256_cmpeq_epi8(v, _mm256_set1_epi8(delimiter));
        __m256i cr = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('\r'));
        s.quote |= (uint64_t)(unsigned)_mm256_movemask_epi8(quote) << part;
        s.newline |= (uint64_t)(unsigned)_mm256_movemask_epi8(newline) << part;
        s.delimiter |= (uint64_t)(unsigned)_mm256_movemask_epi8(wanted) << part;
        s.cr |= (uint64_t)(unsigned)_mm256_movemask_epi8(cr) << part;
        all->quote = _mm256_or_si256(all->quote, quote);
        all->nul =
            _mm256_or_si256(all->nul, _mm256_cmpeq_epi8(v, _mm256_setzero_si256()));
        all->high = _mm256_or_si256(all->high, v);
        all->control =
            _mm256_or_si256(all->control, _mm256_cmpgt_epi8(_mm256_set1_epi8(-96), v));
    }
    *signs = s;
}

WITH_AVX2 static void mark_by_32(const char *text, size_t bytes, char delimiter,
                                 bool quotes, struct tryg_marks *marks)
{
    __m256i none = _mm256_setzero_si256();
    struct gathered_32 all = {none, none, none, none};
    MARK_WITH(see_by_32, write_marks, &all);
    marks->quote = _mm256_movemask_epi8(all.quote) != 0;
    marks->nul = _mm256_movemask_epi8(all.nul) != 0;
    marks->high = _mm256_movemask_epi8(all.high) != 0;
    marks->control = _mm256_movemask_epi8(all.control) != 0;
}

/* ---- sixty-four, where a comparison is a word of bits at once ---- */

#define WITH_AVX512                                                                      \
    __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,popcnt")))

struct gathered_64 {
    uint64_t quote, nul, high, control;
};

WITH_AVX512 ALWAYS void see_by_64(const char *at, char delimiter, struct signs *signs,
                                  void *gathered)
{
    struct gathered_64 *all = gathered;
    __m512i v = _mm512_loadu_si512(at);
    signs->quote = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));
    signs->newline = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n'));
    signs->delimiter = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(delimiter));
    signs->cr = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r'));
    all->quote |= signs->quote;
    all->nul |= _mm512_testn_epi8_mask(v, v);
    all->high |= _mm512_movepi8_mask(v);
    all->control |= _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8(-96));
}

/* The machine itself packs the numbers 0 .. 63 whose bit is set; sixteen are widened and
 * written at a time. */
WITH_AVX512 ALWAYS void write_packed(struct marking *m, uint32_t base, uint64_t hits)
{
    static const uint8_t counted[64] = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
        32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
        48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    unsigned many = (unsigned)__builtin_popcountll(hits);
    __m512i from = _mm512_set1_epi32((int)base);
    __m512i packed = _mm512_maskz_compress_epi8(hits, _mm512_loadu_si512(counted));
    _mm512_storeu_si512(
        m->out,
        _mm512_add_epi32(from, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
    if (__builtin_expect(many > 16, 0)) {
        uint8_t of[64];
        _mm512_storeu_si512(of, packed);
        for (unsigned i = 16; i < many; i++) {
            m->out[i] = base + of[i];
        }
    }
    m->out += many;
}

WITH_AVX512 static void mark_by_64(const char *text, size_t bytes, char delimiter,
                                   bool quotes, struct tryg_marks *marks)
{
    struct gathered_64 all = {0, 0, 0, 0};
    MARK_WITH(see_by_64, write_packed, &all);
    marks->quote = all.quote != 0;
    marks->nul = all.nul != 0;
    marks->high = all.high != 0;
    marks->control = all.control != 0;
}

tryg_csv_marker *tryg_csv_marker_with(enum tryg_vectors vectors)
{
    __builtin_cpu_init();
    bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                __builtin_cpu_supports("popcnt");
    bool avx512 = avx2 && __builtin_cpu_supports("avx512f") &&
                  __builtin_cpu_supports("avx512bw") &&
                  __builtin_cpu_supports("avx512vbmi2");
    switch (vectors) {
    case TRYG_PLAINLY:
        return tryg_csv_mark_plainly;
    case TRYG_SSE2:
        return mark_by_16;
    case TRYG_AVX2:
        return avx2 ? mark_by_32 : NULL;
    case TRYG_AVX512:
        return avx512 ? mark_by_64 : NULL;
    case TRYG_VECTORS:
        break;
    }
    return NULL;
}

#else

tryg_csv_marker *tryg_csv_marker_with(enum tryg_vectors vectors)
{
    return vectors == TRYG_PLAINLY ? tryg_csv_mark_plainly : NULL;
}

#endif

tryg_csv_marker *tryg_csv_marker_best(void)
{
    tryg_csv_marker *best = tryg_csv_mark_plainly;
    for (int v = 0; v < TRYG_VECTORS; v++) {
        tryg_csv_marker *with = tryg_csv_marker_with((enum tryg_vectors)v);
        best = with ? with : best;
    }
    return best;
}
