/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is freed all at once, with a budget it is born with.
 *
 * Owner    whatever an arena hands out lives until tryg_arena_free; nothing is freed
 *          singly. One arena belongs to one thread at a time.
 * Law      an allocation never returns NULL. An arena that would pass its budget (or a
 *          machine without memory) ends the program with one clear line and exit 1: all
 *          outputs are staged, so the previous ones stay whole.
 */
#ifndef TRYG_BASE_ARENA_H
#define TRYG_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "geodata/base/error.h"

typedef struct tryg_arena tryg_arena;

/* `name` says what the memory is for when it runs out; it is not copied.
 * `budget` in bytes; 0 = no limit. */
tryg_arena *tryg_arena_new(const char *name, size_t budget);

/* Run the deferred closers, last first, then free all memory. NULL is fine. */
void tryg_arena_free(tryg_arena *arena);

/* Zeroed memory for `count` things of `size` bytes, aligned for any type. */
void *tryg_arena_alloc(tryg_arena *arena, size_t count, size_t size);

/* A block of new_count things that begins with the old_count ones of `old` (which may be
 * NULL); the rest is zeroed. Grows in place when `old` was the last allocation. */
void *tryg_arena_grow(tryg_arena *arena, void *old, size_t old_count, size_t new_count,
                      size_t size);

char *tryg_arena_copy(tryg_arena *arena, const char *text); /* NULL gives NULL */
char *tryg_arena_copy_n(tryg_arena *arena, const char *text, size_t bytes);

TRYG_PRINTF(2, 3)
char *tryg_arena_print(tryg_arena *arena, const char *format, ...);

/* Call close(thing) when the arena is freed: for handles of foreign libraries. What can
 * fail on closing (a commit, an fclose of output) is called by name before. */
void tryg_arena_defer(tryg_arena *arena, void (*close)(void *thing), void *thing);

/* Bytes taken from the system so far. */
size_t tryg_arena_used(const tryg_arena *arena);

#define TRYG_NEW(arena, count, type)                                                     \
    ((type *)tryg_arena_alloc((arena), (count), sizeof(type)))

#endif
