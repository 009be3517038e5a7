/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is behind a tryg_store *; for this room only. */
#ifndef TRYG_STORE_OPEN_H
#define TRYG_STORE_OPEN_H

#include <sqlite3.h>
#include <stddef.h>

struct tryg_store {
    sqlite3 *db; /* read only */
    const char *path;
};

/* The slot under which the store keeps scores[at] of a record: those on the areas of
 * other years stand apart, so that the views can leave them out. */
enum { TRYG_SLOT_ELSEWHERE = 1000 };
static inline size_t tryg_store_slot(size_t at, size_t systems)
{
    return at < systems ? at : at - systems + TRYG_SLOT_ELSEWHERE;
}

#endif
