/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the hand-written tables of the example: one a line, "#" begins a comment
 * line, blank lines are passed over. Words are parted by blanks, longer texts by a sign.
 */
#ifndef TRYG_COPENHAGEN_HANDWRITTEN_H
#define TRYG_COPENHAGEN_HANDWRITTEN_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/base/arena.h"
#include "geodata/base/error.h"

struct tryg_handwritten {
    struct tryg_place place; /* of the row last given */
    const char *rest;
    tryg_arena *arena;
};

/* `file` is only for messages. Both texts must outlive the rows. */
struct tryg_handwritten tryg_handwritten_open(const char *file, const char *text,
                                              tryg_arena *arena);

/* The next row, a copy in the arena that may be cut up; NULL at the end. */
char *tryg_handwritten_next(struct tryg_handwritten *rows);

/* Cut the next word off *row, which moves behind it; "" when there is none. */
char *tryg_handwritten_word(char **row);

/* Cut *row at the next `sign`; the part before it comes without the blanks around it.
 * Without another sign the part is all that is left. */
char *tryg_handwritten_part(char **row, char sign);

/* The next word as a whole number.
 * Fails    TRYG_FAILED, naming the place, when it is none. */
TRYG_MUST_CHECK
enum tryg_status tryg_handwritten_whole(const struct tryg_handwritten *rows, char **row,
                                        int32_t *value, struct tryg_error *err);

#endif
