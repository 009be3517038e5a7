/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/vector.h"

#define FILES "unit/import/files/"

static struct tryg_areas read_areas(struct tryg_areas_source source, tryg_arena *arena)
{
    struct tryg_areas areas = {0};
    struct tryg_error err = {0};
    source.table.shown = "omr";
    if (tryg_vector_read_areas(&source, arena, &areas, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return areas;
}

static void expect_failure(struct tryg_areas_source source, const char *says)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas areas = {.n = 77};
    struct tryg_error err = {0};
    source.table.shown = "omr";
    source.join.shown = "join";
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_vector_read_areas(&source, arena, &areas, &err), TRYG_DATA);
    assert_string_equal(err.text, says);
    assert_int_equal(areas.n, 77);
    tryg_arena_free(arena);
}

static void areas_come_sorted_by_code(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas a = read_areas(
        (struct tryg_areas_source){
            .table.file = FILES "mixed.geojson", .code = "kode", .name = "navn"},
        arena);
    assert_int_equal(a.n, 4);
    assert_string_equal(a.code[0], "9"); /* " 9" without its blank */
    assert_string_equal(a.code[1], "10");
    assert_string_equal(a.code[2], "101"); /* by value, the shorter first */
    assert_string_equal(a.code[3], "0101");
    assert_string_equal(a.name[1], "Ti");
    assert_string_equal(a.name[2], "101"); /* no name: the code */
    assert_int_equal(a.attributes, 5);
    assert_string_equal(a.value[1][1], "Ti "); /* attributes stay as they stand */
    assert_null(a.value[1][2]);
    assert_string_equal(a.crs, "EPSG:4326");
    assert_int_equal(a.outlines.areas, 4);
    assert_int_equal(a.outlines.part_at[1], 3); /* the shapes moved with their areas */
    assert_int_equal(a.outlines.part_at[2], 4);
    assert_int_equal(a.outlines.part_at[4], 4);
    assert_true(a.outlines.x[0] == 14 && a.outlines.y[0] == 55);
    tryg_arena_free(arena);
}

static void a_repeated_key_is_an_error_or_merged(void **state)
{
    (void)state;
    struct tryg_areas_source s = {
        .table.file = FILES "keys.geojson", .code = "k", .name = "navn"};
    expect_failure(s, "omr: nøglen \"a\" (k) findes både i objekt 1 og objekt 3.\n"
                      "  Hver nøgle må stå én gang. Er de dele af samme område, så skriv "
                      "repeated: merge under areas.");
    tryg_arena *arena = tryg_arena_new("test", 0);
    s.merge_repeated = true;
    struct tryg_areas a = read_areas(s, arena);
    assert_int_equal(a.n, 3);
    assert_int_equal(a.outlines.part_at[1], 2);
    assert_true(a.outlines.x[0] == 0 && a.outlines.x[4] == 4); /* in the file's order */
    assert_string_equal(a.name[0], "A");
    assert_string_equal(a.value[3][0], "1"); /* the first feature's */
    tryg_arena_free(arena);
}

static void a_missing_key_names_the_feature(void **state)
{
    (void)state;
    expect_failure(
        (struct tryg_areas_source){.table.file = FILES "keys.geojson", .code = "m"},
        "omr: objekt 2 har ingen nøgle, m er tom; det står mellem \"a\" og "
        "\"c\".\n  2 mangler i alt.\n  Hvert område skal have en nøgle. Ret "
        "filen, eller vælg en anden kolonne med code: under areas.");
}

static void a_declared_crs_wins_aloud(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas_source s = {
        .table.file = FILES "mixed.geojson", .code = "kode", .crs = "EPSG:25832"};
    size_t before = tryg_warnings();
    assert_string_equal(read_areas(s, arena).crs, "EPSG:25832");
    assert_int_equal(tryg_warnings(), before + 1);
    s.crs = "EPSG:4326";
    read_areas(s, arena);
    assert_int_equal(tryg_warnings(), before + 1);
    s.table.file = FILES "squares.shp"; /* carries none */
    s.code = "nr";
    s.crs = "EPSG:25832";
    assert_string_equal(read_areas(s, arena).crs, "EPSG:25832");
    assert_int_equal(tryg_warnings(), before + 1);
    tryg_arena_free(arena);
}

