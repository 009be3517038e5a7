/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/normalise.h"

static const double VALUES[] = {4.0, NAN, 2.0, 8.0, 2.0, 4.0, 10.0};

static struct tryg_anchor anchor(tryg_arena *arena)
{
    return tryg_normalise_anchor(VALUES, COUNT_OF(VALUES), arena);
}

static void constants_pass_over_what_is_missing(void **state)
{
    struct tryg_anchor a = anchor(*state);
    assert_int_equal(a.n, 6);
    CHECK_IS(a.mean, 5.0);
    CHECK_NEAR(a.sd, sqrt(54.0 / 5.0), 1e-15);
    CHECK_IS(a.low, 2.0);
    CHECK_IS(a.high, 10.0);
    CHECK_IS(a.value[0], 2.0);
    CHECK_IS(a.value[1], 2.0);
    CHECK_IS(a.value[5], 10.0);
}

static void equal_values_have_no_spread_at_all(void **state)
{
    double same[35];
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        same[i] = 0.1; /* 35 times 0.1 is not 3.5 */
    }
    struct tryg_anchor a = tryg_normalise_anchor(same, COUNT_OF(same), *state);
    struct tryg_yardstick by = {TRYG_Z, &a, 1, NAN};
    CHECK_IS(a.sd, 0.0);
    CHECK_IS(a.mean, 0.1);
    assert_int_equal(tryg_normalise_why_not(&by), TRYG_WHY_CONSTANT);
    CHECK_UNKNOWN(tryg_normalise_value(&by, 0.1));
}

static void no_value_is_no_base(void **state)
{
    static const double none[] = {NAN, NAN};
    struct tryg_anchor a = tryg_normalise_anchor(none, 2, *state);
    struct tryg_yardstick by = {TRYG_MINMAX, &a, 1, NAN};
    assert_int_equal(a.n, 0);
    CHECK_UNKNOWN(a.mean);
    assert_int_equal(tryg_normalise_why_not(&by), TRYG_WHY_NO_BASE);
}

static void every_method_is_turned_by_its_sign(void **state)
{
    static const struct {
        enum tryg_normalise method;
        double x, up, down;
    } cases[] = {
        {TRYG_MINMAX, 4.0, 25.0, 75.0},      {TRYG_MINMAX, 12.0, 125.0, -25.0},
        {TRYG_RANK, 2.0, 1.5, 5.5},          {TRYG_RANK, 4.0, 3.5, 3.5},
        {TRYG_RANK, 6.0, 4.25, 2.75},        {TRYG_RANK, 99.0, 6.0, 1.0},
        {TRYG_RANK, 0.0, 1.5, 5.5},          {TRYG_PERCENTILE, 2.0, 0.0, 100.0},
        {TRYG_PERCENTILE, 4.0, 40.0, 60.0},  {TRYG_PERCENTILE, 9.0, 90.0, 10.0},
        {TRYG_PERCENTILE, 11.0, 100.0, 0.0},
    };
    struct tryg_anchor a = anchor(*state);
    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        struct tryg_yardstick by = {cases[c].method, &a, 1, NAN};
        CHECK_NEAR(tryg_normalise_value(&by, cases[c].x), cases[c].up, 1e-12);
        by.sign = -1;
        CHECK_NEAR(tryg_normalise_value(&by, cases[c].x), cases[c].down, 1e-12);
    }
}

static void a_target_is_a_hundred_and_no_more(void **state)
{
    struct tryg_anchor a = anchor(*state);
    struct tryg_yardstick up = {TRYG_TARGET, &a, 1, 12.0};
    struct tryg_yardstick down = {TRYG_TARGET, &a, -1, 1.0};
    CHECK_NEAR(tryg_normalise_value(&up, 7.0), 50.0, 1e-12);
    CHECK_IS(tryg_normalise_value(&up, 15.0), 100.0);
    CHECK_NEAR(tryg_normalise_value(&down, 5.5), 50.0, 1e-12);
    CHECK_IS(tryg_normalise_value(&down, 0.5), 100.0);
    up.target = 2.0; /* the base year's lowest: there is no way to go */
    assert_int_equal(tryg_normalise_why_not(&up), TRYG_WHY_CONSTANT);
}

