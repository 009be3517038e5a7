/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "areas_setup.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_a_file_of_areas),
        cmocka_unit_test(a_declared_crs_wins_aloud),
        cmocka_unit_test(failures_say_what_was_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
