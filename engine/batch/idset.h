/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of 128-bit keys: which report ids have been seen.
 *
 * Cost     at most 24 bytes a key once large, one probe expected. Keys are keyed hashes,
 * so two ids are taken for one with probability below n^2 / 2^129.
 */
#ifndef TRYG_BATCH_IDSET_H
#define TRYG_BATCH_IDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tryg_idset {
    size_t count, room;  /* room: slots */
    uint64_t (*slot)[2]; /* 0,0 = free */
    bool zero;           /* the key 0,0 itself */
};

/* Put a key in. *fresh = it was not there. Returns false when memory runs out. */
bool tryg_idset_add(struct tryg_idset *set, const uint64_t key[2], bool *fresh);
void tryg_idset_free(struct tryg_idset *set);

#endif
