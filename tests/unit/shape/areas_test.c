/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/areas.h"

#include <stdlib.h>
#include <string.h>

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

static const char *codes[] = {"1", "2", "10", "0101", "A", "a1"};

static void codes_are_in_one_order(void **state)
{
    (void)state;
    const char *mixed[] = {"a1", "10", "A", "2", "0101", "1"};
    qsort(mixed, 6, sizeof *mixed, tryg_code_order);
    for (int i = 0; i < 6; i++) {
        assert_string_equal(mixed[i], codes[i]);
    }
    const char *zero = "01", *plain = "1";
    assert_true(tryg_code_order(&plain, &zero) < 0); /* not the same code */
}

static void a_code_is_found_as_written(void **state)
{
    (void)state;
    struct tryg_system system = {.id = "s", .n = 6, .code = codes};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(tryg_system_find(&system, codes[i]), i);
    }
    assert_int_equal(tryg_system_find(&system, "101"), TRYG_NO_AREA);
    assert_int_equal(tryg_system_find(&system, "a"), TRYG_NO_AREA);
}

/* Four atoms in two districts in one city; `stray` moves atom 1 to the other bydel. */
static struct tryg_areas atoms = {.n = 4,
                                  .code = (const char *[]){"r1", "r2", "r3", "r4"}};
static uint32_t fine_groups[] = {0, 0, 1, TRYG_NO_AREA};
static struct tryg_system fine = {.id = "distrikt",
                                  .n = 2,
                                  .code = (const char *[]){"d1", "d2"},
                                  .name = (const char *[]){"Et", "To"},
                                  .group_of_atom = fine_groups};

static void nesting_maps_or_names_the_atoms(void **state)
{
    (void)state;
    uint32_t coarse_groups[] = {1, 1, 0, 0}, map[2] = {7, 7};
    struct tryg_system coarse = {.id = "bydel",
                                 .n = 2,
                                 .code = (const char *[]){"b1", "b2"},
                                 .name = (const char *[]){"B1", "B2"},
                                 .group_of_atom = coarse_groups};
    assert_int_equal(tryg_system_nest(&fine, &coarse, &atoms, map, NULL), TRYG_OK);
    assert_int_equal(map[0], 1);
    assert_int_equal(map[1], 0);
    struct tryg_error err;
    coarse_groups[1] = 0;
    map[0] = 7;
    assert_int_equal(tryg_system_nest(&fine, &coarse, &atoms, map, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "r1 -> b2"));
    assert_non_null(strstr(err.text, "r2 -> b1"));
    assert_int_equal(map[0], 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes_are_in_one_order),
                                       cmocka_unit_test(a_code_is_found_as_written),
                                       cmocka_unit_test(nesting_maps_or_names_the_atoms)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
