/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts numbered from 0 in the order they are first met. */
#ifndef TRYG_IMPORT_NUMBERING_H
#define TRYG_IMPORT_NUMBERING_H

#include <stdint.h>

#include "geodata/base/arena.h"

struct tryg_numbering {
    tryg_arena *arena;
    uint32_t n;
    const char **text; /* [n]; owner: who gave them */
    uint32_t *slot;    /* [slots] number + 1, 0 = free */
    size_t room, slots;
};

/* The number of `text`, a new one if it was not met; text must outlive the numbering. */
uint32_t tryg_numbering_of(struct tryg_numbering *numbering, const char *text);

#endif
