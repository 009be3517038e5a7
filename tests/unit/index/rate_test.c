/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/rate.h"

static void a_rate_is_per_a_thousand(void **state)
{
    (void)state;
    CHECK_IS(tryg_rate_per(12.0, 4000.0, 1000.0), 3.0);
    CHECK_IS(tryg_rate_per(0.0, 4000.0, 1000.0), 0.0);
    CHECK_IS(tryg_rate_variance(12.0, 4000.0, 1000.0), 0.75); /* (1000/4000)^2 * 12 */
}

static void without_a_denominator_it_is_unknown(void **state)
{
    (void)state;
    static const double nobody[] = {0.0, -5.0, NAN, INFINITY};
    for (size_t i = 0; i < COUNT_OF(nobody); i++) {
        CHECK_UNKNOWN(tryg_rate_per(3.0, nobody[i], 1000.0));
        CHECK_UNKNOWN(tryg_rate_variance(3.0, nobody[i], 1000.0));
        CHECK_UNKNOWN(tryg_rate_garwood(3.0, nobody[i], 1000.0, 0.05).low);
        CHECK_UNKNOWN(tryg_rate_garwood(3.0, nobody[i], 1000.0, 0.05).high);
    }
    CHECK_UNKNOWN(tryg_rate_per(NAN, 100.0, 1000.0));
    CHECK_UNKNOWN(tryg_rate_per(-1.0, 100.0, 1000.0));
}

static void no_reports_still_have_an_upper_limit(void **state)
{
    (void)state;
    struct tryg_interval i = tryg_rate_garwood(0.0, 1000.0, 1000.0, 0.05);
    CHECK_IS(i.low, 0.0);
    CHECK_NEAR(i.high, -log(0.025), 1e-12);
}

static void limits_scale_with_the_denominator(void **state)
{
    (void)state;
    struct tryg_interval one = tryg_rate_garwood(7.0, 1.0, 1.0, 0.05);
    struct tryg_interval city = tryg_rate_garwood(7.0, 2500.0, 1000.0, 0.05);
    CHECK_NEAR(city.low, one.low * 0.4, 1e-14);
    CHECK_NEAR(city.high, one.high * 0.4, 1e-14);
    assert_true(city.low < 2.8 && 2.8 < city.high);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rate_is_per_a_thousand),
        cmocka_unit_test(without_a_denominator_it_is_unknown),
        cmocka_unit_test(no_reports_still_have_an_upper_limit),
        cmocka_unit_test(limits_scale_with_the_denominator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
