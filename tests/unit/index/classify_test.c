/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/classify.h"

static const struct tryg_level LEVELS[] = {
    {.id = "ingen", .from = -INFINITY},
    {.id = "intensiveret", .from = 105.0},
    {.id = "markant", .from = 110.0},
};

static void a_level_begins_at_its_cut(void **state)
{
    (void)state;
    static const struct {
        double x;
        int level;
    } cases[] = {{-1e9, 0},  {104.99999999999999, 0},
                 {105.0, 1}, {109.99999999999999, 1},
                 {110.0, 2}, {1e9, 2},
                 {NAN, -1}};
    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        assert_int_equal(tryg_classify_level(cases[c].x, LEVELS, 3), cases[c].level);
    }
    assert_int_equal(tryg_classify_level(5.0, LEVELS, 0), -1);
}

static void probabilities_of_all_levels_are_one(void **state)
{
    (void)state;
    for (int i = 0; i < 13; i++) {
        double mean = 60.0 + 7.3 * i, sum = 0.0;
        for (int level = 0; level < 3; level++) {
            sum += tryg_classify_probability(mean, 3.5, LEVELS, 3, level);
        }
        CHECK_NEAR(sum, 1.0, 1e-14);
    }
    CHECK_NEAR(tryg_classify_probability(105.0, 2.5, LEVELS, 3, 1), 0.4772498680518208,
               1e-12); /* Phi(2) - Phi(0) */
    CHECK_NEAR(tryg_classify_probability(60.0, 5.0, LEVELS, 3, 2), 7.61985302416047e-24,
               1e-34); /* Phi(-10), from its own tail */
}

static void without_error_a_level_is_certain(void **state)
{
    (void)state;
    CHECK_IS(tryg_classify_probability(110.0, 0.0, LEVELS, 3, 2), 1.0);
    CHECK_IS(tryg_classify_probability(110.0, 0.0, LEVELS, 3, 1), 0.0);
    CHECK_UNKNOWN(tryg_classify_probability(110.0, NAN, LEVELS, 3, 2));
    CHECK_UNKNOWN(tryg_classify_probability(110.0, 1.0, LEVELS, 3, -1));
}

static void ties_share_the_mean_rank(void **state)
{
    (void)state;
    static const double x[] = {5.0, 7.0, NAN, 7.0, 1.0, 7.0};
    static const double high_first[] = {4.0, 2.0, NAN, 2.0, 5.0, 2.0};
    static const double low_first[] = {2.0, 4.0, NAN, 4.0, 1.0, 4.0};
    double rank[6];
    size_t order[6];
    tryg_classify_rank(x, 6, false, rank, order);
    for (size_t i = 0; i < 6; i++) {
        assert_true(isnan(x[i]) ? isnan(rank[i]) : rank[i] == high_first[i]);
    }
    tryg_classify_rank(x, 6, true, rank, order);
    for (size_t i = 0; i < 6; i++) {
        assert_true(isnan(x[i]) ? isnan(rank[i]) : rank[i] == low_first[i]);
    }
}

static void twelve_digits_make_a_tie(void **state)
{
    (void)state;
    double x[] = {105.0, 105.0 + 1e-13, 105.00000001}, rank[3];
    size_t order[3];
    tryg_classify_rank(x, 3, false, rank, order);
    CHECK_IS(rank[0], 2.5);
    CHECK_IS(rank[1], 2.5);
    CHECK_IS(rank[2], 1.0);
}

static void rounding_keeps_twelve_digits(void **state)
{
    (void)state;
    CHECK_IS(tryg_classify_round12(104.9999999999996), 105.0);
    CHECK_IS(tryg_classify_round12(-0.1234567890123456), -0.123456789012);
    CHECK_IS(tryg_classify_round12(123456789012345.0), 123456789012000.0);
    CHECK_IS(tryg_classify_round12(0.0), 0.0);
    CHECK_IS(tryg_classify_round12(1e-310), 1e-310);
}

static void many_values_are_ranked_as_their_order(void **state)
{
    (void)state;
    enum { N = 97 };
    double x[N], rank[N];
    size_t order[N];
    for (size_t i = 0; i < N; i++) {
        x[i] = (double)(i * 35 % N); /* each of 0..96 once */
    }
    tryg_classify_rank(x, N, true, rank, order);
    for (size_t i = 0; i < N; i++) {
        CHECK_IS(rank[i], x[i] + 1.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_level_begins_at_its_cut),
        cmocka_unit_test(probabilities_of_all_levels_are_one),
        cmocka_unit_test(without_error_a_level_is_certain),
        cmocka_unit_test(ties_share_the_mean_rank),
        cmocka_unit_test(twelve_digits_make_a_tie),
        cmocka_unit_test(rounding_keeps_twelve_digits),
        cmocka_unit_test(many_values_are_ranked_as_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
