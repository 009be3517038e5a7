/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/reports.h"
#include "import/offences.h"

#include <string.h>

uint8_t tryg_categories_add(struct tryg_categories *categories, tryg_arena *arena,
                            const char *id)
{
    for (size_t c = 0; c < categories->n; c++) {
        if (strcmp(categories->id[c], id) == 0) {
            return (uint8_t)c;
        }
    }
    if (categories->n == TRYG_CATEGORIES_MOST) {
        return TRYG_NO_CATEGORY;
    }
    categories->id = tryg_arena_grow(arena, categories->id, categories->n,
                                     categories->n + 1, sizeof *categories->id);
    categories->id[categories->n] = tryg_arena_copy(arena, id);
    return (uint8_t)categories->n++;
}

/* Bytewise; a text that the other begins with is the smaller. */
static int compare(const char *entry, const char *text, size_t bytes)
{
    int order = strncmp(entry, text, bytes);
    return order != 0 ? order : entry[bytes] != 0; /* equal so far: it is that long */
}

static size_t shared(const char *entry, const char *text, size_t bytes)
{
    size_t n = 0;
    while (n < bytes && entry[n] && entry[n] == text[n]) {
        n++;
    }
    return n;
}

/* Naive: try every entry, keep the longest that begins the code. Since they are sorted,
 * an entry that begins `text` is not greater than it; so look at the greatest that is
 * not. If it does not begin the text, every entry that does is no longer than what the
 * two share: cut the text there and look again. */
uint8_t tryg_categories_of(const struct tryg_categories *categories, const char *code,
                           size_t bytes)
{
    while (bytes > 0) {
        size_t low = 0, high = categories->codes;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (compare(categories->code[middle], code, bytes) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            break;
        }
        const char *entry = categories->code[low - 1];
        size_t common = shared(entry, code, bytes);
        if (!entry[common]) {
            return categories->category[low - 1];
        }
        bytes = common;
    }
    return TRYG_NO_CATEGORY;
}
