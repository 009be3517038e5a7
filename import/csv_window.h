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
#include "import/csv_marks.h"

enum { TRYG_WINDOW_BLOCK = 1 << 17 };

struct tryg_csv_window {
    struct tryg_csv_input *input;
    char *text;
    size_t room, from, to;
    bool final;   /* the file ends at `to` */
    bool in_line; /* `from` is inside a line that is too long: to be skipped */
    uint64_t line;
    size_t block; /* TRYG_WINDOW_BLOCK, but for tests; at most that */
    /* Blocks of a plain file are read at places that were given out, until a record is
     * met that is longer than a block. */
    bool apart;
    _Atomic bool alone;
    uint64_t next_piece; /* the place to be given out next */
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

/* How a block's rows may be told apart. */
enum tryg_block_kind {
    TRYG_BLOCK_PLAIN,  /* no quote: every line is a record */
    TRYG_BLOCK_QUOTED, /* quotes as they should be: every mark is one, and they are set */
    TRYG_BLOCK_TANGLED /* otherwise: to be cut record by record */
};

enum { TRYG_TEXT_OVER = 64 }; /* bytes behind a block's text that may be read */

/* A run of whole records, in room that is used again and again. Begins as
 * {.arena = ...}. */
struct tryg_csv_block {
    tryg_arena *arena;
    char *text; /* one byte more may be written */
    size_t bytes;
    char *own; /* the room, in which text lies */
    size_t room;
    enum tryg_block_kind kind;
    struct tryg_marks marks; /* of a quoted block; with room for any of window size, and
                                offset -1 before the first */
    size_t marks_room;
    bool unended; /* it is a line too long to see the end of, ended by a newline here */

    /* A piece of the file as it was read, before it is known where its records begin. */
    struct tryg_csv_piece {
        bool read, quote;
        uint64_t at; /* in the file */
        size_t bytes;
    } piece;
};

/* From now on, only blocks are read. Call it before the first. */
TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_part(struct tryg_csv_window *window,
                                      struct tryg_error *err);

/* The next block is read in three steps. One after the other, by whoever asks: a claim.
 * By all at once: a fetch. And one after the other again, in the order of the claims: a
 * join, which needs what the block before left over. After a failure nothing more may be
 * joined.
 *
 * A block holds at most window->block bytes more than the block before left over, unless
 * it is one longer record; 0 at the end. Lines are not counted.
 * Law      the blocks are the same on any number of threads.
 * Cost     a plain file is read by the fetch, and what is left to the join is to find the
 *          last newline; or, with quotes as they should be, one marking of all
 *          (import/csv_marks.h), which the worker then need not do; otherwise record by
 *          record. A pipe, a gzip, and a file after a record that is longer than a block
 *          are read by the join. Only the bytes behind the last whole record are copied.
 */
void tryg_csv_window_claim(struct tryg_csv_window *window, struct tryg_csv_block *block);

TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_fetch(const struct tryg_csv_window *window,
                                       struct tryg_csv_block *block,
                                       struct tryg_error *err);

TRYG_MUST_CHECK
enum tryg_status tryg_csv_window_join(struct tryg_csv_window *window, char delimiter,
                                      tryg_csv_marker *mark, struct tryg_csv_block *block,
                                      struct tryg_error *err);

/* Room for text of `bytes`, and for its marks where they are at most `marked`. */
void tryg_csv_block_reserve(struct tryg_csv_block *block, size_t bytes, size_t marked);

/* Find out of what kind the text in the block is, and where its last whole record ends
 * as far as can be seen (`final`: nothing comes after it): cut off what is behind that.
 * Returns the bytes that were there. */
size_t tryg_csv_block_cut(struct tryg_csv_block *block, char delimiter, bool final,
                          tryg_csv_marker *mark);

/* The window of an open file, to take over after its header. */
struct tryg_csv_window *tryg_csv_window_of(tryg_csv *csv);

#endif
