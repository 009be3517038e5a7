/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/numbering.h"

#include <string.h>

static uint64_t hash(const char *text)
{
    uint64_t sum = 14695981039346656037ULL; /* FNV-1a */
    for (; *text; text++) {
        sum = (sum ^ (unsigned char)*text) * 1099511628211ULL;
    }
    return sum;
}

/* Where `text` is, or would be put: the first slot that has it or is free. */
static size_t find_slot(const struct tryg_numbering *numbering, const char *text)
{
    size_t at = (size_t)(hash(text) & (numbering->slots - 1));
    while (numbering->slot[at] &&
           strcmp(numbering->text[numbering->slot[at] - 1], text) != 0) {
        at = (at + 1) & (numbering->slots - 1);
    }
    return at;
}

/* At most half of the slots are ever taken, so that a search is short. */
static void widen(struct tryg_numbering *numbering)
{
    size_t room = numbering->room ? 2 * numbering->room : 64;
    numbering->text = tryg_arena_grow(numbering->arena, numbering->text, numbering->n,
                                      room, sizeof *numbering->text);
    numbering->room = room;
    numbering->slots = 2 * room;
    numbering->slot = TRYG_NEW(numbering->arena, numbering->slots, uint32_t);
    for (uint32_t i = 0; i < numbering->n; i++) {
        numbering->slot[find_slot(numbering, numbering->text[i])] = i + 1;
    }
}

uint32_t tryg_numbering_of(struct tryg_numbering *numbering, const char *text)
{
    if (numbering->n == numbering->room) {
        widen(numbering);
    }
    size_t at = find_slot(numbering, text);
    if (!numbering->slot[at]) {
        numbering->text[numbering->n] = text;
        numbering->slot[at] = ++numbering->n;
    }
    return numbering->slot[at] - 1;
}
