/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/fay_herriot.h"

static const enum tryg_fit EVERY[] = {TRYG_FIT_REML, TRYG_FIT_ML, TRYG_FIT_MOMENTS};

static struct tryg_fay_herriot fit_ones(size_t n, const double *y, const double *psi,
                                        enum tryg_fit how, tryg_arena *arena)
{
    double one[16];
    struct tryg_fay_herriot fit = {0};
    for (size_t i = 0; i < n; i++) {
        one[i] = 1;
    }
    assert_int_equal(tryg_fay_herriot_fit(n, 1, y, psi, one, how, arena, &fit, NULL),
                     TRYG_OK);
    return fit;
}

/* Equal psi and no covariate: A = s^2 - psi (reml, moments), with D - 1; ml with D. */
static void equal_errors_by_hand(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double y[] = {1, 2, 3, 6}, psi[] = {1, 1, 1, 1}; /* mean 3, squares 14 */
    static const double a[] = {14.0 / 3 - 1, 14.0 / 4 - 1, 14.0 / 3 - 1};
    for (size_t f = 0; f < 3; f++) {
        struct tryg_fay_herriot fit = fit_ones(4, y, psi, EVERY[f], arena);
        CHECK_NEAR(fit.a, a[f], 1e-11);
        CHECK_NEAR(fit.beta[0], 3, 1e-14);
        double gamma = a[f] / (a[f] + 1);
        CHECK_NEAR(fit.value[3], 3 + 3 * gamma, 1e-11);
        CHECK_NEAR(fit.g1[0], gamma, 1e-11);
        CHECK_NEAR(fit.g2[0], (1 - gamma) * (1 - gamma) * (a[f] + 1) / 4, 1e-11);
        CHECK_NEAR(fit.beta_se[0], sqrt((a[f] + 1) / 4), 1e-11);
    }
    tryg_arena_free(arena);
}

/* Less spread than the errors explain: A = 0, and all areas are x' beta. */
static void too_little_spread_gives_the_line(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double y[] = {1, 1.1, 0.9, 1.05}, psi[] = {1, 2, 1, 4};
    for (size_t f = 0; f < 3; f++) {
        struct tryg_fay_herriot fit = fit_ones(4, y, psi, EVERY[f], arena);
        CHECK_IS(fit.a, 0);
        for (size_t i = 0; i < 4; i++) {
            CHECK_IS(fit.value[i], fit.beta[0]);
            assert_true(fit.mse[i] >= 0);
        }
    }
    tryg_arena_free(arena);
}

static void who_is_not_sampled_and_who_is_wholly_asked(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double y[] = {1, 2, 3, 6, NAN, 9, 8}, psi[] = {1, 1, 1, 1, NAN, 0, NAN};
    struct tryg_fay_herriot few = fit_ones(4, y, psi, TRYG_FIT_REML, arena);
    struct tryg_fay_herriot fit = fit_ones(7, y, psi, TRYG_FIT_REML, arena);
    assert_int_equal(fit.fitted, 4);
    CHECK_IS(fit.a, few.a);
    CHECK_IS(fit.value[4], fit.beta[0]); /* not sampled: the line */
    CHECK_NEAR(fit.mse[4], fit.a + (fit.a + 1) / 4, 1e-11);
    CHECK_IS(fit.value[5], 9); /* a census stays */
    CHECK_IS(fit.mse[5], 0);
    CHECK_IS(fit.value[6], 8); /* no error known */
    CHECK_UNKNOWN(fit.mse[6]);
    tryg_arena_free(arena);
}

/* y = 2 + 3 x exactly: the line, whatever the unit x is measured in. */
static void a_line_is_found_in_any_unit(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    static const double unit[] = {1, 1e9, 1e-9};
    for (size_t u = 0; u < COUNT_OF(unit); u++) {
        double x[12], y[6], psi[] = {0.1, 0.2, 0.3, 0.1, 0.2, 0.3};
        struct tryg_fay_herriot fit;
        for (size_t i = 0; i < 6; i++) {
            x[2 * i] = 1;
            x[2 * i + 1] = (double)(i * i) * unit[u];
            y[i] = 2 + 3 * (double)(i * i);
        }
        assert_int_equal(
            tryg_fay_herriot_fit(6, 2, y, psi, x, TRYG_FIT_REML, arena, &fit, NULL),
            TRYG_OK);
        CHECK_NEAR(fit.beta[0], 2, 1e-10);
        CHECK_NEAR(fit.beta[1] * unit[u], 3, 1e-10);
        CHECK_IS(fit.a, 0);
    }
    tryg_arena_free(arena);
}

