/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a short text meant the last times it was looked up.
 *
 * A file says the same few hundred codes and areas over and over; the full look-up is
 * asked once for each, and again only when too many others have been said since.
 *
 * Shape    an open table of fixed size, so memory does not grow with the file; begins as
 *          {0}. A text is three words of eight bytes, zeros behind it, so that comparing
 *          texts is comparing numbers. One thread at a time.
 * Spelling the same bytes mean one thing as UTF-8 and another in the file's own encoding;
 *          which of the two they are is a part of what is remembered. ASCII is the same
 * in both, and remembered once.
 */
#ifndef TRYG_IMPORT_RECALL_H
#define TRYG_IMPORT_RECALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { TRYG_RECALL_BITS = 11, TRYG_RECALL_TEXT = 24 };
enum { TRYG_RECALLS = 1 << TRYG_RECALL_BITS };

enum tryg_spelling { TRYG_SPELT_UTF8 = 0x40, TRYG_SPELT_RAW = 0x80 };

struct tryg_recall {
    size_t held; /* at most half of them, so that a free one is always near */
    struct tryg_recalled {
        uint64_t word[3];
        uint32_t meaning;
        uint32_t is; /* bytes | spelling; 0 = free */
    } of[TRYG_RECALLS];
};

/* Returns true and *meaning if text[0..bytes) is remembered. */
bool tryg_recall_find(const struct tryg_recall *recall, const char *text, size_t bytes,
                      enum tryg_spelling spelling, uint32_t *meaning);

/* Remember it. An empty text and one longer than TRYG_RECALL_TEXT are not. */
void tryg_recall_keep(struct tryg_recall *recall, const char *text, size_t bytes,
                      enum tryg_spelling spelling, uint32_t meaning);

/* What is remembered of a text beside its words; the same for both spellings of ASCII, so
 * that none of the two stands in the other's place. */
static inline uint32_t tryg_recall_is(const uint64_t word[3], size_t bytes,
                                      enum tryg_spelling spelling)
{
    const uint64_t high = UINT64_C(0x8080808080808080);
    bool ascii = ((word[0] | word[1] | word[2]) & high) == 0;
    return (uint32_t)(bytes | (ascii ? TRYG_SPELT_UTF8 : spelling));
}

/* Where the search for a text begins. Method: Knuth's multiplicative hashing; the upper
 * bits of the product depend on all bits of the words. */
static inline size_t tryg_recall_place(const uint64_t word[3])
{
    uint64_t mixed = word[0] ^ word[1] * UINT64_C(0xD6E8FEB86659FD93) ^
                     word[2] * UINT64_C(0xCA9B0C7EBA1DA115);
    return (size_t)(mixed * UINT64_C(0x9E3779B97F4A7C15) >> (64 - TRYG_RECALL_BITS));
}

/* tryg_recall_find for 1 <= bytes <= 8, of a text with eight bytes that may be read. */
static inline bool tryg_recall_find_short(const struct tryg_recall *recall,
                                          const char *text, size_t bytes,
                                          enum tryg_spelling spelling, uint32_t *meaning)
{
    uint64_t word[3] = {0, 0, 0};
    memcpy(word, text, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    word[0] &= ~UINT64_C(0) >> (64 - 8 * bytes);
#else
    word[0] &= ~UINT64_C(0) << (64 - 8 * bytes);
#endif
    uint32_t is = tryg_recall_is(word, bytes, spelling);
    const struct tryg_recalled *at = &recall->of[tryg_recall_place(word)];
    if (at->word[0] == word[0] && at->is == is) { /* nearly always */
        *meaning = at->meaning;
        return true;
    }
    return tryg_recall_find(recall, text, bytes, spelling, meaning);
}

#endif
