/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/words.h"

#include <stdlib.h>
#include <string.h>

/* A declared word while they are put in order. */
struct declared {
    const char *word, *folded;
    uint32_t nth;
    bool again; /* an earlier one folds to the same */
};

static int declared_order(const void *a, const void *b)
{
    const struct declared *x = a, *y = b;
    return tryg_code_order(&x->word, &y->word);
}

/* The words, each once, in the order that finding wants. Returns how many. */
static size_t order_words(size_t n, const char *const *word, tryg_arena *arena,
                          struct declared *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        bool same = false;
        struct declared *d = &all[kept];
        *d = (struct declared){.word = word[i], .nth = (uint32_t)i};
        d->folded = tryg_name_fold(arena, word[i], strlen(word[i]));
        for (size_t k = 0; k < kept; k++) {
            same = same || strcmp(all[k].word, d->word) == 0;
            d->again = d->again || strcmp(all[k].folded, d->folded) == 0;
        }
        kept += !same;
    }
    qsort(all, kept, sizeof *all, declared_order);
    return kept;
}

/* Exact spellings are codes, others names. A word that an earlier one folds to as well is
 * met by its exact spelling only: its name is one that no text has. */
static void index_words(struct tryg_words *words, size_t kept, const struct declared *all,
                        tryg_arena *arena)
{
    const char **code = TRYG_NEW(arena, kept, const char *);
    const char **name = TRYG_NEW(arena, kept, const char *);
    words->nth = TRYG_NEW(arena, kept, uint32_t);
    for (size_t i = 0; i < kept; i++) {
        code[i] = all[i].word;
        name[i] = all[i].again ? tryg_arena_print(arena, "\x01%zu", i) : all[i].word;
        words->nth[i] = all[i].nth;
    }
    words->system =
        (struct tryg_system){.id = "words", .n = kept, .code = code, .name = name};
    words->names = tryg_names_new(arena, &words->system);
}

struct tryg_words *tryg_words_of(size_t n, const char *const *word, tryg_arena *arena)
{
    struct tryg_words *words = TRYG_NEW(arena, 1, struct tryg_words);
    words->n = n;
    words->word = word;
    if (n > 0) {
        struct declared *all = TRYG_NEW(arena, n, struct declared);
        index_words(words, order_words(n, word, arena, all), all, arena);
    }
    return words;
}

size_t tryg_words_find(const struct tryg_words *words, const char *text)
{
    uint32_t at = 0;
    if (!words->names ||
        tryg_names_find(words->names, text, strlen(text), &at, NULL) != TRYG_NAME_OK) {
        return words->n;
    }
    return words->nth[at];
}
