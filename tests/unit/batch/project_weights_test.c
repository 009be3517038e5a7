/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include <math.h>

#define POPULATION                                                                       \
    "population:\n"                                                                      \
    "  - {id: residents, file: b, columns: {area: a, value: v}}\n"                       \
    "  - {id: alle, file: c, columns: {area: a, value: v, class: [koen, alder]}}\n"
#define SURVEY(more)                                                                     \
    LEAST POPULATION "survey:\n"                                                         \
                     "  - id: s\n"                                                       \
                     "    file: \"s_{year}.csv\"\n"                                      \
                     "    columns: {area: o}\n"                                          \
                     "    population: residents\n"                                       \
                     "    questions: {q: {column: q, unsafe: [1]}}\n" more

static void everything_is_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena,
        SURVEY("    lonely: average\n"
               "    weights:\n"
               "      base: design\n"
               "      respondents: {column: deltog, yes: [1, 2]}\n"
               "      nonresponse: [o, alder]\n"
               "      min_respondents: 5\n"
               "      small: merge\n"
               "      adjust: linear\n"
               "      margins:\n"
               "        - {column: [koen, alder], population: alle}\n"
               "        - {column: age, population: alle, class: alder, per: area,\n"
               "           merge: {old: [60-99, 100]}, codes: {ung: [1]}}\n"
               "        - {population: residents, per: area}\n"
               "      trim: {times_median: 3, rerake: true}\n"));
    const struct tryg_project_survey *one = &p.survey[0];
    const struct tryg_project_weights *w = &one->weights;
    assert_int_equal(p.population[1].source.classes, 2);
    assert_string_equal(p.population[1].source.class_column[1], "alder");
    assert_int_equal(one->lonely, TRYG_LONELY_AVERAGE);
    assert_int_equal(w->base, TRYG_BASE_DESIGN);
    assert_string_equal(one->source.respondents, "deltog");
    assert_int_equal(one->source.yeses, 2);
    assert_int_equal(w->nonresponses, 2);
    assert_int_equal(w->min_respondents, 5);
    assert_true(w->merge_small);
    assert_int_equal(w->adjust, TRYG_ADJUST_LINEAR);
    assert_int_equal(w->margins, 3);
    assert_int_equal(w->margin[0].columns, 2);
    assert_string_equal(w->margin[1].class_column[0], "alder");
    assert_true(w->margin[1].per_area && !w->margin[0].per_area);
    assert_string_equal(w->margin[1].merge[0].text[0], "60-99");
    assert_string_equal(w->margin[1].code[0].name, "ung");
    assert_int_equal(w->margin[2].columns, 0);
    assert_true(w->times_median == 3.0 && w->rerake);
    /* each column once: o, alder, koen, age */
    assert_int_equal(one->source.class_columns, 4);
    assert_string_equal(one->source.class_column[3], "age");
    tryg_arena_free(arena);
}

static void what_is_left_out_has_a_value(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project none = read_sound(arena, SURVEY(""));
    assert_int_equal(none.survey[0].weights.at.line, 0);
    assert_int_equal(none.survey[0].source.class_columns, 0);
    struct tryg_project p = read_sound(
        arena, SURVEY("    weights: {margins: [{column: koen, population: alle}]}\n"));
    const struct tryg_project_weights *w = &p.survey[0].weights;
    assert_true(w->at.line > 0);
    assert_int_equal(w->base, TRYG_BASE_DESIGN); /* there is no weight column */
    assert_int_equal(w->adjust, TRYG_ADJUST_RAKE);
    assert_int_equal(w->min_respondents, 10);
    assert_true(isnan(w->times_median));
    tryg_arena_free(arena);
}

static void weights_are_judged(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {SURVEY("    weights: {base: column}\n"),
         "tryghed.yaml, linje 13, kolonne 14: survey s: weights: base: column kræver "
         "columns: {weight: …}.",
         "tryghed.yaml, line 13, column 14: survey s: weights: base: column needs "
         "columns: {weight: …}."},
        {SURVEY("    weights: {nonresponse: [o]}\n"),
         "tryghed.yaml, linje 13, kolonne 14: survey s: weights: nonresponse kræver "
         "respondents: {column: …, yes: […]}.",
         "tryghed.yaml, line 13, column 14: survey s: weights: nonresponse needs "
         "respondents: {column: …, yes: […]}."},
        {SURVEY("    weights: {trim: {times_median: 1}}\n"),
         "tryghed.yaml, linje 13, kolonne 36: survey.weights.trim.times_median: fandt "
         "\"1\", forventede et tal over 1 og højst 1000.",
         "tryghed.yaml, line 13, column 36: survey.weights.trim.times_median: found "
         "\"1\", expected a number above 1 and at most 1000."},
        {SURVEY("    weights: {margins: [{column: koenn, population: alle}]}\n"),
         "tryghed.yaml, linje 13, kolonne 25: margins: befolkningen alle har ingen "
         "klasse "
         "\"koenn\". Skriv columns: {class: [koenn]} under population, eller class: i "
         "margenen.\n  Mente du \"koen\"?",
         "tryghed.yaml, line 13, column 25: margins: the population alle has no class "
         "\"koenn\". Write columns: {class: [koenn]} under population, or class: in the "
         "margin.\n  Did you mean \"koen\"?"},
        {SURVEY("    weights: {margins: [{population: alle}]}\n"),
         "tryghed.yaml, linje 13, kolonne 25: nøglen \"survey.weights.margins.column\" "
         "mangler.",
         "tryghed.yaml, line 13, column 25: the key \"survey.weights.margins.column\" is "
         "missing."},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_read),
        cmocka_unit_test(what_is_left_out_has_a_value),
        cmocka_unit_test(weights_are_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
