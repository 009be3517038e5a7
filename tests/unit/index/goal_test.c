/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/goal.h"

static void directions(void **state)
{
    (void)state;
    assert_int_equal(tryg_goal_direction(TRYG_FALLS, true), TRYG_GOAL_MET);
    assert_int_equal(tryg_goal_direction(TRYG_RISES, true), TRYG_GOAL_NOT_MET);
    assert_int_equal(tryg_goal_direction(TRYG_RISES, false), TRYG_GOAL_MET);
    assert_int_equal(tryg_goal_direction(TRYG_NO_SURE_CHANGE, true), TRYG_GOAL_OPEN);
    assert_int_equal(tryg_goal_direction(TRYG_CANNOT_TELL, false), TRYG_GOAL_OPEN);
}

/* At most 10 %: 9.96 % that prints as 10.0 is below it, 10.04 % is not. */
static void limits_before_rounding(void **state)
{
    (void)state;
    assert_int_equal(tryg_goal_limit(0.07, 0.0996, 0.10, true), TRYG_GOAL_MET);
    assert_int_equal(tryg_goal_limit(0.07, 0.10, 0.10, true), TRYG_GOAL_MET);
    assert_int_equal(tryg_goal_limit(0.07, 0.1004, 0.10, true), TRYG_GOAL_OPEN);
    assert_int_equal(tryg_goal_limit(0.1004, 0.14, 0.10, true), TRYG_GOAL_NOT_MET);
    assert_int_equal(tryg_goal_limit(0.86, 0.95, 0.85, false), TRYG_GOAL_MET);
    assert_int_equal(tryg_goal_limit(0.80, 0.90, 0.85, false), TRYG_GOAL_OPEN);
    assert_int_equal(tryg_goal_limit(0.70, 0.849, 0.85, false), TRYG_GOAL_NOT_MET);
    assert_int_equal(tryg_goal_limit(NAN, NAN, 0.85, false), TRYG_GOAL_OPEN);
}

static void all_or_not(void **state)
{
    (void)state;
    enum tryg_goal_state s[] = {TRYG_GOAL_MET, TRYG_GOAL_MET, TRYG_GOAL_OPEN,
                                TRYG_GOAL_NOT_MET};
    assert_int_equal(tryg_goal_all(s, 2), TRYG_GOAL_MET);
    assert_int_equal(tryg_goal_all(s, 3), TRYG_GOAL_OPEN);
    assert_int_equal(tryg_goal_all(s, 4), TRYG_GOAL_NOT_MET);
    assert_int_equal(tryg_goal_all(s, 0), TRYG_GOAL_OPEN);
}

/* Three areas, four replicates: 1, 2, 2 and 3 of them at 105 or above. */
/* Four areas, two at or above 110; of the first and the third the level is not known. */
static void what_is_not_known_widens_the_count(void **state)
{
    (void)state;
    static const struct tryg_level level[] = {{.id = "ingen", .from = -INFINITY},
                                              {.id = "markant", .from = 110.0}};
    static const bool wanted[] = {false, true}, unknown[] = {true, false, true, true};
    static const double index[] = {112.0, 110.0, 90.0, NAN};
    struct tryg_goal_range all = tryg_goal_count_range(level, 2, wanted, 4, index, NULL);
    assert_int_equal(all.least, 2);
    assert_int_equal(all.most, 2);
    all = tryg_goal_count_range(level, 2, wanted, 4, index, unknown);
    assert_int_equal(all.least, 1); /* 110 */
    assert_int_equal(all.most, 3);  /* one without an index has no level */
}

/* By half: 12 to 6 is, 12 to 7 is not; from somewhere between 10 and 12 to 6 is open. */
static void a_count_has_fallen_whatever_is_not_known(void **state)
{
    (void)state;
    static const struct {
        struct tryg_goal_range then, now;
        enum tryg_goal_state state;
    } CASES[] = {
        {{12, 12}, {6, 6}, TRYG_GOAL_MET},     {{12, 12}, {7, 7}, TRYG_GOAL_NOT_MET},
        {{10, 12}, {6, 6}, TRYG_GOAL_OPEN},    {{10, 12}, {5, 5}, TRYG_GOAL_MET},
        {{10, 12}, {7, 7}, TRYG_GOAL_NOT_MET}, {{12, 12}, {5, 7}, TRYG_GOAL_OPEN},
        {{0, 0}, {0, 0}, TRYG_GOAL_MET}};
    for (size_t i = 0; i < COUNT_OF(CASES); i++) {
        assert_int_equal(tryg_goal_count_falls(CASES[i].then, CASES[i].now, 0.5),
                         CASES[i].state);
    }
}

static void counting_levels(void **state)
{
    (void)state;
    const struct tryg_level level[] = {{.id = "ingen", .from = -INFINITY},
                                       {.id = "intensiveret", .from = 105.0},
                                       {.id = "markant", .from = 110.0}};
    const bool wanted[] = {false, true, true};
    const double point[] = {111.0, 105.0, 104.99};
    const double index[] = {112, 111, 110, 109, 104, 106, 105, 107, 90, 91, 92, 120};
    double scratch[4];
    struct tryg_goal_count c =
        tryg_goal_levels(level, 3, wanted, 3, point, index, 4, 2.0, scratch);
    assert_int_equal(c.counted, 2);
    CHECK_IS(c.p_at_most, 0.75);
    CHECK_NEAR(c.low, 1.075, 1e-12);
    CHECK_NEAR(c.high, 2.925, 1e-12);
    c = tryg_goal_levels(level, 3, wanted, 3, point, NULL, 0, 2.0, NULL);
    assert_int_equal(c.counted, 2);
    CHECK_UNKNOWN(c.p_at_most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directions),
        cmocka_unit_test(limits_before_rounding),
        cmocka_unit_test(all_or_not),
        cmocka_unit_test(what_is_not_known_widens_the_count),
        cmocka_unit_test(a_count_has_fallen_whatever_is_not_known),
        cmocka_unit_test(counting_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
