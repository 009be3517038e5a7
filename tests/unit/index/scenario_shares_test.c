/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/scenario_shares.h"
#include "tests/unit/index/scenario_town.h"

/* Two choices of two ways, one area, index 4 x + 2 y: variances 4 and 1. */
static void the_variance_of_an_index_is_shared_out(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = {.normalise = 1U << TRYG_MINMAX,
                                      .aggregate = 1U << TRYG_GEOMETRIC,
                                      .rows = 1024,
                                      .again = 100};
    struct tryg_scenario_grid grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    static const double index[] = {0.0, 2.0, 4.0, 6.0}, rank[] = {1.0, 1.0, 2.0, 2.0};
    struct tryg_scenario_outputs outputs = {1, index, rank};
    struct tryg_choice choice[2];
    memset(choice, 0, sizeof choice);
    struct tryg_robustness r = {.year = 2010, .choices = 2, .choice = choice};
    assert_int_equal(grid.combinations, 4);
    tryg_scenario_shares(&wish, &grid, &outputs, 7, *state, &r);
    assert_int_equal(r.rows, 1024);
    CHECK_NEAR(choice[0].area_first[0], 0.8, 0.01);
    CHECK_NEAR(choice[1].area_first[0], 0.2, 0.01);
    CHECK_NEAR(choice[1].area_total[0], 0.2, 0.01);
    CHECK_NEAR(choice[0].total, 1.0, 0.01); /* the rank moves with the first alone */
    CHECK_NEAR(choice[1].total, 0.0, 0.01);
    assert_true(choice[0].first_low < choice[0].first_high);
    assert_true(choice[0].first_low > 0.9 && choice[0].first_high < 1.1);
}

static void an_index_that_one_way_does_not_give_has_no_shares(void **state)
{
    struct scenario_town *t = scenario_town(*state);
    struct tryg_scenario_wish wish = {.normalise = 1U << TRYG_MINMAX, .rows = 64};
    struct tryg_scenario_grid grid = tryg_scenario_grid_of(&wish, &t->basis, *state);
    static const double index[] = {100.0, NAN}, rank[] = {1.0, NAN};
    struct tryg_scenario_outputs outputs = {1, index, rank};
    struct tryg_choice choice[1];
    memset(choice, 0, sizeof choice);
    struct tryg_robustness r = {.year = 2010, .choices = 1, .choice = choice};
    tryg_scenario_shares(&wish, &grid, &outputs, 7, *state, &r);
    CHECK_UNKNOWN(choice[0].area_first[0]);
    CHECK_UNKNOWN(choice[0].first);
    CHECK_UNKNOWN(choice[0].first_low);
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
        cmocka_unit_test(the_variance_of_an_index_is_shared_out),
        cmocka_unit_test(an_index_that_one_way_does_not_give_has_no_shares),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
