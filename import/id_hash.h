/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyed hash of a report's id: 128 bits that stand for it while a file is read.
 *
 * Law      without the key, which is drawn anew in each run and written nowhere, nobody
 *          can tell an id from its hash, or find ids whose hashes are equal. With AES in
 *          the processor, ids of up to 15 bytes have equal hashes only if they are equal;
 *          of n others, of b bytes at most, any two have so with probability below
 *          (b/16 + 2) n^2 / 2^124. Without it, of any n, below n^2 / 2^129.
 * Method   AES-128 (FIPS 197) as a block of its own for up to 15 bytes, or as CBC-MAC
 *          behind a block that holds the length: no such message begins another, which is
 *          what CBC-MAC needs (Bellare, Pietrzak and Rogaway, 2005, "Improved security
 *          analyses for CBC MACs"). Otherwise SipHash-2-4-128 (Aumasson and Bernstein,
 *          2012), which takes four times as long.
 */
#ifndef TRYG_IMPORT_ID_HASH_H
#define TRYG_IMPORT_ID_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRYG_ID_KEY = 16, TRYG_ID_ROUNDS = 11, TRYG_ID_OVER = 16 };

struct tryg_id_text {
    const char *at; /* TRYG_ID_OVER bytes behind it may be read, whatever they are */
    size_t bytes;
};

/* As a key is used; both ways of hashing. */
struct tryg_id_key {
    bool aes;
    unsigned char key[TRYG_ID_KEY];
    unsigned char round[TRYG_ID_ROUNDS][16];
};

/* Does the processor have AES? */
bool tryg_id_has_aes(void);

/* In   aes: tryg_id_has_aes(), or false. */
struct tryg_id_key tryg_id_key_of(const unsigned char key[TRYG_ID_KEY], bool aes);

/* The hashes of n ids. */
void tryg_id_hash(const struct tryg_id_key *key, size_t n, const struct tryg_id_text *id,
                  uint64_t (*hash)[2]);

#endif
