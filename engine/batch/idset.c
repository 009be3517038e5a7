/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set that is asked later.
 *
 * The naive version is one hash table. At ten million keys it is some 240 megabytes, and
 * each key goes to a place of its own in it: the processor waits for memory, and for the
 * address of the page, once or twice a key, and all other work of a row takes less time
 * than that. A table with room to grow also takes more memory than its keys.
 *
 * Here a key's first byte chooses one of 256 parts, and the key waits at the end of that
 * part's list. When two for each five keys of the part wait, it is settled: its keys are
 * laid out in a hash table (numbers of keys, 32 bits each), then those that wait are
 * looked for in it one after the other; a new one joins the keys, a repeated one is told.
 * Writing at the end of 256 lists touches 256 cache lines, which stay in the nearest
 * cache; the table of one part, and its keys, fit in the next one. Memory is only walked
 * through in order.
 *
 * Why the answer is right. Equal keys are in the same part, and a part's keys are taken
 * in the order in which they came; so of equal keys the first one joins, and every later
 * one is told.
 *
 * What it costs. A part grows by two fifths each time it is settled, so a key is laid out
 * 1 / (1 - 1/1.4) = 3.5 times in all. With k keys and room for 0.4 k that wait a part has
 * 16 k + 9.6 k bytes, for k keys and, in the end, for 1.4 k: 25.6 to 18.3 a key. The
 * parts' first rooms differ by factors of 1.4^(p / parts), and so do their sizes ever
 * after: they are settled one after the other, and together have 25.6 (1 - 1/1.4) /
 * ln 1.4 = 21.7 bytes a key at any moment.
 */
#define _GNU_SOURCE
#include "engine/batch/idset.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 };

/* `bytes` of memory that begin with the `had` of `old`, in whole pages: a list that grows
 * takes further pages, and neither is copied nor leaves a hole behind. NULL when there
 * are none. */
static void *widen(void *old, size_t had, size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    had = (had + page - 1) / page * page;
    bytes = (bytes + page - 1) / page * page;
    if (bytes <= had) {
        return old;
    }
    void *wide = old ? mremap(old, had, bytes, MREMAP_MAYMOVE)
                     : mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return wide == MAP_FAILED ? NULL : wide;
}

static void give_back(void *pages, size_t bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (pages) {
        munmap(pages, (bytes + page - 1) / page * page);
    }
}

/* The place in a table of 2^bits; the first byte has chosen the part. */
static size_t home(const uint64_t key[2], unsigned bits)
{
    return (size_t)((key[0] << TRYG_IDSET_BITS) >> (64 - bits));
}

static bool is_same(const uint64_t a[2], const uint64_t b[2])
{
    return ((a[0] ^ b[0]) | (a[1] ^ b[1])) == 0;
}

/* An empty table at most half full of n keys; 2^*bits places. */
static bool clear_table(struct tryg_idset *set, size_t n, unsigned *bits)
{
    *bits = 1;
    while (((size_t)1 << *bits) < 2 * n) {
        ++*bits;
    }
    size_t room = (size_t)1 << *bits;
    if (room > set->table_room) {
        free(set->table);
        set->table = malloc(room * sizeof *set->table);
        set->table_room = set->table ? room : 0;
    }
    if (set->table) {
        memset(set->table, 0, room * sizeof *set->table);
    }
    return set->table != NULL;
}

/* Lay out the keys, which are all different: each goes to the next free place. */
static void lay_out(const struct tryg_idset *set, const struct tryg_idset_part *part,
                    unsigned bits)
{
    size_t last = ((size_t)1 << bits) - 1;
    for (size_t k = 0; k < part->keys; k++) {
        size_t at = home(part->key[k], bits);
        while (set->table[at]) {
            at = (at + 1) & last;
        }
        set->table[at] = (uint32_t)k + 1;
    }
}

static void answer(const struct tryg_idset *set, struct tryg_idset_part *part,
                   unsigned bits)
{
    size_t last = ((size_t)1 << bits) - 1;
    for (size_t w = 0; w < part->waiting; w++) {
        const struct tryg_idset_wait *wait = &part->wait[w];
        size_t at = home(wait->key, bits);
        while (set->table[at] && !is_same(part->key[set->table[at] - 1], wait->key)) {
            at = (at + 1) & last;
        }
        if (set->table[at]) {
            set->repeated(set->context, wait->note);
        } else {
            memcpy(part->key[part->keys], wait->key, sizeof wait->key);
            set->table[at] = (uint32_t)++part->keys;
        }
    }
    part->waiting = 0;
}

static bool settle(struct tryg_idset *set, struct tryg_idset_part *part)
{
    unsigned bits;
    size_t n = part->keys + part->waiting;
    if (part->waiting == 0) {
        return true;
    }
    uint64_t(*key)[2] = widen(part->key, part->key_room * sizeof *key, n * sizeof *key);
    if (!key) {
        return false;
    }
    part->key = key;
    part->key_room = n > part->key_room ? n : part->key_room;
    if (n >= UINT32_MAX || !clear_table(set, n, &bits)) {
        return false;
    }
    lay_out(set, part, bits);
    answer(set, part, bits);
    return true;
}

/* FIRST_ROOM * 1.4^(p / parts), by a parabola that is right to a thousandth. */
static size_t first_room(size_t p)
{
    double way = (double)p / TRYG_IDSET_PARTS;
    return (size_t)(FIRST_ROOM * (1.0 + way * (0.3378 + way * 0.0622)));
}

/* Settle a part that has no room, and let two for five of its keys wait then. */
static bool make_room(struct tryg_idset *set, struct tryg_idset_part *part)
{
    if (!settle(set, part)) {
        return false;
    }
    size_t least = first_room((size_t)(part - set->part)), room = part->keys * 2 / 5;
    room = room > least ? room : least;
    if (room > part->room) {
        struct tryg_idset_wait *wait =
            widen(part->wait, part->room * sizeof *wait, room * sizeof *wait);
        if (!wait) {
            return false;
        }
        part->wait = wait;
        part->room = room;
    }
    return true;
}

bool tryg_idset_add(struct tryg_idset *set, const uint64_t key[2], uint64_t note)
{
    struct tryg_idset_part *part = &set->part[key[0] >> (64 - TRYG_IDSET_BITS)];
    if (part->waiting == part->room && !make_room(set, part)) {
        return false;
    }
    part->wait[part->waiting++] =
        (struct tryg_idset_wait){.key = {key[0], key[1]}, .note = note};
    return true;
}

bool tryg_idset_settle(struct tryg_idset *set)
{
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        if (!settle(set, &set->part[p])) {
            return false;
        }
    }
    return true;
}

size_t tryg_idset_count(const struct tryg_idset *set)
{
    size_t n = 0;
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        n += set->part[p].keys + set->part[p].waiting;
    }
    return n;
}

size_t tryg_idset_bytes(const struct tryg_idset *set)
{
    size_t bytes = set->table_room * sizeof *set->table;
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        bytes += set->part[p].key_room * sizeof *set->part[p].key +
                 set->part[p].room * sizeof *set->part[p].wait;
    }
    return bytes;
}

void tryg_idset_free(struct tryg_idset *set)
{
    for (size_t p = 0; p < TRYG_IDSET_PARTS; p++) {
        struct tryg_idset_part *part = &set->part[p];
        give_back(part->key, part->key_room * sizeof *part->key);
        give_back(part->wait, part->room * sizeof *part->wait);
    }
    free(set->table);
    *set = (struct tryg_idset){0};
}