static void the_slope_of_a_broken_line_is_its_secant(void **state)
{
    struct tryg_anchor a = anchor(*state);
    struct tryg_yardstick by = {TRYG_Z, &a, -1, NAN};
    CHECK_NEAR(tryg_normalise_slope(&by, 3.0, 0.5), -1.0 / sqrt(10.8), 1e-15);
    by.method = TRYG_MINMAX;
    CHECK_NEAR(tryg_normalise_slope(&by, 3.0, 0.5), -12.5, 1e-15);
    by.method = TRYG_RANK;
    by.sign = 1;
    /* From 3.5 at 4 it rises by 1.5 over 4 units, and falls by 2 over 2. */
    CHECK_NEAR(tryg_normalise_slope(&by, 4.0, 1.0), (0.375 + 1.0) / 2.0, 1e-12);
    CHECK_IS(tryg_normalise_slope(&by, 4.0, 0.0), 0.0);
    CHECK_UNKNOWN(tryg_normalise_slope(&by, 4.0, NAN));
}

static void a_quantile_lies_between_its_neighbours(void **state)
{
    (void)state;
    static const double x[] = {1.0, 2.0, 4.0, 8.0};
    CHECK_IS(tryg_normalise_quantile(x, 4, 0.0), 1.0);
    CHECK_IS(tryg_normalise_quantile(x, 4, 1.0), 8.0);
    CHECK_IS(tryg_normalise_quantile(x, 4, 0.5), 3.0);
    CHECK_NEAR(tryg_normalise_quantile(x, 4, 0.9), 6.8, 1e-14);
    CHECK_IS(tryg_normalise_quantile(x, 1, 0.3), 1.0);
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

/* 1..11 and 100: winsorised, 100 counts as 11, this year's and later ones. */
static void far_off_values_are_held(void **state)
{
    static const double value[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100};
    struct tryg_anchor a =
        tryg_normalise_anchor_treated(value, 12, TRYG_OUTLIERS_WINSORISE, NAN, *state);
    struct tryg_yardstick by = {TRYG_MINMAX, &a, 1, NAN};
    assert_int_equal(a.treatment, TRYG_HELD);
    CHECK_IS(a.high, 11.0);
    CHECK_NEAR(a.mean, 77.0 / 12.0, 1e-14);
    CHECK_IS(tryg_normalise_value(&by, 100.0), 100.0);
    CHECK_IS(tryg_normalise_value(&by, 6.0), 50.0);
    CHECK_IS(tryg_normalise_value(&by, -5.0), 0.0);
    CHECK_UNKNOWN(tryg_normalise_value(&by, NAN));
    assert_true(tryg_normalise_is_held(&by, 100.0));
    assert_false(tryg_normalise_is_held(&by, 11.0));
    /* half of the error's reach is cut off at the end */
    CHECK_NEAR(tryg_normalise_slope(&by, 6.0, 1.0), 10.0, 1e-12);
    CHECK_NEAR(tryg_normalise_slope(&by, 11.0, 1.0), 5.0, 1e-12);
    CHECK_NEAR(tryg_normalise_middle(&by), 100.0 * (77.0 / 12.0 - 1.0) / 10.0, 1e-12);
}

/* log(x + 0.01 range) of sixty nothings and a ladder of tens. */
static void a_ladder_is_measured_by_its_logarithm(void **state)
{
    double value[67] = {0};
    for (size_t i = 60; i < 67; i++) {
        value[i] = pow(10.0, (double)(i - 60));
    }
    struct tryg_anchor a =
        tryg_normalise_anchor_treated(value, 67, TRYG_OUTLIERS_WINSORISE, NAN, *state);
    struct tryg_yardstick by = {TRYG_MINMAX, &a, 1, NAN};
    assert_int_equal(a.treatment, TRYG_LOGGED);
    CHECK_NEAR(tryg_normalise_value(&by, 1e4), 100.0 * log(2.0) / log(101.0), 1e-9);
    CHECK_IS(tryg_normalise_value(&by, -3.0), 0.0);
    assert_true(tryg_normalise_is_held(&by, -3.0));
    assert_false(tryg_normalise_is_held(&by, 1e9));
}

static void nothing_is_done_unless_asked(void **state)
{
    static const double value[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100};
    struct tryg_anchor a =
        tryg_normalise_anchor_treated(value, 12, TRYG_OUTLIERS_KEEP, NAN, *state);
    assert_int_equal(a.treatment, TRYG_AS_IT_IS);
    CHECK_IS(a.high, 100.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_pass_over_what_is_missing),
        cmocka_unit_test(equal_values_have_no_spread_at_all),
        cmocka_unit_test(no_value_is_no_base),
        cmocka_unit_test(every_method_is_turned_by_its_sign),
        cmocka_unit_test(a_target_is_a_hundred_and_no_more),
        cmocka_unit_test(the_slope_of_a_broken_line_is_its_secant),
        cmocka_unit_test(a_quantile_lies_between_its_neighbours),
        cmocka_unit_test(far_off_values_are_held),
        cmocka_unit_test(a_ladder_is_measured_by_its_logarithm),
        cmocka_unit_test(nothing_is_done_unless_asked),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
