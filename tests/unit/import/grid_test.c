/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "import/grid.h"

static void cells_come_in_rows_whatever_their_order(void **state)
{
    (void)state;
    struct tryg_grid grid = {.arena = tryg_arena_new("test", 0)};
    struct tryg_sheet sheet = {0};
    assert_true(tryg_grid_put(&grid, 9, 1, "d", true));
    assert_true(tryg_grid_put(&grid, 2, 2, "b", false));
    assert_true(tryg_grid_put(&grid, 2, 0, "a", true));
    assert_true(tryg_grid_put(&grid, 5, 300, "", true)); /* no cell, so no row */
    assert_true(tryg_grid_square(&grid, &sheet));
    assert_int_equal(sheet.rows, 2);
    assert_int_equal(sheet.columns, 3);
    assert_int_equal(sheet.line[0], 3);
    assert_int_equal(sheet.line[1], 10);
    const char *expected[] = {"a", "", "b", "", "d", ""};
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(sheet.cell[i], expected[i]);
    }
    assert_true(sheet.is_text[0] && !sheet.is_text[2] && sheet.is_text[4]);
    tryg_arena_free(grid.arena);
}

static void an_empty_sheet_has_no_rows(void **state)
{
    (void)state;
    struct tryg_grid grid = {.arena = tryg_arena_new("test", 0)};
    struct tryg_sheet sheet = {.rows = 7};
    assert_true(tryg_grid_square(&grid, &sheet));
    assert_int_equal(sheet.rows, 0);
    tryg_arena_free(grid.arena);
}

static void there_are_limits(void **state)
{
    (void)state;
    struct tryg_grid grid = {.arena = tryg_arena_new("test", 0)};
    struct tryg_sheet sheet = {0};
    assert_false(tryg_grid_put(&grid, TRYG_GRID_ROWS_MOST, 0, "x", true));
    assert_false(tryg_grid_put(&grid, 0, TRYG_GRID_COLUMNS_MOST, "x", true));
    for (size_t r = 0; r <= TRYG_GRID_CELLS_MOST / TRYG_GRID_COLUMNS_MOST; r++) {
        assert_true(tryg_grid_put(&grid, r, TRYG_GRID_COLUMNS_MOST - 1, "x", true));
    }
    assert_false(tryg_grid_square(&grid, &sheet)); /* a row too many of the widest */
    assert_null(sheet.cell);
    tryg_arena_free(grid.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_come_in_rows_whatever_their_order),
        cmocka_unit_test(an_empty_sheet_has_no_rows),
        cmocka_unit_test(there_are_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
