/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/apportion.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 24 };

static void check(const double *part, size_t n, double whole, int decimals,
                  const double *expected)
{
    double printed[MOST];
    tryg_apportion(part, n, whole, decimals, printed);
    for (size_t i = 0; i < n; i++) {
        if (printed[i] != expected[i] && !(isnan(printed[i]) && isnan(expected[i]))) {
            fail_msg("part %zu is %.17g, expected %.17g", i, printed[i], expected[i]);
        }
    }
}

static void the_missing_units_go_to_the_largest_remainders(void **state)
{
    (void)state;
    check((double[]){0.333, 0.333, 0.334}, 3, 1.0, 2, (double[]){0.33, 0.33, 0.34});
    check((double[]){1.26, 1.26, 1.48}, 3, 4.0, 1, (double[]){1.3, 1.2, 1.5});
    check((double[]){2.5, 2.5}, 2, 5.0, 0,
          (double[]){3.0, 2.0}); /* the first of equals */
}

static void a_negative_part_is_rounded_down_too(void **state)
{
    (void)state;
    check((double[]){-1.25, 3.5}, 2, 2.25, 1, (double[]){-1.3, 3.5}); /* 2.2, to even */
    check((double[]){-0.004, 0.0}, 2, -0.004, 2, (double[]){0.0, 0.0});
}

static void a_missing_part_stays_missing(void **state)
{
    (void)state;
    check((double[]){NAN, 0.126, 0.126}, 3, 0.252, 2, (double[]){NAN, 0.13, 0.12});
    check((double[]){NAN, NAN}, 2, 1.0, 2, (double[]){NAN, NAN});
    check((double[]){1.0, 2.0}, 2, NAN, 2, (double[]){NAN, NAN});
}

/* A whole that is rounded by itself may lie a unit below the parts as well. */
static void a_whole_below_the_floors_takes_units_away(void **state)
{
    (void)state;
    check((double[]){1.001, 2.009}, 2, 2.98, 2, (double[]){0.99, 1.99});
}

static void rounding_is_what_is_printed(void **state)
{
    (void)state;
    assert_true(tryg_apportion_round(118.465, 2) == 118.47 ||
                tryg_apportion_round(118.465, 2) == 118.46);
    char text[32];
    snprintf(text, sizeof text, "%.2f", 118.465);
    assert_true(tryg_apportion_round(118.465, 2) == strtod(text, NULL));
    assert_true(tryg_apportion_round(0.125, 2) == 0.12); /* exact, so half to even */
    assert_true(tryg_apportion_round(INFINITY, 2) == INFINITY);
    assert_false(signbit(tryg_apportion_round(-0.001, 2)));
}

/* Law: in whole hundredths the printed parts add up, and none is off by a unit or more.
 */
static void parts_always_add_up(void **state)
{
    (void)state;
    uint32_t seed = 2010;
    for (int round = 0; round < 2000; round++) {
        double part[MOST], printed[MOST], whole = 0.0;
        for (size_t i = 0; i < MOST; i++) {
            seed = seed * 1664525U + 1013904223U;
            part[i] = ((double)seed / 4294967296.0 - 0.5) * 40.0;
            whole += part[i];
        }
        tryg_apportion(part, MOST, whole, 2, printed);
        long sum = 0;
        for (size_t i = 0; i < MOST; i++) {
            sum += lround(100.0 * printed[i]);
            assert_true(fabs(printed[i] - part[i]) < 0.01 + 1e-12);
        }
        assert_int_equal(sum, lround(100.0 * tryg_apportion_round(whole, 2)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_missing_units_go_to_the_largest_remainders),
        cmocka_unit_test(a_negative_part_is_rounded_down_too),
        cmocka_unit_test(a_missing_part_stays_missing),
        cmocka_unit_test(a_whole_below_the_floors_takes_units_away),
        cmocka_unit_test(rounding_is_what_is_printed),
        cmocka_unit_test(parts_always_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
