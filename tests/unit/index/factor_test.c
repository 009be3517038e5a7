/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/factor.h"

enum { P = 4 };
static const double LOADING[P] = {.9, .8, .7, .5};

/* Correlations that one factor explains to the last digit. */
static void exact(const double *loading, size_t p, double *r)
{
    for (size_t i = 0; i < p; i++) {
        for (size_t j = 0; j < p; j++) {
            r[i * p + j] = i == j ? 1.0 : loading[i] * loading[j];
        }
    }
}

static void one_factor_is_found_again(void **state)
{
    double r[P * P];
    struct tryg_factor ml, pa;
    exact(LOADING, P, r);
    assert_true(tryg_factor_likelihood(r, P, 100, *state, &ml));
    assert_true(tryg_factor_principal_axis(r, P, *state, &pa));
    assert_true(ml.converged && pa.converged && !ml.heywood && !pa.heywood);
    for (size_t i = 0; i < P; i++) {
        CHECK_NEAR(ml.loading[i], LOADING[i], 1e-6);
        CHECK_NEAR(pa.loading[i], LOADING[i], 1e-6);
        CHECK_NEAR(ml.uniqueness[i], 1.0 - LOADING[i] * LOADING[i], 1e-6);
    }
    CHECK_NEAR(ml.objective, 0.0, 1e-12);
    CHECK_IS(ml.test.df, 2.0);
    CHECK_NEAR(ml.test.p, 1.0, 1e-9);
    CHECK_UNKNOWN(pa.objective);
}

/* Order of indicators, and a sign turned round, go through to the results. */
static void the_order_is_irrelevant(void **state)
{
    static const double r[P * P] = {1,  .6,  .5, .3, .6, 1,  .35, .4,
                                    .5, .35, 1,  .2, .3, .4, .2,  1};
    static const size_t other[P] = {2, 0, 3, 1};
    double turned[P * P];
    struct tryg_factor one, two;
    for (size_t i = 0; i < P; i++) {
        for (size_t j = 0; j < P; j++) {
            bool flip = (other[i] == 3) != (other[j] == 3);
            turned[i * P + j] = r[other[i] * P + other[j]] * (flip ? -1.0 : 1.0);
        }
    }
    assert_true(tryg_factor_likelihood(r, P, 50, *state, &one));
    assert_true(tryg_factor_likelihood(turned, P, 50, *state, &two));
    for (size_t i = 0; i < P; i++) {
        double sign = other[i] == 3 ? -1.0 : 1.0;
        CHECK_NEAR(two.loading[i], sign * one.loading[other[i]], 1e-7);
        CHECK_NEAR(two.uniqueness[i], one.uniqueness[other[i]], 1e-7);
    }
    CHECK_NEAR(one.objective, two.objective, 1e-12);
}

/* r12 r13 / r23 = 1.28: the first indicator would need a communality above 1. */
static void heywood_is_told(void **state)
{
    static const double r[9] = {1, .8, .8, .8, 1, .5, .8, .5, 1};
    struct tryg_factor factor;
    assert_true(tryg_factor_likelihood(r, 3, 50, *state, &factor));
    assert_true(factor.heywood);
    CHECK_NEAR(factor.uniqueness[0], TRYG_FACTOR_LEAST_OWN, 1e-12);
    assert_true(factor.uniqueness[1] > 0.1);
    CHECK_IS(factor.test.df, 0.0);
    CHECK_UNKNOWN(factor.test.p);
}

static void two_indicators_share_alike(void **state)
{
    static const double r[4] = {1, .64, .64, 1}, against[4] = {1, -.2, -.2, 1};
    struct tryg_factor factor = {0};
    assert_true(tryg_factor_likelihood(r, 2, 50, *state, &factor));
    CHECK_NEAR(factor.loading[0], .8, 1e-15);
    CHECK_NEAR(factor.loading[1], .8, 1e-15);
    CHECK_NEAR(factor.uniqueness[1], .36, 1e-15);
    assert_true(tryg_factor_principal_axis(r, 2, *state, &factor));
    CHECK_NEAR(factor.loading[1], .8, 1e-15);
    factor.p = 42;
    assert_false(tryg_factor_likelihood(against, 2, 50, *state, &factor));
    assert_false(tryg_factor_likelihood(r, 1, 50, *state, &factor));
    assert_int_equal(factor.p, 42);
}

static void a_singular_matrix_has_no_factor(void **state)
{
    static const double r[9] = {1, 1, .5, 1, 1, .5, .5, .5, 1};
    struct tryg_factor factor;
    assert_false(tryg_factor_likelihood(r, 3, 50, *state, &factor));
    assert_false(tryg_factor_principal_axis(r, 3, *state, &factor));
}

/* With loading .6 each and uniqueness .64: J = L' psi^-1 L = 3 * .36 / .64 = 1.6875,
 * regression .6 / .64 / (1 + J), Bartlett .6 / .64 / J. */
static void coefficients_by_hand(void **state)
{
    static const double loading[3] = {.6, .6, .6};
    double r[9], inverse[9], b[3];
    struct tryg_factor factor;
    exact(loading, 3, r);
    assert_true(tryg_factor_likelihood(r, 3, 50, *state, &factor));
    assert_true(tryg_correlation_inverse(r, 3, inverse, *state));
    tryg_factor_regression(&factor, inverse, b);
    CHECK_NEAR(b[0], .9375 / 2.6875, 1e-6);
    CHECK_NEAR(b[2], .9375 / 2.6875, 1e-6);
    tryg_factor_bartlett(&factor, b);
    CHECK_NEAR(b[1], .9375 / 1.6875, 1e-6);
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
        cmocka_unit_test(one_factor_is_found_again),
        cmocka_unit_test(the_order_is_irrelevant),
        cmocka_unit_test(heywood_is_told),
        cmocka_unit_test(two_indicators_share_alike),
        cmocka_unit_test(a_singular_matrix_has_no_factor),
        cmocka_unit_test(coefficients_by_hand),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
