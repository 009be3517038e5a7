/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/arena.h"
#include "geodata/base/lang.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 * 1024, ALIGN = alignof(max_align_t) };

struct chunk {
    struct chunk *before;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct closer {
    struct closer *before;
    void (*close)(void *thing);
    void *thing;
};

struct tryg_arena {
    const char *name;
    size_t budget, taken;
    struct chunk *last;
    struct closer *closers;
};

_Noreturn static void give_up(const tryg_arena *arena, size_t wanted)
{
    fprintf(stderr,
            TX("FEJL %s: hukommelsen slap op (%zu MB i brug, %zu byte mere ønsket, "
               "grænsen er %zu MB). Hæv grænsen med --memory MB.\n",
               "ERROR %s: out of memory (%zu MB in use, %zu more bytes wanted, the limit "
               "is %zu MB). Raise the limit with --memory MB.\n"),
            arena->name, arena->taken >> 20, wanted, arena->budget >> 20);
    exit(TRYG_FAILED);
}

tryg_arena *tryg_arena_new(const char *name, size_t budget)
{
    tryg_arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        give_up(&(tryg_arena){.name = name, .budget = budget}, sizeof *arena);
    }
    arena->name = name;
    arena->budget = budget;
    return arena;
}

void tryg_arena_free(tryg_arena *arena)
{
    if (!arena) {
        return;
    }
    for (struct closer *c = arena->closers; c; c = c->before) {
        c->close(c->thing);
    }
    while (arena->last) {
        struct chunk *before = arena->last->before;
        free(arena->last);
        arena->last = before;
    }
    free(arena);
}

static void add_chunk(tryg_arena *arena, size_t bytes)
{
    size_t size = bytes > CHUNK ? bytes : CHUNK;
    size_t total = sizeof(struct chunk) + size;
    if (total < size || (arena->budget && arena->taken + total > arena->budget)) {
        give_up(arena, bytes);
    }
    struct chunk *chunk = malloc(total);
    if (!chunk) {
        give_up(arena, bytes);
    }
    *chunk = (struct chunk){.before = arena->last, .size = size};
    arena->last = chunk;
    arena->taken += total;
}

static size_t bytes_of(const tryg_arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 2) / size) {
        give_up(arena, SIZE_MAX / 2);
    }
    return (count * size + ALIGN - 1) / ALIGN * ALIGN;
}

void *tryg_arena_alloc(tryg_arena *arena, size_t count, size_t size)
{
    size_t bytes = bytes_of(arena, count, size);
    if (!arena->last || arena->last->size - arena->last->used < bytes) {
        add_chunk(arena, bytes);
    }
    void *at = arena->last->bytes + arena->last->used;
    arena->last->used += bytes;
    return memset(at, 0, bytes);
}

void *tryg_arena_grow(tryg_arena *arena, void *old, size_t old_count, size_t new_count,
                      size_t size)
{
    if (old && new_count <= old_count) {
        return old;
    }
    size_t had = bytes_of(arena, old_count, size);
    size_t want = bytes_of(arena, new_count, size);
    struct chunk *last = arena->last;
    if (old && last && (unsigned char *)old + had == last->bytes + last->used &&
        last->size - last->used >= want - had) {
        memset(last->bytes + last->used, 0, want - had);
        last->used += want - had;
        return old;
    }
    void *fresh = tryg_arena_alloc(arena, new_count, size);
    if (old) {
        memcpy(fresh, old, old_count * size);
    }
    return fresh;
}

char *tryg_arena_copy_n(tryg_arena *arena, const char *text, size_t bytes)
{
    char *copy = tryg_arena_alloc(arena, bytes + 1, 1);
    memcpy(copy, text, bytes);
    return copy;
}

char *tryg_arena_copy(tryg_arena *arena, const char *text)
{
    return text ? tryg_arena_copy_n(arena, text, strlen(text)) : NULL;
}

char *tryg_arena_print(tryg_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int bytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = tryg_arena_alloc(arena, (size_t)bytes + 1, 1);
    vsnprintf(text, (size_t)bytes + 1, format, again);
    va_end(again);
    return text;
}

void tryg_arena_defer(tryg_arena *arena, void (*close)(void *thing), void *thing)
{
    struct closer *closer = tryg_arena_alloc(arena, 1, sizeof *closer);
    *closer = (struct closer){.before = arena->closers, .close = close, .thing = thing};
    arena->closers = closer;
}

size_t tryg_arena_used(const tryg_arena *arena)
{
    return arena->taken;
}
