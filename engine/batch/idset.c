/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/idset.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1024 };

/* Linear probing from a place that the key's low word picks by multiplication, which
 * needs no power of two: room can grow by half, and stays at least two thirds full once
 * large. */
static size_t home(const uint64_t key[2], size_t room)
{
    return (size_t)(((unsigned __int128)key[0] * room) >> 64);
}

static bool put(uint64_t (*slot)[2], size_t room, const uint64_t key[2])
{
    size_t at = home(key, room);
    while (slot[at][0] | slot[at][1]) {
        if (slot[at][0] == key[0] && slot[at][1] == key[1]) {
            return false;
        }
        at = at + 1 == room ? 0 : at + 1;
    }
    slot[at][0] = key[0];
    slot[at][1] = key[1];
    return true;
}

static bool widen(struct tryg_idset *set)
{
    size_t room = set->room ? set->room + set->room / 4 : FIRST_ROOM;
    uint64_t(*slot)[2] = calloc(room, sizeof *slot);
    if (!slot) {
        return false;
    }
    for (size_t i = 0; i < set->room; i++) {
        if (set->slot[i][0] | set->slot[i][1]) {
            put(slot, room, set->slot[i]);
        }
    }
    free(set->slot);
    set->slot = slot;
    set->room = room;
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
    *fresh = put(set->slot, set->room, key);
    set->count += *fresh;
    return true;
}

void tryg_idset_free(struct tryg_idset *set)
{
    free(set->slot);
    *set = (struct tryg_idset){0};
}
