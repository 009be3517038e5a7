/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few declared words (totals, "Uoplyst", categories) met in a file.
 *
 * Law      a declared word is met by its exact spelling first, then by any that
 *          geodata/shape/names.h folds to the same; of two declared words that fold to
 * the same, other spellings mean the first.
 */
#ifndef TRYG_IMPORT_WORDS_H
#define TRYG_IMPORT_WORDS_H

#include <stdbool.h>

#include "geodata/shape/names.h"

struct tryg_words {
    size_t n;
    const char *const *word; /* [n] as declared */
    struct tryg_system
        system;        /* the words as if they were areas, in the order of codes */
    uint32_t *nth;     /* [system.n] which of the declared words that is */
    tryg_names *names; /* NULL when there are no words */
};

/* In       word lives as long as the result. */
struct tryg_words *tryg_words_of(size_t n, const char *const *word, tryg_arena *arena);

/* Which of them `text` is; words->n if none. */
size_t tryg_words_find(const struct tryg_words *words, const char *text);

static inline bool tryg_words_hold(const struct tryg_words *words, const char *text)
{
    return tryg_words_find(words, text) < words->n;
}

#endif
