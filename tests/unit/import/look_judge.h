/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a few cells, for the tests of what `look` makes of them. */
#ifndef TRYG_TEST_LOOK_JUDGE_H
#define TRYG_TEST_LOOK_JUDGE_H

#include <stdio.h>
#include <string.h>

#include "import/look_column.h"

/* Judge a column called `name` with cells parted by "|". */
static struct tryg_look_column *judge(const char *name, const char *cells,
                                      tryg_arena *arena)
{
    struct tryg_look_column *c = TRYG_NEW(arena, 1, struct tryg_look_column);
    char *text = tryg_arena_copy(arena, cells);
    tryg_look_begin(c, name, arena);
    for (char *at = text; at;) {
        char *bar = strchr(at, '|');
        if (bar) {
            *bar = 0;
        }
        tryg_look_cell(c, at, false);
        at = bar ? bar + 1 : NULL;
    }
    tryg_look_judge(c, false);
    return c;
}

#endif
