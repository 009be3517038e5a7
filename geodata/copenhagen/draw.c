/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw FOLDER: write the drawing's GeoJSON files anew after a change to its tables:
 *
 *     cmake --build --preset dev --target tryg_draw_copenhagen
 *     build/dev/geodata/copenhagen/tryg_draw_copenhagen geodata/copenhagen/areas
 */
#include <stdio.h>

#include "geodata/base/stage.h"
#include "geodata/copenhagen/geojson.h"

static enum tryg_status write_files(const char *folder, tryg_arena *arena,
                                    struct tryg_error *err)
{
    struct tryg_drawing_tables tables = tryg_drawing_tables();
    struct tryg_drawing drawing;
    struct tryg_geojson_file files[TRYG_GEOJSON_FILES];
    TRYG_TRY(tryg_drawing_read(&tables, arena, &drawing, err));
    tryg_geojson_files(&drawing, files);
    for (size_t i = 0; i < TRYG_GEOJSON_FILES; i++) {
        struct tryg_sheet sheet = {.arena = arena};
        tryg_geojson_put(&sheet, files[i].name, files[i].layer);
        TRYG_TRY(tryg_write_whole(tryg_arena_print(arena, "%s/%s", folder, files[i].name),
                                  sheet.bytes, sheet.count, err));
    }
    return TRYG_OK;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "draw FOLDER\n");
        return TRYG_USAGE;
    }
    struct tryg_error err;
    tryg_arena *arena = tryg_arena_new("drawing", 0);
    enum tryg_status status = write_files(argv[1], arena, &err);
    if (status != TRYG_OK) {
        fprintf(stderr, "%s\n", err.text);
    }
    tryg_arena_free(arena);
    return (int)status;
}
