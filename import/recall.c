/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/recall.h"

#include <string.h>

/* The place of a text: FNV-1a, folded. */
static size_t place_of(const char *text, size_t bytes)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < bytes; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    }
    return (hash ^ hash >> 16) % TRYG_RECALLS;
}

bool tryg_recall_find(const struct tryg_recall *recall, const char *text, size_t bytes,
                      uint32_t *meaning)
{
    if (bytes == 0 || bytes > TRYG_RECALL_TEXT) {
        return false;
    }
    size_t place = place_of(text, bytes);
    if (recall->of[place].bytes != bytes ||
        memcmp(recall->of[place].text, text, bytes) != 0) {
        return false;
    }
    *meaning = recall->of[place].meaning;
    return true;
}

void tryg_recall_keep(struct tryg_recall *recall, const char *text, size_t bytes,
                      uint32_t meaning)
{
    if (bytes == 0 || bytes > TRYG_RECALL_TEXT) {
        return;
    }
    size_t place = place_of(text, bytes);
    recall->of[place].meaning = meaning;
    recall->of[place].bytes = (uint8_t)bytes;
    memcpy(recall->of[place].text, text, bytes);
}
