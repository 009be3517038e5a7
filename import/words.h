/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few declared words (totals, "Uoplyst", categories) met in a file.
 *
 * Law      spellings that geodata/shape/names.h folds together are the same word.
 */
#ifndef TRYG_IMPORT_WORDS_H
#define TRYG_IMPORT_WORDS_H

#include <stdbool.h>

#include "geodata/base/arena.h"

struct tryg_words {
    size_t n;
    const char **word, **folded; /* [n] */
};

struct tryg_words tryg_words_of(size_t n, const char *const *word, tryg_arena *arena);

/* Which of them `text` is; words->n if none. */
size_t tryg_words_find(const struct tryg_words *words, const char *text);

static inline bool tryg_words_hold(const struct tryg_words *words, const char *text)
{
    return tryg_words_find(words, text) < words->n;
}

#endif
