/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/share_likelihood.h"

static const double Z2 = 3.8414588206941236; /* 1.96^2 */

/* At one half the loss of n answers is -n log(4 q (1 - q)), so that it can be solved. */
static void the_table_is_near_the_root(void **state)
{
    (void)state;
    struct tryg_share s = {
        .p = 0.5, .variance = 0.25 / 101.0, .answers = 101.0, .df = INFINITY};
    double reach = sqrt(0.25 * (1.0 - exp(-Z2 / 100.0))); /* n_eff 101, times 100 / 101 */
    struct tryg_interval i = tryg_share_likelihood(&s, 0.05);
    CHECK_NEAR(i.low, 0.5 - reach, 5e-6);
    CHECK_NEAR(i.high, 0.5 + reach, 5e-6);
}

/* A design effect of 10,000: in the normal's tail there is nothing left to step by. */
static void where_the_table_does_not_tell_is_the_root(void **state)
{
    (void)state;
    struct tryg_share s = {
        .p = 0.5, .variance = 0.25 / 10.0, .answers = 1e5, .df = INFINITY};
    double reach = sqrt(0.25 * (1.0 - exp(-Z2 / (10.0 * (1.0 - 1e-5)))));
    struct tryg_interval i = tryg_share_likelihood(&s, 0.05);
    CHECK_NEAR(i.low, 0.5 - reach, 1e-12);
    CHECK_NEAR(i.high, 0.5 + reach, 1e-12);
}

/* Whatever the sample, the limits lie on either side of the share and inside 0..1. */
static void a_strange_sample_has_limits(void **state)
{
    (void)state;
    static const double P[] = {1e-9, 0.001, 0.02, 0.5, 0.9, 0.9999};
    static const double ANSWERS[] = {2.0, 3.0, 12.0, 500.0, 1e6};
    static const double DEFF[] = {1e-4, 0.3, 1.0, 4.0, 30.0, 1e5};
    static const double OFF[] = {-2.0, 0.0, 0.3};
    for (size_t c = 0; c < COUNT_OF(P) * COUNT_OF(ANSWERS) * COUNT_OF(DEFF); c++) {
        double p = P[c % COUNT_OF(P)], n = ANSWERS[c / COUNT_OF(P) % COUNT_OF(ANSWERS)];
        double deff = DEFF[c / COUNT_OF(P) / COUNT_OF(ANSWERS)];
        for (size_t o = 0; o < COUNT_OF(OFF); o++) {
            struct tryg_share s = {.p = p,
                                   .variance = deff * p * (1.0 - p) / n,
                                   .answers = n,
                                   .df = n - 1.0,
                                   .first_step_off = OFF[o]};
            struct tryg_interval i = tryg_share_likelihood(&s, 0.05);
            assert_true(i.low >= 0.0 && i.low < p && p < i.high && i.high <= 1.0);
        }
    }
}

static void one_answer_has_none(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 0.5, .variance = 0.1, .answers = 1.0, .df = 3.0};
    CHECK_UNKNOWN(tryg_share_likelihood(&s, 0.05).low);
    CHECK_UNKNOWN(tryg_share_likelihood(&s, 0.05).high);
}

/* Alike weights start at 3/4 and 1/4, from where a step leads to +-(log 3 + 4/3): with
 * three hits of four the mean of these is half of it, and the log odds are log 3. */
static void the_first_step_misses_by_hand(void **state)
{
    (void)state;
    static const double WEIGHT[] = {7.0, 7.0, 7.0, 7.0}, HIT[] = {1.0, 0.0, 1.0, 1.0};
    CHECK_NEAR(tryg_share_first_step_off(WEIGHT, HIT, 4),
               0.5 * (log(3.0) + 4.0 / 3.0) - log(3.0), 1e-14);
    CHECK_IS(tryg_share_first_step_off(WEIGHT, HIT, 1), 0.0); /* all agree */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_near_the_root),
        cmocka_unit_test(where_the_table_does_not_tell_is_the_root),
        cmocka_unit_test(a_strange_sample_has_limits),
        cmocka_unit_test(one_answer_has_none),
        cmocka_unit_test(the_first_step_misses_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
