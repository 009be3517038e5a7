/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-, semicolon- and tab-separated text, one record after the other, strictly.
 *
 * Law      a quote opens only at the start of a cell and closes only before a delimiter
 *          or the end of the record; inside, "" is a quote and newlines are text. A
 *          record that breaks this (a stray quote, an unclosed one) is rejected as the
 *          ONE physical line it begins on, and reading goes on at the next line: an
 *          unclosed quote never swallows the rows after it. CRLF, LF and a lone final CR
 *          end a record. A record is at most TRYG_RECORD_MOST bytes; a longer line is
 *          rejected as TOO_LONG, a quote not closed within them as QUOTE. A cell with
 *          bytes that are not of the encoding, or a NUL, rejects its record as ENCODING.
 *          gzip is recognised by its first bytes. Wholly empty lines are passed over, and
 *          not counted as rows.
 * Out      cells are UTF-8, whatever the file's encoding, quotes taken off; blanks are
 *          kept.
 */
#ifndef TRYG_IMPORT_CSV_H
#define TRYG_IMPORT_CSV_H

#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/shape/rejects.h"
#include "import/encoding.h"
#include "import/table_source.h"

enum { TRYG_RECORD_MOST = 1 << 20 };

/* What the file is, declared or found. */
struct tryg_csv_dialect {
    enum tryg_encoding encoding;
    bool encoding_found; /* found out, not declared */
    char delimiter;
    bool delimiter_found;
    bool bom, sep_line, gzip, crlf;
};

struct tryg_csv_record {
    uint64_t line; /* where the record begins, from 1 */
    size_t cells;
    const char **cell; /* [cells] UTF-8, 0-ended; live until the next record */
    bool *quoted;      /* [cells] */
    bool broken;       /* rejected: reason, column say why; no cells */
    enum tryg_reason reason;
    uint32_t column;
};

/* ";" "," "|" "TAB": for people. */
const char *tryg_delimiter_name(char delimiter);

typedef struct tryg_csv tryg_csv;

/* Open and find out what is not declared (import/csv_dialect.h says how).
 * Fails    TRYG_DATA: cannot be opened, empty, gzip damaged, UTF-16, or an encoding that
 *          cannot be told (says which ones fit). TRYG_FAILED: cannot be read.
 * Owner    the arena closes it. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_open(const struct tryg_table_source *source, tryg_arena *arena,
                               tryg_csv **csv, struct tryg_error *err);

/* The same for a file that is long and read once: when its encoding is not declared and
 * its first MiB is ASCII, it is not read to its end to find out, but left as
 * TRYG_ENCODING_AUTO. Whoever meets a byte >= 0x80 after that asks tryg_csv_tell. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_open_early(const struct tryg_table_source *source,
                                     tryg_arena *arena, tryg_csv **csv,
                                     struct tryg_error *err);

/* Find out the encoding of the file as tryg_csv_open does, reading it anew from its
 * beginning while *csv stays where it is. One thread at a time.
 * Fails    as tryg_csv_open. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_tell(const tryg_csv *csv, enum tryg_encoding *encoding,
                               struct tryg_error *err);

const struct tryg_csv_dialect *tryg_csv_dialect(const tryg_csv *csv);

/* The next record into *record; *more = false at the end. A `sep=` line and a BOM are not
 * records; the header is one. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_next(tryg_csv *csv, struct tryg_csv_record *record, bool *more,
                               struct tryg_error *err);

/* The header: the first record that begins on the source's header_row or later, cells
 * trimmed; what stands above it is passed over. Call it before tryg_csv_next, or never.
 * Fails    TRYG_DATA: no such record, or it is broken. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_header(tryg_csv *csv, struct tryg_csv_record *record,
                                 struct tryg_error *err);

/* Is `cells` what the header has? If not, *reason says how: SHORT_ROW or LONG_ROW. */
bool tryg_csv_fits(size_t cells, size_t columns, enum tryg_reason *reason);

#endif
