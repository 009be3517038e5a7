/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Police reports with coordinates, streamed from a delimited file in blocks of columns.
 *
 * Law      how a row is judged, and in which order, stands in import/reports_rows.h; what
 *          a record is in import/csv.h. Rows, blocks and rejects are the same on any
 *          number of threads. The keys of ids are drawn anew in each run: only their
 *          being equal means anything.
 * Of the table keys  file, shown, encoding, delimiter, decimal, thousands, date_format
 *          and header_row are used; the others belong to tables read whole.
 * Cost     one pass, and another one up to the first byte >= 0x80 (if there is one) when
 *          the encoding is not declared; memory does not grow with the file. Blocks are
 * parsed by several threads; they are handed over in any order, but committed in file
 * order.
 */
#ifndef TRYG_IMPORT_REPORTS_H
#define TRYG_IMPORT_REPORTS_H

#include "geodata/base/arena.h"
#include "geodata/shape/categories.h"
#include "geodata/shape/names.h"
#include "geodata/shape/rejects.h"
#include "geodata/shape/reports.h"
#include "import/table_source.h"

struct tryg_reports_source {
    struct tryg_table_source table;
    /* Names of columns; NULL = the file has none. */
    const char *id, *date, *time, *code, *east, *north, *area;
    const char *time_format;     /* NULL = HH:MM */
    const char *category;        /* a constant category for every row, instead of code */
    bool unique;                 /* fill the id column of blocks */
    int32_t first_day, last_day; /* data period, both inside; days since 1970 */
    bool zero_is_no_place;       /* coordinates 0,0 mean none; true unless told */
    const struct tryg_categories *categories;
    tryg_names *areas; /* to read the stated area; NULL if not needed */
};

/* What becomes of a block. `take` is called by worker threads, several at once; `commit`
 * by one at a time, in file order, after take of the same block.
 *
 * worker   0 <= worker < threads: one thread at a time works under a number, so a caller
 *          can keep counters of its own for each.
 * slot     tells blocks in flight apart: 0 <= slot < tryg_reports_slots(threads); take
 *          and commit of a block get the same slot, and it is reused only after commit,
 *          so a caller can keep per-slot room.
 * commit   NULL = no order is needed: the block is done with when take returns.
 * progress NULL = not asked. Else called now and then, by one thread at a time, with the
 *          bytes read from the file so far and its size (0 = not known: a pipe); of a
 *          gzip both are of the packed file.
 */
struct tryg_reports_sink {
    void *context;
    enum tryg_status (*take)(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err);
    enum tryg_status (*commit)(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err);
    void (*progress)(void *context, uint64_t bytes, uint64_t size);
};

enum { TRYG_BLOCK_ROWS_MOST = 131072 };
unsigned tryg_reports_slots(unsigned threads);

struct tryg_reports_read {
    uint64_t rows; /* data records cut from the file, header excluded */
    const char *encoding, *delimiter; /* as found or declared, for the note */
};

/* Read the whole file. Rejects are added in file order, those of a block before its
 * commit.
 * Fails    TRYG_DATA: the file cannot be opened or is empty, its encoding cannot be told,
 *          a gzip is damaged, a column is missing (lists those there are, with "mente du
 *          ...?") or there twice. TRYG_USAGE: a date or time format that is none, no code
 *          and no category, half a pair of coordinates, unique without id. TRYG_FAILED:
 *          read error. The sink's. Of several failures the first in file order, and all
 *          blocks before it have been committed.
 */
TRYG_MUST_CHECK
enum tryg_status
tryg_reports_stream(const struct tryg_reports_source *source, unsigned threads,
                    const struct tryg_reports_sink *sink, tryg_rejects *rejects,
                    struct tryg_reports_read *read, struct tryg_error *err);

#endif
