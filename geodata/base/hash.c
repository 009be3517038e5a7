/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/hash.h"
#include "geodata/base/lang.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct tryg_hasher),
               "the hasher has room for the library's state");

static crypto_hash_sha256_state *state_of(struct tryg_hasher *hasher)
{
    return (crypto_hash_sha256_state *)(void *)hasher->state;
}

void tryg_hash_begin(struct tryg_hasher *hasher)
{
    crypto_hash_sha256_init(state_of(hasher));
}

void tryg_hash_add(struct tryg_hasher *hasher, const void *bytes, size_t count)
{
    crypto_hash_sha256_update(state_of(hasher), bytes, count);
}

void tryg_hash_add_text(struct tryg_hasher *hasher, const char *text)
{
    const char *given = text ? text : "";
    tryg_hash_add(hasher, given, strlen(given) + 1);
}

struct tryg_hash tryg_hash_end(struct tryg_hasher *hasher)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(state_of(hasher), digest);
    struct tryg_hash hash;
    sodium_bin2hex(hash.hex, sizeof hash.hex, digest, sizeof digest);
    return hash;
}

enum tryg_status tryg_hash_file(const char *path, struct tryg_hash *hash,
                                struct tryg_error *err)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        return tryg_fail(err, TRYG_FAILED,
                         TX("%s kan ikke åbnes: %s.", "%s cannot be opened: %s."), path,
                         tryg_system_text(errno));
    }
    struct tryg_hasher hasher;
    tryg_hash_begin(&hasher);
    unsigned char block[64 * 1024];
    size_t got;
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        tryg_hash_add(&hasher, block, got);
    }
    int failed = ferror(file);
    fclose(file);
    if (failed) {
        return tryg_fail(
            err, TRYG_FAILED,
            TX("%s kan ikke læses til ende.", "%s cannot be read to the end."), path);
    }
    *hash = tryg_hash_end(&hasher);
    return TRYG_OK;
}
