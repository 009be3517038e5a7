/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/law.h"
#include "engine/index/share.h"

static void a_count_has_jeffreys_gamma(void **state)
{
    (void)state;
    struct tryg_law law = tryg_law_of_rate(12.0, 4000.0, 1000.0);
    assert_int_equal(law.kind, TRYG_LAW_GAMMA);
    CHECK_IS(law.a, 12.5);
    CHECK_IS(law.b, 0.25);
    CHECK_NEAR(tryg_law_mean(&law), 3.125, 1e-15);
    CHECK_NEAR(tryg_law_sd(&law), 0.25 * sqrt(12.5), 1e-15);
    struct tryg_law none = tryg_law_of_rate(0.0, 4000.0, 1000.0);
    CHECK_IS(none.a, 0.5); /* no report is not certainty */
}

static void a_share_has_jeffreys_beta(void **state)
{
    (void)state;
    struct tryg_law law = tryg_law_of_share(0.2, 50.0);
    assert_int_equal(law.kind, TRYG_LAW_BETA);
    CHECK_NEAR(law.a, 10.5, 1e-14);
    CHECK_NEAR(law.b, 40.5, 1e-14);
    CHECK_NEAR(tryg_law_mean(&law), 10.5 / 51.0, 1e-15);
    CHECK_NEAR(tryg_law_sd(&law), tryg_share_jeffreys_sd(10.0, 50.0), 1e-16);
}

static void what_is_certain_is_a_point(void **state)
{
    (void)state;
    struct tryg_law census = tryg_law_of_census(0.3);
    struct tryg_law exact = tryg_law_of_normal(4.0, 0.0);
    struct tryg_law mean = tryg_law_of_normal(4.0, 0.5);
    assert_int_equal(census.kind, TRYG_LAW_POINT);
    assert_int_equal(exact.kind, TRYG_LAW_POINT);
    assert_int_equal(mean.kind, TRYG_LAW_NORMAL);
    CHECK_IS(tryg_law_mean(&census), 0.3);
    CHECK_IS(tryg_law_sd(&census), 0.0);
    CHECK_IS(tryg_law_mean(&mean), 4.0);
    CHECK_IS(tryg_law_sd(&mean), 0.5);
}

static void what_is_not_known_has_no_law(void **state)
{
    (void)state;
    struct tryg_law laws[] = {
        tryg_law_of_rate(NAN, 1.0, 1.0), tryg_law_of_rate(1.0, 0.0, 1.0),
        tryg_law_of_share(0.5, NAN),     tryg_law_of_share(NAN, 9.0),
        tryg_law_of_census(NAN),         tryg_law_of_normal(NAN, 1.0),
        tryg_law_of_normal(1.0, NAN)};
    size_t seen = 0;
    for (; seen < sizeof laws / sizeof *laws; seen++) {
        assert_int_equal(laws[seen].kind, TRYG_LAW_NONE);
        CHECK_UNKNOWN(tryg_law_mean(&laws[seen]));
        CHECK_UNKNOWN(tryg_law_sd(&laws[seen]));
    }
    assert_int_equal(seen, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_count_has_jeffreys_gamma),
                                       cmocka_unit_test(a_share_has_jeffreys_beta),
                                       cmocka_unit_test(what_is_certain_is_a_point),
                                       cmocka_unit_test(what_is_not_known_has_no_law)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
