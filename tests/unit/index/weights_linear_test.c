/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "tests/unit/index/margins.h"

/* w = d (1 + row + column) has no interaction: w/d of the first less the second less the
 * third plus the last is 0. With the margins 25 x = 430. */
static void a_table_of_four_by_hand(void **state)
{
    struct four four;
    four_begin(&four, TRYG_ADJUST_LINEAR);
    tryg_weights_linear(&four.weighting, four.weight, *state);
    CHECK_NEAR(four.weight[0], 17.2, 1e-13);
    CHECK_NEAR(four.weight[1], 32.8, 1e-13);
    CHECK_NEAR(four.weight[2], 22.8, 1e-13);
    CHECK_NEAR(four.weight[3], 27.2, 1e-13);
}

/* A margin given twice, and one that another is nested in, change nothing. */
static void collinear_margins_have_one_solution(void **state)
{
    struct crowd crowd, twice;
    struct tryg_margin margin[MARGINS + 1];
    crowd_draw(&crowd, TRYG_ADJUST_LINEAR, 5);
    crowd_draw(&twice, TRYG_ADJUST_LINEAR, 5);
    for (size_t m = 0; m < MARGINS; m++) {
        margin[m + 1] = twice.margin[m];
    }
    margin[0] = twice.margin[2];
    twice.weighting.margin = margin;
    twice.weighting.margins = MARGINS + 1;
    tryg_weights_linear(&crowd.weighting, crowd.weight, *state);
    tryg_weights_linear(&twice.weighting, twice.weight, *state);
    for (size_t i = 0; i < CROWD; i++) {
        CHECK_NEAR(twice.weight[i], crowd.weight[i], 1e-11);
    }
}

static void margins_hold_and_weights_may_be_negative(void **state)
{
    struct four four;
    struct tryg_weights_report report = {0};
    struct tryg_error err = {0};
    four_begin(&four, TRYG_ADJUST_LINEAR);
    four.rows[0] = 1.0;
    four.rows[1] = 99.0;
    four.columns[0] = 95.0;
    four.columns[1] = 5.0;
    assert_int_equal(
        tryg_weights_calibrate(&four.weighting, four.weight, &report, *state, &err),
        TRYG_OK);
    CHECK_NEAR(four.weight[0] + four.weight[1], 1.0, 1e-12);
    CHECK_NEAR(four.weight[0] + four.weight[2], 95.0, 1e-12);
    assert_int_equal(report.negative, (four.weight[0] <= 0.0) + (four.weight[1] <= 0.0) +
                                          (four.weight[2] <= 0.0) +
                                          (four.weight[3] <= 0.0));
    assert_true(report.negative > 0);
}

static int begin(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int end(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_of_four_by_hand),
        cmocka_unit_test(collinear_margins_have_one_solution),
        cmocka_unit_test(margins_hold_and_weights_may_be_negative),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
