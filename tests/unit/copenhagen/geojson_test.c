/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "geodata/copenhagen/geojson.h"

static void a_layer_is_a_feature_collection_with_its_crs(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    int32_t east[] = {0, 10, 0, 0}, north[] = {0, 0, 10, 0};
    struct tryg_drawn area = {.id = "7",
                              .name = "Syv",
                              .bydel = "B",
                              .lokaludvalg = "L",
                              .points = 4,
                              .east = east,
                              .north = north};
    struct tryg_drawing_layer layer = {1, &area};
    struct tryg_sheet sheet = {.arena = arena};
    tryg_geojson_put(&sheet, "lag", &layer);
    tryg_sheet_put_bytes(&sheet, "", 1);
    assert_string_equal(
        sheet.bytes,
        "{\n\"type\": \"FeatureCollection\",\n\"name\": \"lag\",\n\"note\": \"Skematisk "
        "tegning, lavet i hånden; ikke afledt af kommunens kort\",\n\"crs\": {\"type\": "
        "\"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::25832\"}},\n"
        "\"features\": [\n{\"type\": \"Feature\", \"properties\": {\"distrikt_nr\": "
        "\"7\", "
        "\"navn\": \"Syv\", \"bydel\": \"B\", \"lokaludvalg\": \"L\", \"skematisk\": "
        "true}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [10, "
        "0], "
        "[0, 10], [0, 0]]]}}\n]\n}\n");
    tryg_arena_free(arena);
}

static void check_file(tryg_arena *arena, const struct tryg_geojson_file *file)
{
    char *path = tryg_arena_print(arena, "../geodata/copenhagen/areas/%s", file->name);
    char *bytes = tryg_arena_alloc(arena, 1, 1 << 20);
    struct tryg_sheet sheet = {.arena = arena};
    tryg_geojson_put(&sheet, file->name, file->layer);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    size_t count = fread(bytes, 1, 1 << 20, in);
    fclose(in);
    assert_int_equal(count, sheet.count);
    assert_memory_equal(bytes, sheet.bytes, count);
}

/* The files that are looked at are those the program writes; draw.c writes them anew. */
static void the_files_kept_are_those_the_tables_give(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_drawing_tables tables = tryg_drawing_tables();
    struct tryg_drawing drawing;
    struct tryg_geojson_file files[TRYG_GEOJSON_FILES];
    assert_int_equal(tryg_drawing_read(&tables, arena, &drawing, NULL), TRYG_OK);
    tryg_geojson_files(&drawing, files);
    for (size_t i = 0; i < TRYG_GEOJSON_FILES; i++) {
        check_file(arena, &files[i]);
    }
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_layer_is_a_feature_collection_with_its_crs),
        cmocka_unit_test(the_files_kept_are_those_the_tables_give),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
