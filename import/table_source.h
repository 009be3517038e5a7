/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a table lies and how it is written: the keys every tabular input of a project
 * shares.
 *
 * Missing  NULL or 0 = not declared: found out from the file, strictly, and said.
 */
#ifndef TRYG_IMPORT_TABLE_SOURCE_H
#define TRYG_IMPORT_TABLE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/base/number.h"

enum tryg_encoding {
    TRYG_ENCODING_AUTO = 0,
    TRYG_UTF8,
    TRYG_CP1252,
    TRYG_LATIN1,
    TRYG_CP865,
    TRYG_CP850,
};

struct tryg_table_source {
    const char *file;  /* path, resolved against the project folder */
    const char *shown; /* the path as people wrote it, for messages */
    enum tryg_encoding encoding;
    char delimiter;          /* 0 = auto */
    char decimal;            /* '.' or ','; 0 = '.' */
    char thousands;          /* 0 = the one that goes with decimal: "1.234" under ',' */
    const char *date_format; /* NULL = yyyy-mm-dd */
    const char *sheet;       /* xlsx, ods: name; NULL = the first */
    size_t header_row;  /* sheets and tables with titles: 1-based; 0 = the first row */
    bool stop_at_empty; /* a wholly empty row ends the table */
    size_t fill_downs;
    const char **fill_down; /* columns whose empty cells repeat the one above */
    size_t wheres;          /* keep only rows where each of these holds */
    struct tryg_where {
        const char *column;
        size_t allows;
        const char **allow; /* texts, or ranges of whole numbers "15-999" */
    } * where;
};

#endif
