/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/poisson_gamma.h"

static void expected_counts_are_of_the_common_rate(void **state)
{
    (void)state;
    double e[3];
    double rate =
        tryg_poisson_gamma_expected(3, (double[]){2, 8, 5}, (double[]){100, 400, 0}, e);
    CHECK_NEAR(rate, 0.02, 1e-16);
    CHECK_NEAR(e[0], 2, 1e-14);
    CHECK_NEAR(e[1], 8, 1e-14);
    CHECK_UNKNOWN(e[2]);
}

static void no_more_than_luck_is_no_spread(void **state)
{
    (void)state;
    double equal[] = {10, 10, 10, 10}, none[] = {0, 0, 0}, e[] = {10, 10, 10, 10};
    assert_false(tryg_poisson_gamma_moments(4, equal, e).spread);
    assert_false(tryg_poisson_gamma_ml(4, equal, e).spread);
    CHECK_NEAR(tryg_poisson_gamma_ml(4, equal, e).mean, 1.0, 1e-15);
    double close[] = {9, 11, 10, 10.5}; /* less than luck, and not whole */
    assert_false(tryg_poisson_gamma_ml(4, close, e).spread);
    assert_false(tryg_poisson_gamma_ml(3, none, e).spread);
    CHECK_IS(tryg_poisson_gamma_moments(3, none, e).mean, 0);
    assert_false(tryg_poisson_gamma_ml(1, (double[]){50}, e).spread);
}

/* At the likeliest (nu, alpha) every step away is lower: the marginal likelihood by its
 * own formula. */
static double height(size_t n, const double *x, const double *e, double nu, double alpha)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += lgamma(x[i] + nu) - lgamma(nu) - lgamma(x[i] + 1) +
               nu * log(alpha / (alpha + e[i])) + x[i] * log(e[i] / (alpha + e[i]));
    }
    return sum;
}

static void the_likeliest_is_the_likeliest(void **state)
{
    (void)state;
    double x[] = {0, 3, 25, 4, 9, 310, 1}, e[] = {2, 5, 11, 9, 4.5, 220, 3};
    struct tryg_poisson_gamma fit = tryg_poisson_gamma_ml(7, x, e);
    assert_true(fit.spread);
    double top = height(7, x, e, fit.nu, fit.alpha);
    CHECK_NEAR(fit.likelihood, top, 1e-10);
    static const double step[] = {0.999, 1.001};
    for (size_t i = 0; i < 2; i++) {
        assert_true(height(7, x, e, fit.nu * step[i], fit.alpha) < top);
        assert_true(height(7, x, e, fit.nu, fit.alpha * step[i]) < top);
        assert_true(height(7, x, e, fit.nu * step[i], fit.alpha * step[i]) < top);
    }
}

/* Moments: at the fixed point alpha = M / S and nu = alpha M, by hand. */
static void moments_stand_still(void **state)
{
    (void)state;
    double x[] = {0, 3, 25, 4, 9}, e[] = {2, 5, 11, 9, 4.5};
    struct tryg_poisson_gamma fit = tryg_poisson_gamma_moments(5, x, e);
    assert_true(fit.spread);
    double mean = 0, spread = 0;
    for (size_t i = 0; i < 5; i++) {
        mean += (x[i] + fit.nu) / (e[i] + fit.alpha) / 5;
    }
    for (size_t i = 0; i < 5; i++) {
        double off = (x[i] + fit.nu) / (e[i] + fit.alpha) - mean;
        spread += (1 + fit.alpha / e[i]) * off * off / 4;
    }
    CHECK_NEAR(fit.alpha, mean / spread, 1e-9);
    CHECK_NEAR(fit.nu, fit.alpha * mean, 1e-9);
}

/* An exponential law (shape 1) has exact limits and tails. */
static void the_posterior_of_shape_one_by_hand(void **state)
{
    (void)state;
    struct tryg_poisson_gamma fit = {.nu = 1, .alpha = 2, .mean = 0.5, .spread = true};
    struct tryg_poisson_gamma_area a = tryg_poisson_gamma_posterior(&fit, 0, 3);
    CHECK_IS(a.value, 0.2);
    CHECK_NEAR(a.variance, 0.04, 1e-17);
    struct tryg_interval limits = tryg_poisson_gamma_interval(&a, 0.05);
    CHECK_NEAR(limits.low, -log(0.975) / 5, 1e-13);
    CHECK_NEAR(limits.high, -log(0.025) / 5, 1e-13);
    CHECK_NEAR(tryg_poisson_gamma_exceeds(&a, 0.4), exp(-2), 1e-13);
    CHECK_IS(tryg_poisson_gamma_exceeds(&a, 0.0), 1);
}

static void the_unknown_is_in_no_fit(void **state)
{
    (void)state;
    double x[] = {0, 3, 25, 4, 9, NAN, 8}, e[] = {2, 5, 11, 9, 4.5, 3, 0};
    struct tryg_poisson_gamma with = tryg_poisson_gamma_ml(7, x, e);
    struct tryg_poisson_gamma without = tryg_poisson_gamma_ml(5, x, e);
    CHECK_IS(with.nu, without.nu);
    CHECK_IS(tryg_poisson_gamma_moments(7, x, e).nu,
             tryg_poisson_gamma_moments(5, x, e).nu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expected_counts_are_of_the_common_rate),
        cmocka_unit_test(no_more_than_luck_is_no_spread),
        cmocka_unit_test(the_likeliest_is_the_likeliest),
        cmocka_unit_test(moments_stand_still),
        cmocka_unit_test(the_posterior_of_shape_one_by_hand),
        cmocka_unit_test(the_unknown_is_in_no_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
