/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/share.h"

static const enum tryg_share_method METHODS[] = {
    TRYG_SHARE_LOGIT, TRYG_SHARE_KORN_GRAUBARD, TRYG_SHARE_WILSON,
    TRYG_SHARE_ASIN,  TRYG_SHARE_WALD,          TRYG_SHARE_LIKELIHOOD};

static void every_method_holds_its_share(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 0.2, .variance = 0.0004, .answers = 400.0, .df = 399.0};
    for (size_t m = 0; m < COUNT_OF(METHODS); m++) {
        struct tryg_interval i = tryg_share_interval(&s, METHODS[m], 0.05);
        assert_true(i.low < 0.2 && 0.2 < i.high);
        CHECK_NEAR(i.high - i.low, 2.0 * 1.97 * 0.02, 0.005);
    }
}

static void the_mirrored_share_has_the_mirrored_interval(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 0.07, .variance = 0.0009, .answers = 80.0, .df = 70.0};
    struct tryg_share mirrored = s;
    mirrored.p = 0.93;
    for (size_t m = 0; m < COUNT_OF(METHODS); m++) {
        struct tryg_interval i = tryg_share_interval(&s, METHODS[m], 0.05);
        struct tryg_interval j = tryg_share_interval(&mirrored, METHODS[m], 0.05);
        CHECK_NEAR(j.low, 1.0 - i.high, 1e-10);
        CHECK_NEAR(j.high, 1.0 - i.low, 1e-10);
    }
}

static void what_is_not_defined_is_unknown(void **state)
{
    (void)state;
    static const struct tryg_share bad[] = {
        {.p = 0.0, .variance = 0.01, .answers = 9.0, .df = 8.0},
        {.p = 1.0, .variance = 0.01, .answers = 9.0, .df = 8.0},
        {.p = 0.5, .variance = 0.0, .answers = 9.0, .df = 8.0},
        {.p = 0.5, .variance = 0.01, .answers = 9.0, .df = 0.0},
        {.p = NAN, .variance = 0.01, .answers = 9.0, .df = 8.0},
    };
    for (size_t b = 0; b < COUNT_OF(bad); b++) {
        for (size_t m = 0; m < COUNT_OF(METHODS); m++) {
            CHECK_UNKNOWN(tryg_share_interval(&bad[b], METHODS[m], 0.05).low);
            CHECK_UNKNOWN(tryg_share_interval(&bad[b], METHODS[m], 0.05).high);
        }
    }
    CHECK_UNKNOWN(tryg_share_clopper_pearson(1.0, 0.0, 0.05).low);
    CHECK_UNKNOWN(tryg_share_clopper_pearson(3.0, 2.0, 0.05).low);
    CHECK_UNKNOWN(tryg_share_wilson(-1.0, 2.0, 0.05).low);
}

/* Newcombe (1998), table I: 15 of 148 has 0.0598 to 0.1644 by method 4. */
static void the_correction_is_newcombes(void **state)
{
    (void)state;
    struct tryg_interval i = tryg_share_wilson_corrected(15.0, 148.0, 0.05);
    CHECK_NEAR(i.low, 0.0598, 5e-5);
    CHECK_NEAR(i.high, 0.1644, 5e-5);
    CHECK_IS(tryg_share_wilson_corrected(0.0, 5.0, 0.05).low, 0.0);
    CHECK_IS(tryg_share_wilson_corrected(5.0, 5.0, 0.05).high, 1.0);
    CHECK_UNKNOWN(tryg_share_wilson_corrected(6.0, 5.0, 0.05).low);
}

/* For whole x the limits are where the binomial's tails are alpha / 2: x of n = 1. */
static void one_answer_says_little(void **state)
{
    (void)state;
    CHECK_IS(tryg_share_clopper_pearson(0.0, 1.0, 0.05).low, 0.0);
    CHECK_NEAR(tryg_share_clopper_pearson(0.0, 1.0, 0.05).high, 0.975, 1e-14);
    CHECK_NEAR(tryg_share_clopper_pearson(1.0, 1.0, 0.05).low, 0.025, 1e-14);
    CHECK_IS(tryg_share_clopper_pearson(1.0, 1.0, 0.05).high, 1.0);
}

static void jeffreys_is_never_certain(void **state)
{
    (void)state;
    CHECK_NEAR(tryg_share_jeffreys_sd(1.0, 2.0), 0.25, 1e-15); /* Beta(3/2, 3/2) */
    CHECK_IS(tryg_share_jeffreys_sd(0.0, 5.0), tryg_share_jeffreys_sd(5.0, 5.0));
    assert_true(tryg_share_jeffreys_sd(0.0, 5.0) > tryg_share_jeffreys_sd(0.0, 50.0));
    assert_true(tryg_share_jeffreys_sd(0.0, 50.0) > 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_method_holds_its_share),
        cmocka_unit_test(the_mirrored_share_has_the_mirrored_interval),
        cmocka_unit_test(what_is_not_defined_is_unknown),
        cmocka_unit_test(the_correction_is_newcombes),
        cmocka_unit_test(one_answer_says_little),
        cmocka_unit_test(jeffreys_is_never_certain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
