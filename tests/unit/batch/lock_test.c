/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "engine/batch/lock.h"
#include "geodata/base/lang.h"
#include "tests/unit/batch/project_cases.h"

#include <stdio.h>
#include <unistd.h>

#include <jansson.h>

static struct tryg_input INPUT[] = {
    {.role = "areas", .shown = "data/areas.geojson", .sha256 = {"aa"}, .bytes = 7},
    {.role = "reports politi", .shown = "data/2010.csv", .sha256 = {"bb"}, .bytes = 9}};

static struct tryg_lock lock_of(tryg_arena *arena, const char *yaml)
{
    struct tryg_project project = read_sound(arena, yaml);
    struct tryg_recipe base = {.year = 2010, .inputs = 2, .input = INPUT};
    return tryg_lock_make(&project, &base, arena);
}

static void a_key_that_decides_no_constant_is_not_locked(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_lock plain = lock_of(arena, LEAST);
    struct tryg_lock dressed = lock_of(
        arena, LEAST "title: X\nseed: 9\npublish: {min_answers: 50}\n"
                     "uncertainty: {replicates: 500}\ntolerate: {rejects: 0.5}\n");
    struct tryg_lock later = lock_of(arena, "tryghed: 1\nyears: 2010-2020\n"
                                            "areas: {file: a.geojson, code: nr}\n");
    assert_string_equal(tryg_lock_hash(&plain).hex, tryg_lock_hash(&dressed).hex);
    assert_string_equal(tryg_lock_hash(&plain).hex, tryg_lock_hash(&later).hex);
    assert_string_equal(tryg_lock_differs(&plain, &dressed, arena), "");
    tryg_arena_free(arena);
}

static void what_differs_is_named(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_lang_set(TRYG_EN);
    struct tryg_lock then = lock_of(arena, LEAST);
    struct tryg_lock now =
        lock_of(arena, LEAST "crs: EPSG:3044\nindex: {profile: sikkerby}\n");
    struct tryg_input changed[] = {INPUT[0], INPUT[1]};
    strcpy(changed[1].sha256.hex, "cc");
    now.input = changed;
    assert_string_equal(tryg_lock_differs(&then, &now, arena),
                        "the CRS (crs:), the profile (index:), data/2010.csv");
    assert_string_not_equal(tryg_lock_hash(&then).hex, tryg_lock_hash(&now).hex);
    now = then;
    now.inputs = 1;
    assert_string_equal(tryg_lock_differs(&then, &now, arena), "data/2010.csv is gone");
    assert_string_not_equal(tryg_lock_hash(&then).hex, tryg_lock_hash(&now).hex);
    tryg_arena_free(arena);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    static struct tryg_anchor anchor[] = {
        {.indicator = "vold", .n = 2, .mean = 1.5, .sd = 0.25, .low = 1, .high = 2}};
    struct tryg_baseline baseline = {.year = 2010, .indicators = 1, .anchor = anchor};
    struct tryg_level level[] = {{.id = "ingen", .from = -INFINITY},
                                 {.id = "markant", .from = 110}};
    struct tryg_profile profile = {.id = "p", .levels = 2, .level = level};
    const char *code[] = {"1", "2"}, *name[] = {"Øst", "Vest"};
    uint32_t group[] = {0, 1};
    struct tryg_areas atoms = {.n = 2, .code = code, .name = name};
    struct tryg_system system = {
        .id = "d", .n = 2, .code = code, .name = name, .group_of_atom = group};
    struct tryg_error err = {0};
    char path[] = "/tmp/tryg_lock_XXXXXX";
    close(mkstemp(path));
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_lock lock = lock_of(arena, LEAST), read = {0};
    lock.recipe = tryg_lock_hash(&lock);
    strcpy(lock.from.hex, "dd");
    lock.changed = "data/før.csv";
    assert_int_equal(
        tryg_lock_write(&lock, &profile, &baseline, &atoms, &system, path, &err),
        TRYG_OK);
    bool found = false;
    tryg_lock_read(path, arena, &read, &found);
    assert_true(found);
    assert_int_equal(read.year, 2010);
    assert_string_equal(read.recipe.hex, lock.recipe.hex);
    assert_string_equal(tryg_lock_hash(&read).hex, lock.recipe.hex);
    assert_string_equal(tryg_lock_differs(&lock, &read, arena), "");
    assert_string_equal(read.from.hex, "dd");
    assert_string_equal(read.changed, "data/før.csv");
    json_t *object = json_load_file(path, 0, NULL);
    const json_t *levels = json_object_get(object, "levels");
    assert_true(json_is_null(json_object_get(json_array_get(levels, 0), "from")));
    assert_true(json_real_value(json_object_get(json_array_get(levels, 1), "from")) ==
                110.0);
    json_decref(object);
    unlink(path);
    tryg_arena_free(arena);
}

static void no_file_and_no_lock_are_not_found(void **state)
{
    (void)state;
    struct tryg_lock lock;
    bool found = true;
    tryg_lock_read("/nowhere/baseline.json", NULL, &lock, &found);
    assert_false(found);
    char path[] = "/tmp/tryg_lock_XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    fputs("{\"recipe\": 7}", file);
    fclose(file);
    found = true;
    tryg_lock_read(path, NULL, &lock, &found);
    assert_false(found);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_that_decides_no_constant_is_not_locked),
        cmocka_unit_test(what_differs_is_named),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(no_file_and_no_lock_are_not_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
