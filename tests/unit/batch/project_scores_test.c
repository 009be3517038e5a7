/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#define INDEX                                                                            \
    "index:\n  indicators: [{id: x, source: scores, score: sx, direction: safe}]\n  "    \
    "normalise: {method: none}\n  orientation: safe\n  scale: {centre: 0, spread: 1}\n " \
    " "                                                                                  \
    "levels: [{id: alle}]\n"

static void scores_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST "scores:\n  - {id: a, file: a.csv, columns: {area: by, year: aar}}\n"
                     "  - {id: b, file: b.csv, system: atom, columns: {area: by, "
                     "score: s, value: v, se: e}, range: [1, 5]}\n" INDEX);
    assert_int_equal(p.scores, 2);
    assert_null(p.score[0].source.score);
    assert_true(p.score[0].source.low == 0 && p.score[0].source.high == 100);
    assert_string_equal(p.score[1].source.se, "e");
    assert_true(p.score[1].source.low == 1 && p.score[1].source.high == 5);
    assert_int_equal(p.profile->indicator[0].source, TRYG_FROM_SCORES);
    assert_string_equal(p.profile->indicator[0].score, "sx");
    assert_int_equal(p.profile->normalise, TRYG_AS_GIVEN);
    struct tryg_project again = read_sound(arena, printed(arena, &p));
    assert_string_equal(printed(arena, &again), printed(arena, &p));
    tryg_arena_free(arena);
}

#define ONE "{id: a, file: a.csv, columns: {area: by}}"

static void faults_are_named(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "scores: [{id: a, file: a.csv, columns: {area: by, score: s}}]\n",
         "tryghed.yaml, linje 4, kolonne 10: nøglen \"scores.columns.value\" mangler.",
         "tryghed.yaml, line 4, column 10: the key \"scores.columns.value\" is missing."},
        {LEAST "scores: [{id: a, file: a.csv, columns: {area: by, value: v}}]\n",
         "tryghed.yaml, linje 4, kolonne 10: nøglen \"scores.columns.score\" mangler.",
         NULL},
        {LEAST "scores: [" ONE ", " ONE "]\n", NULL, NULL},
        {LEAST "scores: [{id: a, file: a.csv, columns: {area: by}, range: [5, 1]}]\n",
         NULL, NULL},
        {LEAST "scores: [{id: a, file: a.csv, columns: {area: by}, system: bydel}]\n",
         NULL, NULL},
        {LEAST "scores: [{id: a, file: a.csv, columns: {area: by}, points: 3}]\n", NULL,
         NULL},
        {LEAST INDEX,
         "tryghed.yaml, linje 5, kolonne 3: indekset har 1 indikatorer med source: "
         "scores, men projektet har ingen scores.",
         NULL},
        {LEAST "scores: [" ONE "]\nindex:\n  indicators: [{id: x, source: scores}]\n  "
               "normalise: {method: none}\n  levels: [{id: alle}]\n",
         "tryghed.yaml, linje 6, kolonne 16: indikatoren x (source: scores) mangler "
         "nøglen \"score\".",
         NULL},
        {LEAST "scores: [" ONE "]\nindex:\n  indicators: [{id: x, source: scores, score: "
               "s, question: q}]\n  normalise: {method: none}\n  levels: [{id: alle}]\n",
         "tryghed.yaml, linje 6, kolonne 16: nøglen \"question\" hører ikke til en "
         "indikator med source: scores.",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(scores_are_read),
                                       cmocka_unit_test(faults_are_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
