/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/rate.h"
#include "engine/index/standard.h"

/* Young 10 of 2,000, old 30 of 10,000: 5 and 3 per 1,000; a standard of as many young as
 * old has 4. Variance (0.5 / 2000)^2 10 + (0.5 / 10000)^2 30, times 1000^2. */
static void a_direct_rate_by_hand(void **state)
{
    (void)state;
    double x[] = {10, 30}, people[] = {2000, 10000}, standard[] = {7, 7};
    struct tryg_standardised s =
        tryg_standard_direct(2, x, people, standard, 1000.0, 0.05);
    CHECK_NEAR(s.value, 4.0, 1e-13);
    CHECK_NEAR(s.variance, 0.625 + 0.075, 1e-13);
    assert_true(s.limits.low > 2.5 && s.limits.low < 4 && s.limits.high > 5.6);
}

/* A population that is made up as the standard has its own crude rate. */
static void standardising_to_oneself_changes_nothing(void **state)
{
    (void)state;
    double x[] = {3, 0, 12, 40}, people[] = {900, 1100, 2500, 4000};
    struct tryg_standardised s = tryg_standard_direct(4, x, people, people, 1000.0, 0.05);
    struct tryg_interval plain = tryg_rate_garwood(55, 8500, 1000.0, 0.05);
    CHECK_NEAR(s.value, 1000.0 * 55 / 8500, 1e-12);
    CHECK_NEAR(s.limits.low, plain.low, 1e-10);
    CHECK_NEAR(s.limits.high, plain.high, 1e-10);
    double rate[4];
    for (size_t i = 0; i < 4; i++) {
        rate[i] = x[i] / people[i];
    }
    double e = tryg_standard_expected(4, people, rate);
    struct tryg_standardised smr = tryg_standard_indirect(55, e, 0.05);
    CHECK_NEAR(smr.value, 1.0, 1e-14);
    CHECK_NEAR(smr.limits.low, plain.low * 8500 / 55000, 1e-10);
}

/* Down syndrome by the mother's age, birth order 5 and above, on the births of all orders
 * (Stark & Mantell 1966; Fleiss 1981, table 14.4; worked by Fay & Feuer 1997). Per
 * 100,000, to five decimals, as R's dsrTest prints it. */
static void a_published_direct_rate(void **state)
{
    (void)state;
    double cases[] = {0, 8, 63, 112, 262, 295};
    double births[] = {327, 30666, 123419, 149919, 104088, 34392};
    double standard[] = {319933, 931318, 786511, 488235, 237863, 61313};
    struct tryg_standardised s =
        tryg_standard_direct(6, cases, births, standard, 1e5, 0.05);
    CHECK_NEAR(s.value, 75.52901, 5e-6);
    CHECK_NEAR(s.limits.low, 67.70212, 5e-6);
    CHECK_NEAR(s.limits.high, 188.30017, 5e-6);
}

static void a_class_nobody_lives_in_is_unknown_unless_it_does_not_count(void **state)
{
    (void)state;
    double x[] = {10, 0}, people[] = {2000, 0}, half[] = {1, 1}, first[] = {1, 0};
    CHECK_UNKNOWN(tryg_standard_direct(2, x, people, half, 1000.0, 0.05).value);
    CHECK_NEAR(tryg_standard_direct(2, x, people, first, 1000.0, 0.05).value, 5, 1e-13);
    CHECK_UNKNOWN(tryg_standard_direct(2, x, people, (double[]){0, 0}, 1, 0.05).value);
    CHECK_UNKNOWN(tryg_standard_indirect(3, 0.0, 0.05).value);
    CHECK_UNKNOWN(tryg_standard_indirect(NAN, 2.0, 0.05).value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_direct_rate_by_hand),
        cmocka_unit_test(a_published_direct_rate),
        cmocka_unit_test(standardising_to_oneself_changes_nothing),
        cmocka_unit_test(a_class_nobody_lives_in_is_unknown_unless_it_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
