/* SPDX-License-Identifier: GPL-3.0-or-later */
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

enum tryg_status tryg_csv_window_cut(struct tryg_csv_window *window, char delimiter,
                                     struct tryg_cell *cell, size_t room,
                                     struct tryg_cut *cut, bool *more,
                                     struct tryg_error *err)
{
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

/* The rest of a line that is longer than any record may be. */
static enum tryg_status skip_line(struct tryg_csv_window *window, struct tryg_error *err)
{
    for (;;) {
        TRYG_TRY(tryg_csv_window_want(window, 1, err));
        const char *at = window->text + window->from;
        size_t have = window->to - window->from;
        const char *newline = memchr(at, '\n', have);
        if (newline) {
            window->from += (size_t)(newline + 1 - at);
            window->line++;
            return TRYG_OK;
        }
        window->from += have;
        if (window->final) {
            return TRYG_OK;
        }
    }
}

enum tryg_status tryg_csv_window_pass(struct tryg_csv_window *window,
                                      const struct tryg_cut *cut, struct tryg_error *err)
{
    window->from += cut->bytes;
    window->line += cut->lines;
    return cut->unended ? skip_line(window, err) : TRYG_OK;
}
