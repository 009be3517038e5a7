/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

static void the_least_project_has_the_stated_defaults(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(arena, LEAST);
    assert_string_equal(p.title.in[TRYG_DA], "Tryghedsindeks");
    assert_string_equal(p.title.in[TRYG_EN], "Safety index");
    assert_int_equal(p.lang, TRYG_DA);
    assert_string_equal(p.crs, "EPSG:25832");
    assert_int_equal(p.crs_at.line, 0);
    assert_int_equal(p.years, 3);
    assert_int_equal(p.year[0], 2010);
    assert_int_equal(p.year[2], 2012);
    assert_int_equal(p.base_year, 2010);
    assert_true(p.seed == 1);
    assert_string_equal(p.areas.table.shown, "a.geojson");
    assert_string_equal(p.areas.table.file, "a.geojson");
    assert_string_equal(p.areas.code, "nr");
    assert_null(p.areas.name);
    assert_false(p.areas.merge_repeated);
    assert_null(p.areas.join.file);
    assert_int_equal(p.index_systems, 1);
    assert_string_equal(p.index_system[0].system, "atom");
    assert_int_equal(p.roll_ups, 0);
    assert_null(p.profile);
    assert_null(p.offences.file);
    assert_null(p.water.file);
    assert_true(p.tolerate.rejects.share == 0.01 && p.tolerate.no_place.share == 0.10 &&
                p.tolerate.outside.share == 0.02);
    assert_int_equal(p.tolerate.rejects.at.line, 0);
    assert_int_equal(p.min_count, 5);
    assert_int_equal(p.min_answers, 30);
    assert_int_equal(p.uncertainty.method, TRYG_MONTE_CARLO);
    assert_int_equal(p.uncertainty.replicates, 10000);
    assert_int_equal(p.uncertainty.worst, 5);
    assert_false(p.uncertainty.poisson);
    assert_int_equal(p.notes + p.warnings, 0);
    tryg_arena_free(arena);
}

static void what_is_said_is_kept_with_its_place(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena,
        LEAST "title: {da: Tryghed, en: Safety}\nlang: en\ncrs: EPSG:32632\nbase_year: "
              "2011\nseed: 9007199254740991\ntolerate: {rejects: 0.5,\n           "
              "outside: 1/3}\nmap: {water: data/vand.geojson, neighbours: "
              "/abs/n.geojson}\nattribution: © Byen\npublish:\n  min_count: 3\n");
    assert_string_equal(p.title.in[TRYG_EN], "Safety");
    assert_int_equal(p.lang, TRYG_EN);
    assert_string_equal(p.crs, "EPSG:32632");
    assert_int_equal(p.crs_at.line, 6);
    assert_int_equal(p.crs_at.column, 6);
    assert_int_equal(p.base_year, 2011);
    assert_true(p.seed == 9007199254740991ULL);
    assert_true(p.tolerate.rejects.share == 0.5);
    assert_true(p.tolerate.outside.share == 1.0 / 3);
    assert_int_equal(p.tolerate.rejects.at.line, 9);
    assert_int_equal(p.tolerate.outside.at.line, 10);
    assert_int_equal(p.tolerate.outside.at.column, 21);
    assert_string_equal(p.tolerate.outside.at.file, "tryghed.yaml");
    assert_int_equal(p.tolerate.no_place.at.line, 0);
    assert_string_equal(p.water.shown, "data/vand.geojson");
    assert_int_equal(p.water.at.line, 11);
    assert_null(p.parks.file);
    assert_string_equal(p.neighbours.file, "/abs/n.geojson");
    assert_int_equal(p.attributions, 1); /* one text is a list of one */
    assert_string_equal(p.attribution[0], "© Byen");
    assert_int_equal(p.min_count, 3);
    assert_int_equal(p.min_answers, 30);
    tryg_arena_free(arena);
}

static void years_are_a_range_or_a_list(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        size_t n;
        int year[6];
    } CASES[] = {{"years: 2014", 1, {2014}},
                 {"years: 2010-2012", 3, {2010, 2011, 2012}},
                 {"years: [2014, 2010, 2012]", 3, {2010, 2012, 2014}},
                 {"years: [2010-2011, 2014]", 3, {2010, 2011, 2014}},
                 {"years: \"2010\"", 1, {2010}}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_project p = read_sound(
            arena, tryg_arena_print(arena, "tryghed: 1\n%s\nareas: {file: a, code: b}\n",
                                    CASES[i].yaml));
        assert_int_equal(p.years, CASES[i].n);
        assert_memory_equal(p.year, CASES[i].year, CASES[i].n * sizeof(int));
        tryg_arena_free(arena);
    }
    assert_true(sizeof CASES > 0);
}

