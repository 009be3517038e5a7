/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the delimiters and newlines of a piece of text are, found many bytes at a time.
 */
#ifndef TRYG_IMPORT_CSV_MARKS_H
#define TRYG_IMPORT_CSV_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tryg_marks {
    size_t n;
    uint32_t
        *at;    /* [n] offsets of delimiters and newlines, ascending; the caller's room */
    bool quote; /* there is a quote */
    bool nul;   /* there is a NUL */
    bool high;  /* there is a byte >= 0x80 */
};

/* Fill marks->at, which has room for `bytes` offsets, and the rest. bytes < 2^32. */
void tryg_csv_mark(const char *text, size_t bytes, char delimiter,
                   struct tryg_marks *marks);

/* The same, one byte after the other: what the other must equal. */
void tryg_csv_mark_plainly(const char *text, size_t bytes, char delimiter,
                           struct tryg_marks *marks);

#endif
