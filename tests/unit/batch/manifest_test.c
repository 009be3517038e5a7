/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests/unit/batch/project_cases.h"

#include "engine/batch/manifest.h"
#include "engine/batch/versions.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static tryg_arena *arena;
static struct tryg_project project;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    project = read_sound(arena, LEAST "seed: 9007199254740991\n"
                                      "index: {profile: sikkerby}\n");
    setenv("SOURCE_DATE_EPOCH", "1262304000", 1);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unsetenv("SOURCE_DATE_EPOCH");
    tryg_arena_free(arena);
    return 0;
}

static struct tryg_hash hash_of(char letter)
{
    struct tryg_hash hash = {""};
    memset(hash.hex, letter, 64);
    return hash;
}

/* Two years that share the areas; one file of reports each. */
static struct tryg_manifest two_years(void)
{
    struct tryg_input *input = TRYG_NEW(arena, 4, struct tryg_input);
    input[0] = (struct tryg_input){"reports politi", "data/a_2010.csv", hash_of('b'),
                                   5000000000, 61204};
    input[1] = (struct tryg_input){"areas", "data/roder.geojson", hash_of('a'), 12, 399};
    input[2] = (struct tryg_input){"areas", "data/roder.geojson", hash_of('a'), 12, 399};
    input[3] =
        (struct tryg_input){"reports politi", "data/a_2011.csv", hash_of('c'), 7, 0};
    struct tryg_year_record *record = TRYG_NEW(arena, 2, struct tryg_year_record);
    record[0] = (struct tryg_year_record){.year = 2010, .inputs = 2, .input = input};
    record[1] = (struct tryg_year_record){.year = 2011, .inputs = 2, .input = input + 2};
    struct tryg_manifest_output *output = TRYG_NEW(arena, 2, struct tryg_manifest_output);
    output[0] = (struct tryg_manifest_output){"maps/æ.png", hash_of('e')};
    output[1] = (struct tryg_manifest_output){"index.csv", hash_of('d')};
    return (struct tryg_manifest){.project = &project,
                                  .run_id = "0123456789ab",
                                  .engine_version = "0.1.0",
                                  .records = 2,
                                  .record = record,
                                  .outputs = 2,
                                  .output = output};
}

static char *text_of(const struct tryg_manifest *manifest)
{
    char *text;
    struct tryg_error err;
    if (tryg_manifest_text(manifest, arena, &text, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return text;
}

static void the_manifest_says_what_went_in_and_came_out(void **state)
{
    (void)state;
    struct tryg_manifest manifest = two_years();
    char *text = text_of(&manifest);
    json_t *json = json_loads(text, 0, NULL);
    assert_non_null(json);
    assert_int_equal(text[strlen(text) - 1], '\n');

    const char *run_id, *finished, *profile, *sha, *file, *engine;
    json_int_t seed, base, bytes, rows;
    json_t *inputs, *outputs, *years, *libraries;
    assert_int_equal(
        json_unpack(json, "{s:s, s:s, s:s, s:s, s:I, s:I, s:{s:s}, s:o, s:o, s:o, s:o}",
                    "run_id", &run_id, "finished", &finished, "profile", &profile,
                    "engine", &engine, "seed", &seed, "base_year", &base, "project",
                    "sha256", &sha, "inputs", &inputs, "outputs", &outputs, "years",
                    &years, "libraries", &libraries),
        0);
    assert_string_equal(run_id, "0123456789ab");
    assert_string_equal(finished, "2010-01-01T00:00:00Z");
    assert_string_equal(profile, "sikkerby");
    assert_string_equal(engine, "0.1.0");
    assert_true(seed == 9007199254740991LL);
    assert_true(base == 2010);
    assert_string_equal(sha, tryg_project_hash(&project).hex);
    assert_int_equal(json_array_size(years), 2);
    size_t n;
    tryg_versions(&n);
    assert_int_equal(json_object_size(libraries), n);

    assert_int_equal(json_array_size(inputs), 3); /* the areas once, with both years */
    assert_int_equal(json_unpack(json_array_get(inputs, 0), "{s:s, s:o}", "file", &file,
                                 "years", &years),
                     0);
    assert_string_equal(file, "data/roder.geojson");
    assert_int_equal(json_array_size(years), 2);
    assert_true(json_integer_value(json_array_get(years, 1)) == 2011);
    assert_int_equal(json_unpack(json_array_get(inputs, 1), "{s:s, s:s, s:I, s:I}",
                                 "file", &file, "sha256", &sha, "bytes", &bytes, "rows",
                                 &rows),
                     0);
    assert_string_equal(file, "data/a_2010.csv");
    assert_string_equal(sha, hash_of('b').hex);
    assert_true(bytes == 5000000000 && rows == 61204);

    assert_int_equal(json_array_size(outputs), 2); /* by name */
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(outputs, 0), "file")),
        "index.csv");
    json_decref(json);
}

/* The later extract is one of no label year; the barometer's file is not there. */
static void inputs_of_no_year_stand_last(void **state)
{
    (void)state;
    const struct tryg_input none = {.role = NULL};
    const struct tryg_input later = {"compare later", "later/counts.csv", hash_of('f'), 9,
                                     3};
    struct tryg_manifest manifest = two_years();
    manifest.yearless[0] = &none;
    manifest.yearless[1] = &later;
    json_t *json = json_loads(text_of(&manifest), 0, NULL);
    json_t *inputs = json_object_get(json, "inputs");
    assert_int_equal(json_array_size(inputs), 4);
    json_t *last = json_array_get(inputs, 3);
    assert_string_equal(json_string_value(json_object_get(last, "file")),
                        "later/counts.csv");
    assert_string_equal(json_string_value(json_object_get(last, "sha256")),
                        hash_of('f').hex);
    assert_int_equal(json_array_size(json_object_get(last, "years")), 0);
    json_decref(json);
}

