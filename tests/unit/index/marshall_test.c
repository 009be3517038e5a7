/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include "engine/index/marshall.h"

/* Two areas of 100: 10 and 30. b = 0.2, s2 = 0.01, a = 0.01 - 0.2 / 100 = 0.008, C =
 * 0.008 / (0.008 + 0.002) = 0.8: 0.12 and 0.28. */
static void two_areas_by_hand(void **state)
{
    (void)state;
    struct tryg_marshall m[2];
    tryg_marshall_global(2, (double[]){10, 30}, (double[]){100, 100},
                         TRYG_MARSHALL_POISSON, m);
    CHECK_NEAR(m[0].a, 0.008, 1e-15);
    CHECK_NEAR(m[0].kept, 0.8, 1e-14);
    CHECK_NEAR(m[0].value, 0.12, 1e-15);
    CHECK_NEAR(m[1].value, 0.28, 1e-15);
    CHECK_NEAR(m[0].variance, 0.8 * 0.2 / 100, 1e-16);
    CHECK_IS(m[0].exposure, 200);
}

static void equal_rates_are_all_the_mean(void **state)
{
    (void)state;
    struct tryg_marshall m[3];
    tryg_marshall_global(3, (double[]){10, 20, 5}, (double[]){100, 200, 50},
                         TRYG_MARSHALL_POISSON, m);
    for (size_t i = 0; i < 3; i++) {
        CHECK_IS(m[i].a, 0);
        CHECK_IS(m[i].kept, 0);
        CHECK_NEAR(m[i].value, 0.1, 1e-15);
    }
    tryg_marshall_global(3, (double[]){0, 0, 0}, (double[]){100, 200, 50},
                         TRYG_MARSHALL_POISSON, m);
    CHECK_IS(m[1].value, 0);
}

static void the_unknown_is_in_no_mean(void **state)
{
    (void)state;
    struct tryg_marshall with[4], without[2];
    tryg_marshall_global(4, (double[]){10, NAN, 30, 7}, (double[]){100, 50, 100, 0},
                         TRYG_MARSHALL_POISSON, with);
    tryg_marshall_global(2, (double[]){10, 30}, (double[]){100, 100},
                         TRYG_MARSHALL_POISSON, without);
    CHECK_IS(with[0].value, without[0].value);
    CHECK_IS(with[2].value, without[1].value);
    CHECK_UNKNOWN(with[1].value);
    CHECK_UNKNOWN(with[3].value);
}

/* All neighbours of all: the local mean is the global one. 3 stands on an island. */
static void neighbours_of_everybody_are_the_whole_city(void **state)
{
    (void)state;
    double x[] = {4, 19, 2, 9}, n[] = {300, 500, 700, 90};
    size_t first[] = {0, 2, 4, 6, 6};
    uint32_t neighbour[] = {1, 2, 0, 2, 0, 1};
    struct tryg_marshall local[4], global[3];
    tryg_marshall_global(3, x, n, TRYG_MARSHALL_POISSON, global);
    for (int from = 0; from < 2; from++) {
        tryg_marshall_local(4, x, n, first, neighbour, (enum tryg_marshall_from)from,
                            local);
        for (size_t i = 0; i < 3; i++) {
            CHECK_NEAR(local[i].value, global[i].value, 1e-16);
        }
        CHECK_NEAR(local[3].value, 0.1, 1e-16);
    }
    x[3] = 0; /* an island where nothing was counted */
    tryg_marshall_local(4, x, n, first, neighbour, TRYG_MARSHALL_FROM_HERE, local);
    CHECK_IS(local[3].value, 0);
}

/* Every value between the raw rate and the mean; ten times the people, nearer to raw. */
static void a_value_lies_between(void **state)
{
    (void)state;
    double x[] = {1, 5, 0, 22, 3}, n[] = {80, 110, 40, 250, 100}, more[5], many[5];
    struct tryg_marshall few[5], lots[5];
    for (size_t i = 0; i < 5; i++) {
        more[i] = 10 * x[i], many[i] = 10 * n[i];
    }
    tryg_marshall_global(5, x, n, TRYG_MARSHALL_POISSON, few);
    tryg_marshall_global(5, more, many, TRYG_MARSHALL_POISSON, lots);
    assert_true(few[0].a > 0);
    for (size_t i = 0; i < 5; i++) {
        double raw = x[i] / n[i], b = few[i].mean;
        assert_true(fabs(few[i].value - b) <= fabs(raw - b));
        assert_true((few[i].value - b) * (raw - b) >= 0);
        assert_true(lots[i].kept > few[i].kept);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_areas_by_hand),
        cmocka_unit_test(equal_rates_are_all_the_mean),
        cmocka_unit_test(the_unknown_is_in_no_mean),
        cmocka_unit_test(neighbours_of_everybody_are_the_whole_city),
        cmocka_unit_test(a_value_lies_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
