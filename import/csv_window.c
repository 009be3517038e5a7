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
    *window = (struct tryg_csv_window){.input = input, .line = found->line};
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

/* Bytes of the whole records that end within the first TRYG_WINDOW_BLOCK. Up to the line
 * of the first quote every line is a record; from there on they are cut one by one. */
static size_t whole_records(const struct tryg_csv_window *window, char delimiter)
{
    const char *at = window->text + window->from, *end = window->text + window->to;
    size_t have = window->to - window->from;
    bool to_end = window->final && have <= TRYG_WINDOW_BLOCK;
    have = have < TRYG_WINDOW_BLOCK ? have : TRYG_WINDOW_BLOCK;
    const char *quote = memchr(at, '"', have);
    if (!quote) {
        return to_end ? have : whole_lines(at, have);
    }
    size_t bytes = whole_lines(at, (size_t)(quote - at));
    struct tryg_cut cut;
    while (bytes < have &&
           tryg_csv_cut(at + bytes, end, window->final, delimiter, NULL, 0, &cut) &&
           bytes + cut.bytes <= have && !cut.unended) {
        bytes += cut.bytes;
    }
    return bytes;
}

enum tryg_status tryg_csv_window_block(struct tryg_csv_window *window, char delimiter,
                                       struct tryg_csv_block *block,
                                       struct tryg_error *err)
{
    TRYG_TRY(skip_line(window, err));
    TRYG_TRY(tryg_csv_window_want(window, TRYG_WINDOW_BLOCK, err));
    struct tryg_cut cut = {.bytes = whole_records(window, delimiter)};
    bool more = true;
    if (cut.bytes == 0) {
        TRYG_TRY(tryg_csv_window_cut(window, delimiter, NULL, 0, &cut, &more, err));
    }
    const char *at = window->text + window->from;
    if (!more) {
        *block = (struct tryg_csv_block){.text = at, .line = window->line};
        return TRYG_OK;
    }
    cut.lines = tryg_csv_newlines(at, at + cut.bytes);
    *block = (struct tryg_csv_block){at, cut.bytes, window->line, cut.lines, cut.unended};
    tryg_csv_window_pass(window, &cut);
    return TRYG_OK;
}
