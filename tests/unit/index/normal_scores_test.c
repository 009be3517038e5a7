/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/distribution.h"
#include "engine/index/normal_scores.h"

enum { N = 1000 };

static void it_is_the_normal_quantile(void **state)
{
    (void)state;
    double u[N], z[N];
    for (size_t i = 0; i < N; i++) { /* both tails down to 1e-15, and the middle */
        u[i] = i % 3 == 0   ? pow(10.0, -15.0 * ((double)i + 1.0) / N)
               : i % 3 == 1 ? 1.0 - pow(10.0, -15.0 * ((double)i + 1.0) / N)
                            : ((double)i + 0.5) / N;
    }
    tryg_normal_scores(u, z, N);
    for (size_t i = 0; i < N; i++) {
        double expected = tryg_normal_quantile(u[i]);
        CHECK_NEAR(z[i], expected, 2e-15 * fabs(expected));
    }
}

static void the_ends_and_the_middle_are_finite(void **state)
{
    (void)state;
    double u[5] = {0x1p-53, 0.075, 0.5, 0.925, 1.0 - 0x1p-53}, z[5];
    tryg_normal_scores(u, z, 5);
    CHECK_IS(z[2], 0.0);
    CHECK_NEAR(z[0], -8.2095361516013874, 1e-13); /* R: qnorm(2^-53) */
    CHECK_NEAR(z[4], 8.2095361516013874, 1e-13);
    CHECK_NEAR(z[1], -z[3], 1e-15);
    CHECK_NEAR(z[3], 1.4395314709384563, 1e-14); /* R: qnorm(0.925) */
}

static void it_may_work_in_place(void **state)
{
    (void)state;
    double u[70], z[70];
    for (size_t i = 0; i < 70; i++) {
        u[i] = ((double)i + 0.5) / 70.0;
    }
    tryg_normal_scores(u, z, 70);
    tryg_normal_scores(u, u, 70);
    assert_memory_equal(u, z, sizeof u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_the_normal_quantile),
        cmocka_unit_test(the_ends_and_the_middle_are_finite),
        cmocka_unit_test(it_may_work_in_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
