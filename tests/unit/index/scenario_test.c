/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "tests/unit/index/scenario_town.h"

static struct tryg_robustness run(const struct scenario_town *t,
                                  const struct tryg_scenario_wish *wish,
                                  tryg_arena *arena)
{
    struct tryg_robustness r;
    assert_int_equal(tryg_scenario_run(wish, &t->basis, arena, &r, NULL), TRYG_OK);
    return r;
}

static void without_a_choice_there_is_only_the_published_index(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish nothing = {.rows = 64, .again = 10};
    struct tryg_robustness r = run(t, &nothing, *state);
    assert_int_equal(r.choices, 0);
    assert_int_equal(r.methods, 1);
    CHECK_IS(r.least[0], 3.0);
    CHECK_IS(r.most[1], 1.0);
    CHECK_IS(r.median[2], 2.0);
    CHECK_UNKNOWN(r.shift[0]);
    CHECK_UNKNOWN(r.mean_shift);
    assert_int_equal(r.in_level[TOWN_AREAS + 1], 1); /* y is markant */
    assert_int_equal(r.in_level[2], 1);              /* z is not */
}

/* Equal weights: x -1, y 1/2, z 1/2, so y and z share ranks 1 and 2. The base year's
 * squares are 162.5 published and 150 so, and y and z come to 100 + 5 sqrt(162.5 / 150) =
 * 105.2: both markant. */
static void equal_weights_as_by_hand(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = {
        .weights = TRYG_VARY_EQUAL, .rows = 256, .again = 50};
    struct tryg_robustness r = run(t, &wish, *state);
    assert_int_equal(r.choices, 1);
    assert_int_equal(r.methods, 2);
    assert_string_equal(r.choice[0].id, "weights");
    CHECK_IS(r.least[1], 1.0);
    CHECK_IS(r.median[1], 1.25);
    CHECK_IS(r.most[1], 1.5);
    CHECK_IS(r.shift[0], 0.0);
    CHECK_IS(r.shift[2], 0.5);
    CHECK_NEAR(r.mean_shift, 1.0 / 3.0, 1e-15);
    assert_int_equal(r.in_level[TOWN_AREAS + 1], 2);
    assert_int_equal(r.in_level[TOWN_AREAS + 2], 1);
    assert_int_equal(r.in_level[2], 1);
    CHECK_NEAR(r.choice[0].total, 1.0, 0.02); /* the only choice is all there is */
    CHECK_NEAR(r.choice[0].first, 1.0, 0.02);
    assert_true(r.choice[0].total_low <= r.choice[0].total);
    assert_true(r.choice[0].total_high >= r.choice[0].total);
}

/* A geometric mean of z-scores is one of min-max: 2 + 2 combinations, 3 methods. */
static void methods_that_are_the_same_count_once(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = {.normalise = 1U << TRYG_MINMAX,
                                      .aggregate = 1U << TRYG_GEOMETRIC};
    struct tryg_robustness r = run(t, &wish, *state);
    assert_int_equal(r.choices, 2);
    assert_int_equal(r.methods, 3);
    assert_int_equal(r.known[0], 3);
    CHECK_UNKNOWN(r.choice[0].first); /* no rows asked for */
}

static void certain_constants_are_drawn_as_they_were(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    for (size_t c = 0; c < (size_t)TOWN_K * TOWN_AREAS; c++) {
        t->scores.cell[c].se = 0.0;
    }
    struct tryg_scenario_wish wish = {.redraws = 3};
    struct tryg_robustness r = run(t, &wish, *state);
    assert_int_equal(r.methods, 4);
    CHECK_IS(r.mean_shift, 0.0);
    assert_int_equal(r.in_level[TOWN_AREAS + 1], 4);
}

/* Every constant comes out otherwise; ranks of linear normalisations with one and the
 * same indicator stay, levels need not: here B alone counts. */
