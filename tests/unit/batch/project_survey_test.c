/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include <math.h>

static void answers_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena,
        LEAST "population: [{id: residents, file: b, columns: {area: a, value: "
              "v}}]\nsurvey:\n  - id: borgere\n    file: data/survey_{year}.csv\n    "
              "kind: answers\n    columns: {id: respnr, area: distrikt, weight: vaegt, "
              "stratum: s, cluster: h}\n    population: residents\n    fieldwork: {from: "
              "0-01-15, to: 0-02-28}\n    questions:\n      udsat_vold: {column: sp12a, "
              "unsafe: [\"1\"], missing: [\"9\", \"\"], dont_know: [\"8\"]}\n      "
              "utryg: {column: sp3, unsafe: [4, 5], safe: [1, 2, 3], missing: 09}\n");
    assert_int_equal(p.surveys, 1);
    const struct tryg_project_survey *one = &p.survey[0];
    assert_int_equal(one->kind, TRYG_ANSWERS);
    assert_string_equal(one->source.id, "borgere");
    assert_string_equal(one->system, "atom");
    assert_string_equal(one->population, "residents");
    assert_string_equal(one->source.id_column, "respnr");
    assert_string_equal(one->source.cluster, "h");
    assert_int_equal(one->fieldwork.to.day, 28);
    assert_int_equal(one->fieldwork.at.line, 11);
    assert_int_equal(one->source.questions, 2);
    const struct tryg_question_source *q = one->source.question;
    assert_string_equal(q[0].id, "udsat_vold");
    assert_string_equal(q[0].column, "sp12a");
    assert_int_equal(q[0].missings, 2);
    assert_string_equal(q[0].missing[1], "");
    assert_int_equal(q[0].safes, 0);
    assert_int_equal(q[1].unsafes, 2);
    assert_int_equal(q[1].safes, 3);
    assert_string_equal(q[1].missing[0], "09");
    tryg_arena_free(arena);
}

/* Half are asked again, and their answers go together by 0.6: 0.3 a year, 0.3^4 in four.
 */
static void a_panel_is_read_and_fades_with_the_years(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST "survey:\n  - id: borgere\n    file: s.csv\n    kind: answers\n    "
                     "columns: {area: d}\n    panel: {overlap: 0.5, correlation: 0.6}\n"
                     "    questions:\n      utryg: {column: sp3, unsafe: [4]}\n");
    struct tryg_indicator it = {.source = TRYG_FROM_SURVEY, .question = "utryg"};
    assert_true(fabs(tryg_project_shared(&p, &it, 2010, 2011) - 0.3) < 1e-12);
    assert_true(fabs(tryg_project_shared(&p, &it, 2014, 2010) - 0.0081) < 1e-12);
    it.question = "udsat";
    assert_true(tryg_project_shared(&p, &it, 2010, 2011) == 0.0);
    it.survey = "borgere";
    assert_true(tryg_project_shared(&p, &it, 2010, 2011) > 0.29);
    it.source = TRYG_FROM_REPORTS;
    assert_true(tryg_project_shared(&p, &it, 2010, 2011) == 0.0);
    tryg_arena_free(arena);
}

static void ready_shares_are_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST "survey:\n  - id: e\n    kind: estimates\n    file: e_{year}.xlsx\n "
                     "   columns: {area: a, question: q, share: p, n: n, se: s}\n    "
                     "share_unit: percent\n    deff: 1.4\n    totals: [I alt]\n"
                     "    questions: {utryg: {column: Utryg i alt}, u2: {}}\n"
                     "  - id: f\n"
                     "    kind: estimates\n"
                     "    file: f_{year}.xlsx\n"
                     "    columns: {area: a, share: p, n: n}\n"
                     "    questions: [utryg]\n"
                     "  - id: g\n"
                     "    kind: estimates\n"
                     "    file: g_{year}.xlsx\n"
                     "    columns: {area: a, question: q, share: p, n: n}\n"
                     "index: {profile: sikkerby}\n");
    assert_string_equal(p.survey[0].source.question[0].column, "Utryg i alt");
    assert_string_equal(p.survey[0].source.question[1].column, "u2");
    assert_int_equal(p.survey[1].source.questions, 1);
    assert_string_equal(p.survey[1].source.question[0].column, "utryg");
    assert_int_equal(p.survey[2].source.questions, 14); /* all that the profile asks */
    assert_string_equal(p.survey[2].source.question[13].id, "utryg_aften");
    const struct tryg_project_survey *one = &p.survey[0];
    assert_int_equal(one->kind, TRYG_ESTIMATES);
    assert_string_equal(one->source.question_column, "q");
    assert_string_equal(one->source.se, "s");
    assert_true(one->source.percent);
    assert_true(one->source.deff == 1.4);
    assert_string_equal(one->source.total[0], "I alt");
    assert_int_equal(one->fieldwork.at.line, 0);
    tryg_arena_free(arena);
}

#define SURVEY(more) LEAST "survey:\n  - {id: s, file: \"s_{year}.csv\", " more "}\n"

