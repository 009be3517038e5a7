/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/harm.h"
#include "engine/index/law.h"
#include "engine/index/rate.h"

/* Three murders, forty thefts: 3 * 5000 + 40 * 20 = 15800; 3 * 25e6 + 40 * 400. */
static void harm_is_added_up_by_hand(void **state)
{
    (void)state;
    double weight[] = {5000, 20, NAN}, count[] = {3, 40, 0};
    struct tryg_harm h = tryg_harm_of(3, weight, count);
    CHECK_IS(h.sum, 15800);
    CHECK_IS(h.variance, 75016000);
    CHECK_NEAR(tryg_harm_se(h, 20), 8661.177, 0.001);
    count[2] = 1; /* an offence without a weight: unknown, not zero */
    CHECK_UNKNOWN(tryg_harm_of(3, weight, count).sum);
    CHECK_UNKNOWN(tryg_harm_interval(tryg_harm_of(3, weight, count), 5000, 0.05).low);
}

static void one_weight_gives_garwood_times_the_weight(void **state)
{
    (void)state;
    static const double counts[] = {0, 1, 2.5, 17, 4000};
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        double weight = 3.5, x = counts[i];
        struct tryg_harm h = tryg_harm_of(1, &weight, &x);
        struct tryg_interval got = tryg_harm_interval(h, weight, 0.05);
        struct tryg_interval plain = tryg_rate_garwood(x, 1.0, 1.0, 0.05);
        CHECK_NEAR(got.low, weight * plain.low, 1e-10 * got.high);
        CHECK_NEAR(got.high, weight * plain.high, 1e-10 * got.high);
        struct tryg_law law = tryg_harm_law(h, weight, 0.25);
        struct tryg_law of_count = tryg_law_of_rate(x, 4.0, weight);
        assert_int_equal(law.kind, TRYG_LAW_GAMMA);
        CHECK_NEAR(tryg_law_mean(&law), tryg_law_mean(&of_count), 1e-12 * x + 1e-12);
        CHECK_NEAR(tryg_law_sd(&law), tryg_law_sd(&of_count), 1e-12 * x + 1e-12);
    }
}

/* What is measured in days may be measured in years. */
static void the_unit_of_harm_is_no_matter(void **state)
{
    (void)state;
    double day[] = {5000, 20, 1}, year[3], count[] = {2, 31, 400};
    for (size_t i = 0; i < 3; i++) {
        year[i] = day[i] / 365.0;
    }
    struct tryg_interval a = tryg_harm_interval(tryg_harm_of(3, day, count), 5000, 0.05);
    struct tryg_interval b =
        tryg_harm_interval(tryg_harm_of(3, year, count), 5000 / 365.0, 0.05);
    CHECK_NEAR(a.low / 365.0, b.low, 1e-11 * b.low);
    CHECK_NEAR(a.high / 365.0, b.high, 1e-11 * b.high);
    assert_true(a.low < 11020 && 11020 < a.high);
}

static void no_harm_is_not_sure_to_be_none(void **state)
{
    (void)state;
    struct tryg_harm none = {0, 0};
    struct tryg_interval limits = tryg_harm_interval(none, 5000, 0.05);
    CHECK_IS(limits.low, 0);
    CHECK_NEAR(limits.high, 5000 * 3.688879454, 1e-4); /* -ln 0.025 */
    CHECK_NEAR(tryg_harm_se(none, 20), 20 * sqrt(0.5), 1e-12);
    struct tryg_law law = tryg_harm_law(none, 20, 1.0);
    CHECK_NEAR(tryg_law_mean(&law), 10, 1e-12);
    CHECK_IS(tryg_harm_interval(none, 0, 0.05).high, 0);
    assert_int_equal(tryg_harm_law(none, NAN, 1.0).kind, TRYG_LAW_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(harm_is_added_up_by_hand),
        cmocka_unit_test(one_weight_gives_garwood_times_the_weight),
        cmocka_unit_test(the_unit_of_harm_is_no_matter),
        cmocka_unit_test(no_harm_is_not_sure_to_be_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