/* In other units y: A and mse follow as squares, gamma stays. */
static void the_scale_of_y_is_no_matter(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double y[] = {0.1, 0.24, 0.31, 0.6, 0.2}, psi[] = {1e-3, 2e-3, 1e-3, 4e-3, 1e-2};
    double big[5], wide[5];
    for (size_t i = 0; i < 5; i++) {
        big[i] = 1000 * y[i], wide[i] = 1e6 * psi[i];
    }
    for (size_t f = 0; f < 3; f++) {
        struct tryg_fay_herriot a = fit_ones(5, y, psi, EVERY[f], arena);
        struct tryg_fay_herriot b = fit_ones(5, big, wide, EVERY[f], arena);
        assert_true(a.a > 0);
        CHECK_NEAR(b.a / 1e6, a.a, 1e-11 * a.a);
        CHECK_NEAR(b.value[3] / 1000, a.value[3], 1e-11);
        CHECK_NEAR(b.mse[4] / 1e6, a.mse[4], 1e-10 * a.mse[4]);
    }
    tryg_arena_free(arena);
}

static void too_few_areas_or_columns_that_follow_are_errors(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    double y[] = {1, 2, 4, 3}, psi[] = {1, 1, 1, 1};
    double x[] = {1, 1, 2, 1, 2, 4, 1, 3, 6, 1, 5, 10};
    struct tryg_fay_herriot fit = {.fitted = 77};
    struct tryg_error err;
    assert_int_equal(
        tryg_fay_herriot_fit(4, 3, y, psi, x, TRYG_FIT_REML, arena, &fit, &err),
        TRYG_DATA); /* the third column is twice the second */
    assert_int_equal(
        tryg_fay_herriot_fit(1, 1, y, psi, x, TRYG_FIT_REML, arena, &fit, &err),
        TRYG_DATA);
    assert_int_equal(fit.fitted, 77);
    tryg_arena_free(arena);
}

static void benchmarks_meet_the_whole(void **state)
{
    (void)state;
    double share[] = {1, 3, 2, 5}, y[] = {0.2, 0.4, NAN, 0.1}, v[] = {0.3, 0.3, 0.2, 0.2};
    /* direct 0.2 + 1.2 + 0.5 = 1.9; model 0.3 + 0.9 + 1.0 = 2.2, of 9 */
    CHECK_NEAR(tryg_fay_herriot_benchmark(4, share, y, v, TRYG_BENCHMARK_RATIO),
               1.9 / 2.2, 1e-15);
    CHECK_NEAR(tryg_fay_herriot_benchmark(4, share, y, v, TRYG_BENCHMARK_DIFFERENCE),
               -0.3 / 9, 1e-15);
    CHECK_UNKNOWN(tryg_fay_herriot_benchmark(1, share + 2, y + 2, v, 0));
}

/* p = 0.3 of 400; psi twice the simple one in one area and as simple in the other. */
static void one_curve_through_the_variances(void **state)
{
    (void)state;
    double p[] = {0.2, 0.4, 0.3}, n[] = {100, 100, 200}, out[3];
    double psi[] = {2 * 0.21 / 100, 0, 0.21 / 200};
    tryg_fay_herriot_smooth(3, p, psi, n, out);
    double k = (2 * 0.21 / 100 + 0.21 / 200) / (0.21 / 100 + 0.21 / 200);
    CHECK_NEAR(out[0], k * 0.21 / 100, 1e-15);
    CHECK_IS(out[1], 0);
    CHECK_NEAR(out[2], k * 0.21 / 200, 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_errors_by_hand),
        cmocka_unit_test(too_little_spread_gives_the_line),
        cmocka_unit_test(who_is_not_sampled_and_who_is_wholly_asked),
        cmocka_unit_test(a_line_is_found_in_any_unit),
        cmocka_unit_test(the_scale_of_y_is_no_matter),
        cmocka_unit_test(too_few_areas_or_columns_that_follow_are_errors),
        cmocka_unit_test(benchmarks_meet_the_whole),
        cmocka_unit_test(one_curve_through_the_variances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
