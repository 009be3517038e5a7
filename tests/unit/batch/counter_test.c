/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/counter.h"

enum { AREAS = 3, CATEGORIES = 2, MONTHS = 2, ROWS = 9, OUTSIDE = AREAS, NO_PLACE };

/* A block of nine rows by hand; what becomes of each stands beside it. */
struct rows {
    uint8_t row[ROWS], category[ROWS], month[ROWS], hour[ROWS];
    uint32_t place[ROWS];
    bool repeated[ROWS];
};

static const struct rows NINE = {
    /* area 0 twice, area 2, no month; outside; no place; a duplicate; then not read */
    .row = {0, 0, 0, 0, 0, 0, TRYG_ROW_EXCLUDED, TRYG_ROW_OUT_OF_PERIOD,
            TRYG_ROW_REJECTED},
    .category = {1, 1, 0, 0, 1, 1, TRYG_NO_CATEGORY, 0, TRYG_NO_CATEGORY},
    .month = {0, 1, TRYG_NO_MONTH, 0, 1, 0, 0, TRYG_NO_MONTH, TRYG_NO_MONTH},
    .hour = {0, 167, 30, 255, 30, 30, 30, 30, 255},
    .place = {0, 0, 2, OUTSIDE, NO_PLACE, 1, 7, 7, 7},
    .repeated = {0, 0, 0, 0, 0, 1, 0, 0, 0},
};

static struct tryg_report_block block_of(struct rows *rows)
{
    return (struct tryg_report_block){.rows = ROWS,
                                      .row = rows->row,
                                      .category = rows->category,
                                      .month = rows->month,
                                      .weekday_hour = rows->hour};
}

struct town {
    tryg_arena *arena;
    struct tryg_system system;
    struct tryg_counts counts;
    struct tryg_ledger ledger;
    struct tryg_book *book;
    struct tryg_counter_form form;
    uint64_t hour[3 * CATEGORIES * 168];
};

static const uint32_t HOUR_AREA[AREAS] = {1, 0, 2}; /* the last is in none of the two */

static void found(struct town *town)
{
    static const char *ids[CATEGORIES] = {"a", "b"};
    *town = (struct town){.arena = tryg_arena_new("test", 0), .system = {.n = AREAS}};
    tryg_counts_begin(&town->counts, town->arena, &town->system, CATEGORIES, MONTHS);
    tryg_ledger_begin(&town->ledger, town->arena, CATEGORIES, ids);
    town->book = tryg_ledger_book(&town->ledger, "s", 2010);
    town->form = (struct tryg_counter_form){.areas = AREAS,
                                            .categories = CATEGORIES,
                                            .slots = MONTHS + 1,
                                            .hour_area = HOUR_AREA,
                                            .hour_areas = 2};
}

static uint64_t rows_in(const struct town *town, size_t category, enum tryg_box_kind box)
{
    const struct tryg_tally *tally = &town->book->box[category * TRYG_BOXES + box];
    assert_int_equal(tally->rows, tally->reports);
    return tally->rows;
}

