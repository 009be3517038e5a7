/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include "engine/batch/project_check.h"

#define INDEX                                                                            \
    "index:\n  indicators: [{id: x, source: survey, question: q, weight: 1}]\n  "        \
    "normalise: {method: z}\n  levels: [{id: hoej, from: 105}, {id: lav}]\n"
#define SURVEY                                                                           \
    "survey:\n  - {id: s, file: s.csv, columns: {area: a}, questions: {q: {column: c, "  \
    "unsafe: [\"1\"]}}}\n"
#define SERIES "  series: {file: b.csv, columns: {series: m, period: p, value: v}}\n"

static void all_sources_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST SURVEY INDEX "barometer:\n" SERIES
                                  "  goals:\n    - {id: a, wanted: rises}\n    - {id: b, "
                                  "name: {da: Bé, en: Bee}, wanted: falls, series: c, "
                                  "unit: percent}\n    - {id: c, wanted: falls, source: "
                                  "index, what: x, where: hoej@2011}\n    - {id: d, "
                                  "wanted: rises, source: survey, question: q, survey: "
                                  "s, answers: safe, dont_know: category}\n");
    const struct tryg_project_barometer *b = &p.barometer;
    int level = 9, year = 0;
    assert_string_equal(b->series.table.file, "b.csv");
    assert_null(b->series.se);
    assert_int_equal(b->goals, 4);
    assert_string_equal(b->goal[0].series, "a");
    assert_string_equal(b->goal[0].name.in[TRYG_EN], "a");
    assert_int_equal(b->goal[0].unit, TRYG_SERIES_NUMBER);
    assert_string_equal(b->goal[1].series, "c");
    assert_int_equal(b->goal[1].unit, TRYG_SERIES_PERCENT);
    assert_int_equal(b->goal[1].wanted, TRYG_WANTED_FALLS);
    assert_int_equal(b->goal[2].by, TRYG_BY_INDEX);
    assert_true(tryg_barometer_where(&p, b->goal[2].where, &level, &year));
    assert_true(level == 1 && year == 2011);
    assert_true(tryg_barometer_where(&p, "lav", &level, &year));
    assert_true(level == 0 && year == 2010); /* the base year */
    assert_true(b->goal[3].safe);
    assert_int_equal(b->goal[3].dont_know, TRYG_DONT_KNOW_CATEGORY);
    struct tryg_project again = read_sound(arena, printed(arena, &p));
    assert_string_equal(printed(arena, &again), printed(arena, &p));
    assert_string_equal(again.barometer.goal[3].survey, "s");
    tryg_arena_free(arena);
}

/* A barometer decides no number of a kept year, so that one may be added to a project
 * whose base year is locked. */
static void the_recipe_is_without_it(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project bare = read_sound(arena, LEAST);
    struct tryg_project with = read_sound(
        arena, LEAST "barometer:\n" SERIES "  goals: [{id: a, wanted: rises}]\n");
    assert_string_equal(tryg_project_hash_recipe(&bare).hex,
                        tryg_project_hash_recipe(&with).hex);
    assert_string_not_equal(tryg_project_hash(&bare).hex, tryg_project_hash(&with).hex);
    tryg_arena_free(arena);
}

static void faults_are_named(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "barometer:\n" SERIES "  maal: [{id: a, wanted: rises}]\n",
         "tryghed.yaml, linje 5, kolonne 3: nøglen \"barometer.goals\" mangler.\n"
         "  tryghed.yaml, linje 6, kolonne 3: ukendt nøgle \"barometer.maal\".\n"
         "  Mulighederne er: series, goals.",
         NULL},
        {LEAST "barometer:\n" SERIES "  goals: [{id: a, wanted: op}]\n", NULL, NULL},
        {LEAST "barometer:\n" SERIES "  goals: [{id: a}]\n",
         "tryghed.yaml, linje 6, kolonne 11: nøglen \"barometer.goals.wanted\" mangler.",
         "tryghed.yaml, line 6, column 11: the key \"barometer.goals.wanted\" is "
         "missing."},
        {LEAST "barometer:\n" SERIES "  goals: [{id: a, wanted: rises, what: x}]\n", NULL,
         NULL},
        {LEAST "barometer:\n  goals: [{id: a, wanted: rises}]\n",
         "tryghed.yaml, linje 5, kolonne 11: barometer: a måles med source: series, men "
         "barometer.series nævner ingen fil.",
         "tryghed.yaml, line 5, column 11: barometer: a is measured by source: series, "
         "but barometer.series names no file."},
        {LEAST "barometer:\n" SERIES
               "  goals: [{id: a, wanted: rises}, {id: a, wanted: falls}]\n",
         "tryghed.yaml, linje 6, kolonne 35: barometer: målet a er der to gange.", NULL},
        {LEAST "barometer:\n  goals: [{id: a, wanted: rises, source: index, what: x}]\n",
         "tryghed.yaml, linje 5, kolonne 11: barometer: a måles med source: index, men "
         "projektet har intet index.",
         NULL},
        {LEAST SURVEY INDEX "barometer:\n  goals: [{id: a, wanted: rises, source: index, "
                            "what: inde}]\n",
         NULL, NULL},
        {LEAST SURVEY INDEX "barometer:\n  goals: [{id: a, wanted: rises, source: index, "
                            "what: index, where: top@2010}]\n",
         "tryghed.yaml, linje 11, kolonne 11: barometer: a: where: \"top@2010\" skal "
         "være et af indeksets niveauer i et af projektets år, fx hoej@2010.",
         NULL},
        {LEAST SURVEY INDEX "barometer:\n  goals: [{id: a, wanted: rises, source: index, "
                            "what: index, where: hoej@2019}]\n",
         NULL, NULL},
        {LEAST SURVEY INDEX
         "barometer:\n  goals: [{id: a, wanted: rises, source: survey, "
         "question: qq}]\n",
         NULL, NULL},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_sources_are_read),
        cmocka_unit_test(the_recipe_is_without_it),
        cmocka_unit_test(faults_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
