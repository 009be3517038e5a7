/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>

#include "maps/thin.h"

static void what_lies_on_the_way_goes(void **state)
{
    (void)state;
    double x[] = {0, 1, 2, 3, 4, 4, 4}, y[] = {0, 0.05, -0.05, 0, 0, 2, 4};
    bool keep[7], expected[7] = {true, false, false, false, true, false, true};
    tryg_thin_line(x, y, 7, 0.1, keep);
    assert_memory_equal(keep, expected, sizeof keep);
    tryg_thin_line(x, y, 7, 0.01, keep);
    assert_true(keep[1] && keep[2]);
}

static void a_closed_line_keeps_its_far_end(void **state)
{
    (void)state;
    double x[] = {0, 5, 10, 10, 0, 0}, y[] = {0, 0, 0, 10, 10, 0};
    bool keep[6], expected[6] = {true, false, true, true, true, true};
    tryg_thin_line(x, y, 6, 0.5, keep);
    assert_memory_equal(keep, expected, sizeof keep);
}

static void one_and_two_points_stay(void **state)
{
    (void)state;
    double x[] = {1, 1}, y[] = {2, 2};
    bool keep[2] = {false, false};
    tryg_thin_line(x, y, 2, 9.0, keep);
    assert_true(keep[0] && keep[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_on_the_way_goes),
        cmocka_unit_test(a_closed_line_keeps_its_far_end),
        cmocka_unit_test(one_and_two_points_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
