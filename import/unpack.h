/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gzip file unpacked piece by piece (RFC 1951, 1952).
 *
 * Law      as zlib's gzread: members that follow each other are one text; the checksum
 *          and the length of each are held against what was unpacked; what follows the
 *          last one and does not begin like a member is no part of the file.
 */
#ifndef TRYG_IMPORT_UNPACK_H
#define TRYG_IMPORT_UNPACK_H

#include "geodata/base/arena.h"

struct tryg_unpack;

/* Reads up to `most` packed bytes into `into`; *got = 0 only at the end of the file. */
typedef enum tryg_status tryg_unpack_source(void *context, char *into, size_t most,
                                            size_t *got, struct tryg_error *err);

/* Owner    the arena. */
struct tryg_unpack *tryg_unpack_new(tryg_unpack_source *source, void *context,
                                    const char *shown, tryg_arena *arena);

/* Begin anew with a file whose first byte the source reads next. */
void tryg_unpack_restart(struct tryg_unpack *unpack);

/* Unpack until `most` bytes are there or the file ends; *got < most only at its end.
 * Fails    TRYG_DATA: damaged or cut off. The source's. */
TRYG_MUST_CHECK
enum tryg_status tryg_unpack_read(struct tryg_unpack *unpack, char *into, size_t most,
                                  size_t *got, struct tryg_error *err);

#endif
