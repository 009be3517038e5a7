/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which report ids have been seen before: 128-bit keys, answered some time later.
 *
 * Keys are put in with a note; for each key that was put in before, the note of the later
 * one is handed back, at once or when the set is settled. Whoever counts takes all rows
 * for new ones, and takes back what turns out to be repeated.
 *
 * Cost     less than 24 bytes of memory a key at every moment, once there are some
 *          hundred thousands. No access to memory at random: idset.c tells how.
 * Law      keys are keyed hashes, evenly spread: two ids are taken for one with
 *          probability below n^2 / 2^129.
 */
#ifndef TRYG_BATCH_IDSET_H
#define TRYG_BATCH_IDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRYG_IDSET_BITS = 8, TRYG_IDSET_PARTS = 1 << TRYG_IDSET_BITS };

struct tryg_idset {
    /* Called for each key that is repeated, with the note of the later one. */
    void (*repeated)(void *context, uint64_t note);
    void *context;

    struct tryg_idset_part {
        size_t keys, key_room, waiting, room; /* room: for those that wait */
        uint64_t (*key)[2]; /* [keys] in the order they came, each once */
        struct tryg_idset_wait {
            uint64_t key[2], note;
        } * wait; /* [waiting] in the order they came */
    } part[TRYG_IDSET_PARTS];
    uint32_t *table; /* of the part that is being settled */
    size_t table_room;
};

/* Put a key in; keys must come in the order in which they count as first. Returns false
 * when memory runs out. Begin with a set that is zero but for `repeated` and `context`.
 */
bool tryg_idset_add(struct tryg_idset *set, const uint64_t key[2], uint64_t note);

/* Answer all that wait. Returns false when memory runs out. */
bool tryg_idset_settle(struct tryg_idset *set);

/* Keys put in so far, without those known to be repeated; bytes of memory held. */
size_t tryg_idset_count(const struct tryg_idset *set);
size_t tryg_idset_bytes(const struct tryg_idset *set);

/* Give the memory back; the set is then empty. */
void tryg_idset_free(struct tryg_idset *set);

#endif
