/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include <limits.h>

#define TOP "tryghed: 1\nyears: 2010-2014\n"

static void areas_and_systems_are_read_as_the_contract_writes_them(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, TOP
        "areas:\n  file: data/roder.geojson\n  layer: roder\n  code: rode_nr\n  name: "
        "rodenavn\n  repeated: merge\n  join: {file: data/rode_lookup.csv, code: nr, "
        "delimiter: \";\"}\n  systems:\n    distrikt35:\n      group_by: distrikt_nr\n   "
        "   name: {file: data/distrikter.csv, code: nr, name: navn}\n      fix: "
        "{\"392\": \"29\", 0393: 029}\n      inside: bydel10\n      aliases: {Kgs. "
        "Enghave: \"25\"}\n    bydel10: {group_by: bydel, name: bydelnavn}\n    kvarter: "
        "{group_by: kvarter, name: {1: Holmen, 2: \"Nørrebro, indre\"}}\n  index_system: "
        "{2013: bydel10, 2010: distrikt35}\n  roll_up: [kvarter]\n");
    assert_string_equal(p.areas.layer, "roder");
    assert_true(p.areas.merge_repeated);
    assert_string_equal(p.areas.join.shown, "data/rode_lookup.csv");
    assert_int_equal(p.areas.join.delimiter, ';');
    assert_string_equal(p.areas.join_code, "nr");
    assert_int_equal(p.systems, 3);
    const struct tryg_project_system *d = tryg_project_system(&p, "distrikt35");
    assert_string_equal(d->group_by, "distrikt_nr");
    assert_string_equal(d->name_table.shown, "data/distrikter.csv");
    assert_string_equal(d->name_table_code, "nr");
    assert_string_equal(d->name_table_name, "navn");
    assert_int_equal(d->fix.n, 2);
    assert_string_equal(d->fix.key[1], "0393"); /* codes are text */
    assert_string_equal(d->fix.value[1], "029");
    assert_int_equal(d->fix.at[1].line, 14);
    assert_string_equal(d->inside, "bydel10");
    assert_int_equal(d->inside_at.line, 15);
    assert_string_equal(d->aliases.key[0], "Kgs. Enghave");
    assert_string_equal(tryg_project_system(&p, "bydel10")->name_attribute, "bydelnavn");
    const struct tryg_project_system *k = tryg_project_system(&p, "kvarter");
    assert_int_equal(k->name_of.n, 2);
    assert_string_equal(k->name_of.value[1], "Nørrebro, indre");
    assert_int_equal(p.index_systems, 2);
    assert_int_equal(p.index_system[0].from_year, 2010);
    assert_string_equal(p.index_system[1].system, "bydel10");
    assert_int_equal(p.roll_ups, 1);
    assert_null(tryg_project_system(&p, "atom"));
    p = read_sound(
        arena,
        TOP "areas: {file: a, code: b, systems: {d: {group_by: x}}, index_system: d}\n");
    assert_int_equal(p.index_system[0].from_year, INT_MIN);
    tryg_arena_free(arena);
}

static void areas_are_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {TOP "areas: {file: a}\n",
         "tryghed.yaml, linje 3, kolonne 8: nøglen \"areas.code\" mangler.",
         "tryghed.yaml, line 3, column 8: the key \"areas.code\" is missing."},
        {TOP "areas: {file: a, code: b, repeated: keep}\n",
         "tryghed.yaml, linje 3, kolonne 37: areas.repeated: fandt \"keep\", forventede "
         "error eller merge.",
         NULL},
        {TOP "areas: {file: a, code: b, join: {file: c}}\n",
         "tryghed.yaml, linje 3, kolonne 33: nøglen \"areas.join.code\" mangler.", NULL},
        {TOP "areas: {file: a, code: b, systems: [d]}\n",
         "tryghed.yaml, linje 3, kolonne 36: areas.systems: fandt en liste, forventede "
         "en gruppe af nøgler.",
         NULL},
        {TOP "areas: {file: a, code: b, systems: {d: bydel}}\n",
         "tryghed.yaml, linje 3, kolonne 40: areas.systems.d: fandt \"bydel\", "
         "forventede en gruppe af nøgler.",
         NULL},
        {TOP "areas: {file: a, code: b, systems: {d: {groupby: bydel}}}\n",
         "tryghed.yaml, linje 3, kolonne 40: nøglen \"areas.systems.d.group_by\" "
         "mangler.\n  tryghed.yaml, linje 3, kolonne 41: ukendt nøgle "
         "\"areas.systems.d.groupby\".\n  Mente du \"group_by\"?",
         NULL},
        {TOP "areas: {file: a, code: b, systems: {\"x/y\": {group_by: c}}}\n",
         "tryghed.yaml, linje 3, kolonne 44: areas.systems: fandt \"x/y\", forventede et "
         "navn af bogstaver, tal, _ og -.",
         NULL},
        {TOP "areas: {file: a, code: b, systems: {d: {group_by: c, fix: [1]}}}\n",
         "tryghed.yaml, linje 3, kolonne 59: areas.systems.d.fix: fandt en liste, "
         "forventede en gruppe af nøgler.",
         NULL},
        {TOP "areas: {file: a, code: b, systems: {d: {group_by: c, fix: {1: [2]}}}}\n",
         "tryghed.yaml, linje 3, kolonne 63: areas.systems.d.fix.1: fandt en liste, "
         "forventede en tekst.",
         NULL},
        {TOP "areas: {file: a, code: b, systems: {d: {group_by: c, name: {file: f, code: "
             "g}}}}\n",
         "tryghed.yaml, linje 3, kolonne 60: nøglen \"areas.systems.d.name.name\" "
         "mangler.",
         NULL},
        {TOP "areas: {file: a, code: b, index_system: {10: c}}\n",
         "tryghed.yaml, linje 3, kolonne 42: areas.index_system: fandt \"10\", "
         "forventede et årstal, fx {2010: distrikt35}.",
         NULL},
        {TOP "areas: {file: a, code: b, encoding: utf8}\n",
         "tryghed.yaml, linje 3, kolonne 37: areas.encoding: fandt \"utf8\", forventede "
         "auto, utf-8, cp1252, latin1, cp865 eller cp850.\n  Mente du \"utf-8\"?",
         NULL},
        {TOP "areas: {file: a, code: b, header_row: 0}\n",
         "tryghed.yaml, linje 3, kolonne 39: areas.header_row: fandt \"0\", forventede "
         "et helt tal fra 1 til 1000000.",
         "tryghed.yaml, line 3, column 39: areas.header_row: found \"0\", expected a "
         "whole number from 1 to 1000000."},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_and_systems_are_read_as_the_contract_writes_them),
        cmocka_unit_test(areas_are_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