static void each_row_is_counted_where_it_belongs(void **state)
{
    (void)state;
    struct town t;
    struct rows rows = NINE;
    struct tryg_report_block block = block_of(&rows);
    struct tryg_counter counter;
    found(&t);
    tryg_counter_begin(&counter, &t.form, t.arena);
    tryg_counter_add(&counter, &block, 0, ROWS, rows.place);
    struct tryg_counter_notes notes = tryg_counter_notes(&t.form);
    assert_true(notes.bits ==
                5 + 8); /* 5 places of 2 categories and 3 slots, and hours */
    struct tryg_counter repeated;
    tryg_counter_begin(&repeated, &t.form, t.arena);
    for (size_t row = 0; row < ROWS; row++) {
        if (rows.repeated[row]) {
            uint64_t note =
                tryg_counter_note(&t.form, &notes, &block, row, rows.place[row]);
            assert_true(note < UINT64_C(1) << notes.bits);
            tryg_counter_add_repeated(&repeated, &notes, note);
        }
    }
    tryg_counter_take_back(&repeated, &t.counts, t.book, t.hour);
    tryg_counter_take_out(&counter, &t.counts, t.book, t.hour);

    assert_int_equal(t.counts.reports[(0 * CATEGORIES + 1) * 3 + 0], 1);
    assert_int_equal(t.counts.reports[(0 * CATEGORIES + 1) * 3 + 1], 1);
    assert_int_equal(t.counts.reports[(2 * CATEGORIES + 0) * 3 + 2], 1); /* no month */
    assert_int_equal(tryg_counts_sum(&t.counts, 1, 1), 0); /* the duplicate is not */
    assert_int_equal(t.counts.outside[0 * 3 + 0], 1);
    assert_int_equal(t.counts.no_place[1 * 3 + 1], 1);
    assert_int_equal(rows_in(&t, 1, TRYG_BOX_PLACED), 2);
    assert_int_equal(rows_in(&t, 0, TRYG_BOX_PLACED), 1);
    assert_int_equal(rows_in(&t, 0, TRYG_BOX_OUTSIDE), 1);
    assert_int_equal(rows_in(&t, 1, TRYG_BOX_NO_PLACE), 1);
    assert_int_equal(rows_in(&t, 1, TRYG_BOX_DUPLICATE), 1);
    assert_int_equal(rows_in(&t, CATEGORIES, TRYG_BOX_EXCLUDED), 1);
    assert_int_equal(rows_in(&t, 0, TRYG_BOX_OUT_OF_PERIOD), 1);
    assert_int_equal(rows_in(&t, CATEGORIES, TRYG_BOX_REJECTED), 1);

    uint64_t hours = 0;
    for (size_t h = 0; h < sizeof t.hour / sizeof *t.hour; h++) {
        hours += t.hour[h];
    }
    assert_int_equal(hours, 3); /* those placed */
    assert_int_equal(t.hour[(1 * CATEGORIES + 1) * 168 + 0], 1);
    assert_int_equal(t.hour[(1 * CATEGORIES + 1) * 168 + 167], 1);
    assert_int_equal(t.hour[(2 * CATEGORIES + 0) * 168 + 30], 1);

    struct tryg_hours listed;
    struct tryg_system coarse = {.n = 2};
    tryg_counter_list_hours(&t.form, t.hour, &coarse, t.arena, &listed);
    assert_int_equal(listed.n, 3);
    assert_int_equal(listed.cell[1].area, 1);
    assert_int_equal(listed.cell[1].category, 1);
    assert_int_equal(listed.cell[1].weekday_hour, 167);
    assert_int_equal(listed.cell[2].area, 2); /* in none of the coarse areas */
    assert_int_equal(listed.cell[2].reports, 1);
    tryg_arena_free(t.arena);
}

/* Parts of a block, counted by two workers and taken out in between, make the same. */
static void who_counts_what_makes_no_difference(void **state)
{
    (void)state;
    struct town one, two;
    struct rows rows = NINE;
    struct tryg_report_block block = block_of(&rows);
    struct tryg_counter alone, pair[2];
    found(&one);
    found(&two);
    tryg_counter_begin(&alone, &one.form, one.arena);
    tryg_counter_add(&alone, &block, 0, ROWS, rows.place);
    tryg_counter_take_out(&alone, &one.counts, one.book, one.hour);
    for (int w = 0; w < 2; w++) {
        tryg_counter_begin(&pair[w], &two.form, two.arena);
    }
    for (size_t row = 0; row < ROWS; row++) {
        tryg_counter_add(&pair[row % 2], &block, row, 1, rows.place + row);
        if (row == 4) {
            tryg_counter_take_out(&pair[0], &two.counts, two.book, two.hour);
        }
    }
    tryg_counter_take_out(&pair[1], &two.counts, two.book, two.hour);
    tryg_counter_take_out(&pair[0], &two.counts, two.book, two.hour);
    assert_memory_equal(one.counts.reports, two.counts.reports,
                        AREAS * CATEGORIES * 3 * sizeof(uint64_t));
    assert_memory_equal(one.counts.outside, two.counts.outside,
                        CATEGORIES * 3 * sizeof(uint64_t));
    assert_memory_equal(one.book->box, two.book->box,
                        (CATEGORIES + 1) * TRYG_BOXES * sizeof(struct tryg_tally));
    assert_memory_equal(one.hour, two.hour, sizeof one.hour);
    tryg_arena_free(one.arena);
    tryg_arena_free(two.arena);
}

static void numbers_are_taken_out_before_they_run_over(void **state)
{
    (void)state;
    struct tryg_counter counter = {.rows = UINT32_MAX / 4};
    assert_false(tryg_counter_is_full(&counter));
    counter.rows = UINT32_MAX - 2 * (uint64_t)65536;
    assert_true(tryg_counter_is_full(&counter));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_is_counted_where_it_belongs),
        cmocka_unit_test(who_counts_what_makes_no_difference),
        cmocka_unit_test(numbers_are_taken_out_before_they_run_over)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
