/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/index/position.h"

enum { N = 6 };
static const double VALUE[N] = {3.0, 1.0, NAN, 3.0, 2.0, 5.0};

static void same(const double *got, const double *expected)
{
    for (int i = 0; i < N; i++) {
        assert_true(isnan(expected[i]) ? isnan(got[i]) : got[i] == expected[i]);
    }
}

static void ties_share_a_rank_as_asked(void **state)
{
    (void)state;
    double rank[N];
    tryg_position_rank(VALUE, N, TRYG_TIES_MEAN, rank);
    same(rank, (const double[]){3.5, 1.0, NAN, 3.5, 2.0, 5.0});
    tryg_position_rank(VALUE, N, TRYG_TIES_LEAST, rank);
    same(rank, (const double[]){3.0, 1.0, NAN, 3.0, 2.0, 5.0});
    tryg_position_rank(VALUE, N, TRYG_TIES_DENSE, rank);
    same(rank, (const double[]){3.0, 1.0, NAN, 3.0, 2.0, 4.0});
}

static void percentiles_count_the_present(void **state)
{
    (void)state;
    double percent[N];
    tryg_position_percentile_mean(VALUE, N, percent);
    same(percent, (const double[]){60.0, 10.0, NAN, 60.0, 30.0, 90.0});
    tryg_position_percentile_weak(VALUE, N, percent);
    same(percent, (const double[]){80.0, 20.0, NAN, 80.0, 40.0, 100.0});
}

static void z_on_n_is_undefined_for_equals(void **state)
{
    (void)state;
    double z[3];
    tryg_position_z_on_n((const double[]){1.0, 3.0, NAN}, 3, z);
    assert_true(z[0] == -1.0 && z[1] == 1.0 && isnan(z[2]));
    tryg_position_z_on_n((const double[]){2.0, 2.0, 2.0}, 3, z);
    assert_true(isnan(z[0]) && isnan(z[1]) && isnan(z[2]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(ties_share_a_rank_as_asked),
                                       cmocka_unit_test(percentiles_count_the_present),
                                       cmocka_unit_test(z_on_n_is_undefined_for_equals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
