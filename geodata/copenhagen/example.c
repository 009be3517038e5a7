/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/copenhagen/example.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "geodata/base/stage.h"
#include "geodata/copenhagen/geojson.h"

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

static enum tryg_status write_areas(const char *folder, tryg_arena *arena,
                                    struct tryg_error *err)
{
    struct tryg_drawing_tables tables = tryg_drawing_tables();
    struct tryg_drawing drawing;
    struct tryg_geojson_file files[TRYG_GEOJSON_FILES];
    TRYG_TRY(tryg_drawing_read(&tables, arena, &drawing, err));
    TRYG_TRY(make_folder(tryg_arena_print(arena, "%s/areas", folder), err));
    tryg_geojson_files(&drawing, files);
    for (size_t i = 0; i < TRYG_GEOJSON_FILES; i++) {
        struct tryg_sheet sheet = {.arena = arena};
        tryg_geojson_put(&sheet, files[i].name, files[i].layer);
        TRYG_TRY(tryg_write_whole(
            tryg_arena_print(arena, "%s/areas/%s", folder, files[i].name), sheet.bytes,
            sheet.count, err));
    }
    return TRYG_OK;
}

enum tryg_status tryg_example_write(const char *folder, enum tryg_lang lang,
                                    struct tryg_error *err)
{
    (void)lang;
    tryg_arena *arena = tryg_arena_new("example", 0);
    enum tryg_status status = make_folder(folder, err);
    if (status == TRYG_OK) {
        status = write_areas(folder, arena, err);
    }
    tryg_arena_free(arena);
    return status;
}