static void the_top_is_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "yeras: 2010\n",
         "tryghed.yaml, linje 4, kolonne 1: ukendt nøgle \"yeras\".\n  Mente du "
         "\"years\"?",
         "tryghed.yaml, line 4, column 1: unknown key \"yeras\".\n  Did you mean "
         "\"years\"?"},
        {LEAST "publish: {min_count: 5, kvalitet: 3}\n",
         "tryghed.yaml, linje 4, kolonne 25: ukendt nøgle \"publish.kvalitet\".\n  "
         "Mulighederne er: min_count, min_answers, min_n_eff, max_width.",
         "tryghed.yaml, line 4, column 25: unknown key \"publish.kvalitet\".\n  The "
         "choices are: min_count, min_answers, min_n_eff, max_width."},
        {"years: 2010\nareas: {file: a, code: b}\n",
         "tryghed.yaml, linje 1, kolonne 1: nøglen \"tryghed\" mangler.",
         "tryghed.yaml, line 1, column 1: the key \"tryghed\" is missing."},
        {"tryghed: 2\nyears: 2010\nareas: {file: a, code: b}\n",
         "tryghed.yaml, linje 1, kolonne 10: tryghed: fandt \"2\", forventede 1, den "
         "udgave af projektfilen, dette program læser.",
         "tryghed.yaml, line 1, column 10: tryghed: found \"2\", expected 1, the version "
         "of the project file this program reads."},
        {"tryghed: 1\nyears: 2014-2010\nareas: {file: a, code: b}\n",
         "tryghed.yaml, linje 2, kolonne 8: years: fandt \"2014-2010\", forventede "
         "årstal: 2014, 2010-2014 eller [2010, 2012, 2014].",
         "tryghed.yaml, line 2, column 8: years: found \"2014-2010\", expected years: "
         "2014, 2010-2014 or [2010, 2012, 2014]."},
        {"tryghed: 1\nyears: [2010, 10]\nareas: {file: a, code: b}\n",
         "tryghed.yaml, linje 2, kolonne 15: years: fandt \"10\", forventede årstal: "
         "2014, 2010-2014 eller [2010, 2012, 2014].",
         NULL},
        {"tryghed: 1\nyears: [2010, 2010]\nareas: {file: a, code: b}\n",
         "tryghed.yaml, linje 2, kolonne 8: years: 2010 er der to gange.",
         "tryghed.yaml, line 2, column 8: years: 2010 is there twice."},
        {"tryghed: 1\nyears: []\nareas: {file: a, code: b}\n", NULL, NULL},
        {"tryghed: 1\nyears:\nareas: {file: a, code: b}\n",
         "tryghed.yaml, linje 2, kolonne 1: nøglen \"years\" mangler.", NULL},
        {"tryghed: 1\nyears: 2010\n",
         "tryghed.yaml, linje 1, kolonne 1: nøglen \"areas\" mangler.", NULL},
        {LEAST "lang: dk\n",
         "tryghed.yaml, linje 4, kolonne 7: lang: fandt \"dk\", forventede da eller en.",
         "tryghed.yaml, line 4, column 7: lang: found \"dk\", expected da or en."},
        {LEAST "crs: [EPSG:25832]\n",
         "tryghed.yaml, linje 4, kolonne 6: crs: fandt en liste, forventede en tekst.",
         "tryghed.yaml, line 4, column 6: crs: found a list, expected a text."},
        {LEAST "crs: \"\"\n",
         "tryghed.yaml, linje 4, kolonne 6: crs: fandt \"\", forventede en tekst, der "
         "ikke er tom.",
         "tryghed.yaml, line 4, column 6: crs: found \"\", expected a text that is not "
         "empty."},
        {LEAST "seed: -1\n",
         "tryghed.yaml, linje 4, kolonne 7: seed: fandt \"-1\", forventede et helt tal "
         "fra 0.",
         "tryghed.yaml, line 4, column 7: seed: found \"-1\", expected a whole number "
         "from 0."},
        {LEAST "base_year: 2009\n",
         "tryghed.yaml, linje 4, kolonne 12: base_year: 2009 er ikke blandt years.",
         "tryghed.yaml, line 4, column 12: base_year: 2009 is not among years."},
        {LEAST "tolerate: {rejects: 1}\nlang: en\nseed: 1.5\n",
         "tryghed.yaml, linje 6, kolonne 7: seed: fandt \"1.5\", forventede et helt tal "
         "fra 0.",
         NULL},
        {LEAST "tolerate: {rejects: 0,01}\n", NULL, NULL}, /* a flow map with a key 01 */
        {LEAST "tolerate:\n  rejects: 0,01\n",
         "tryghed.yaml, linje 5, kolonne 12: tolerate.rejects: fandt \"0,01\", "
         "forventede et tal fra 0 til 1.\n  Tal i projektfilen skrives med punktum: 0.5.",
         "tryghed.yaml, line 5, column 12: tolerate.rejects: found \"0,01\", expected a "
         "number from 0 to 1.\n  Numbers in the project file have a point: 0.5."},
        {LEAST "tolerate:\n  rejects: 1 %\n",
         "tryghed.yaml, linje 5, kolonne 12: tolerate.rejects: fandt \"1 %\", forventede "
         "et tal fra 0 til 1.",
         NULL},
        {LEAST "tolerate: {rejects: 1/0}\n",
         "tryghed.yaml, linje 4, kolonne 21: tolerate.rejects: fandt \"1/0\", forventede "
         "et tal fra 0 til 1.",
         NULL},
        {LEAST "title: {dk: x}\n",
         "tryghed.yaml, linje 4, kolonne 9: ukendt nøgle \"title.dk\".\n  Mulighederne "
         "er: da, en.",
         NULL},
        {LEAST "map: data/vand.geojson\n",
         "tryghed.yaml, linje 4, kolonne 6: map: fandt \"data/vand.geojson\", forventede "
         "en gruppe af nøgler.",
         "tryghed.yaml, line 4, column 6: map: found \"data/vand.geojson\", expected a "
         "group of keys."},
        {LEAST "offences: [a]\n",
         "tryghed.yaml, linje 4, kolonne 11: offences: fandt en liste, forventede en "
         "tekst.",
         NULL},
        {"- tryghed\n",
         "tryghed.yaml, linje 1, kolonne 1: projektfilen skal begynde med nøgler som "
         "\"tryghed: 1\" og \"years: 2010-2014\".",
         "tryghed.yaml, line 1, column 1: the project file must begin with keys like "
         "\"tryghed: 1\" and \"years: 2010-2014\"."},
        {"",
         "tryghed.yaml, linje 1, kolonne 1: projektfilen skal begynde med nøgler som "
         "\"tryghed: 1\" og \"years: 2010-2014\".",
         NULL},
        {LEAST "goals: [{id: a, kind: falls}]\n",
         "tryghed.yaml, linje 4, kolonne 9: nøglen \"goals.what\" mangler.", NULL},
    };
    EXPECT_FAULTS(CASES);
}

