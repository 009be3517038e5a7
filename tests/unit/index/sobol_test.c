/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>

#include "engine/index/sobol.h"

enum { N = 64, K = 2 };

static void points_fill_every_dimension_evenly(void **state)
{
    (void)state;
    for (unsigned d = 0; d < TRYG_SOBOL_DIMENSIONS; d++) {
        bool met[N] = {false};
        for (uint32_t i = 0; i < N; i++) {
            unsigned strip = (unsigned)(tryg_sobol_point(i, d) * N);
            assert_true(strip < N);
            assert_false(met[strip]);
            met[strip] = true;
        }
    }
}

/* 128 times the coordinates of two points, from the table of Joe & Kuo through another
 * program (Boost 1.74, random/sobol.hpp). */
static void all_dimensions_have_the_directions_of_joe_and_kuo(void **state)
{
    (void)state;
    static const struct {
        uint32_t index;
        int point[TRYG_SOBOL_DIMENSIONS];
    } known[] = {
        {77, {107, 107, 1,   99, 107, 65,  29,  83,  23,  55, 17,  101, 63, 43, 127, 9,
              105, 113, 101, 1,  19,  113, 111, 101, 109, 87, 103, 47,  21, 59, 125, 95}},
        {100, {53, 33, 99,  93, 113, 95, 3, 61, 81, 89, 59,  87, 61, 109, 41, 63,
               87, 95, 107, 43, 97,  51, 1, 63, 3,  1,  121, 85, 31, 93,  91, 53}},
    };
    for (size_t p = 0; p < sizeof known / sizeof *known; p++) {
        for (unsigned d = 0; d < TRYG_SOBOL_DIMENSIONS; d++) {
            CHECK_IS(128.0 * tryg_sobol_point(known[p].index, d), known[p].point[d]);
        }
    }
}

static void a_row_skips_the_origin_and_is_cut_in_two(void **state)
{
    (void)state;
    double a[K], b[K];
    tryg_sobol_row(0, K, a, b);
    CHECK_IS(a[0], 0.5);
    CHECK_IS(b[1], 0.5);
    tryg_sobol_row(1, K, a, b); /* 0.75 0.25 0.25 0.25 */
    CHECK_IS(a[0], 0.75);
    CHECK_IS(a[1], 0.25);
    CHECK_IS(b[0], 0.25);
}

/* f of two choices between two ways each. */
typedef double (*two_choices)(int x, int y);

static double only_the_first(int x, int y)
{
    (void)y;
    return 1000.0 + 4.0 * x;
}

/* Variances 4, 1, 0. */
static double side_by_side(int x, int y)
{
    return 4.0 * x + 2.0 * y;
}

/* 0, 0, 0, 8: mean 2; main effects -2, 2 and -2, 2; rest the same size: V = 12 = 4 + 4 +
 * 4, first 1/3, total 2/3. */
static double only_together(int x, int y)
{
    return 8.0 * x * y;
}

static double never(int x, int y)
{
    (void)x;
    (void)y;
    return 0.1;
}

enum { MANY = 1024 };
static double fa[MANY], fb[MANY], fab[K * MANY];

static struct tryg_sobol_outputs outputs_of(two_choices f)
{
    for (uint32_t r = 0; r < MANY; r++) {
        double a[K], b[K];
        tryg_sobol_row(r, K, a, b);
        int ax = a[0] >= 0.5, ay = a[1] >= 0.5, bx = b[0] >= 0.5, by = b[1] >= 0.5;
        fa[r] = f(ax, ay);
        fb[r] = f(bx, by);
        fab[r] = f(bx, ay);
        fab[MANY + r] = f(ax, by);
    }
    return (struct tryg_sobol_outputs){MANY, K, fa, fb, fab};
}

static void check_indices(two_choices f, const double *first, const double *total)
{
    double s[K], t[K];
    struct tryg_sobol_outputs out = outputs_of(f);
    tryg_sobol_indices(&out, s, t);
    for (int i = 0; i < K; i++) {
        CHECK_NEAR(s[i], first[i], 0.01);
        CHECK_NEAR(t[i], total[i], 0.01);
    }
}

static void variance_is_shared_out_as_by_hand(void **state)
{
    (void)state;
    check_indices(only_the_first, (double[]){1.0, 0.0}, (double[]){1.0, 0.0});
    check_indices(side_by_side, (double[]){0.8, 0.2}, (double[]){0.8, 0.2});
    check_indices(only_together, (double[]){1.0 / 3.0, 1.0 / 3.0},
                  (double[]){2.0 / 3.0, 2.0 / 3.0});
}

static void where_nothing_varies_nothing_is_shared_out(void **state)
{
    (void)state;
    double s[K], t[K];
    struct tryg_sobol_outputs out = outputs_of(never);
    tryg_sobol_indices(&out, s, t);
    CHECK_UNKNOWN(s[0]);
    CHECK_UNKNOWN(t[1]);
}

static void rows_drawn_again_count_as_often_as_they_are_drawn(void **state)
{
    (void)state;
    double s[K], t[K], again[K], total_again[K];
    uint32_t times[MANY];
    struct tryg_sobol_outputs out = outputs_of(only_together), half = out;
    half.rows = MANY / 2;
    static double half_ab[K * MANY / 2];
    for (size_t r = 0; r < MANY; r++) {
        times[r] = r < MANY / 2 ? 3 : 0;
    }
    for (size_t r = 0; r < MANY / 2; r++) {
        half_ab[r] = fab[r];
        half_ab[MANY / 2 + r] = fab[MANY + r];
    }
    half.ab = half_ab;
    tryg_sobol_indices(&half, s, t);
    tryg_sobol_indices_again(&out, times, again, total_again);
    for (int i = 0; i < K; i++) {
        CHECK_NEAR(again[i], s[i], 1e-13);
        CHECK_NEAR(total_again[i], t[i], 1e-13);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_fill_every_dimension_evenly),
        cmocka_unit_test(all_dimensions_have_the_directions_of_joe_and_kuo),
        cmocka_unit_test(a_row_skips_the_origin_and_is_cut_in_two),
        cmocka_unit_test(variance_is_shared_out_as_by_hand),
        cmocka_unit_test(where_nothing_varies_nothing_is_shared_out),
        cmocka_unit_test(rows_drawn_again_count_as_often_as_they_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
