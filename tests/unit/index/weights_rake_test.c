/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "tests/unit/index/margins.h"

static void calibrate(const struct tryg_weighting *weighting, double *weight,
                      struct tryg_weights_report *report, tryg_arena *arena)
{
    struct tryg_error err = {0};
    *report = (struct tryg_weights_report){0};
    if (tryg_weights_calibrate(weighting, weight, report, arena, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
}

/* Raking keeps the odds ratio 10 * 40 / (20 * 30) = 2/3, so the first weight x solves
 * 3 x (10 + x) = 2 (50 - x) (40 - x): x = (sqrt(60100) - 210) / 2. */
static void a_table_of_four_by_hand(void **state)
{
    struct four four;
    struct tryg_weights_report report;
    four_begin(&four, TRYG_ADJUST_RAKE);
    calibrate(&four.weighting, four.weight, &report, *state);
    double x = (sqrt(60100.0) - 210.0) / 2.0;
    CHECK_NEAR(four.weight[0], x, 1e-11);
    CHECK_NEAR(four.weight[1], 50.0 - x, 1e-11);
    CHECK_NEAR(four.weight[2], 40.0 - x, 1e-11);
    CHECK_NEAR(four.weight[3], 10.0 + x, 1e-11);
    assert_true(report.cycles > 1 && report.scaled == 0);
}

static void raked_margins_hold(void **state)
{
    size_t crowds = 0;
    for (uint64_t seed = 1; seed <= 20; seed++, crowds++) {
        struct crowd crowd;
        struct tryg_weights_report report;
        size_t m;
        uint32_t c;
        crowd_draw(&crowd, TRYG_ADJUST_RAKE, seed);
        calibrate(&crowd.weighting, crowd.weight, &report, *state);
        double off = tryg_weights_worst(&crowd.weighting, crowd.weight, &m, &c, *state);
        assert_true(off < 1e-11);
    }
    assert_true(crowds > 0);
}

static void the_order_of_margins_is_of_no_matter(void **state)
{
    struct crowd crowd, other;
    struct tryg_weights_report report;
    crowd_draw(&crowd, TRYG_ADJUST_RAKE, 7);
    crowd_draw(&other, TRYG_ADJUST_RAKE, 7);
    struct tryg_margin last = other.margin[2];
    other.margin[2] = other.margin[0];
    other.margin[0] = last;
    calibrate(&crowd.weighting, crowd.weight, &report, *state);
    calibrate(&other.weighting, other.weight, &report, *state);
    for (size_t i = 0; i < CROWD; i++) {
        CHECK_NEAR(other.weight[i], crowd.weight[i], 1e-10);
    }
}

static void with_one_margin_all_three_ways_are_one(void **state)
{
    static const enum tryg_adjust WAYS[] = {TRYG_ADJUST_RAKE, TRYG_ADJUST_LINEAR};
    struct crowd crowd;
    struct tryg_weights_report report;
    crowd_draw(&crowd, TRYG_ADJUST_POSTSTRATIFY, 3);
    crowd.weighting.margins = 1;
    calibrate(&crowd.weighting, crowd.weight, &report, *state);
    for (size_t k = 0; k < COUNT_OF(WAYS); k++) {
        struct crowd other;
        crowd_draw(&other, WAYS[k], 3);
        other.weighting.margins = 1;
        calibrate(&other.weighting, other.weight, &report, *state);
        for (size_t i = 0; i < CROWD; i++) {
            CHECK_NEAR(other.weight[i], crowd.weight[i], 1e-12);
        }
    }
}

static void another_sum_is_scaled_to_the_first_and_told(void **state)
{
    struct four four, half;
    struct tryg_weights_report report;
    four_begin(&four, TRYG_ADJUST_RAKE);
    four_begin(&half, TRYG_ADJUST_RAKE);
    half.columns[0] = 20.0;
    half.columns[1] = 30.0;
    calibrate(&four.weighting, four.weight, &report, *state);
    calibrate(&half.weighting, half.weight, &report, *state);
    assert_int_equal(report.scaled, 1);
    assert_string_equal(report.scaled_margin, "column");
    CHECK_NEAR(report.scaled_by, 2.0, 1e-15);
    for (size_t i = 0; i < 4; i++) {
        CHECK_NEAR(half.weight[i], four.weight[i], 1e-12);
    }
    four_begin(&four, TRYG_ADJUST_RAKE);
    four.columns[1] += 60.0 * 1e-10; /* rounding is not worth a word */
    calibrate(&four.weighting, four.weight, &report, *state);
    assert_int_equal(report.scaled, 0);
}

static void refused(struct four *four, enum tryg_status status, const char *margin,
                    const char *cell, tryg_arena *arena)
{
    struct tryg_weights_report report = {0};
    struct tryg_error err = {0};
    assert_int_equal(
        tryg_weights_calibrate(&four->weighting, four->weight, &report, arena, &err),
        status);
    if (!strstr(err.text, margin) || !strstr(err.text, cell)) {
        fail_msg("\"%s\" does not name %s, %s", err.text, margin, cell);
    }
    CHECK_IS(four->weight[0], 10.0); /* untouched */
}

static void what_cannot_be_met_is_named(void **state)
{
    static const uint32_t ALL_ZERO[4] = {0};
    struct four four;
    four_begin(&four, TRYG_ADJUST_RAKE);
    four.margin[1].cell = ALL_ZERO;
    refused(&four, TRYG_DATA, "column", "\"1\"", *state); /* people, no respondent */
    four_begin(&four, TRYG_ADJUST_LINEAR);
    four.columns[1] = 0.0;
    refused(&four, TRYG_DATA, "column", "\"1\"", *state); /* a respondent, no people */
    four_begin(&four, TRYG_ADJUST_RAKE);
    four.rows[1] = NAN;
    refused(&four, TRYG_DATA, "row", "\"1\"", *state);
    four_begin(&four, TRYG_ADJUST_POSTSTRATIFY);
    refused(&four, TRYG_USAGE, "2", "poststratify", *state);
    four_begin(&four, TRYG_ADJUST_RAKE);
    four.margin[1].cell = four.margin[0].cell; /* rows 50, 50 are columns 40, 60 */
    refused(&four, TRYG_DATA, "row", "20 %", *state);
    four.weighting.adjust = TRYG_ADJUST_LINEAR;
    refused(&four, TRYG_DATA, "fire, 2010", "merge", *state);
}

static int begin(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int end(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_of_four_by_hand),
        cmocka_unit_test(raked_margins_hold),
        cmocka_unit_test(the_order_of_margins_is_of_no_matter),
        cmocka_unit_test(with_one_margin_all_three_ways_are_one),
        cmocka_unit_test(another_sum_is_scaled_to_the_first_and_told),
        cmocka_unit_test(what_cannot_be_met_is_named),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
