/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/idset.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024 };

/* Linear probing from a place that the key's low word picks by multiplication, which
 * needs no power of two: room can grow by half, and stays at least two thirds full once
 * large. */
static size_t home(const struct tryg_idset *set, const uint64_t key[2])
{
    return (size_t)(((unsigned __int128)key[0] * set->room) >> 64);
}

static bool put(struct tryg_idset *set, const uint64_t key[2])
{
    size_t at = home(set, key);
    while (set->slot[at][0] | set->slot[at][1]) {
        if (set->slot[at][0] == key[0] && set->slot[at][1] == key[1]) {
            return false;
        }
        at = at + 1 == set->room ? 0 : at + 1;
    }
    memcpy(set->slot[at], key, sizeof set->slot[at]);
    return true;
}

static bool widen(struct tryg_idset *set)
{
    size_t room = set->room ? set->room + set->room / 4 : FIRST_ROOM;
    struct tryg_idset wider = {.count = set->count, .room = room, .zero = set->zero};
    wider.slot = calloc(room, sizeof *wider.slot);
    if (!wider.slot) {
        return false;
    }
    for (size_t i = 0; i < set->room; i++) {
        if (set->slot[i][0] | set->slot[i][1]) {
            put(&wider, set->slot[i]);
        }
    }
    free(set->slot);
    *set = wider;
    return true;
}

bool tryg_idset_add(struct tryg_idset *set, const uint64_t key[2], bool *fresh)
{
    if (!(key[0] | key[1])) {
        *fresh = !set->zero;
        set->zero = true;
        return true;
    }
    if (set->count >= set->room - set->room / 8 && !widen(set)) {
        return false;
    }
    *fresh = put(set, key);
    set->count += *fresh;
    return true;
}

void tryg_idset_free(struct tryg_idset *set)
{
    free(set->slot);
    *set = (struct tryg_idset){0};
}