static void a_table_is_a_file_of_areas(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas a = read_areas(
        (struct tryg_areas_source){
            .table.file = FILES "regions.csv", .code = "kode", .name = "navn"},
        arena);
    assert_int_equal(a.n, 3);
    assert_string_equal(a.code[0], "9");
    assert_string_equal(a.name[1], "101");
    assert_string_equal(a.name[2], "Æ");
    assert_null(a.value[2][0]);
    assert_null(a.crs);
    assert_int_equal(a.outlines.areas, 0);
    a = read_areas((struct tryg_areas_source){.table.file = FILES "wide.xlsx",
                                              .table.sheet = "Tal",
                                              .table.header_row = 4,
                                              .table.stop_at_empty = true,
                                              .code = "Vold"},
                   arena);
    assert_int_equal(a.n, 5);
    assert_string_equal(a.code[0], "3");
    assert_string_equal(a.code[4], "..");
    tryg_arena_free(arena);
    expect_failure(
        (struct tryg_areas_source){.table.file = FILES "broken.csv", .code = "kode"},
        "omr har rækker, der ikke kan læses; her skal de alle kunne "
        "læses.\n  Linje 2, kolonne 2 (navn): et anførselstegn er "
        "løst eller ikke lukket.");
}

static void a_joined_table_adds_attributes(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas_source s = {.table.file = FILES "keys.geojson",
                                  .code = "k",
                                  .merge_repeated = true,
                                  .join = {.file = FILES "lookup.csv", .shown = "join"},
                                  .join_code = "kode"};
    size_t before = tryg_warnings();
    struct tryg_areas a = read_areas(s, arena);
    assert_int_equal(tryg_warnings(), before + 2); /* row "z"; area "c" */
    assert_int_equal(a.attributes, 5);             /* "tal" is there already */
    assert_string_equal(a.attribute[4], "gruppe");
    assert_string_equal(a.value[4][0], "syd");
    assert_string_equal(a.value[4][1], "nord");
    assert_null(a.value[4][2]);
    assert_string_equal(a.value[3][0], "1"); /* not the table's 9 */
    tryg_arena_free(arena);
    s.join_code = "gruppe1";
    expect_failure(s,
                   "join har ingen kolonne \"gruppe1\" (areas: join: code). Kolonner i "
                   "filen: kode, tal, gruppe.\n  Mente du \"gruppe\"?");
}

static void failures_say_what_was_meant(void **state)
{
    (void)state;
    expect_failure((struct tryg_areas_source){.table.file = FILES "none", .code = "kode"},
                   "omr kan ikke åbnes: findes ikke.");
    expect_failure(
        (struct tryg_areas_source){.table.file = FILES "mixed.geojson", .code = "code"},
        "omr har ingen kolonne \"code\" (areas: code). Kolonner i filen: "
        "kode, navn, tal, dag, sand.\n  Mente du \"kode\"?");
    expect_failure((struct tryg_areas_source){.table.file = FILES "layers.kml",
                                              .code = "Name",
                                              .layer = "skoler"},
                   "omr har punkter eller linjer, men ingen flader. Områder skal være "
                   "polygoner.");
}

static void outlines_pass_over_what_has_no_shape(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines o;
    const char *crs = NULL, **name = NULL;
    assert_int_equal(tryg_vector_read_outlines(FILES "mixed.geojson", "navn", arena, &o,
                                               &crs, &name, NULL),
                     TRYG_OK);
    assert_int_equal(o.areas, 2);
    assert_int_equal(o.parts, 4);
    assert_string_equal(name[0], "Ti ");
    assert_string_equal(name[1], "Ni");
    assert_string_equal(crs, "EPSG:4326");
    assert_int_equal(tryg_vector_read_outlines(FILES "keys.geojson", NULL, arena, &o,
                                               &crs, &name, NULL),
                     TRYG_OK);
    assert_int_equal(o.areas, 3);
    assert_int_equal(o.part_at[3], 3);
    assert_null(name[2]);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_come_sorted_by_code),
        cmocka_unit_test(a_repeated_key_is_an_error_or_merged),
        cmocka_unit_test(a_missing_key_names_the_feature),
        cmocka_unit_test(a_declared_crs_wins_aloud),
        cmocka_unit_test(a_table_is_a_file_of_areas),
        cmocka_unit_test(a_joined_table_adds_attributes),
        cmocka_unit_test(failures_say_what_was_meant),
        cmocka_unit_test(outlines_pass_over_what_has_no_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
