/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/orient.h"

static uint64_t next(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    return *seed ^= *seed << 17;
}

/* In whole numbers of up to 61 bits; the determinant has up to 125. */
static int side(const int64_t a[2], const int64_t b[2], const int64_t p[2])
{
    __int128 value =
        (__int128)(b[0] - a[0]) * (p[1] - a[1]) - (__int128)(b[1] - a[1]) * (p[0] - a[0]);
    return (value > 0) - (value < 0);
}

static void the_plain_cases(void **state)
{
    (void)state;
    assert_int_equal(tryg_orient(0, 0, 1, 0, 0, 1), 1);
    assert_int_equal(tryg_orient(0, 0, 1, 0, 0, -1), -1);
    assert_int_equal(tryg_orient(0, 0, 1, 0, 5, 0), 0);
    assert_int_equal(tryg_orient(0, 0, 0, 1, -1, 0), 1);
    assert_int_equal(tryg_orient(1e100, 1e100, -1e100, -1e100, 3, 3), 0);
}

struct hard_case {
    int64_t a[2], b[2], p[2];
};

/* A point almost on the line from a to b, with all 53 bits of each number in use and b so
 * far away that no double holds the differences. */
static struct hard_case hard_case(uint64_t *seed)
{
    struct hard_case c;
    for (int k = 0; k < 2; k++) {
        c.a[k] = (int64_t)(next(seed) >> 12) - (INT64_C(1) << 51);
        c.b[k] = ((int64_t)(next(seed) >> 11) - (INT64_C(1) << 52)) * 256;
    }
    int64_t part = 1024 + (int64_t)(next(seed) % 1024);
    for (int k = 0; k < 2; k++) {
        c.p[k] = c.a[k] + (c.b[k] - c.a[k]) / part + (int64_t)(next(seed) % 3) - 1;
    }
    return c;
}

static void almost_on_the_line_the_sign_is_that_of_whole_numbers(void **state)
{
    (void)state;
    uint64_t seed = 20100101;
    size_t wrong_by_rounding = 0, cases = 200000;
    for (size_t i = 0; i < cases; i++) {
        struct hard_case c = hard_case(&seed);
        double scale = ldexp(1.0, (int)(next(&seed) % 90) - 60);
        double ax = (double)c.a[0] * scale, ay = (double)c.a[1] * scale;
        double bx = (double)c.b[0] * scale, by = (double)c.b[1] * scale;
        double px = (double)c.p[0] * scale, py = (double)c.p[1] * scale;
        int expected = side(c.a, c.b, c.p);
        double rounded = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
        assert_int_equal(tryg_orient(ax, ay, bx, by, px, py), expected);
        assert_int_equal(tryg_orient(bx, by, ax, ay, px, py), -expected);
        wrong_by_rounding += rounded * expected < 0.0;
    }
    assert_true(wrong_by_rounding > 100); /* the cases are hard ones */
}

static void on_the_line_it_is_zero(void **state)
{
    (void)state;
    uint64_t seed = 5;
    size_t on = 0;
    for (; on < 1000; on++) {
        double ax = (double)(int64_t)(next(&seed) >> 40),
               ay = (double)(int64_t)(next(&seed) >> 40);
        double dx = (double)(int64_t)(next(&seed) >> 40),
               dy = (double)(int64_t)(next(&seed) >> 40);
        double t = (double)(next(&seed) >> 40);
        assert_int_equal(tryg_orient(ax, ay, ax + dx, ay + dy, ax + t * dx, ay + t * dy),
                         0);
    }
    assert_true(on == 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plain_cases),
        cmocka_unit_test(on_the_line_it_is_zero),
        cmocka_unit_test(almost_on_the_line_the_sign_is_that_of_whole_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