static void surveys_are_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {SURVEY("columns: {area: a}"),
         "tryghed.yaml, linje 5, kolonne 5: nøglen \"survey.questions\" mangler.",
         "tryghed.yaml, line 5, column 5: the key \"survey.questions\" is missing."},
        {SURVEY("questions: {u: {column: c, unsafe: 1}}"),
         "tryghed.yaml, linje 5, kolonne 5: nøglen \"survey.columns.area\" mangler.",
         NULL},
        {SURVEY("columns: {area: a}, questions: {u: {unsafe: 1}}"),
         "tryghed.yaml, linje 5, kolonne 70: nøglen \"survey.questions.u.column\" "
         "mangler.",
         NULL},
        {SURVEY("columns: {area: a}, questions: {u: {column: c}}"),
         "tryghed.yaml, linje 5, kolonne 70: spørgsmålet u: nøglen \"unsafe\" mangler: "
         "hvilke svar tæller som utryg eller udsat?",
         "tryghed.yaml, line 5, column 70: the question u: the key \"unsafe\" is "
         "missing: which answers count as unsafe or exposed?"},
        {SURVEY("columns: {area: a}, questions: {u: {column: c, unsafe: [4, 5], missing: "
                "[9, 5]}}"),
         "tryghed.yaml, linje 5, kolonne 70: spørgsmålet u: koden \"5\" står både i "
         "unsafe og i missing.",
         "tryghed.yaml, line 5, column 70: the question u: the code \"5\" is both in "
         "unsafe and in missing."},
        {SURVEY("columns: {area: a}, questions: {u: {column: c, unsafe: {a: 1}}}"),
         "tryghed.yaml, linje 5, kolonne 90: survey.questions.u.unsafe: fandt en gruppe "
         "af nøgler, forventede en liste.",
         NULL},
        {SURVEY("columns: {area: a, vaegt: w}, questions: {u: {column: c, unsafe: 1}}"),
         "tryghed.yaml, linje 5, kolonne 54: ukendt nøgle \"survey.columns.vaegt\".\n  "
         "Mulighederne er: id, area, weight, stratum, cluster.",
         NULL},
        {SURVEY("kind: estimates, columns: {area: a, question: q, share: p}, questions: "
                "[u]"),
         "tryghed.yaml, linje 5, kolonne 61: nøglen \"survey.columns.n\" mangler.", NULL},
        {SURVEY("kind: estimates, columns: {area: a, share: p, n: n}, questions: [u, w]"),
         "tryghed.yaml, linje 5, kolonne 5: nøglen \"survey.columns.question\" mangler.",
         "tryghed.yaml, line 5, column 5: the key \"survey.columns.question\" is "
         "missing."},
        {SURVEY("kind: estimates, columns: {area: a, question: q, share: p, n: n}"),
         "tryghed.yaml, linje 5, kolonne 5: survey s: uden questions og uden index er "
         "der "
         "intet at læse. Skriv fx questions: [utryg].",
         "tryghed.yaml, line 5, column 5: survey s: without questions and without index "
         "there is nothing to read. Write e.g. questions: [utryg]."},
        {SURVEY("kind: estimates, columns: {question: q, share: p, n: n}, share_unit: "
                "procent, questions: [u]"),
         "tryghed.yaml, linje 5, kolonne 104: survey.share_unit: fandt \"procent\", "
         "forventede fraction eller percent.\n  Mente du \"percent\"?",
         NULL},
        {SURVEY("columns: {area: a}, questions: {u: {column: c, unsafe: 1}}, fieldwork: "
                "{from: 0-03-01, to: 0-02-28}"),
         "tryghed.yaml, linje 5, kolonne 106: survey.fieldwork: to ligger før from.",
         NULL},
        {SURVEY("columns: {area: a}, questions: {u: {column: c, unsafe: 1}}, population: "
                "residents"),
         "tryghed.yaml, linje 5, kolonne 107: survey.population: \"residents\" er ikke "
         "et id under population.",
         "tryghed.yaml, line 5, column 107: survey.population: \"residents\" is no id "
         "under population."},
    };
    EXPECT_FAULTS(CASES);
}

static void the_same_answers_in_every_year_are_doubted(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p =
        read_sound(arena, LEAST "survey:\n  - {id: s, file: s.csv, columns: {area: a}, "
                                "questions: {u: {column: c, unsafe: 1}}}\n");
    assert_int_equal(p.warnings, 1);
    assert_string_equal(
        p.warning[0],
        "tryghed.yaml, linje 5, kolonne 5: survey s: alle 3 år læser de samme svar fra "
        "s.csv. Sæt {year} i navnet, hvis hvert år har sin egen fil.");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_read),
        cmocka_unit_test(a_panel_is_read_and_fades_with_the_years),
        cmocka_unit_test(ready_shares_are_read),
        cmocka_unit_test(surveys_are_judged),
        cmocka_unit_test(the_same_answers_in_every_year_are_doubted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
