/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memrchr */
#include "import/csv_window.h"

#include <string.h>

/* A record of the greatest length is known to end, or not, by the byte after its last. */
enum { SIGHT = TRYG_RECORD_MOST + 2 };

enum tryg_status tryg_csv_window_open(struct tryg_csv_window *window,
                                      struct tryg_csv_input *input,
                                      const struct tryg_csv_found *found,
                                      tryg_arena *arena, struct tryg_error *err)
{
    *window = (struct tryg_csv_window){
        .input = input, .line = found->line, .block = TRYG_WINDOW_BLOCK};
    window->room = TRYG_WINDOW_BLOCK + SIGHT;
    window->text = tryg_arena_alloc(arena, window->room, 1);
    TRYG_TRY(tryg_csv_window_want(window, found->skip, err));
    window->from += found->skip;
    return TRYG_OK;
}

enum tryg_status tryg_csv_window_want(struct tryg_csv_window *window, size_t bytes,
                                      struct tryg_error *err)
{
    size_t have = window->to - window->from, got;
    if (window->final || have >= bytes) {
        return TRYG_OK;
    }
    memmove(window->text, window->text + window->from, have);
    window->from = 0;
    window->to = have;
    TRYG_TRY(tryg_csv_input_read(window->input, window->text + have, window->room - have,
                                 &got, err));
    window->to += got;
    window->final = window->to < window->room;
    return TRYG_OK;
}

/* The rest of a line that is longer than any record may be. */
static enum tryg_status skip_line(struct tryg_csv_window *window, struct tryg_error *err)
{
    while (window->in_line) {
        TRYG_TRY(tryg_csv_window_want(window, 1, err));
        const char *at = window->text + window->from;
        size_t have = window->to - window->from;
        const char *newline = memchr(at, '\n', have);
        window->from += newline ? (size_t)(newline + 1 - at) : have;
        window->line += newline != NULL;
        window->in_line = !newline && !window->final;
    }
    return TRYG_OK;
}

enum tryg_status tryg_csv_window_cut(struct tryg_csv_window *window, char delimiter,
                                     struct tryg_cell *cell, size_t room,
                                     struct tryg_cut *cut, bool *more,
                                     struct tryg_error *err)
{
    TRYG_TRY(skip_line(window, err));
    TRYG_TRY(tryg_csv_window_want(window, 1, err));
    *more = window->from < window->to;
    if (*more && !tryg_csv_cut(window->text + window->from, window->text + window->to,
                               window->final, delimiter, cell, room, cut)) {
        TRYG_TRY(tryg_csv_window_want(window, SIGHT, err));
        tryg_csv_cut(window->text + window->from, window->text + window->to,
                     window->final, delimiter, cell, room, cut);
    }
    return TRYG_OK;
}

void tryg_csv_window_pass(struct tryg_csv_window *window, const struct tryg_cut *cut)
{
    window->from += cut->bytes;
    window->line += cut->lines;
    window->in_line = cut->unended;
}

/* Bytes up to behind the last newline of text[0..bytes). */
static size_t whole_lines(const char *text, size_t bytes)
{
    const char *newline = memrchr(text, '\n', bytes);
    return newline ? (size_t)(newline + 1 - text) : 0;
}

/* Bytes of the whole records among text[0..bytes), cut one by one. Up to the line of the
 * first quote every line is a record. What lies from `bytes` to `end` may be seen. */
static size_t tangled_records(const char *text, size_t bytes, const char *end, bool final,
                              char delimiter)
{
    const char *quote = memchr(text, '"', bytes);
    size_t done = whole_lines(text, quote ? (size_t)(quote - text) : bytes);
    struct tryg_cut cut;
    while (done < bytes &&
           tryg_csv_cut(text + done, end, final, delimiter, NULL, 0, &cut) &&
           done + cut.bytes <= bytes && !cut.unended) {
        done += cut.bytes;
    }
    return done;
}

void tryg_csv_block_reserve(struct tryg_csv_block *block, size_t bytes, size_t marked)
{
    if (bytes > block->room) {
        block->own =
            tryg_arena_grow(block->arena, block->own, block->room + TRYG_TEXT_OVER,
                            bytes + TRYG_TEXT_OVER, 1);
        block->room = bytes;
    }
    block->text = block->own;
    if (marked > block->marks_room) {
        uint32_t *at = TRYG_NEW(block->arena, marked + 2 + TRYG_MARKS_OVER, uint32_t);
        at[0] = UINT32_MAX;
        block->marks.at = at + 1;
        block->marks_room = marked;
    }
}

