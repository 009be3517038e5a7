/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/reports.h"
#include "import/offences.h"

#include <math.h>
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
uint32_t tryg_categories_entry(const struct tryg_categories *categories, const char *code,
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
            return (uint32_t)(low - 1);
        }
        bytes = common;
    }
    return TRYG_NO_ENTRY;
}

uint8_t tryg_categories_of(const struct tryg_categories *categories, const char *code,
                           size_t bytes)
{
    uint32_t entry = tryg_categories_entry(categories, code, bytes);
    return entry == TRYG_NO_ENTRY ? TRYG_NO_CATEGORY : categories->category[entry];
}

static uint16_t class_at(const struct tryg_categories *c, uint8_t category, double weight)
{
    for (size_t k = 0; k < c->classes; k++) {
        if (c->class_category[k] == category && c->class_weight[k] == weight) {
            return (uint16_t)k;
        }
    }
    return TRYG_NO_CLASS;
}

static bool has_weights(const struct tryg_categories *c)
{
    for (size_t i = 0; i < c->codes; i++) {
        if (!isnan(c->weight[i]) && c->category[i] != TRYG_CATEGORY_EXCLUDED) {
            return true;
        }
    }
    return false;
}

/* A category that all weighs alike has one class, whatever the code. */
static void class_categories(struct tryg_categories *c, tryg_arena *arena)
{
    bool *met = TRYG_NEW(arena, c->n, bool);
    c->class_categories = c->n;
    c->class_of_category = TRYG_NEW(arena, c->n, uint16_t);
    for (size_t i = 0; i < c->codes; i++) {
        uint8_t category = c->category[i];
        if (category == TRYG_CATEGORY_EXCLUDED) {
            continue;
        }
        uint16_t *of = &c->class_of_category[category];
        bool alike = !met[category] || *of == c->class_of_code[i];
        *of = alike ? c->class_of_code[i] : TRYG_NO_CLASS;
        met[category] = true;
    }
    for (size_t category = 0; category < c->n; category++) {
        if (!met[category]) {
            c->class_of_category[category] = TRYG_NO_CLASS;
        }
    }
}

void tryg_categories_weigh(struct tryg_categories *categories, tryg_arena *arena)
{
    struct tryg_categories *c = categories;
    if (!has_weights(c)) {
        return;
    }
    c->class_category = TRYG_NEW(arena, c->codes, uint8_t);
    c->class_weight = TRYG_NEW(arena, c->codes, double);
    c->class_of_code = TRYG_NEW(arena, c->codes, uint16_t);
    for (size_t i = 0; i < c->codes; i++) {
        bool weighed = !isnan(c->weight[i]) && c->category[i] != TRYG_CATEGORY_EXCLUDED;
        uint16_t class = TRYG_NO_CLASS;
        if (weighed) {
            class = class_at(c, c->category[i], c->weight[i]);
        }
        if (weighed && class == TRYG_NO_CLASS && c->classes < TRYG_NO_CLASS) {
            class = (uint16_t)c->classes++;
            c->class_category[class] = c->category[i];
            c->class_weight[class] = c->weight[i];
        }
        c->class_of_code[i] = class;
    }
    class_categories(c, arena);
}

uint16_t tryg_categories_class(const struct tryg_categories *categories, uint8_t category)
{
    return category < categories->class_categories
               ? categories->class_of_category[category]
               : TRYG_NO_CLASS;
}
