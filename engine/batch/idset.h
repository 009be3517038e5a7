/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which report ids have been seen before: 128-bit keys, answered some time later.
 *
 * Keys are put in with a note; for each key that was put in before, the note of the later
 * one is handed back, mostly when the set is settled. Whoever counts takes all rows for
 * new ones, and takes back what turns out to be repeated.
 *
 * Law      of equal keys the one that was put in first is no repetition, and every later
 *          one is told once, whenever that is. Keys are keyed hashes, evenly spread
 *          (import/id_hash.h); others are answered as rightly, but slowly.
 * Cost     15 bytes of memory a key and those of its note, at every moment, once there
 *          are some hundred thousands; for keys that are often repeated, at most four
 *          times that for each that is not. No access to memory at random: idset.c tells
 *          how.
 */
#ifndef TRYG_BATCH_IDSET_H
#define TRYG_BATCH_IDSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRYG_IDSET_BITS = 8, TRYG_IDSET_PARTS = 1 << TRYG_IDSET_BITS };

#define TRYG_IDSET_NO_NOTE UINT64_MAX

struct tryg_idset {
    /* Called for each key that is repeated, with the note of the later one; by several
     * workers of tryg_idset_settle at once, otherwise as worker 0. */
    void (*repeated)(void *context, unsigned worker, uint64_t note);
    void *context;
    unsigned note_bytes; /* 1..8: notes are below 2^(8 note_bytes) */

    size_t record; /* bytes of a key and its note */
    struct tryg_idset_end {
        unsigned char *at, *end; /* where the next record goes; where its chunk ends */
    } last[TRYG_IDSET_PARTS];    /* apart from what is rarely asked for */
    struct tryg_idset_part {
        unsigned char **chunk; /* [chunks], all but the last one full */
        size_t chunks, chunk_room;
        size_t settled; /* so many of the first records are known to differ */
        size_t room;    /* at so many it is settled */
    } part[TRYG_IDSET_PARTS];
    unsigned char *free_chunk;    /* each begins with the address of the next */
    struct tryg_idset_slab *slab; /* the last one, which knows the one before */
    size_t slab_bytes;            /* of all */
    struct tryg_idset_table {
        uint32_t *at; /* NULL: none yet */
        size_t room;
    } table; /* of the part that is being settled */
};

/* Put in n keys and their notes, but for those with TRYG_IDSET_NO_NOTE, in the order in
 * which they count as first. Returns false when memory runs out. Begin with a set that is
 * zero but for the first three. */
bool tryg_idset_add(struct tryg_idset *set, size_t n, const uint64_t (*key)[2],
                    const uint64_t *note);

/* Answer all, on so many threads. Returns false when memory runs out. */
bool tryg_idset_settle(struct tryg_idset *set, unsigned threads);

/* Keys put in so far, without those known to be repeated; bytes of memory held. */
size_t tryg_idset_count(const struct tryg_idset *set);
size_t tryg_idset_bytes(const struct tryg_idset *set);

/* Give the memory back; the set is then empty. */
void tryg_idset_free(struct tryg_idset *set);

#endif
