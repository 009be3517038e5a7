/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/distribution.h"
#include "engine/index/law.h"
#include "tests/unit/index/lucky_town.h"

enum { K = LUCKY_K, B = TRYG_DRAW_BLOCK };
static const bool ALL[K] = {true, true, true, true};

static void values_come_from_their_addresses(void **state)
{
    struct lucky_town *t = lucky_town(*state, 2);
    lucky_fill(t);
    lucky_cell(t, 1, 0, 4.0, tryg_law_of_rate(4.0, 1.0, 1.0));
    struct tryg_draw draw;
    double value[K * B];
    tryg_draw_begin(&draw, &t->profile, *state);
    tryg_draw_area(&draw, &t->scores, 0, ALL, 77, NULL);
    assert_int_equal(draw.k, K);
    tryg_draw_values(&draw, 1000, 5, value);
    struct tryg_stream counts = tryg_random_stream(77, 2010, "a0", TRYG_DRAW_COUNTS);
    struct tryg_stream survey = tryg_random_stream(77, 2010, "a0", TRYG_DRAW_SURVEY);
    for (uint32_t r = 0; r < 5; r++) {
        double u1 = tryg_random_uniform(&counts, 1000 + r, 1);
        double u3 = tryg_random_uniform(&survey, 1000 + r, 3);
        CHECK_NEAR(value[1 * B + r], tryg_gamma_quantile(u1, 4.5), 1e-8);
        CHECK_NEAR(value[3 * B + r],
                   t->scores.cell[3 * 2].value + 0.8 * tryg_normal_quantile(u3), 1e-14);
    }
}

static void what_is_not_wanted_or_certain_is_not_drawn(void **state)
{
    struct lucky_town *t = lucky_town(*state, 1);
    lucky_fill(t);
    const bool wanted[K] = {true, false, true, true};
    struct tryg_draw draw;
    double all[K * B], some[K * B];
    tryg_draw_begin(&draw, &t->profile, *state);
    tryg_draw_area(&draw, &t->scores, 0, ALL, 1, NULL);
    tryg_draw_values(&draw, 0, B, all);
    lucky_cell(t, 2, 0, 0.3, tryg_law_of_census(0.3));
    tryg_draw_area(&draw, &t->scores, 0, wanted, 1, NULL);
    tryg_draw_values(&draw, 0, B, some);
    assert_int_equal(draw.k, 2);
    assert_int_equal(draw.indicator[1], 3);
    assert_memory_equal(some, all, B * sizeof *some); /* and moves nobody else's draws */
    assert_memory_equal(some + B, all + 3 * B, B * sizeof *some);
}

static double correlation_of(const double *x, const double *y, size_t n)
{
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < n; i++) {
        mx += x[i] / (double)n;
        my += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    return xy / sqrt(xx * yy);
}

static void what_shares_something_moves_together(void **state)
{
    enum { N = 20 * B };
    struct lucky_town *t = lucky_town(*state, 1);
    lucky_fill(t);
    lucky_share(t, 0, 2, 3, 0.6);
    lucky_share(t, 0, 0, 1, 1.0); /* the same reports twice */
    struct tryg_draw draw;
    double value[K * B], *row = TRYG_NEW(*state, K * N, double);
    tryg_draw_begin(&draw, &t->profile, *state);
    tryg_draw_area(&draw, &t->scores, 0, ALL, 5, NULL);
    for (size_t first = 0; first < N; first += B) {
        tryg_draw_values(&draw, first, B, value);
        for (size_t i = 0; i < K * B; i++) {
            row[i / B * N + first + i % B] = value[i];
        }
    }
    double step = 4.5 / sqrt(N);
    CHECK_NEAR(correlation_of(row + 2 * N, row + 3 * N, N), 0.6, step * (1 - 0.36));
    CHECK_NEAR(correlation_of(row, row + N, N), 1.0, 1e-12);
    CHECK_NEAR(correlation_of(row, row + 2 * N, N), 0.0, step);
    CHECK_IS(draw.shrink, 0.0);
}

static void resampled_indicators_are_taken_as_they_are(void **state)
{
    struct lucky_town *t = lucky_town(*state, 1);
    lucky_fill(t);
    lucky_share(t, 0, 2, 3, 0.9);
    float mine[3] = {0.125F, 0.25F, 0.5F}, *ready[K] = {NULL, NULL, mine, NULL};
    struct tryg_resample resample = {.replicates = 3, .value = ready};
    struct tryg_draw draw;
    double value[K * B], alone[K * B];
    tryg_draw_begin(&draw, &t->profile, *state);
    tryg_draw_area(&draw, &t->scores, 0, ALL, 5, &resample);
    tryg_draw_values(&draw, 4, 2, value);
    CHECK_IS(value[2 * B], 0.25); /* replicate 4 of 3: the second */
    CHECK_IS(value[2 * B + 1], 0.5);
    t->scores.cell[2].model = TRYG_MARSHALL; /* what a model says is its law's */
    assert_null(tryg_draw_resampled(&resample, &t->scores, 2, 0));
    lucky_share(t, 0, 2, 3, 0.0);
    tryg_draw_area(&draw, &t->scores, 0, ALL, 5, NULL);
    tryg_draw_values(&draw, 4, 2, alone);
    CHECK_IS(value[3 * B], alone[3 * B]); /* what it shared is in the resample */
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
        cmocka_unit_test(values_come_from_their_addresses),
        cmocka_unit_test(what_is_not_wanted_or_certain_is_not_drawn),
        cmocka_unit_test(what_shares_something_moves_together),
        cmocka_unit_test(resampled_indicators_are_taken_as_they_are)};
    return cmocka_run_group_tests(tests, begin, end);
}
