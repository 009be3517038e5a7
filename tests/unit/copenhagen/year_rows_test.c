/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger_design.h"
#include "town.h"

static bool is_placed(const struct tryg_row *row)
{
    return row->kind <= TRYG_MESS_STATED_ZERO;
}

static void rows_are_as_many_of_each_kind_as_dosed(void **state)
{
    struct town *town = *state;
    for (int y = 0; y < TRYG_EXAMPLE_YEARS; y++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_year_rows rows =
            tryg_year_rows_of(&town->levels, &town->scene, y, arena);
        int kinds[TRYG_MESS_KINDS] = {0}, placed = 0;
        for (size_t i = 0; i < rows.n; i++) {
            kinds[rows.row[i].kind]++;
            placed += is_placed(&rows.row[i]);
        }
        for (int k = TRYG_MESS_STATED_EMPTY; k < TRYG_MESS_KINDS; k++) {
            assert_int_equal(kinds[k], TRYG_DOSES[y][k]);
        }
        assert_int_equal(placed, ledger_design(2010 + y, "placed", ""));
        assert_int_equal(rows.n, ledger_design(2010 + y, "read", ""));
        tryg_arena_free(arena);
    }
}

static void placed_rows_are_as_many_as_the_levels_ask(void **state)
{
    struct town *town = *state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_year_rows rows = tryg_year_rows_of(&town->levels, &town->scene, 2, arena);
    int count[TRYG_DISTRICTS][TRYG_FORMS] = {{0}};
    for (size_t i = 0; i < rows.n; i++) {
        const struct tryg_row *row = &rows.row[i];
        if (is_placed(row)) {
            count[row->district - 1][row->form]++;
        }
    }
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        for (int f = 0; f < TRYG_FORMS; f++) {
            assert_int_equal(count[d][f],
                             town->levels.level[2][d][TRYG_LEVEL_REPORTS + f]);
        }
    }
    tryg_arena_free(arena);
}

static void rows_are_in_order_and_a_repeat_comes_after_its_first(void **state)
{
    struct town *town = *state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_year_rows rows = tryg_year_rows_of(&town->levels, &town->scene, 0, arena);
    int repeats = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const struct tryg_row *row = &rows.row[i];
        assert_int_equal(rows.serial[row->own], i + 1);
        assert_true(i == 0 || row[-1].day < row->day ||
                    (row[-1].day == row->day && row[-1].minute <= row->minute));
        if (row->kind == TRYG_MESS_DUPLICATE) {
            const struct tryg_row *first = &rows.row[rows.serial[row->first] - 1];
            assert_true(first < row);
            assert_true(is_placed(first));
            assert_string_equal(first->code, row->code);
            repeats++;
        } else {
            assert_int_equal(row->first, row->own);
        }
        bool before = row->kind == TRYG_MESS_BEFORE, after = row->kind == TRYG_MESS_AFTER;
        assert_int_equal(row->day < 0, before);
        assert_int_equal(row->day > 364, after);
        assert_in_range(row->minute, 0, 24 * 60 - 1);
    }
    assert_int_equal(repeats, TRYG_DOSES[0][TRYG_MESS_DUPLICATE]);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_as_many_of_each_kind_as_dosed),
        cmocka_unit_test(placed_rows_are_as_many_as_the_levels_ask),
        cmocka_unit_test(rows_are_in_order_and_a_repeat_comes_after_its_first),
    };
    return cmocka_run_group_tests(tests, town_open, town_close);
}
