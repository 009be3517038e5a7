/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests/unit/batch/project_cases.h"

#include <stdio.h>
#include <stdlib.h>

static struct tryg_scenario_wish read_wish(const char *yaml)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project project;
    struct tryg_error err = {0};
    if (tryg_project_read_text(yaml, strlen(yaml), ".", arena, &project, &err) !=
        TRYG_OK) {
        fail_msg("%s", err.text);
    }
    struct tryg_scenario_wish wish = project.robustness;
    tryg_arena_free(arena);
    return wish;
}

static void expect_same(const struct tryg_scenario_wish *a,
                        const struct tryg_scenario_wish *b)
{
    assert_int_equal(a->normalise, b->normalise);
    assert_int_equal(a->aggregate, b->aggregate);
    assert_int_equal(a->weights, b->weights);
    assert_true(a->nudge == b->nudge);
    assert_int_equal(a->denominator, b->denominator);
    assert_int_equal(a->harm, b->harm);
    assert_int_equal(a->redraws, b->redraws);
    assert_int_equal(a->rows, b->rows);
    assert_int_equal(a->again, b->again);
}

static void unless_told_the_usual_methods_are_tried(void **state)
{
    (void)state;
    struct tryg_scenario_wish wish = read_wish(LEAST), usual = tryg_scenario_usual();
    expect_same(&wish, &usual);
}

static void keys_take_the_place_of_the_usual(void **state)
{
    (void)state;
    struct tryg_scenario_wish wish = read_wish(
        LEAST
        "robustness: {normalise: [z, rank], weights: equal, aggregate: [], nudge: "
        "0.1, denominator: declared, harm: both, redraws: 0, rows: 64, again: 9}\n");
    assert_int_equal(wish.normalise, 1U << TRYG_Z | 1U << TRYG_RANK);
    assert_int_equal(wish.weights, TRYG_VARY_EQUAL);
    assert_int_equal(wish.aggregate, 0);
    assert_true(wish.nudge == 0.1);
    assert_false(wish.denominator);
    assert_true(wish.harm);
    assert_int_equal(wish.redraws, 0);
    assert_int_equal(wish.rows, 64);
    assert_int_equal(wish.again, 9);
    wish = read_wish(LEAST "robustness: {redraws: 5}\n");
    assert_int_equal(wish.redraws, 5);
    assert_int_equal(wish.rows, 512);
}

static void none_tries_nothing(void **state)
{
    (void)state;
    struct tryg_scenario_wish wish = read_wish(LEAST "robustness: none\n");
    assert_int_equal(wish.normalise | wish.weights | wish.aggregate, 0);
    assert_int_equal(wish.redraws, 0);
    assert_false(wish.denominator || wish.harm);
}

static void what_is_printed_reads_back(void **state)
{
    (void)state;
    static const char *const yaml[] = {
        LEAST, LEAST "robustness: none\n",
        LEAST "robustness: {weights: [pca, nudged], harm: declared, rows: 0}\n"};
    for (size_t i = 0; i < sizeof yaml / sizeof *yaml; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_project project;
        char *text = NULL;
        size_t bytes = 0;
        assert_int_equal(
            tryg_project_read_text(yaml[i], strlen(yaml[i]), ".", arena, &project, NULL),
            TRYG_OK);
        FILE *file = open_memstream(&text, &bytes);
        tryg_project_print(&project, file);
        fclose(file);
        struct tryg_scenario_wish again = read_wish(text);
        expect_same(&again, &project.robustness);
        free(text);
        tryg_arena_free(arena);
    }
}

static void faults_say_what_was_expected(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "robustness: {rows: 500}\n",
         "tryghed.yaml, linje 4, kolonne 20: robustness.rows: fandt \"500\", forventede "
         "en potens "
         "af "
         "2, fx 512, eller 0.",
         "tryghed.yaml, line 4, column 20: robustness.rows: found \"500\", expected a "
         "power of 2, "
         "such as 512, or 0."},
        {LEAST "robustness: {normalise: [z, zz]}\n", NULL, NULL},
        {LEAST "robustness: often\n", NULL, NULL},
        {LEAST "robustness: {nudge: 0}\n", NULL, NULL},
        {LEAST "robustness: {redraw: 1}\n", NULL, NULL},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unless_told_the_usual_methods_are_tried),
        cmocka_unit_test(keys_take_the_place_of_the_usual),
        cmocka_unit_test(none_tries_nothing),
        cmocka_unit_test(what_is_printed_reads_back),
        cmocka_unit_test(faults_say_what_was_expected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
