/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a file or a pipe, unpacked if it is a gzip. A gzip is unpacked by a thread
 * of its own, ahead of whoever reads.
 */
#ifndef TRYG_IMPORT_CSV_INPUT_H
#define TRYG_IMPORT_CSV_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"

struct tryg_csv_input;

/* Open `file`; gzip is told by its first bytes.
 * Fails    TRYG_DATA: cannot be opened.
 * Owner    the arena closes it. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_input_open(const char *file, const char *shown,
                                     tryg_arena *arena, struct tryg_csv_input **input,
                                     struct tryg_error *err);

bool tryg_csv_input_gzip(const struct tryg_csv_input *input);

/* Read until `most` bytes are there or the file ends; *got < most only at its end.
 * Fails    TRYG_FAILED: the disk. TRYG_DATA: a damaged or cut-off gzip. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_input_read(struct tryg_csv_input *input, char *into,
                                     size_t most, size_t *got, struct tryg_error *err);

/* Is it a file that several threads may read at once, each where it wants to? A plain
 * one, whose first bytes have been read. */
bool tryg_csv_input_apart(const struct tryg_csv_input *input);

/* Such a file, read at `offset`, as tryg_csv_input_read; by any number of threads. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_input_read_at(struct tryg_csv_input *input, uint64_t offset,
                                        char *into, size_t most, size_t *got,
                                        struct tryg_error *err);

/* Such a file: tryg_csv_input_read goes on at `offset`.
 * Fails    TRYG_FAILED: the disk. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_input_go(struct tryg_csv_input *input, uint64_t offset,
                                   struct tryg_error *err);

/* How many bytes of the file itself have been read, of how many; *size = 0 if that is not
 * known. Of a gzip, packed bytes. */
uint64_t tryg_csv_input_place(const struct tryg_csv_input *input, uint64_t *size);

/* Can it be rewound from anywhere? A pipe only as long as no more than TRYG_INPUT_KEPT
 * bytes have been read, which are kept for that. */
bool tryg_csv_input_seekable(const struct tryg_csv_input *input);
enum { TRYG_INPUT_KEPT = 1 << 20 };

/* Back to the first byte.
 * Fails    TRYG_FAILED: the disk, or a pipe read too far. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_input_rewind(struct tryg_csv_input *input,
                                       struct tryg_error *err);

#endif
