/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "areas_setup.h"

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
        cmocka_unit_test(outlines_pass_over_what_has_no_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
