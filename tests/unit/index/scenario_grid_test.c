/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "tests/unit/index/scenario_town.h"

static void combinations_count_like_the_digits_of_a_number(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = tryg_scenario_usual();
    struct tryg_scenario_grid grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    size_t way[TRYG_CHOICES], seen = 0;
    /* z minmax percentile; given equal a+ a- b+ b-; mean geometric; published and two */
    assert_int_equal(grid.combinations, 3 * 6 * 2 * 3);
    for (size_t c = 0; c < grid.combinations; c++) {
        size_t number = 0;
        tryg_scenario_ways(&grid, c, way);
        for (size_t i = 0; i < TRYG_CHOICES; i++) {
            assert_true(way[i] < grid.choice[i].ways);
            number = number * grid.choice[i].ways + way[i];
        }
        seen += number == c;
    }
    assert_int_equal(seen, grid.combinations);
    tryg_scenario_ways(&grid, 1, way);
    assert_int_equal(way[TRYG_CHOICE_CONSTANTS], 1);
}

/* A goes from 1/4 to 5/16 and B stays at 12/16: 5/17 and 12/17. */
static void a_nudged_child_leaves_room_for_the_others(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = {.weights = TRYG_VARY_NUDGED, .nudge = 0.25};
    struct tryg_scenario_grid grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    const struct tryg_choice *weights = &grid.choice[TRYG_CHOICE_WEIGHTS];
    assert_int_equal(weights->ways, 5);
    assert_string_equal(weights->way[1].id, "a+25");
    assert_string_equal(weights->way[4].id, "b-25");
    CHECK_NEAR(grid.share[1][0], 5.0 / 17.0, 1e-15);
    CHECK_NEAR(grid.share[1][1], 12.0 / 17.0, 1e-15);
    CHECK_NEAR(grid.share[4][1], 9.0 / 13.0, 1e-15); /* 9/16 beside 4/16 */
}

static void what_is_already_so_is_no_choice(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    t->indicator[0].share = t->indicator[1].share = 0.5;
    struct tryg_scenario_wish wish = {.weights = TRYG_VARY_EQUAL | TRYG_VARY_PCA,
                                      .normalise = 1U << TRYG_Z,
                                      .aggregate = 1U << TRYG_MEAN};
    struct tryg_scenario_grid grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    assert_int_equal(grid.combinations, 1);
    static const double structure[TOWN_K] = {1.0, 3.0};
    t->basis.structure = structure;
    grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    assert_int_equal(grid.choice[TRYG_CHOICE_WEIGHTS].ways, 2);
    CHECK_IS(grid.share[1][1], 0.75);
}

static void a_mean_that_cannot_take_z_scores_gets_min_max(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = {.normalise = 1U << TRYG_MINMAX,
                                      .aggregate = 1U << TRYG_GEOMETRIC};
    struct tryg_scenario_grid grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    size_t way[TRYG_CHOICES] = {0};
    way[TRYG_CHOICE_AGGREGATE] = 1;
    assert_int_equal(tryg_scenario_normalise(&grid, &t->profile, way), TRYG_MINMAX);
    assert_false(tryg_scenario_is_twin(&grid, &t->profile, way));
    way[TRYG_CHOICE_NORMALISE] = 1;
    assert_true(tryg_scenario_is_twin(&grid, &t->profile, way));
    way[TRYG_CHOICE_AGGREGATE] = 0;
    assert_false(tryg_scenario_is_twin(&grid, &t->profile, way));
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
        cmocka_unit_test(combinations_count_like_the_digits_of_a_number),
        cmocka_unit_test(a_nudged_child_leaves_room_for_the_others),
        cmocka_unit_test(what_is_already_so_is_no_choice),
        cmocka_unit_test(a_mean_that_cannot_take_z_scores_gets_min_max),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
