/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar of delimited text: where one record ends and its cells lie. Pure functions
 * on bytes, shared by the record reader (csv.c) and the block reader (reports.c).
 *
 * Law      as import/csv.h says. What a record is depends only on the bytes from its
 *          beginning on, and a broken record is exactly its physical line, so that
 * whoever begins at a record's beginning and sees at least its bytes cuts it alike. Cost
 * linear over a file: a line that leaves a quote open is read on until the next line that
 * would do so, at most.
 */
#ifndef TRYG_IMPORT_CSV_CUT_H
#define TRYG_IMPORT_CSV_CUT_H

#include <stdint.h>

#include "geodata/shape/rejects.h"
#include "import/csv.h"

/* A cell as it lies in the file; without its outer quotes, with "" still doubled. */
struct tryg_cell {
    const char *at;
    size_t bytes;
    bool quoted, doubled; /* doubled: holds a "" */
};

struct tryg_cut {
    size_t bytes; /* from the record's beginning to the next one's */
    size_t lines; /* newlines among them */
    size_t cells; /* how many there are; 0 for an empty line or a broken record */
    bool empty;   /* a wholly empty line: no record */
    bool broken;
    bool unended; /* of a broken line too long to see the end of: skip to its newline */
    enum tryg_reason reason; /* QUOTE or TOO_LONG */
    uint32_t column;         /* of the cell of that line where it went wrong, from 1 */
};

/* Cut the record that begins at `at` < end. The first `room` cells go into cell[].
 * `final`: nothing comes after `end`. Returns false, and leaves the outputs alone, if the
 * record may go on beyond `end`. */
bool tryg_csv_cut(const char *at, const char *end, bool final, char delimiter,
                  struct tryg_cell *cell, size_t room, struct tryg_cut *cut);

/* How many newlines there are in [at, end). */
size_t tryg_csv_newlines(const char *at, const char *end);

/* The cell's text as UTF-8 into `into`, which has room for TRYG_UTF8_WIDEN * bytes.
 * Returns false, and *written untouched, if it does not hold (import/encoding.h). */
bool tryg_cell_text(const struct tryg_cell *cell, enum tryg_encoding encoding, char *into,
                    size_t *written);

#endif
