/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 of files and texts: what the manifest signs and `plan` compares. */
#ifndef TRYG_BASE_HASH_H
#define TRYG_BASE_HASH_H

#include <stddef.h>

#include "geodata/base/error.h"

enum { TRYG_HASH_TEXT = 65 }; /* 64 hexadecimal digits and the end */

struct tryg_hash {
    char hex[TRYG_HASH_TEXT];
};

/* A running hash; opaque room for the library's state. */
struct tryg_hasher {
    _Alignas(16) unsigned char state[128];
};

void tryg_hash_begin(struct tryg_hasher *hasher);
void tryg_hash_add(struct tryg_hasher *hasher, const void *bytes, size_t count);
/* A text with its ending 0, so that "ab","c" and "a","bc" differ; NULL counts as "". */
void tryg_hash_add_text(struct tryg_hasher *hasher, const char *text);
struct tryg_hash tryg_hash_end(struct tryg_hasher *hasher);

/* Fails    TRYG_FAILED when the file cannot be read. */
TRYG_MUST_CHECK
enum tryg_status tryg_hash_file(const char *path, struct tryg_hash *hash,
                                struct tryg_error *err);

#endif
