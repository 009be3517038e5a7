/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of 128-bit keys: which report ids have been seen.
 *
 * Cost     at most 24 bytes a key at every moment, growth included, once there are some
 *          hundred thousands; one or two neighbouring cache lines a key, which
 *          tryg_idset_prefetch asks for ahead. Keys are keyed hashes, evenly spread: two
 *          ids are taken for one with probability below n^2 / 2^129.
 * Method   the key's highest bits choose one of a few tables, the next ones a home in it,
 *          in order of the key; a key lies in the first slot from its home on that was
 *          free (linear probing; Knuth, The Art of Computer Programming 3, 6.4). Each
 *          table grows on its own and in place (idset.c).
 */
#ifndef TRYG_BATCH_IDSET_H
#define TRYG_BATCH_IDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRYG_IDSET_BITS = 3, TRYG_IDSET_PARTS = 1 << TRYG_IDSET_BITS };

struct tryg_idset {
    size_t count; /* of keys */
    struct tryg_idset_part {
        uint64_t (*slot)[2];                   /* [room + spill]; 0,0 = free */
        size_t count, full, room, spill, most; /* most: slots of address space */
    } part[TRYG_IDSET_PARTS];
    bool zero; /* the key 0,0 itself */
};

/* Ask the memory for the place of a key that will be added some keys later. */
void tryg_idset_prefetch(const struct tryg_idset *set, const uint64_t key[2]);

/* Put a key in. *fresh = it was not there. Returns false when memory runs out. */
bool tryg_idset_add(struct tryg_idset *set, const uint64_t key[2], bool *fresh);

/* Bytes of memory that its tables hold. */
size_t tryg_idset_bytes(const struct tryg_idset *set);

/* Give the memory back; the set is then empty. */
void tryg_idset_free(struct tryg_idset *set);

#endif
