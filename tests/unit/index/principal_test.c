/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/principal.h"

enum { P = 3 };

static void even_correlations_have_one_great_axis(void **state)
{
    (void)state;
    static const double r[P * P] = {1, .5, .5, .5, 1, .5, .5, .5, 1};
    double scratch[2 * P * P], value[P], vector[P * P], loading[P];
    tryg_principal_axes(r, P, scratch, value, vector);
    CHECK_NEAR(value[0], 2.0, 1e-14);
    CHECK_NEAR(value[1], 0.5, 1e-14);
    CHECK_NEAR(value[2], 0.5, 1e-14);
    tryg_principal_loadings(value, vector, P, 1, loading);
    for (size_t i = 0; i < P; i++) {
        CHECK_NEAR(vector[i * P], 1.0 / sqrt(3.0), 1e-14);
        CHECK_NEAR(loading[i], sqrt(2.0 / 3.0), 1e-14);
    }
}

/* matrix = sum of value * vector * vector', and the vectors are of length 1 and at right
 * angles. */
static void the_axes_make_the_matrix(void **state)
{
    (void)state;
    static const double m[P * P] = {4, -1, .5, -1, 3, 2, .5, 2, 1};
    double scratch[2 * P * P], value[P], v[P * P];
    tryg_principal_axes(m, P, scratch, value, v);
    for (size_t i = 0; i < P; i++) {
        for (size_t j = 0; j < P; j++) {
            double made = 0.0, angle = 0.0;
            for (size_t k = 0; k < P; k++) {
                made += value[k] * v[i * P + k] * v[j * P + k];
                angle += v[k * P + i] * v[k * P + j];
            }
            CHECK_NEAR(made, m[i * P + j], 1e-14);
            CHECK_NEAR(angle, i == j ? 1.0 : 0.0, 1e-14);
        }
        assert_true(i == 0 || value[i] <= value[i - 1]);
    }
}

static void the_largest_entry_is_positive(void **state)
{
    (void)state;
    double column[4] = {0.3, -0.9, 0.5, 0.1}, equal[3] = {-0.7, 0.7, 0.1};
    tryg_principal_turn(column, 4, 1, 0);
    CHECK_IS(column[1], 0.9);
    CHECK_IS(column[0], -0.3);
    equal[1] = 0.7 * (1.0 + 1e-14); /* rounding does not choose */
    tryg_principal_turn(equal, 3, 1, 0);
    CHECK_IS(equal[0], 0.7);
}

static void a_negative_variance_is_none(void **state)
{
    (void)state;
    static const double value[1] = {-1e-17}, vector[1] = {1.0};
    double loading[1];
    tryg_principal_loadings(value, vector, 1, 1, loading);
    CHECK_IS(loading[0], 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(even_correlations_have_one_great_axis),
        cmocka_unit_test(the_axes_make_the_matrix),
        cmocka_unit_test(the_largest_entry_is_positive),
        cmocka_unit_test(a_negative_variance_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
