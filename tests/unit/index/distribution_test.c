/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/distribution.h"

static void a_quantile_is_where_its_cdf_says(void **state)
{
    (void)state;
    static const double p[] = {1e-12, 1e-6, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999999};
    static const double shape[] = {0.01, 0.5, 1.0, 2.5, 40.0, 3000.0};
    for (size_t i = 0; i < COUNT_OF(p); i++) {
        CHECK_NEAR(tryg_normal_cdf(tryg_normal_quantile(p[i])) / p[i], 1.0, 1e-12);
        for (size_t j = 0; j < COUNT_OF(shape); j++) {
            double a = shape[j], x = tryg_gamma_quantile(p[i], a);
            if (x > 1e-300) { /* below, the quantile is no longer a full double */
                CHECK_NEAR(tryg_gamma_cdf(x, a) / p[i], 1.0, 1e-10);
            }
            CHECK_NEAR(tryg_gamma_upper(tryg_gamma_quantile_upper(p[i], a), a) / p[i],
                       1.0, tryg_gamma_quantile_upper(p[i], a) > 1e-300 ? 1e-10 : 1.0);
            double t = tryg_t_quantile(p[i], a + 0.5);
            CHECK_NEAR(tryg_t_cdf(t, a + 0.5) / p[i], 1.0, 1e-10);
        }
    }
}

static void tails_add_up_to_one(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        double x = 0.25 * pow(1.7, i); /* 0.25 .. 29.6 */
        CHECK_NEAR(tryg_gamma_cdf(x, 4.0) + tryg_gamma_upper(x, 4.0), 1.0, 1e-15);
        CHECK_NEAR(tryg_normal_cdf(x) + tryg_normal_upper(x), 1.0, 1e-15);
        CHECK_NEAR(tryg_beta_cdf(x / 31.0, 2.0, 3.0) +
                       tryg_beta_cdf(1.0 - x / 31.0, 3.0, 2.0),
                   1.0, 1e-14);
    }
}

static void masses_add_up_to_the_cdf(void **state)
{
    (void)state;
    double poisson = 0.0, binomial = 0.0;
    for (int k = 0; k <= 12; k++) {
        poisson += tryg_poisson_mass(k, 7.5);
        binomial += tryg_binomial_mass(k, 12.0, 0.3);
        CHECK_NEAR(poisson, tryg_poisson_cdf(k, 7.5), 1e-14);
        CHECK_NEAR(binomial, tryg_binomial_cdf(k, 12.0, 0.3), 1e-14);
    }
    CHECK_IS(tryg_binomial_cdf(12.0, 12.0, 0.3), 1.0);
}

static void the_ends_are_exact(void **state)
{
    (void)state;
    CHECK_IS(tryg_normal_quantile(0.5), 0.0);
    CHECK_IS(tryg_normal_quantile(0.0), -INFINITY);
    CHECK_IS(tryg_t_quantile(0.5, 3.3), 0.0);
    CHECK_IS(tryg_gamma_quantile(0.0, 2.0), 0.0);
    CHECK_IS(tryg_gamma_quantile(1.0, 2.0), INFINITY);
    CHECK_IS(tryg_beta_quantile(0.0, 2.0, 3.0), 0.0);
    CHECK_IS(tryg_beta_quantile(1.0, 2.0, 3.0), 1.0);
    CHECK_IS(tryg_gamma_upper(0.0, 2.0), 1.0);
    CHECK_IS(tryg_gamma_cdf(INFINITY, 2.0), 1.0);
    CHECK_IS(tryg_poisson_mass(0.0, 0.0), 1.0);
    CHECK_IS(tryg_poisson_mass(3.0, 0.0), 0.0);
    CHECK_IS(tryg_poisson_cdf(-1.0, 2.0), 0.0);
    CHECK_IS(tryg_binomial_mass(0.0, 0.0, 1.0), 1.0);
    CHECK_IS(tryg_binomial_mass(4.0, 4.0, 1.0), 1.0);
    CHECK_IS(tryg_binomial_mass(3.0, 4.0, 1.0), 0.0);
    CHECK_IS(tryg_binomial_mass(2.5, 4.0, 0.5), 0.0);
    CHECK_NEAR(tryg_t_cdf(-INFINITY, 3.0), 0.0, 0.0);
}

static void nonsense_is_unknown(void **state)
{
    (void)state;
    CHECK_UNKNOWN(tryg_normal_quantile(1.5));
    CHECK_UNKNOWN(tryg_normal_quantile(NAN));
    CHECK_UNKNOWN(tryg_t_quantile(0.5, 0.0));
    CHECK_UNKNOWN(tryg_t_cdf(NAN, 5.0));
    CHECK_UNKNOWN(tryg_gamma_quantile(0.5, -1.0));
    CHECK_UNKNOWN(tryg_gamma_cdf(NAN, 1.0));
    CHECK_UNKNOWN(tryg_beta_quantile(-0.1, 1.0, 1.0));
    CHECK_UNKNOWN(tryg_beta_cdf(0.5, 0.0, 1.0));
    CHECK_UNKNOWN(tryg_poisson_cdf(2.0, -1.0));
    CHECK_UNKNOWN(tryg_binomial_cdf(2.0, 4.0, 1.1));
}

static void t_of_infinite_df_is_the_normal(void **state)
{
    (void)state;
    CHECK_IS(tryg_t_quantile(0.9, INFINITY), tryg_normal_quantile(0.9));
    CHECK_NEAR(tryg_t_cdf(1.2, 1e7), tryg_normal_cdf(1.2), 1e-7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quantile_is_where_its_cdf_says),
        cmocka_unit_test(tails_add_up_to_one),
        cmocka_unit_test(masses_add_up_to_the_cdf),
        cmocka_unit_test(the_ends_are_exact),
        cmocka_unit_test(nonsense_is_unknown),
        cmocka_unit_test(t_of_infinite_df_is_the_normal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
