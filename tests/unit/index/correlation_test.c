/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/correlation.h"

/* Three indicators, each correlated by 1/2 with both others. */
static const double HALF[9] = {1, .5, .5, .5, 1, .5, .5, .5, 1};

static void correlations_by_hand(void **state)
{
    (void)state;
    static const double a[4] = {1, 2, 3, 4}, b[4] = {4, 3, 2, 1}, c[4] = {1, -1, -1, 1};
    const double *column[3] = {a, b, c};
    double r[9], sd[3];
    tryg_correlation(column, 3, 4, r, sd);
    CHECK_NEAR(r[1], -1.0, 1e-15);
    CHECK_NEAR(r[2], 0.0, 1e-15);
    CHECK_IS(r[0], 1.0);
    CHECK_IS(r[1], r[3]);
    CHECK_NEAR(sd[0], sqrt(5.0 / 3.0), 1e-15);
}

static void what_does_not_vary_has_no_correlation(void **state)
{
    static const double a[3] = {1, 2, 3}, same[3] = {7, 7, 7};
    const double *column[2] = {a, same};
    double r[4], inverse[4] = {42, 0, 0, 0}, one[2];
    tryg_correlation(column, 2, 3, r, NULL);
    CHECK_IS(r[0], 1.0);
    CHECK_UNKNOWN(r[1]);
    CHECK_UNKNOWN(r[3]);
    assert_false(tryg_correlation_inverse(r, 2, inverse, *state));
    CHECK_IS(inverse[0], 42.0);
    CHECK_UNKNOWN(tryg_correlation_kmo(r, 2, one, *state));
}

static void a_repeated_indicator_is_singular(void **state)
{
    static const double r[9] = {1, 1, .5, 1, 1, .5, .5, .5, 1};
    double inverse[9], one[3];
    assert_false(tryg_correlation_inverse(r, 3, inverse, *state));
    CHECK_UNKNOWN(tryg_correlation_kmo(r, 3, one, *state));
    CHECK_UNKNOWN(one[2]);
    CHECK_UNKNOWN(tryg_correlation_bartlett(r, 3, 50, *state).p);
}

/* The inverse is 3/2 on the diagonal and -1/2 off it, the partial correlations 1/3, the
 * determinant 1/2. */
static void even_correlations(void **state)
{
    double inverse[9], one[3];
    assert_true(tryg_correlation_inverse(HALF, 3, inverse, *state));
    for (size_t i = 0; i < 9; i++) {
        CHECK_NEAR(inverse[i], i % 4 == 0 ? 1.5 : -0.5, 1e-14);
    }
    double expected = 0.25 / (0.25 + 1.0 / 9.0);
    CHECK_NEAR(tryg_correlation_kmo(HALF, 3, one, *state), expected, 1e-14);
    CHECK_NEAR(one[1], expected, 1e-14);
    struct tryg_chi2 test = tryg_correlation_bartlett(HALF, 3, 50, *state);
    CHECK_NEAR(test.value, (49.0 - 11.0 / 6.0) * log(2.0), 1e-12);
    CHECK_IS(test.df, 3.0);
    assert_true(test.p < 1e-6);
    CHECK_NEAR(tryg_correlation_alpha(HALF, 3), 0.75, 1e-15);
}

static void no_correlation_at_all(void **state)
{
    static const double none[4] = {1, 0, 0, 1};
    struct tryg_chi2 test = tryg_correlation_bartlett(none, 2, 20, *state);
    CHECK_NEAR(test.value, 0.0, 1e-14);
    CHECK_NEAR(test.p, 1.0, 1e-12);
    CHECK_NEAR(tryg_correlation_alpha(none, 2), 0.0, 0.0);
}

/* Variances 1 and 4, covariance 2: total 9, alpha 2 (1 - 5 / 9). */
static void alpha_of_raw_values(void **state)
{
    (void)state;
    static const double a[3] = {1, 2, 3}, b[3] = {2, 4, 6};
    const double *column[2] = {a, b};
    CHECK_NEAR(tryg_correlation_alpha_raw(column, 2, 3), 8.0 / 9.0, 1e-15);
    CHECK_UNKNOWN(tryg_correlation_alpha_raw(column, 1, 3));
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
        cmocka_unit_test(correlations_by_hand),
        cmocka_unit_test(what_does_not_vary_has_no_correlation),
        cmocka_unit_test(a_repeated_indicator_is_singular),
        cmocka_unit_test(even_correlations),
        cmocka_unit_test(no_correlation_at_all),
        cmocka_unit_test(alpha_of_raw_values),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
