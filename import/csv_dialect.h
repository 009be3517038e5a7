/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding out how a delimited file is written. */
#ifndef TRYG_IMPORT_CSV_DIALECT_H
#define TRYG_IMPORT_CSV_DIALECT_H

#include "import/csv.h"
#include "import/csv_input.h"

struct tryg_csv_found {
    struct tryg_csv_dialect dialect;
    size_t skip; /* bytes of BOM and sep= line before the first record */
    size_t line; /* the line number of what follows them */
};

/* Read as much of the input as it takes, and rewind it. `early`: not more than the first
 * MiB when that is ASCII; its encoding may then be TRYG_ENCODING_AUTO.
 *
 * Encoding  declared, or by the BOM, or by the bytes >= 0x80: pieces of 1 MiB are weighed
 *           (import/encoding.h) until one can be told; a file without any is read to its
 *           end once for that, and is UTF-8. Of a pipe only the first MiB is looked at,
 *           since it cannot be read twice.
 * Delimiter declared, or by a first line sep=X, or that of ; TAB , under which most of
 *           the first 100 records have as many cells as the header, and more than one.
 *           With one column only: the first of them that stands in no record.
 * Fails     TRYG_DATA: empty, not text (UTF-16, a zip), an encoding that cannot be told,
 *           a BOM that contradicts the declared encoding, lone CR as line ends.
 *           TRYG_FAILED: cannot be read. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_find_dialect(const struct tryg_table_source *source,
                                       struct tryg_csv_input *input, bool early,
                                       struct tryg_csv_found *found,
                                       struct tryg_error *err);

#endif