/* Where the last newline among the marks ends its record; marks behind it are let go. */
static size_t last_record(struct tryg_csv_block *block)
{
    struct tryg_marks *marks = &block->marks;
    while (marks->n && block->text[marks->at[marks->n - 1]] != '\n') {
        marks->n--;
    }
    return marks->n ? marks->at[marks->n - 1] + 1 : 0;
}

/* Without quotes the last record ends with the last line. */
static void cut_plain(struct tryg_csv_block *block, bool final)
{
    block->kind = TRYG_BLOCK_PLAIN;
    block->bytes = final ? block->bytes : whole_lines(block->text, block->bytes);
}

static void cut_quoted(struct tryg_csv_block *block, char delimiter, bool final,
                       tryg_csv_marker *mark)
{
    const char *text = block->text;
    size_t had = block->bytes;
    struct tryg_marks *marks = &block->marks;
    mark(text, had, delimiter, true, marks);
    if (!marks->stray && !(final && marks->open)) {
        block->kind = TRYG_BLOCK_QUOTED;
        block->bytes = final ? had : last_record(block);
        marks->lines -= tryg_csv_newlines(text + block->bytes, text + had);
        return;
    }
    block->kind = TRYG_BLOCK_TANGLED;
    block->bytes = tangled_records(text, had, text + had, final, delimiter);
}

size_t tryg_csv_block_cut(struct tryg_csv_block *block, char delimiter, bool final,
                          tryg_csv_marker *mark)
{
    size_t had = block->bytes;
    if (memchr(block->text, '"', had)) {
        cut_quoted(block, delimiter, final, mark);
    } else {
        cut_plain(block, final);
    }
    return had;
}

/* What is behind the block's last whole record goes back into the window. */
static void leave_over(struct tryg_csv_window *window, const struct tryg_csv_block *block,
                       size_t had)
{
    window->from = 0;
    window->to = had - block->bytes;
    memcpy(window->text, block->text + block->bytes, window->to);
}

/* ---- from the window, one block after the other ---------------------------------- */

/* The usual case: what the window holds is the beginning of a record. It is carried over
 * to the block's room, and the file is read behind it. */
static enum tryg_status read_block(struct tryg_csv_window *window, char delimiter,
                                   tryg_csv_marker *mark, struct tryg_csv_block *block,
                                   struct tryg_error *err)
{
    size_t have = window->to - window->from, got = 0;
    memcpy(block->text, window->text + window->from, have);
    if (!window->final) {
        size_t most = window->block - have;
        TRYG_TRY(tryg_csv_input_read(window->input, block->text + have, most, &got, err));
        window->final = got < most;
    }
    block->bytes = have + got;
    size_t had = tryg_csv_block_cut(block, delimiter, window->final, mark);
    leave_over(window, block, had);
    return TRYG_OK;
}

/* The window holds a block and more, as it does behind a long record. */
static void take_block(struct tryg_csv_window *window, char delimiter,
                       tryg_csv_marker *mark, struct tryg_csv_block *block)
{
    size_t have = window->to - window->from;
    block->bytes = window->block;
    memcpy(block->text, window->text + window->from, block->bytes);
    tryg_csv_block_cut(block, delimiter, window->final && have == block->bytes, mark);
    window->from += block->bytes;
}

/* A record that is longer than a block. */
static enum tryg_status take_record(struct tryg_csv_window *window, char delimiter,
                                    struct tryg_csv_block *block, struct tryg_error *err)
{
    struct tryg_cut cut;
    bool more;
    TRYG_TRY(tryg_csv_window_cut(window, delimiter, NULL, 0, &cut, &more, err));
    block->kind = TRYG_BLOCK_TANGLED;
    block->bytes = more ? cut.bytes : 0;
    if (!more) {
        return TRYG_OK;
    }
    tryg_csv_block_reserve(block, block->bytes + 1, 0);
    memcpy(block->text, window->text + window->from, block->bytes);
    tryg_csv_window_pass(window, &cut);
    block->unended = cut.unended;
    if (block->unended) {
        block->text[block->bytes++] = '\n';
    }
    return TRYG_OK;
}