static void faults_are_told_five_at_a_time_in_the_order_of_the_file(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {"tryghed: 1\nyears: 2010\nareas: {file: a, code: b}\nbase_year: 2009\nlang: "
         "xx\nfoo: 1\nseed: y\ncrs: []\nmap: 1\n",
         "tryghed.yaml, linje 4, kolonne 12: base_year: 2009 er ikke blandt years.\n  "
         "tryghed.yaml, linje 5, kolonne 7: lang: fandt \"xx\", forventede da eller "
         "en.\n  tryghed.yaml, linje 6, kolonne 1: ukendt nøgle \"foo\".\n  Mulighederne "
         "er: tryghed, title, lang, crs, years, base_year, seed, areas, population, "
         "offences, reports, survey, scores, index, map, attribution, tolerate, publish, "
         "robustness, uncertainty, goals, compare, barometer, published.\n  "
         "tryghed.yaml, linje 7, kolonne 7: seed: fandt \"y\", forventede et helt tal "
         "fra 0.\n  tryghed.yaml, linje 8, kolonne 6: crs: fandt en liste, forventede en "
         "tekst.\n  … og 1 fejl til.",
         NULL}};
    EXPECT_FAULTS(CASES);
}

static void keys_of_later_rooms_are_noted_and_not_refused(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST
        "hotspots: {bandwidth: 300, any: [thing]}\ngoals:\n  - {id: maal5, kind: falls, "
        "what: utryg, where: markant@2010}\n  - {id: e1, kind: count_falls, what: "
        "[markant, intensiveret], by: 0.5, by_year: 2014}\nreport: x.csv\n");
    static const char *const EXPECTED[] = {
        "tryghed.yaml, linje 4, kolonne 1: hotspots er endnu ikke understøttet og bliver "
        "ikke brugt.",
        "tryghed.yaml, linje 8, kolonne 1: report er endnu ikke understøttet og "
        "bliver ikke brugt."};
    assert_int_equal(p.notes, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(p.note[i], EXPECTED[i]);
    }
    assert_int_equal(p.goals, 2);
    assert_string_equal(p.goal[0].where, "markant@2010");
    assert_int_equal(p.goal[0].whats, 1);
    assert_int_equal(p.goal[1].whats, 2);
    assert_true(p.goal[1].by == 0.5);
    assert_int_equal(p.goal[1].by_year, 2014);
    assert_int_equal(p.goal[1].at.line, 7);
    tryg_arena_free(arena);
}

static void offences_are_a_path_or_a_table(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(arena, LEAST "offences: data/k.csv\n");
    assert_string_equal(p.offences.shown, "data/k.csv");
    assert_int_equal(p.offences_at.line, 4);
    p = read_sound(arena,
                   LEAST "offences: {file: k.xlsx, sheet: Koder, header_row: 3}\n");
    assert_string_equal(p.offences.shown, "k.xlsx");
    assert_string_equal(p.offences.sheet, "Koder");
    assert_int_equal(p.offences.header_row, 3);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_least_project_has_the_stated_defaults),
        cmocka_unit_test(what_is_said_is_kept_with_its_place),
        cmocka_unit_test(years_are_a_range_or_a_list),
        cmocka_unit_test(the_top_is_judged),
        cmocka_unit_test(faults_are_told_five_at_a_time_in_the_order_of_the_file),
        cmocka_unit_test(keys_of_later_rooms_are_noted_and_not_refused),
        cmocka_unit_test(offences_are_a_path_or_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
