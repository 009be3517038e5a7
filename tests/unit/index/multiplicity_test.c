/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/multiplicity.h"

/* Four p and one that is missing, by hand: m = 4. */
static const double P[] = {0.04, NAN, 0.01, 0.03, 0.50};

static void check(enum tryg_adjust method, const double expected[5])
{
    double adjusted[5];
    size_t order[5];
    tryg_adjust(method, 5, P, adjusted, order);
    for (size_t i = 0; i < 5; i++) {
        if (isnan(expected[i])) {
            CHECK_UNKNOWN(adjusted[i]);
        } else {
            CHECK_NEAR(adjusted[i], expected[i], 1e-15);
        }
    }
}

static void by_hand(void **state)
{
    (void)state;
    double third = 0.16 / 3.0, harmonic = 1.0 + 1.0 / 2.0 + 1.0 / 3.0 + 1.0 / 4.0;
    check(TRYG_ADJUST_BH, (double[]){third, NAN, 0.04, third, 0.5});
    check(TRYG_ADJUST_BY,
          (double[]){third * harmonic, NAN, 0.04 * harmonic, third * harmonic, 1.0});
    check(TRYG_ADJUST_HOLM, (double[]){0.09, NAN, 0.04, 0.09, 0.5});
    check(TRYG_ADJUST_HOCHBERG, (double[]){0.08, NAN, 0.04, 0.08, 0.5});
    check(TRYG_ADJUST_BONFERRONI, (double[]){0.16, NAN, 0.04, 0.12, 1.0});
}

static void adjusting_in_place(void **state)
{
    (void)state;
    double p[] = {0.02, 0.01};
    size_t order[2];
    tryg_adjust(TRYG_ADJUST_BH, 2, p, p, order);
    CHECK_NEAR(p[0], 0.02, 0.0);
    CHECK_NEAR(p[1], 0.02, 0.0);
}

/* One after the other as the definition says, on many values with ties. */
static void bh_is_its_definition(void **state)
{
    (void)state;
    enum { N = 200 };
    double p[N], adjusted[N];
    size_t order[N];
    for (size_t i = 0; i < N; i++) {
        p[i] = (double)(i * 37 % 101) / 100.0;
    }
    tryg_adjust(TRYG_ADJUST_BH, N, p, adjusted, order);
    for (size_t i = 0; i < N; i++) {
        double least = 1.0;
        for (size_t j = 0; j < N; j++) {
            double up_to = 0.0;
            for (size_t k = 0; k < N; k++) {
                up_to += p[k] <= p[j];
            }
            least = p[j] >= p[i] ? fmin(least, N * p[j] / up_to) : least;
        }
        CHECK_NEAR(adjusted[i], least, 1e-14);
    }
}

static void an_empty_family(void **state)
{
    (void)state;
    double none[] = {NAN, NAN}, adjusted[2];
    size_t order[2];
    tryg_adjust(TRYG_ADJUST_HOLM, 2, none, adjusted, order);
    CHECK_UNKNOWN(adjusted[0]);
    CHECK_UNKNOWN(adjusted[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_hand),
        cmocka_unit_test(adjusting_in_place),
        cmocka_unit_test(bh_is_its_definition),
        cmocka_unit_test(an_empty_family),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
