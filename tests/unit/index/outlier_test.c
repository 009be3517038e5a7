/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/outlier.h"

enum { N = 12 };
static const double ONE_FAR[N] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100};

static enum tryg_treatment treat(const double *value, size_t n, enum tryg_outliers method,
                                 double *from, double *to)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    *from = *to = NAN;
    enum tryg_treatment found =
        tryg_outlier_treatment(value, n, method, 0.1, from, to, arena);
    tryg_arena_free(arena);
    return found;
}

/* Worked out by the formulas in Python. */
static void moments_by_hand(void **state)
{
    (void)state;
    static const double flat[5] = {4, 4, 4, 4, 4};
    CHECK_NEAR(tryg_outlier_skew(ONE_FAR, N), 3.38088206373816, 1e-12);
    CHECK_NEAR(tryg_outlier_kurtosis(ONE_FAR, N), 11.585232991583478, 1e-11);
    CHECK_UNKNOWN(tryg_outlier_skew(ONE_FAR, 2));
    CHECK_UNKNOWN(tryg_outlier_kurtosis(ONE_FAR, 3));
    CHECK_UNKNOWN(tryg_outlier_skew(flat, 5));
}

static void a_far_value_becomes_the_next(void **state)
{
    (void)state;
    double from, to, turned[N];
    assert_int_equal(treat(ONE_FAR, N, TRYG_OUTLIERS_WINSORISE, &from, &to), TRYG_HELD);
    CHECK_IS(from, 1.0);
    CHECK_IS(to, 11.0);
    for (size_t i = 0; i < N; i++) {
        turned[i] = -ONE_FAR[N - 1 - i];
    }
    assert_int_equal(treat(turned, N, TRYG_OUTLIERS_WINSORISE, &from, &to), TRYG_HELD);
    CHECK_IS(from, -11.0);
    CHECK_IS(to, -1.0);
}

/* Sixty areas with nothing and seven on a ladder of tens: five values changed do not do.
 */
static void a_ladder_is_logged(void **state)
{
    (void)state;
    double value[67] = {0}, from, to;
    for (size_t i = 60; i < 67; i++) {
        value[i] = pow(10.0, (double)(i - 60));
    }
    assert_int_equal(treat(value, 67, TRYG_OUTLIERS_WINSORISE, &from, &to), TRYG_LOGGED);
    CHECK_IS(from, 0.0);
    CHECK_IS(to, 0.01 * 1e6);
}

/* Type 7 at 0.1 and 0.9: positions 1.1 and 9.9; quartiles 3.75 and 9.25, fences -4.5 and
 * 17.5. */
static void ends_by_quantiles_and_fences(void **state)
{
    (void)state;
    double from, to;
    assert_int_equal(treat(ONE_FAR, N, TRYG_OUTLIERS_CLIP, &from, &to), TRYG_HELD);
    CHECK_NEAR(from, 2.1, 1e-12);
    CHECK_NEAR(to, 10.9, 1e-12);
    assert_int_equal(treat(ONE_FAR, N, TRYG_OUTLIERS_TUKEY, &from, &to), TRYG_HELD);
    CHECK_NEAR(from, -4.5, 1e-12);
    CHECK_NEAR(to, 17.5, 1e-12);
}

static void what_is_even_is_left_alone(void **state)
{
    (void)state;
    static const double even[N] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    static const double flat[N] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    double from, to;
    assert_int_equal(treat(even, N, TRYG_OUTLIERS_WINSORISE, &from, &to), TRYG_AS_IT_IS);
    assert_int_equal(treat(even, N, TRYG_OUTLIERS_TUKEY, &from, &to), TRYG_AS_IT_IS);
    assert_int_equal(treat(flat, N, TRYG_OUTLIERS_CLIP, &from, &to), TRYG_AS_IT_IS);
    assert_int_equal(treat(ONE_FAR, N, TRYG_OUTLIERS_KEEP, &from, &to), TRYG_AS_IT_IS);
    /* eleven areas are too few to say that one of them is far off */
    assert_int_equal(treat(ONE_FAR + 1, N - 1, TRYG_OUTLIERS_WINSORISE, &from, &to),
                     TRYG_AS_IT_IS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_by_hand),
        cmocka_unit_test(a_far_value_becomes_the_next),
        cmocka_unit_test(a_ladder_is_logged),
        cmocka_unit_test(ends_by_quantiles_and_fences),
        cmocka_unit_test(what_is_even_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
