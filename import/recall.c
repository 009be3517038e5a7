/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/recall.h"

/* The place of the text, or the free one where it belongs. */
static size_t find(const struct tryg_recall *recall, const uint64_t word[3], uint32_t is)
{
    size_t place = tryg_recall_place(word);
    while (recall->of[place].is &&
           (recall->of[place].is != is ||
            memcmp(recall->of[place].word, word, sizeof recall->of[place].word) != 0)) {
        place = (place + 1) % TRYG_RECALLS;
    }
    return place;
}

bool tryg_recall_find(const struct tryg_recall *recall, const char *text, size_t bytes,
                      enum tryg_spelling spelling, uint32_t *meaning)
{
    uint64_t word[3] = {0, 0, 0};
    if (bytes == 0 || bytes > TRYG_RECALL_TEXT) {
        return false;
    }
    memcpy(word, text, bytes);
    size_t place = find(recall, word, tryg_recall_is(word, bytes, spelling));
    bool known = recall->of[place].is != 0;
    if (known) {
        *meaning = recall->of[place].meaning;
    }
    return known;
}

/* A table that is half full forgets everything: whoever says so many texts says most of
 * them once. */
void tryg_recall_keep(struct tryg_recall *recall, const char *text, size_t bytes,
                      enum tryg_spelling spelling, uint32_t meaning)
{
    uint64_t word[3] = {0, 0, 0};
    if (bytes == 0 || bytes > TRYG_RECALL_TEXT) {
        return;
    }
    memcpy(word, text, bytes);
    if (recall->held == TRYG_RECALLS / 2) {
        memset(recall, 0, sizeof *recall);
    }
    struct tryg_recalled *at =
        &recall->of[find(recall, word, tryg_recall_is(word, bytes, spelling))];
    recall->held += at->is == 0;
    memcpy(at->word, word, sizeof at->word);
    at->meaning = meaning;
    at->is = tryg_recall_is(word, bytes, spelling);
}
