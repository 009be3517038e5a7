/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/counts.h"

static tryg_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static void counts_add_up_when_regrouped(void **state)
{
    (void)state;
    struct tryg_counts counts, sum;
    struct tryg_system fine = {.id = "two", .n = 2}, coarse = {.id = "one", .n = 1};
    uint32_t map[] = {0, TRYG_NO_AREA};
    tryg_counts_begin(&counts, arena, &fine, 2, 12);
    assert_int_equal(counts.slots, 13);
    counts.reports[(0 * 2 + 1) * 13 + 4] = 5;
    counts.reports[(0 * 2 + 1) * 13 + 12] = 2;
    counts.reports[(1 * 2 + 1) * 13 + 4] = 3;
    counts.no_place[1 * 13] = 9;
    counts.year = 2010;
    counts.unknown[0 * 2 + 1] = true;
    assert_int_equal(tryg_counts_sum(&counts, 0, 1), 7);
    assert_int_equal(tryg_counts_sum(&counts, 0, 0), 0);
    tryg_counts_regroup(&counts, &coarse, map, arena, &sum);
    assert_int_equal(tryg_counts_sum(&sum, 0, 1), 7);
    assert_int_equal(sum.outside[13 + 4], 3);
    assert_int_equal(sum.no_place[13], 9);
    assert_int_equal(sum.year, 2010);
    assert_true(sum.unknown[1]); /* an untold part makes the whole untold */
    assert_false(sum.unknown[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_add_up_when_regrouped)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
