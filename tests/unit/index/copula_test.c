/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/copula.h"

static void a_root_gives_back_its_matrix(void **state)
{
    (void)state;
    const double r[9] = {1, 0, 0, 0.5, 1, 0, 0.2, -0.4, 1};
    double root[9];
    CHECK_IS(tryg_copula_root(r, 3, root), 0.0);
    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = 0.0;
            for (size_t l = 0; l < 3; l++) {
                sum += root[i * 3 + l] * root[j * 3 + l];
            }
            CHECK_NEAR(sum, i == j ? 1.0 : r[i * 3 + j], 1e-15);
        }
    }
    CHECK_NEAR(root[4], sqrt(0.75), 1e-15); /* by hand */
}

static void what_follows_from_others_is_drawn_with_them(void **state)
{
    (void)state;
    /* the second is the first; the third is (first + fourth) / sqrt 2, in another order
     */
    const double h = 0.70710678118654752440;
    const double r[16] = {1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, h, h, h, 1};
    double root[16], z[4] = {0.3, 9.0, -1.1, 9.0};
    CHECK_IS(tryg_copula_root(r, 4, root), 0.0);
    tryg_copula_mix(root, 4, z, 1, 1);
    CHECK_IS(z[0], 0.3);
    CHECK_IS(z[1], 0.3);
    CHECK_IS(z[2], -1.1);
    CHECK_NEAR(z[3], h * (0.3 - 1.1), 1e-6);
}

static void what_is_no_correlation_is_drawn_nearer_to_none(void **state)
{
    (void)state;
    /* 1 with 2 and 2 with 3 alike, yet 1 against 3: at most a third of it can be */
    const double r[9] = {1, 0, 0, 0.9, 1, 0, -0.9, 0.9, 1};
    double root[9];
    double shrink = tryg_copula_root(r, 3, root);
    CHECK_IS(shrink, 0.5); /* 0.45 passes (least eigenvalue 0.1), 0.675 does not */
    CHECK_NEAR(root[3], 0.45, 1e-15);
    const double wild[4] = {1, 0, NAN, 1}, beyond[4] = {1, 0, 1.7, 1};
    CHECK_IS(tryg_copula_root(wild, 2, root), 0.0);
    CHECK_IS(root[2], 0.0);
    CHECK_IS(tryg_copula_root(beyond, 2, root), 0.0);
    CHECK_IS(root[2], 1.0);
}

static void each_replicate_is_mixed_by_itself(void **state)
{
    (void)state;
    const double r[4] = {1, 0, 0.6, 1};
    double root[4], z[6] = {1, 2, 99, 10, 20, 99}; /* stride 3, two replicates */
    tryg_copula_root(r, 2, root);
    tryg_copula_mix(root, 2, z, 3, 2);
    CHECK_IS(z[0], 1.0);
    CHECK_NEAR(z[3], 0.6 * 1 + 0.8 * 10, 1e-14);
    CHECK_NEAR(z[4], 0.6 * 2 + 0.8 * 20, 1e-14);
    CHECK_IS(z[2] + z[5], 198.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_root_gives_back_its_matrix),
        cmocka_unit_test(what_follows_from_others_is_drawn_with_them),
        cmocka_unit_test(what_is_no_correlation_is_drawn_nearer_to_none),
        cmocka_unit_test(each_replicate_is_mixed_by_itself)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
