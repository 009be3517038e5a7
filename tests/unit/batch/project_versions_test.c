/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#define TOP "tryghed: 1\nyears: 2010-2014\n"
#define AREAS                                                                            \
    "areas:\n  file: a.geojson\n  layer: roder\n  code: nr\n  name: navn\n"              \
    "  join: {file: lookup.csv, code: nr}\n"

static void what_a_version_leaves_out_is_as_in_areas(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena,
        TOP AREAS "  versions:\n"
                  "    - {id: first, years: 2011-2012, file: b.geojson}\n"
                  "    - {id: second, years: [2014], file: c.gpkg, layer: x, code: kode, "
                  "name: n, join: {file: other.csv, code: kode}}\n");
    assert_int_equal(p.versions, 2);
    assert_int_equal(p.version[0].years, 2);
    assert_int_equal(p.version[0].year[1], 2012);
    const struct tryg_areas_source *own = tryg_project_areas(&p, 2010);
    const struct tryg_areas_source *first = tryg_project_areas(&p, 2012);
    const struct tryg_areas_source *second = tryg_project_areas(&p, 2014);
    assert_ptr_equal(own, &p.areas);
    assert_ptr_equal(tryg_project_areas(&p, 2013), &p.areas); /* of no version */
    assert_null(tryg_project_version(&p, 2013));
    assert_string_equal(tryg_project_version(&p, 2011)->id, "first");
    assert_string_equal(first->table.shown, "b.geojson");
    assert_string_equal(first->layer, "roder");
    assert_string_equal(first->code, "nr");
    assert_string_equal(first->name, "navn");
    assert_string_equal(first->join.shown, "lookup.csv");
    assert_string_equal(second->layer, "x");
    assert_string_equal(second->code, "kode");
    assert_string_equal(second->name, "n");
    assert_string_equal(second->join.shown, "other.csv");
    assert_string_equal(second->join_code, "kode");
    tryg_arena_free(arena);
}

static void people_are_points_with_persons(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, TOP AREAS
        "  people: {file: p.csv, crs: EPSG:4326, columns: {east: lon, north: lat, "
        "persons: n}}\n");
    assert_string_equal(p.people.table.shown, "p.csv");
    assert_string_equal(p.people.crs, "EPSG:4326");
    assert_string_equal(p.people.east, "lon");
    assert_string_equal(p.people.north, "lat");
    assert_string_equal(p.people.persons, "n");
    p = read_sound(arena, TOP AREAS);
    assert_null(p.people.table.file);
    assert_int_equal(p.versions, 0);
    tryg_arena_free(arena);
}

static void versions_are_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {TOP AREAS "  versions:\n    - {id: a, years: 2011-2012, file: b}\n"
                   "    - {id: b, years: 2012-2013, file: c}\n",
         "tryghed.yaml, linje 11, kolonne 7: versions: 2012 hører allerede til a.",
         "tryghed.yaml, line 11, column 7: versions: 2012 belongs to a already."},
        {TOP AREAS "  versions:\n    - {id: a, years: 2011, file: b}\n"
                   "    - {id: a, years: 2012, file: c}\n",
         "tryghed.yaml, linje 11, kolonne 7: versions: id \"a\" er brugt før; hver "
         "udgave har sit eget.",
         "tryghed.yaml, line 11, column 7: versions: the id \"a\" is used before; each "
         "version has its own."},
        {TOP AREAS "  versions: [{years: 2011, file: b}]\n", NULL, NULL},
        {TOP AREAS "  versions: [{id: a, file: b}]\n", NULL, NULL},
        {TOP AREAS "  versions: [{id: a, years: 2011}]\n", NULL, NULL},
        {TOP AREAS "  versions: [{id: a, years: 2011, file: b, systems: {}}]\n", NULL,
         NULL},
        {TOP AREAS "  people: {file: p.csv}\n", NULL, NULL},
        {TOP AREAS "  people: {file: p.csv, columns: {east: x}}\n", NULL, NULL},
    };
    EXPECT_FAULTS(CASES);
}

static void they_are_printed_as_they_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, TOP AREAS "  versions: [{id: first, years: 2011-2012, file: b.geojson}]\n"
                         "  people: {file: p.csv, columns: {east: x, north: y}}\n");
    char *text = printed(arena, &p);
    struct tryg_project again = read_sound(arena, text);
    assert_int_equal(again.versions, 1);
    assert_string_equal(again.version[0].id, "first");
    assert_int_equal(again.version[0].years, 2);
    assert_string_equal(again.version[0].areas.code, "nr");
    assert_string_equal(again.people.north, "y");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_version_leaves_out_is_as_in_areas),
        cmocka_unit_test(people_are_points_with_persons),
        cmocka_unit_test(versions_are_judged),
        cmocka_unit_test(they_are_printed_as_they_are_read)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
