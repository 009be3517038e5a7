/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that moves over a delimited file and always shows whole records.
 *
 * Shape    text[from .. to) has been read and not yet passed; it begins at a record, on
 *          `line`. The buffer holds a block and the longest record, so memory is flat.
 */
#ifndef TRYG_IMPORT_CSV_WINDOW_H
#define TRYG_IMPORT_CSV_WINDOW_H

#include "import/csv_cut.h"
#include "import/csv_dialect.h"

enum { TRYG_WINDOW_BLOCK = 1 << 17 };

struct tryg_csv_window {
    struct tryg_csv_input *input;
    char *text;
    size_t room, from, to;
    bool final;   /* the file ends at `to` */
    bool in_line; /* `from` is inside a line that is too long: to be skipped */
    uint64_t line;
};

/* Place the window behind the BOM and the sep= line. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_open(struct tryg_csv_window *window,
                                      struct tryg_csv_input *input,
                                      const struct tryg_csv_found *found,
                                      tryg_arena *arena, struct tryg_error *err);

/* Have at least `bytes` (<= TRYG_WINDOW_BLOCK + TRYG_RECORD_MOST) from `from` on, or all
 * there is. Moves text. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_want(struct tryg_csv_window *window, size_t bytes,
                                      struct tryg_error *err);

/* Cut the next record, which stays in the window until it is passed; *more = false at
 * the end. Cells as tryg_csv_cut. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_cut(struct tryg_csv_window *window, char delimiter,
                                     struct tryg_cell *cell, size_t room,
                                     struct tryg_cut *cut, bool *more,
                                     struct tryg_error *err);

/* Go behind it. The text stays where it is until the next call. */
void tryg_csv_window_pass(struct tryg_csv_window *window, const struct tryg_cut *cut);

/* A run of whole records, as it lies in the window until it is passed. */
struct tryg_csv_block {
    const char *text;
    size_t bytes; /* at most TRYG_WINDOW_BLOCK, unless it is one longer record */
    uint64_t line;
    size_t lines; /* newlines in it */
    bool unended; /* one line too long to see the end of; the text has no newline */
};

/* Cut and pass the next block; its text stands until the next call. bytes = 0 at the end.
 * Law      where blocks are cut depends on the bytes of the file alone.
 * Cost     without quotes two searches and a count, near the speed of reading. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_block(struct tryg_csv_window *window, char delimiter,
                                       struct tryg_csv_block *block,
                                       struct tryg_error *err);

/* The window of an open file, to take over after its header. */
struct tryg_csv_window *tryg_csv_window_of(tryg_csv *csv);

#endif
