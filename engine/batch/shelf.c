/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/shelf.h"

enum tryg_status tryg_shelve(struct tryg_shelf *shelf, const char *name,
                             const char **path, struct tryg_error *err)
{
    char *full;
    TRYG_TRY(tryg_stage_path(&shelf->stage, name, &full, err));
    if (shelf->n == shelf->room) {
        size_t room = shelf->room ? 2 * shelf->room : 64;
        tryg_arena *arena = shelf->b->arena;
        shelf->name =
            tryg_arena_grow(arena, shelf->name, shelf->n, room, sizeof *shelf->name);
        shelf->path =
            tryg_arena_grow(arena, shelf->path, shelf->n, room, sizeof *shelf->path);
        shelf->room = room;
    }
    shelf->name[shelf->n] = tryg_arena_copy(shelf->b->arena, name);
    shelf->path[shelf->n++] = full;
    *path = full;
    return TRYG_OK;
}
