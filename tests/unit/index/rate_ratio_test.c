/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/distribution.h"
#include "engine/index/rate_ratio.h"

/* 3 then and 9 now among as many people: x2 is binomial (12, 1/2), so the tails are sums
 * of 4096ths: P(X >= 9) = 220 + 66 + 12 + 1 = 299. */
static void tails_are_those_of_a_coin(void **state)
{
    (void)state;
    struct tryg_two_counts two = {3.0, 1000.0, 9.0, 1000.0};
    struct tryg_ratio_tails tails = tryg_rate_ratio_tails(&two, 1.0);
    CHECK_NEAR(tails.greater, 299.0 / 4096.0, 1e-15);
    CHECK_NEAR(tails.equal, 220.0 / 4096.0, 1e-15);
    CHECK_NEAR(tails.less, (4096.0 - 79.0) / 4096.0, 1e-14);
    CHECK_NEAR(tryg_rate_ratio_p(&two, 1.0, TRYG_P_CENTRAL), 598.0 / 4096.0, 1e-15);
    CHECK_NEAR(tryg_rate_ratio_p(&two, 1.0, TRYG_P_LEAST_LIKELY), 598.0 / 4096.0, 1e-15);
    CHECK_NEAR(tryg_rate_ratio_p(&two, 1.0, TRYG_P_MID), 378.0 / 4096.0, 1e-15);
    CHECK_NEAR(tryg_rate_ratio(&two), 3.0, 1e-15);
}

/* The sum over all outcomes no likelier than the one seen, one after the other. */
static double plainly(double x, double n, double pi)
{
    double most = tryg_binomial_mass(x, n, pi) * (1.0 + 1e-7), sum = 0.0;
    for (double k = 0.0; k <= n; k++) {
        double mass = tryg_binomial_mass(k, n, pi);
        sum += mass <= most ? mass : 0.0;
    }
    return fmin(sum, 1.0);
}

static void least_likely_is_the_plain_sum(void **state)
{
    (void)state;
    size_t cases = 0;
    for (double x1 = 0.0; x1 <= 14.0; x1++) {
        for (double x2 = x1 == 0.0; x2 <= 14.0; x2++) {
            for (double t2 = 300.0; t2 < 4000.0; t2 *= 1.7, cases++) {
                struct tryg_two_counts two = {x1, 1000.0, x2, t2};
                double pi = t2 / (1000.0 + t2);
                CHECK_NEAR(tryg_rate_ratio_p(&two, 1.0, TRYG_P_LEAST_LIKELY),
                           plainly(x2, x1 + x2, pi), 1e-11);
            }
        }
    }
    assert_true(cases > 1000);
}

/* The limits are where one tail is alpha / 2. */
static void the_interval_inverts_the_test(void **state)
{
    (void)state;
    struct tryg_two_counts two = {61.0, 18000.0, 90.0, 17500.0};
    struct tryg_interval ci = tryg_rate_ratio_interval(&two, 0.05);
    CHECK_NEAR(tryg_rate_ratio_tails(&two, ci.low).greater, 0.025, 1e-12);
    CHECK_NEAR(tryg_rate_ratio_tails(&two, ci.high).less, 0.025, 1e-12);
}

static void ends_are_open(void **state)
{
    (void)state;
    struct tryg_two_counts none_now = {3.0, 10.0, 0.0, 10.0};
    struct tryg_two_counts none_then = {0.0, 10.0, 3.0, 10.0};
    CHECK_IS(tryg_rate_ratio_interval(&none_now, 0.05).low, 0.0);
    CHECK_IS(tryg_rate_ratio_interval(&none_then, 0.05).high, INFINITY);
    CHECK_IS(tryg_rate_ratio(&none_then), INFINITY);
}

static void nothing_seen_is_nothing_known(void **state)
{
    (void)state;
    static const struct tryg_two_counts unsound[] = {{0.0, 10.0, 0.0, 10.0},
                                                     {NAN, 10.0, 1.0, 10.0},
                                                     {1.0, 0.0, 1.0, 10.0},
                                                     {1.0, 10.0, -1.0, 10.0}};
    for (size_t i = 0; i < COUNT_OF(unsound); i++) {
        CHECK_UNKNOWN(tryg_rate_ratio(&unsound[i]));
        CHECK_UNKNOWN(tryg_rate_ratio_interval(&unsound[i], 0.05).low);
        CHECK_UNKNOWN(tryg_rate_ratio_p(&unsound[i], 1.0, TRYG_P_LEAST_LIKELY));
        CHECK_UNKNOWN(tryg_rate_ratio_p_overdispersed(&unsound[i], 2.0));
    }
}

/* 100 and 144 among as many: log 1.44 = 0.364643, sqrt(1/100 + 1/144) = 0.130171; with
 * phi = 4 half of the z that phi = 1 gives. */
static void spread_widens(void **state)
{
    (void)state;
    struct tryg_two_counts two = {100.0, 1.0, 144.0, 1.0};
    double z = log(1.44) / sqrt(0.01 + 1.0 / 144.0);
    CHECK_NEAR(tryg_rate_ratio_p_overdispersed(&two, 1.0), erfc(z / sqrt(2.0)), 1e-14);
    CHECK_NEAR(tryg_rate_ratio_p_overdispersed(&two, 4.0), erfc(z / sqrt(8.0)), 1e-14);
    struct tryg_interval ci = tryg_rate_ratio_interval_overdispersed(&two, 4.0, 0.05);
    CHECK_NEAR(ci.low * ci.high, 1.44 * 1.44, 1e-12);
    CHECK_NEAR(log(ci.high / 1.44), 1.959963984540054 * 2.0 * log(1.44) / z, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tails_are_those_of_a_coin),
        cmocka_unit_test(least_likely_is_the_plain_sum),
        cmocka_unit_test(the_interval_inverts_the_test),
        cmocka_unit_test(ends_are_open),
        cmocka_unit_test(nothing_seen_is_nothing_known),
        cmocka_unit_test(spread_widens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