static void uncertain_constants_move_levels_but_no_rank_of_one_indicator(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    for (size_t a = 0; a < TOWN_AREAS; a++) {
        t->scores.cell[TOWN_AREAS + a].se = 8.0;
    }
    t->indicator[0].share = t->indicator[0].weight = 0.0;
    t->indicator[1].share = 1.0;
    t->level[1].from = 109.0; /* y: 110 */
    struct tryg_scenario_wish wish = {.redraws = 40};
    struct tryg_robustness r = run(t, &wish, *state);
    assert_int_equal(r.methods, 41);
    CHECK_IS(r.mean_shift, 0.0);
    assert_in_range(r.in_level[TOWN_AREAS + 1], 5, 36);
}

/* The town counted per the people of the day: twice as many in x, half as many in z. */
static struct tryg_scores *by_day(const struct scenario_town *t, tryg_arena *arena)
{
    static const double rate[TOWN_AREAS] = {0.5, 2.0, 6.0};
    struct tryg_scores *made = TRYG_NEW(arena, 1, struct tryg_scores);
    tryg_scores_begin(made, arena, 2010, &TOWN, TOWN_K, TOWN_K);
    for (size_t c = 0; c < (size_t)TOWN_K * TOWN_AREAS; c++) {
        made->cell[c] = t->scores.cell[c];
        made->cell[c].value = c < TOWN_AREAS ? rate[c] : made->cell[c].value;
    }
    return made;
}

static void another_denominator_is_a_choice(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    static const struct tryg_way ways[] = {{"declared", {{"a", "a"}}},
                                           {"day", {{"day", "day"}}}};
    struct tryg_scores *made = by_day(t, *state);
    t->figures[1] = (struct tryg_scenario_figures){made, made};
    t->basis.denominators = 2;
    t->basis.denominator = ways;
    struct tryg_scenario_wish wish = {.denominator = true};
    struct tryg_robustness r = run(t, &wish, *state);
    assert_int_equal(r.choices, 1);
    assert_string_equal(r.choice[0].id, "denominator");
    assert_string_equal(r.choice[0].way[1].id, "day");
    wish.denominator = false;
    assert_int_equal(run(t, &wish, *state).choices, 0);
}

static void the_same_on_any_number_of_threads(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = tryg_scenario_usual();
    struct tryg_robustness one = run(t, &wish, *state);
    t->basis.threads = 8;
    struct tryg_robustness many = run(t, &wish, *state);
    assert_true(one.methods > 20);
    assert_int_equal(one.methods, many.methods);
    assert_memory_equal(one.shift, many.shift, TOWN_AREAS * sizeof *one.shift);
    for (size_t c = 0; c < one.choices; c++) {
        CHECK_IS(one.choice[c].first, many.choice[c].first);
        CHECK_IS(one.choice[c].total_high, many.choice[c].total_high);
        CHECK_IS(one.choice[c].area_total[1], many.choice[c].area_total[1]);
    }
}

static void without_a_base_year_no_method_has_a_scale(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scores bare;
    tryg_scores_begin(&bare, *state, 2009, &TOWN, TOWN_K, TOWN_K);
    t->figures[0].base = &bare;
    struct tryg_scenario_wish wish = tryg_scenario_usual();
    struct tryg_robustness r = run(t, &wish, *state);
    assert_int_equal(r.choices, 0);
    CHECK_IS(r.least[1], 1.0);
}

static int open_arena(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int close_arena(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_choice_there_is_only_the_published_index),
        cmocka_unit_test(equal_weights_as_by_hand),
        cmocka_unit_test(methods_that_are_the_same_count_once),
        cmocka_unit_test(certain_constants_are_drawn_as_they_were),
        cmocka_unit_test(uncertain_constants_move_levels_but_no_rank_of_one_indicator),
        cmocka_unit_test(another_denominator_is_a_choice),
        cmocka_unit_test(the_same_on_any_number_of_threads),
        cmocka_unit_test(without_a_base_year_no_method_has_a_scale),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
