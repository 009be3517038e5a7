/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/distribution.h"
#include "engine/index/law.h"
#include "engine/index/quantile_table.h"

static struct tryg_quantile_table table;

/* Table against exact inverse at scores off the table's own, and outside it. */
static void check_law(struct tryg_law law)
{
    tryg_quantile_table_build(&table, &law);
    double before = -INFINITY;
    for (int i = 0; i < 211; i++) {
        double z = -5.2 + 0.0493 * i;
        double exact = tryg_quantile_exact(&law, z), got = tryg_quantile_value(&table, z);
        if (!(fabs(got - exact) <= 1e-9 * exact)) {
            fail_msg("%s(%g, %g) at %g: %.17g, exactly %.17g", tryg_law_id(law.kind),
                     law.a, law.b, z, got, exact);
        }
        assert_true(got >= before);
        before = got;
        if (fabs(z) >= 4.0) {
            assert_true(got == exact);
        }
    }
}

static void the_table_is_the_inverse(void **state)
{
    (void)state;
    const double shape[] = {0.5, 0.73, 1.0, 1.5, 4.5, 20.5, 131.0, 1000.5, 25000.5, 1e5};
    size_t laws = 0;
    for (size_t i = 0; i < COUNT_OF(shape); i++) {
        check_law((struct tryg_law){TRYG_LAW_GAMMA, shape[i], 0.37});
        for (size_t j = 0; j < COUNT_OF(shape); j++) {
            check_law((struct tryg_law){TRYG_LAW_BETA, shape[i], shape[j]});
            laws++;
        }
    }
    assert_int_equal(laws, 100);
    check_law((struct tryg_law){TRYG_LAW_GAMMA, 0.2, 1.0});
    check_law((struct tryg_law){TRYG_LAW_GAMMA, 0.01, 1.0}); /* no table: exact */
    check_law((struct tryg_law){TRYG_LAW_BETA, 0.03, 2.0});
}

static void it_does_not_fall_between_near_scores(void **state)
{
    (void)state;
    const struct tryg_law laws[] = {{TRYG_LAW_GAMMA, 0.5, 1.0},
                                    {TRYG_LAW_GAMMA, 40.5, 1.0},
                                    {TRYG_LAW_BETA, 30.5, 270.5}};
    for (size_t l = 0; l < COUNT_OF(laws); l++) {
        tryg_quantile_table_build(&table, &laws[l]);
        double before = 0.0;
        for (int i = 0; i < 90000; i++) { /* over every seam of the table */
            double got = tryg_quantile_value(&table, -4.5 + 1e-4 * i);
            assert_true(got > before);
            before = got;
        }
    }
}

static void simple_laws_need_no_table(void **state)
{
    (void)state;
    struct tryg_law normal = tryg_law_of_normal(3.0, 0.5),
                    point = tryg_law_of_census(7.0), none = tryg_law_of_census(NAN);
    tryg_quantile_table_build(&table, &normal);
    CHECK_IS(tryg_quantile_value(&table, 1.5), 3.75);
    tryg_quantile_table_build(&table, &point);
    CHECK_IS(tryg_quantile_value(&table, 1.5), 7.0);
    tryg_quantile_table_build(&table, &none);
    CHECK_UNKNOWN(tryg_quantile_value(&table, 1.5));
    /* exponential: -log(1 - p) */
    struct tryg_law one = {TRYG_LAW_GAMMA, 1.0, 2.0};
    tryg_quantile_table_build(&table, &one);
    CHECK_NEAR(tryg_quantile_value(&table, 0.0), 2.0 * log(2.0), 1e-11);
    CHECK_UNKNOWN(tryg_quantile_value(&table, NAN));
}

static void a_count_is_the_least_that_reaches(void **state)
{
    (void)state;
    const double mean[] = {0.0, 0.3, 4.0, 250.0, 5000.0};
    size_t seen = 0;
    for (size_t i = 0; i < COUNT_OF(mean); i++) {
        struct tryg_law law = {TRYG_LAW_POISSON, mean[i], 1.0};
        tryg_quantile_table_build(&table, &law);
        for (double z = -4.9; z < 5.0; z += 0.173, seen++) {
            double k = tryg_quantile_value(&table, z), u = tryg_normal_cdf(z);
            assert_true(k >= 0.0 && k == floor(k));
            assert_true(tryg_poisson_cdf(k, mean[i]) >= u);
            assert_true(k == 0.0 || tryg_poisson_cdf(k - 1.0, mean[i]) < u);
            CHECK_IS(k, tryg_quantile_exact(&law, z));
        }
    }
    assert_int_equal(seen, 290);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_the_inverse),
        cmocka_unit_test(it_does_not_fall_between_near_scores),
        cmocka_unit_test(simple_laws_need_no_table),
        cmocka_unit_test(a_count_is_the_least_that_reaches)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
