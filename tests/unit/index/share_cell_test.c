/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/law.h"
#include "engine/index/share_cell.h"

static const double ENOUGH = 30.0;

static void an_ordinary_share_has_a_logit_interval(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 0.25, .variance = 0.0025, .answers = 100.0, .df = 99.0};
    struct tryg_cell cell = tryg_share_cell(&s, 25.0, false, ENOUGH);
    struct tryg_interval i = tryg_share_interval(&s, TRYG_SHARE_LOGIT, 0.05);
    CHECK_IS(cell.value, 0.25);
    CHECK_IS(cell.low, i.low);
    CHECK_IS(cell.high, i.high);
    CHECK_NEAR(cell.se, 0.05, 1e-15);
    CHECK_NEAR(cell.n_eff, 75.0, 1e-12); /* 0.25 * 0.75 / 0.0025 */
    CHECK_IS(cell.answers, 100.0);
    assert_int_equal(cell.flags, 0);
    assert_int_equal(cell.why, TRYG_WHY_NOT);
    assert_int_equal(cell.law.kind, TRYG_LAW_BETA);
    CHECK_NEAR(cell.law.a, 19.25, 1e-12); /* 0.25 * 75 + 1/2 */
    CHECK_NEAR(cell.law.b, 56.75, 1e-12);
    CHECK_UNKNOWN(cell.count);
}

static void five_who_agree_are_not_certain(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 1.0, .variance = 0.0, .answers = 5.0, .df = 4.0};
    struct tryg_cell cell = tryg_share_cell(&s, 5.0, false, ENOUGH);
    CHECK_IS(cell.value, 1.0);
    CHECK_NEAR(cell.low, pow(0.025, 0.2), 1e-12);
    CHECK_IS(cell.high, 1.0);
    CHECK_IS(cell.se, tryg_share_jeffreys_sd(5.0, 5.0));
    CHECK_UNKNOWN(cell.n_eff);
    CHECK_IS(cell.law.a, 5.5);
    CHECK_IS(cell.law.b, 0.5);
    CHECK_NEAR(tryg_law_sd(&cell.law), cell.se, 1e-15);
    assert_int_equal(cell.flags, TRYG_FLAG_RAW_INTERVAL | TRYG_FLAG_FEW_ANSWERS);
}

static void a_census_is_certain(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 0.4, .variance = 0.0, .answers = 50.0, .df = 49.0};
    struct tryg_cell cell = tryg_share_cell(&s, 20.0, true, ENOUGH);
    CHECK_IS(cell.low, 0.4);
    CHECK_IS(cell.high, 0.4);
    CHECK_IS(cell.se, 0.0);
    assert_int_equal(cell.law.kind, TRYG_LAW_POINT);
    CHECK_IS(cell.law.a, 0.4);
    assert_int_equal(cell.flags, 0);
}

static void a_share_of_unknown_size_keeps_its_value(void **state)
{
    (void)state;
    struct tryg_share s = {.p = 0.4, .variance = NAN, .answers = NAN, .df = INFINITY};
    struct tryg_cell cell = tryg_share_cell(&s, NAN, false, ENOUGH);
    CHECK_IS(cell.value, 0.4);
    CHECK_UNKNOWN(cell.low);
    CHECK_UNKNOWN(cell.high);
    CHECK_UNKNOWN(cell.se);
    assert_int_equal(cell.law.kind, TRYG_LAW_NONE);
    assert_int_equal(cell.flags, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinary_share_has_a_logit_interval),
        cmocka_unit_test(five_who_agree_are_not_certain),
        cmocka_unit_test(a_census_is_certain),
        cmocka_unit_test(a_share_of_unknown_size_keeps_its_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
