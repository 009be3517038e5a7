/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-, semicolon- and tab-separated text, one record after the other, strictly.
 *
 * Law      a quote opens only at the start of a cell and closes only before a delimiter
 * or the end of the record; inside, "" is a quote and newlines are text. A record that
 * breaks this (a stray quote, an unclosed one) is rejected as the ONE physical line it
 * begins on, and reading goes on at the next line: an unclosed quote never swallows the
 * rows after it. CRLF, LF and a lone final CR end a record. A record is at most
 * TRYG_RECORD_MOST bytes. gzip is recognised by its first bytes. Wholly empty lines are
 * passed over, and not counted as rows. Out      cells are UTF-8, whatever the file's
 * encoding, quotes taken off.
 */
#ifndef TRYG_IMPORT_CSV_H
#define TRYG_IMPORT_CSV_H

#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/shape/rejects.h"
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

const char *tryg_encoding_name(enum tryg_encoding encoding); /* "cp1252" */
bool tryg_encoding_parse(const char *word, enum tryg_encoding *encoding);

struct tryg_csv_record {
    uint64_t line; /* where the record begins, from 1 */
    size_t cells;
    const char **cell; /* [cells] UTF-8, 0-ended; live until the next record */
    bool *quoted;      /* [cells] */
    bool broken;       /* rejected: reason, column say why; no cells */
    enum tryg_reason reason;
    uint32_t column;
};

typedef struct tryg_csv tryg_csv;

/* Open and find out what is not declared.
 * Fails    TRYG_FAILED: cannot be opened or read, gzip damaged. TRYG_DATA: empty, UTF-16,
 *          or an encoding that cannot be told (says which ones fit).
 * Owner    the arena closes it. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_open(const struct tryg_table_source *source, tryg_arena *arena,
                               tryg_csv **csv, struct tryg_error *err);

const struct tryg_csv_dialect *tryg_csv_dialect(const tryg_csv *csv);

/* The next record into *record; *more = false at the end. A `sep=` line and a BOM are not
 * records; the header is one. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_next(tryg_csv *csv, struct tryg_csv_record *record, bool *more,
                               struct tryg_error *err);

#endif