static void the_same_run_gives_the_same_bytes(void **state)
{
    (void)state;
    struct tryg_manifest one = two_years(), other = two_years();
    struct tryg_manifest_output swap = other.output[0];
    ((struct tryg_manifest_output *)other.output)[0] = other.output[1];
    ((struct tryg_manifest_output *)other.output)[1] = swap;
    assert_string_equal(text_of(&one), text_of(&other));
    char *text = text_of(&one);
    const char *before = strstr(text, "\"base_year\""),
               *after = strstr(text, "\"years\": [\n    2010");
    assert_non_null(before);
    assert_non_null(after);
    assert_true(before < after); /* keys sorted */
}

static void the_clock_is_the_one_given(void **state)
{
    (void)state;
    static const struct {
        const char *epoch, *finished;
    } CASES[] = {{"0", "\"1970-01-01T00:00:00Z\""},
                 {"951868799", "\"2000-02-29T23:59:59Z\""},
                 {"253402300799", "\"9999-12-31T23:59:59Z\""}};
    struct tryg_manifest manifest = two_years();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        setenv("SOURCE_DATE_EPOCH", CASES[i].epoch, 1);
        assert_non_null(strstr(text_of(&manifest), CASES[i].finished));
    }
    static const char *const BAD[] = {"i går", "", "-1", "1.5", "253402300800"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        char *text = "untouched";
        setenv("SOURCE_DATE_EPOCH", BAD[i], 1);
        assert_int_equal(tryg_manifest_text(&manifest, arena, &text, NULL), TRYG_USAGE);
        assert_string_equal(text, "untouched");
    }
    unsetenv("SOURCE_DATE_EPOCH");
    assert_null(strstr(text_of(&manifest), "\"1970")); /* the machine's own clock */
    setenv("SOURCE_DATE_EPOCH", "1262304000", 1);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_manifest_is_current_while_its_outputs_are_whole(void **state)
{
    (void)state;
    char out[] = "/tmp/tryg_manifest_XXXXXX";
    assert_non_null(mkdtemp(out));
    const char *path = tryg_arena_print(arena, "%s/manifest.json", out);
    const char *table = tryg_arena_print(arena, "%s/index.csv", out);
    struct tryg_manifest_output output = {.name = "index.csv"};
    struct tryg_manifest manifest = two_years();
    manifest.outputs = 1;
    manifest.output = &output;
    assert_false(tryg_manifest_is_current(path, out, "0123456789ab")); /* there is none */
    write_text(table, "year\n2010\n");
    assert_int_equal(tryg_hash_file(table, &output.sha256, NULL), TRYG_OK);
    assert_int_equal(tryg_manifest_write(&manifest, path, NULL), TRYG_OK);
    assert_true(tryg_manifest_is_current(path, out, "0123456789ab"));
    assert_false(tryg_manifest_is_current(path, out, "0123456789ac"));
    write_text(table, "year\n2011\n");
    assert_false(tryg_manifest_is_current(path, out, "0123456789ab"));
    write_text(table, "year\n2010\n");
    assert_true(tryg_manifest_is_current(path, out, "0123456789ab"));
    remove(table);
    assert_false(tryg_manifest_is_current(path, out, "0123456789ab"));
    write_text(path, "{\"run_id\": \"0123456789ab\"}");
    assert_false(tryg_manifest_is_current(path, out, "0123456789ab"));
    write_text(path, "{");
    assert_false(tryg_manifest_is_current(path, out, "0123456789ab"));
    remove(path);
    rmdir(out);
}

static void a_name_that_is_no_utf8_is_refused(void **state)
{
    (void)state;
    struct tryg_manifest_output output = {"\xE6.csv", hash_of('a')};
    struct tryg_manifest manifest = two_years();
    char *text;
    manifest.outputs = 1;
    manifest.output = &output;
    assert_int_equal(tryg_manifest_text(&manifest, arena, &text, NULL), TRYG_FAILED);
}

static void published_tables_went_in_too(void **state)
{
    (void)state;
    struct tryg_manifest manifest = two_years();
    const struct tryg_input table = {"published rapport", "data/p.csv", hash_of('f'), 99,
                                     12};
    manifest.published = 1;
    manifest.published_file = &table;
    json_t *json = json_loads(text_of(&manifest), 0, NULL), *years;
    const char *role, *file, *sha;
    json_int_t rows;
    assert_int_equal(json_unpack(json_array_get(json_object_get(json, "inputs"), 3),
                                 "{s:s, s:s, s:s, s:I, s:o}", "role", &role, "file",
                                 &file, "sha256", &sha, "rows", &rows, "years", &years),
                     0);
    assert_string_equal(role, "published rapport");
    assert_string_equal(file, "data/p.csv");
    assert_string_equal(sha, hash_of('f').hex);
    assert_true(rows == 12);
    assert_int_equal(json_array_size(years), 0);
    json_decref(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_manifest_says_what_went_in_and_came_out),
        cmocka_unit_test(inputs_of_no_year_stand_last),
        cmocka_unit_test(published_tables_went_in_too),
        cmocka_unit_test(the_same_run_gives_the_same_bytes),
        cmocka_unit_test(the_clock_is_the_one_given),
        cmocka_unit_test(a_manifest_is_current_while_its_outputs_are_whole),
        cmocka_unit_test(a_name_that_is_no_utf8_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
