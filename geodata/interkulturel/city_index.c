/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/interkulturel/city_index.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "geodata/base/arena.h"
#include "geodata/base/stage.h"

static enum tryg_status make_folder(const char *folder, struct tryg_error *err)
{
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        return tryg_fail(
            err, TRYG_FAILED,
            TX("mappen %s kan ikke oprettes: %s.", "the folder %s cannot be made: %s."),
            folder, tryg_system_text(errno));
    }
    return TRYG_OK;
}

static enum tryg_status write_one(tryg_arena *arena, const char *folder,
                                  const char *shelved, const char *name,
                                  struct tryg_error *err)
{
    const struct tryg_city_file *file = TRYG_CITY_FILES;
    while (file->name && strcmp(file->name, shelved) != 0) {
        file++;
    }
    return tryg_write_whole(tryg_arena_print(arena, "%s/%s", folder, name), file->bytes,
                            file->count, err);
}

static enum tryg_status write_all(tryg_arena *arena, const char *folder,
                                  enum tryg_lang lang, struct tryg_error *err)
{
    TRYG_TRY(make_folder(folder, err));
    TRYG_TRY(make_folder(tryg_arena_print(arena, "%s/data", folder), err));
    TRYG_TRY(write_one(arena, folder, "byer.csv", "data/byer.csv", err));
    TRYG_TRY(write_one(arena, folder, "scorer.csv", "data/scorer.csv", err));
    TRYG_TRY(write_one(arena, folder,
                       lang == TRYG_DA ? "tryghed.da.yaml" : "tryghed.en.yaml",
                       "tryghed.yaml", err));
    return write_one(arena, folder, "README.md", "README.md", err);
}

enum tryg_status tryg_city_index_write(const char *folder, enum tryg_lang lang,
                                       struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("example", 0);
    enum tryg_status status = write_all(arena, folder, lang, err);
    tryg_arena_free(arena);
    return status;
}
