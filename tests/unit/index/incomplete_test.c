/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/incomplete.h"

static void log_gamma_knows_factorials_and_halves(void **state)
{
    (void)state;
    double factorial = 1.0;
    for (int n = 1; n < 30; n++) {
        CHECK_NEAR(tryg_log_gamma(n), log(factorial), 1e-14 * (1.0 + log(factorial)));
        factorial *= n;
    }
    CHECK_NEAR(tryg_log_gamma(0.5), 0.57236494292470008707, 1e-15); /* log sqrt(pi) */
    CHECK_NEAR(tryg_log_gamma(1e-3), 6.90717888538385, 1e-13);
}

static void the_exponential_is_a_gamma(void **state)
{
    (void)state;
    static const double x[] = {1e-200, 1e-5, 0.5, 1.9, 2.1, 30.0, 700.0};
    for (size_t i = 0; i < COUNT_OF(x); i++) {
        struct tryg_tails t = tryg_incomplete_gamma(1.0, x[i]);
        CHECK_NEAR(t.log_upper, -x[i], 1e-13 * fmax(1.0, x[i]));
        double lower = x[i] < 1.0 ? log(-expm1(-x[i])) : log1p(-exp(-x[i]));
        CHECK_NEAR(t.log_lower / lower, 1.0, 1e-12);
    }
}

/* Far out both tails still have a logarithm, though they have no double. */
static void a_tail_too_small_for_a_double_has_a_logarithm(void **state)
{
    (void)state;
    struct tryg_tails t = tryg_incomplete_gamma(3.0, 5000.0);
    /* Q(3, x) = e^-x (1 + x + x^2 / 2) */
    CHECK_NEAR(t.log_upper, -5000.0 + log(1.0 + 5000.0 + 12500000.0), 1e-9);
    CHECK_IS(t.log_lower, 0.0);
}

static void powers_are_betas(void **state)
{
    (void)state;
    for (int i = 1; i < 100; i += 7) {
        double x = i / 100.0;
        struct tryg_tails t = tryg_incomplete_beta(3.0, 1.0, x, 1.0 - x);
        CHECK_NEAR(t.log_lower, 3.0 * log(x), 1e-12);
        t = tryg_incomplete_beta(1.0, 4.0, x, 1.0 - x);
        CHECK_NEAR(t.log_upper, 4.0 * log1p(-x), 1e-12);
    }
}

/* The root of a power is known in closed form, also below the least double of p. */
static void inverses_of_powers_are_roots(void **state)
{
    (void)state;
    static const double p[] = {1e-300, 1e-40, 1e-3, 0.4, 0.6, 0.999};
    for (size_t i = 0; i < COUNT_OF(p); i++) {
        struct tryg_split s = tryg_incomplete_beta_inverse(0.25, 1.0, p[i], 1.0 - p[i]);
        CHECK_NEAR(s.x, pow(p[i], 4.0), 1e-12 * pow(p[i], 4.0));
        s = tryg_incomplete_beta_inverse(1.0, 0.5, p[i], 1.0 - p[i]);
        CHECK_NEAR(s.y, (1.0 - p[i]) * (1.0 - p[i]), 1e-12);
        double x = tryg_incomplete_gamma_inverse(1.0, p[i], 1.0 - p[i]);
        CHECK_NEAR(x / -log1p(-p[i]), 1.0, 1e-12);
    }
    CHECK_IS(tryg_incomplete_beta_inverse(0.001, 1.0, 1e-10, 1.0).x, 0.0);
}

static void a_deviance_near_its_mean_keeps_its_digits(void **state)
{
    (void)state;
    /* x log(x / m) + m - x = (x - m)^2 / (2 m) - (x - m)^3 / (6 m^2) + ... */
    double m = 1048576.0, d = 1.0 / 1024; /* both exact, and so is their sum */
    double expected = d * d / (2.0 * m) - d * d * d / (6.0 * m * m);
    CHECK_NEAR(tryg_half_deviance(m + d, m) / expected, 1.0, 1e-12);
    CHECK_IS(tryg_half_deviance(5.0, 5.0), 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_gamma_knows_factorials_and_halves),
        cmocka_unit_test(the_exponential_is_a_gamma),
        cmocka_unit_test(a_tail_too_small_for_a_double_has_a_logarithm),
        cmocka_unit_test(powers_are_betas),
        cmocka_unit_test(inverses_of_powers_are_roots),
        cmocka_unit_test(a_deviance_near_its_mean_keeps_its_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
