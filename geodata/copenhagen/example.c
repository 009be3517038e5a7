/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "geodata/copenhagen/example.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "geodata/base/stage.h"
#include "geodata/copenhagen/answers_file.h"
#include "geodata/copenhagen/belonging_file.h"
#include "geodata/copenhagen/geojson.h"
#include "geodata/copenhagen/persons_file.h"
#include "geodata/copenhagen/shelf.h"
#include "geodata/copenhagen/year_file.h"

/* What is held while the files are written one by one. */
struct example {
    const char *folder;
    tryg_arena *arena;
    struct tryg_error *err;
    struct tryg_drawing drawing;
    struct tryg_levels levels;
    struct tryg_scene scene;
};

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

static enum tryg_status make_folders(struct example *e)
{
    TRYG_TRY(make_folder(e->folder, e->err));
    TRYG_TRY(make_folder(tryg_arena_print(e->arena, "%s/areas", e->folder), e->err));
    return make_folder(tryg_arena_print(e->arena, "%s/data", e->folder), e->err);
}

static enum tryg_status write_file(struct example *e, const char *name, const void *bytes,
                                   size_t count)
{
    return tryg_write_whole(tryg_arena_print(e->arena, "%s/%s", e->folder, name), bytes,
                            count, e->err);
}

/* A file written by hand, under another name than it has on the shelf. */
static enum tryg_status write_shelved(struct example *e, const char *shelved,
                                      const char *name)
{
    const struct tryg_shelf_file *file = tryg_shelf_find(shelved);
    if (!file) {
        return tryg_fail(
            e->err, TRYG_FAILED,
            TX("programmet mangler filen %s.", "the program lacks the file %s."),
            shelved);
    }
    return write_file(e, name, file->bytes, file->count);
}

static enum tryg_status write_project(struct example *e, enum tryg_lang lang)
{
    TRYG_TRY(write_shelved(
        e, lang == TRYG_DA ? "project/tryghed.da.yaml" : "project/tryghed.en.yaml",
        "tryghed.yaml"));
    TRYG_TRY(write_shelved(e, "project/README.md", "README.md"));
    TRYG_TRY(write_shelved(e, "project/barometer.csv", "data/barometer.csv"));
    return write_shelved(e, "project/kategorier.csv", "data/kategorier.csv");
}

static enum tryg_status write_areas(struct example *e)
{
    struct tryg_geojson_file files[TRYG_GEOJSON_FILES];
    tryg_geojson_files(&e->drawing, files);
    for (size_t i = 0; i < TRYG_GEOJSON_FILES; i++) {
        struct tryg_sheet sheet = {.arena = e->arena};
        tryg_geojson_put(&sheet, files[i].name, files[i].layer);
        TRYG_TRY(write_file(e, tryg_arena_print(e->arena, "areas/%s", files[i].name),
                            sheet.bytes, sheet.count));
    }
    return TRYG_OK;
}

/* Each of the large files has an arena of its own, which ends with it. */
static enum tryg_status write_reports(struct example *e, int year)
{
    tryg_arena *arena = tryg_arena_new("example reports", 0);
    struct tryg_sheet sheet = {.arena = arena};
    struct tryg_year_rows rows = tryg_year_rows_of(&e->levels, &e->scene, year, arena);
    tryg_year_file_put(&sheet, &rows, year, e->drawing.districts.area);
    enum tryg_status status = write_file(
        e, tryg_arena_print(arena, "data/anmeldelser_%d.csv", TRYG_EXAMPLE_FIRST + year),
        sheet.bytes, sheet.count);
    tryg_arena_free(arena);
    return status;
}

static enum tryg_status write_answers(struct example *e, int year)
{
    tryg_arena *arena = tryg_arena_new("example survey", 0);
    struct tryg_sheet sheet = {.arena = arena};
    tryg_answers_file_put(&sheet, &e->levels, year);
    enum tryg_status status = write_file(
        e, tryg_arena_print(arena, "data/survey_%d.csv", TRYG_EXAMPLE_FIRST + year),
        sheet.bytes, sheet.count);
    tryg_arena_free(arena);
    return status;
}

static enum tryg_status write_belonging(struct example *e, int year)
{
    struct tryg_sheet sheet = {.arena = e->arena};
    tryg_belonging_file_put(&sheet, &e->levels, year);
    return write_file(
        e, tryg_arena_print(e->arena, "data/medborger_%d.csv", TRYG_EXAMPLE_FIRST + year),
        sheet.bytes, sheet.count);
}

static enum tryg_status write_data(struct example *e)
{
    struct tryg_sheet persons = {.arena = e->arena};
    tryg_persons_file_put(&persons, &e->levels);
    TRYG_TRY(write_file(e, "data/befolkning.csv", persons.bytes, persons.count));
    for (int year = 0; year < TRYG_EXAMPLE_YEARS; year++) {
        TRYG_TRY(write_reports(e, year));
        TRYG_TRY(write_answers(e, year));
        TRYG_TRY(write_belonging(e, year));
    }
    return TRYG_OK;
}

static enum tryg_status write_all(struct example *e, enum tryg_lang lang)
{
    struct tryg_drawing_tables tables = tryg_drawing_tables();
    TRYG_TRY(tryg_drawing_read(&tables, e->arena, &e->drawing, e->err));
    TRYG_TRY(tryg_levels_read(e->arena, &e->levels, e->err));
    TRYG_TRY(tryg_scene_set(&e->drawing, e->arena, &e->scene, e->err));
    TRYG_TRY(make_folders(e));
    TRYG_TRY(write_areas(e));
    TRYG_TRY(write_data(e));
    return write_project(e, lang);
}

enum tryg_status tryg_example_write(const char *folder, enum tryg_lang lang,
                                    struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("example", 0);
    struct example *e = TRYG_NEW(arena, 1, struct example);
    e->folder = folder;
    e->arena = arena;
    e->err = err;
    enum tryg_status status = write_all(e, lang);
    tryg_arena_free(arena);
    return status;
}
