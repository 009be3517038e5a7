/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/words.h"
#include "geodata/shape/names.h"

#include <string.h>

struct tryg_words tryg_words_of(size_t n, const char *const *word, tryg_arena *arena)
{
    struct tryg_words words = {n, TRYG_NEW(arena, n, const char *),
                               TRYG_NEW(arena, n, const char *)};
    for (size_t i = 0; i < n; i++) {
        words.word[i] = word[i];
        words.folded[i] = tryg_name_fold(arena, word[i], strlen(word[i]));
    }
    return words;
}

size_t tryg_words_find(const struct tryg_words *words, const char *text)
{
    for (size_t i = 0; i < words->n; i++) {
        if (strcmp(words->word[i], text) == 0) {
            return i;
        }
    }
    if (words->n == 0) {
        return 0;
    }
    size_t at = 0;
    tryg_arena *scratch = tryg_arena_new("words", 0);
    const char *folded = tryg_name_fold(scratch, text, strlen(text));
    while (at < words->n && strcmp(words->folded[at], folded) != 0) {
        at++;
    }
    tryg_arena_free(scratch);
    return at;
}
