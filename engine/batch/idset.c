/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that grow in place.
 *
 * The naive version makes a larger table beside the full one and moves every key over:
 * for a while both are there, and at 24 bytes a key there is no room for that. So a table
 * lies at the beginning of a long stretch of address space that holds no memory yet, and
 * grows into it. A key's home, floor(f * room) for its fraction 0 <= f < 1, moves up when
 * room grows; so the old slots are emptied piece by piece from the last to the first, a
 * piece is copied aside, and its keys are put where they belong now.
 *
 * Why that is right. Which slots linear probing fills does not depend on the order of the
 * keys, so the keys may well be put in from the last piece to the first. A piece begins
 * behind a free slot: no key of it was pushed over that slot, so the homes of its keys,
 * the old and hence the new ones, are not below where it begins, and no key is put among
 * slots that have not been emptied yet.
 *
 * Homes lie in the first `room` slots; `spill` slots behind them take what is pushed
 * beyond, so that probing never goes round the end. Should they fill up, the table grows
 * before its time.
 *
 * How much memory. A table that is full at a share F = 0.87 and then grows by G = 1.5 is
 * between 58 % and 87 % full, which by itself would be up to 27.6 bytes a key. But the
 * first rooms of the N = 8 tables differ by the factors G^(p / N), and so do the rooms
 * ever after: the tables grow one after the other, and right after any growth they take
 * together, for each key,
 *
 *     16 G / F * mean of G^(-p / N), p = 0 .. N - 1,  = 23.3 bytes.
 *
 * A key is put 1 + 1 / (G - 1) = 3 times in all.
 */
#define _GNU_SOURCE
#include "engine/batch/idset.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FIRST_ROOM = 1024, SPILL = 64, PIECE = 4096, LARGE_PAGE = 1 << 21 };

static const size_t LEAST_SPACE = (size_t)1 << 26; /* bytes of address space, a table */

static size_t part_of(const uint64_t key[2])
{
    return (size_t)(key[0] >> (64 - TRYG_IDSET_BITS));
}

static size_t home(uint64_t high_word, size_t room)
{
    uint64_t fraction = high_word << TRYG_IDSET_BITS;
    return (size_t)(((unsigned __int128)fraction * room) >> 64);
}

/* Put the key in the first free slot from its home on. */
enum put { PUT, THERE, NO_ROOM };

static enum put put(const struct tryg_idset_part *part, uint64_t a, uint64_t b)
{
    uint64_t(*slot)[2] = part->slot + home(a, part->room);
    uint64_t(*end)[2] = part->slot + part->room + part->spill;
    for (; slot < end; slot++) {
        if (!((*slot)[0] | (*slot)[1])) {
            (*slot)[0] = a;
            (*slot)[1] = b;
            return PUT;
        }
        if ((*slot)[0] == a && (*slot)[1] == b) {
            return THERE;
        }
    }
    return NO_ROOM;
}

/* Address space for as many keys as the machine's memory could hold, or for fewer where
 * it is limited. */
static bool reserve(struct tryg_idset_part *part)
{
    size_t pages = (size_t)sysconf(_SC_PHYS_PAGES), page = (size_t)sysconf(_SC_PAGESIZE);
    size_t bytes = pages * page / LARGE_PAGE * LARGE_PAGE;
    for (; bytes >= LEAST_SPACE; bytes /= 2) {
        void *space = mmap(NULL, bytes, PROT_NONE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (space != MAP_FAILED) {
            part->slot = space;
            part->most = bytes / sizeof *part->slot;
            return true;
        }
    }
    return false;
}

/* Let the table's first `slots` slots be memory. Keys lie all over it, so pages as large
 * as fit save most of the time of looking pages up. */
static bool open_slots(const struct tryg_idset_part *part, size_t slots)
{
    size_t bytes = slots * sizeof *part->slot, page = (size_t)sysconf(_SC_PAGESIZE);
    bytes = (bytes + page - 1) / page * page;
    if (slots > part->most || mprotect(part->slot, bytes, PROT_READ | PROT_WRITE) != 0) {
        return false;
    }
    if (bytes >= LARGE_PAGE) {
        madvise(part->slot, bytes / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
    }
    return true;
}

static bool is_free(const uint64_t slot[2])
{
    return !(slot[0] | slot[1]);
}

/* FIRST_ROOM * 1.5^(p / parts), by a parabola that is right to a thousandth. */
static size_t first_room(size_t p)
{
    double way = (double)p / TRYG_IDSET_PARTS;
    return (size_t)(FIRST_ROOM * (1.0 + way * (0.4072 + way * 0.0928)));
}

/* Take up the keys of the first `had` slots, and put them where they belong now. */
static bool spread(const struct tryg_idset_part *part, size_t had)
{
    uint64_t(*aside)[2] = NULL;
    size_t room = 0;
    for (size_t end = had, begin; end > 0; end = begin) {
        begin = end > PIECE ? end - PIECE : 0;
        while (begin > 0 && !is_free(part->slot[begin - 1])) {
            begin--;
        }
        size_t n = end - begin;
        if (n > room) {
            void *more = realloc(aside, n * sizeof *aside);
            if (!more) {
                free(aside);
                return false;
            }
            aside = more;
            room = n;
        }
        memcpy(aside, part->slot + begin, n * sizeof *aside);
        memset(part->slot + begin, 0, n * sizeof *aside);
        for (size_t i = 0; i < n; i++) {
            if (!is_free(aside[i])) {
                put(part, aside[i][0], aside[i][1]);
            }
        }
    }
    free(aside);
    return true;
}

static bool widen(struct tryg_idset *set, struct tryg_idset_part *part)
{
    size_t had = part->room + part->spill;
    size_t room =
        had ? part->room + part->room / 2 : first_room((size_t)(part - set->part));
    size_t spill = SPILL + room / 256;
    if ((!had && !reserve(part)) || !open_slots(part, room + spill)) {
        return false;
    }
    part->room = room;
    part->spill = spill;
    part->full = room * 87 / 100;
    return spread(part, had);
}

void tryg_idset_prefetch(const struct tryg_idset *set, const uint64_t key[2])
{
    const struct tryg_idset_part *part = &set->part[part_of(key)];
    if (part->room) {
        const char *at = (const char *)(part->slot + home(key[0], part->room));
        __builtin_prefetch(at, 1);
        __builtin_prefetch(at + 64, 1);
    }
}

bool tryg_idset_add(struct tryg_idset *set, const uint64_t key[2], bool *fresh)
{
    if (is_free(key)) {
        *fresh = !set->zero;
        set->zero = true;
        return true;
    }
    struct tryg_idset_part *part = &set->part[part_of(key)];
    enum put done = NO_ROOM;
    if (part->count >= part->full && !widen(set, part)) {
        return false;
    }
    while ((done = put(part, key[0], key[1])) == NO_ROOM) {
        if (!widen(set, part)) {
            return false;
        }
    }
    *fresh = done == PUT;
    part->count += *fresh;
    set->count += *fresh;
    return true;
}

size_t tryg_idset_bytes(const struct tryg_idset *set)
{
    size_t slots = 0;
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        slots += set->part[p].room + set->part[p].spill;
    }
    return slots * sizeof *set->part[0].slot;
}

void tryg_idset_free(struct tryg_idset *set)
{
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        if (set->part[p].most) {
            munmap(set->part[p].slot, set->part[p].most * sizeof *set->part[p].slot);
        }
    }
    *set = (struct tryg_idset){0};
}
