/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the delimiters and newlines of a piece of text are, found many bytes at a time,
 * and what else must be known of it before its rows are read.
 *
 * Method   Langdale and Lemire (2019), "Parsing gigabytes of JSON per second": a byte
 *          becomes a bit, 64 of them a word, and the rest is arithmetic on words. The
 *          source explains each step beside its naive version.
 */
#ifndef TRYG_IMPORT_CSV_MARKS_H
#define TRYG_IMPORT_CSV_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRYG_MARKS_OVER = 64 }; /* offsets that are written, and mean nothing, behind n */

struct tryg_marks {
    size_t n;
    uint32_t *at; /* [n] offsets of delimiters and newlines, ascending; the caller's */
    size_t ends;  /* newlines among them */
    size_t lines; /* all newlines, also those inside quotes */
    bool quote;   /* there is a quote */
    bool nul;     /* there is a NUL */
    bool high;    /* there is a byte >= 0x80 */
    bool control; /* there is a byte 0x80 .. 0x9F */
    bool stray;   /* asked with `quotes`: a quote that opens elsewhere than at the start
                     of a cell, or closes elsewhere than at its end */
    bool open;    /* asked with `quotes`: the last quote is not closed */
};

/* Fill marks->at, which has room for `bytes` + TRYG_MARKS_OVER offsets, and the rest.
 *
 * In       text begins where a record begins; bytes < 2^32; delimiter is none of '"', CR
 *          and LF.
 * quotes   false: quotes are bytes like any other. true: delimiters and newlines between
 *          two quotes are no marks. If then nothing is stray, the records up to the last
 *          newline among the marks are those of import/csv_cut.h, as long as each is no
 *          longer than a record may be.
 */
typedef void tryg_csv_marker(const char *text, size_t bytes, char delimiter, bool quotes,
                             struct tryg_marks *marks);

/* One byte after the other: what the others must equal, and all that a machine without
 * vectors has. */
tryg_csv_marker tryg_csv_mark_plainly;

enum tryg_vectors { TRYG_PLAINLY, TRYG_SSE2, TRYG_AVX2, TRYG_AVX512, TRYG_VECTORS };

/* The marker with these vectors; NULL where the machine or the compiler has none such. */
tryg_csv_marker *tryg_csv_marker_with(enum tryg_vectors vectors);

/* The best this machine has. */
tryg_csv_marker *tryg_csv_marker_best(void);

#endif
