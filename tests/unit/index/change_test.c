/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/change.h"

/* 9 % with se 3 points, then 17 % with se 4: 8 points, se 5, z = 1.6. */
static const struct tryg_estimate THEN = {0.09, 0.0009}, NOW = {0.17, 0.0016};

static void two_independent_samples(void **state)
{
    (void)state;
    struct tryg_difference d = tryg_change(THEN, NOW, 0.0, 0.05);
    CHECK_NEAR(d.value, 0.08, 1e-15);
    CHECK_NEAR(d.se, 0.05, 1e-15);
    CHECK_NEAR(d.p, erfc(1.6 / sqrt(2.0)), 1e-14);
    CHECK_NEAR(d.low, 0.08 - 1.959963984540054 * 0.05, 1e-14);
    CHECK_NEAR(d.high, 0.08 + 1.959963984540054 * 0.05, 1e-14);
    CHECK_IS(d.df, INFINITY);
}

/* The same people asked twice: what they share does not count as noise. */
static void an_overlap_makes_it_surer(void **state)
{
    (void)state;
    struct tryg_difference d = tryg_change(THEN, NOW, 0.0008, 0.05);
    CHECK_NEAR(d.se, 0.03, 1e-15);
}

/* Welch-Satterthwaite with 25 and 16 answers:
 * (V1 + V2)^2 / (V1^2 / 24 + V2^2 / 15) = 6.25e-6 / (3.375e-8 + 1.70667e-7). */
static void few_answers_have_heavier_tails(void **state)
{
    (void)state;
    struct tryg_difference d = tryg_change_welch(THEN, NOW, 25.0, 16.0, 0.05);
    CHECK_NEAR(d.df, 6.25e-6 / (8.1e-7 / 24.0 + 2.56e-6 / 15.0), 1e-9);
    assert_true(d.p > tryg_change(THEN, NOW, 0.0, 0.05).p);
    struct tryg_difference many = tryg_change_welch(THEN, NOW, 1e9, 1e9, 0.05);
    CHECK_NEAR(many.p, erfc(1.6 / sqrt(2.0)), 1e-8);
    CHECK_UNKNOWN(tryg_change_welch(THEN, NOW, 1.0, 16.0, 0.05).p);
}

static void certain_sides(void **state)
{
    (void)state;
    struct tryg_estimate a = {0.3, 0.0}, b = {0.4, 0.0};
    CHECK_UNKNOWN(tryg_change(a, a, 0.0, 0.05).p);
    CHECK_IS(tryg_change(a, b, 0.0, 0.05).p, 0.0);
    CHECK_IS(tryg_change(a, b, 0.0, 0.05).low, b.value - a.value);
    CHECK_UNKNOWN(tryg_change(a, (struct tryg_estimate){NAN, 0.0}, 0.0, 0.05).value);
    CHECK_UNKNOWN(tryg_change(a, (struct tryg_estimate){0.1, -1.0}, 0.0, 0.05).se);
}

/* A quarter of the city at 20 %, the rest at 12 %: the city has 14 %. */
static void an_area_is_part_of_its_city(void **state)
{
    (void)state;
    struct tryg_estimate area = {0.20, 0.0016}, rest = {0.12, 0.0009};
    struct tryg_estimate city = {0.14, 0.0016 / 16.0 + 0.0009 * 9.0 / 16.0};
    struct tryg_estimate found = tryg_change_rest(city, area, 0.25);
    CHECK_NEAR(found.value, rest.value, 1e-15);
    CHECK_NEAR(found.variance, rest.variance, 1e-17);
    struct tryg_difference d = tryg_change_from_whole(area, rest, 0.25, 0.05);
    CHECK_NEAR(d.value, 0.06, 1e-15);
    CHECK_NEAR(d.se, 0.05 * 0.75, 1e-15);
    CHECK_NEAR(d.p, erfc(1.6 / sqrt(2.0)), 1e-14);
    CHECK_UNKNOWN(tryg_change_rest(city, area, 1.0).value);
}

static void what_may_be_said(void **state)
{
    (void)state;
    assert_int_equal(tryg_change_verdict(0.1, 0.05, 0.05), TRYG_RISES);
    assert_int_equal(tryg_change_verdict(-0.1, 0.001, 0.05), TRYG_FALLS);
    assert_int_equal(tryg_change_verdict(0.1, 0.0501, 0.05), TRYG_NO_SURE_CHANGE);
    assert_int_equal(tryg_change_verdict(0.1, NAN, 0.05), TRYG_CANNOT_TELL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_independent_samples),
        cmocka_unit_test(an_overlap_makes_it_surer),
        cmocka_unit_test(few_answers_have_heavier_tails),
        cmocka_unit_test(certain_sides),
        cmocka_unit_test(an_area_is_part_of_its_city),
        cmocka_unit_test(what_may_be_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