static enum tryg_status join_alone(struct tryg_csv_window *window, char delimiter,
                                   tryg_csv_marker *mark, struct tryg_csv_block *block,
                                   struct tryg_error *err)
{
    TRYG_TRY(skip_line(window, err));
    if (window->to - window->from < window->block) {
        TRYG_TRY(read_block(window, delimiter, mark, block, err));
    } else {
        take_block(window, delimiter, mark, block);
    }
    return block->bytes > 0 ? TRYG_OK : take_record(window, delimiter, block, err);
}

/* ---- apart: pieces of the file, read at once --------------------------------------- */

/* What the window has read ahead is read again: it is not more than a few blocks. */
enum tryg_status tryg_csv_window_part(struct tryg_csv_window *window,
                                      struct tryg_error *err)
{
    uint64_t size, ahead = window->to - window->from;
    if (window->in_line || !tryg_csv_input_apart(window->input)) {
        return TRYG_OK;
    }
    window->next_piece = tryg_csv_input_place(window->input, &size) - ahead;
    TRYG_TRY(tryg_csv_input_go(window->input, window->next_piece, err));
    window->from = window->to = 0;
    window->final = false;
    window->apart = true;
    return TRYG_OK;
}

void tryg_csv_window_claim(struct tryg_csv_window *window, struct tryg_csv_block *block)
{
    block->piece = (struct tryg_csv_piece){.at = window->next_piece};
    window->next_piece += window->block;
}

/* A piece lies where there is room before it for what the one before leaves over. */
static char *piece_of(const struct tryg_csv_window *window,
                      const struct tryg_csv_block *block)
{
    return block->own + window->block;
}

enum tryg_status tryg_csv_window_fetch(const struct tryg_csv_window *window,
                                       struct tryg_csv_block *block,
                                       struct tryg_error *err)
{
    struct tryg_csv_piece *piece = &block->piece;
    tryg_csv_block_reserve(block, 2 * window->block + 1, window->block * 9 / 8 + 64);
    if (!window->apart || window->alone) {
        return TRYG_OK;
    }
    char *at = piece_of(window, block);
    TRYG_TRY(tryg_csv_input_read_at(window->input, piece->at, at, window->block,
                                    &piece->bytes, err));
    piece->read = true;
    piece->quote = memchr(at, '"', piece->bytes) != NULL;
    return TRYG_OK;
}

/* From here on the file is read by the joins alone: from behind this piece, which goes
 * into the window whole. */
static enum tryg_status go_alone(struct tryg_csv_window *window,
                                 const struct tryg_csv_block *block, size_t had,
                                 struct tryg_error *err)
{
    window->alone = true;
    memcpy(window->text, block->text, had);
    window->from = 0;
    window->to = had;
    return tryg_csv_input_go(window->input, block->piece.at + block->piece.bytes, err);
}

enum tryg_status tryg_csv_window_join(struct tryg_csv_window *window, char delimiter,
                                      tryg_csv_marker *mark, struct tryg_csv_block *block,
                                      struct tryg_error *err)
{
    const struct tryg_csv_piece *piece = &block->piece;
    size_t over = window->to - window->from;
    block->unended = false;
    if (!piece->read || window->alone || window->final) {
        block->text = block->own;
        return join_alone(window, delimiter, mark, block, err);
    }
    size_t had = block->bytes = over + piece->bytes;
    tryg_csv_block_reserve(block, 0, had);
    block->text = piece_of(window, block) - over;
    memcpy(block->text, window->text + window->from, over);
    window->final = piece->bytes < window->block;
    if (piece->quote || memchr(block->text, '"', over)) {
        cut_quoted(block, delimiter, window->final, mark);
    } else {
        cut_plain(block, window->final);
    }
    if (had - block->bytes < window->block) {
        leave_over(window, block, had);
        if (block->bytes > 0 || had == 0) {
            return TRYG_OK;
        }
    }
    TRYG_TRY(go_alone(window, block, had, err));
    block->text = block->own;
    return join_alone(window, delimiter, mark, block, err);
}
