/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "counts_setup.h"

static void a_long_table_is_counted(void **state)
{
    (void)state;
    struct tryg_counts_source s = plain();
    s.category = "type";
    s.date = "dag";
    struct result r = read_counts(s, "omr;type;dag;antal\n"
                                     "1;vold;2010-01-31;5\n"
                                     "Centrum;Vold;2010-12-31;2\n"
                                     "2;indbrud;2010-06-01;7\n"
                                     "Uoplyst;indbrud;2010-06-01;3\n"
                                     "2;vold;2009-12-31;11\n"
                                     "2;vold;2010-07-01;<3\n"
                                     "2;vold;2010-08-01;..\n");
    assert_int_equal(r.counts.first_month, 2010 * 12);
    assert_int_equal(r.counts.slots, 13);
    assert_int_equal(tryg_counts_sum(&r.counts, 0, VOLD), 7);
    assert_int_equal(r.counts.reports[(0 * 3 + VOLD) * 13 + 0], 5);
    assert_int_equal(r.counts.reports[(0 * 3 + VOLD) * 13 + 11], 2);
    assert_int_equal(tryg_counts_sum(&r.counts, 1, INDBRUD), 7);
    assert_int_equal(r.counts.no_place[INDBRUD * 13 + 5], 3);
    assert_true(r.counts.category_given[VOLD] && r.counts.category_given[INDBRUD]);
    assert_false(r.counts.category_given[ANDET]);
    assert_int_equal(r.unknown, 1); /* area 2, vold: once */
    assert_int_equal(r.unknown_cell[0], 1 * 3 + VOLD);
    assert_int_equal(r.book->read.rows, 7);
    assert_int_equal(r.book->read.reports, 28);
    assert_int_equal(in_box(&r, VOLD, TRYG_BOX_OUT_OF_PERIOD), 11);
    assert_int_equal(in_box(&r, INDBRUD, TRYG_BOX_NO_PLACE), 3);
    assert_int_equal(rows_in_box(&r, TRYG_BOX_NO_PLACE), 3);
    assert_string_equal(r.counts.source, "politi");
    tryg_arena_free(r.arena);
}

/* The sheet has title rows, a merged cell, a note below, ".." and a total. */
static void a_wide_sheet_is_counted(void **state)
{
    (void)state;
    const char *fill[] = {"Bydel"}, *kind[] = {"sager"};
    const char *violence[] = {"Vold", "Trusler"},
               *burglary[] = {"Indbrud i beboelse", "Indbrud i øvrigt"};
    struct tryg_where where = {"Type", 1, kind};
    struct tryg_wide wide[] = {{"vold", 2, violence}, {"indbrud", 2, burglary}};
    struct tryg_counts_source s = plain();
    s.table = (struct tryg_table_source){.file = "unit/import/files/wide.xlsx",
                                         .shown = "wide.xlsx",
                                         .sheet = "Tal",
                                         .header_row = 4,
                                         .stop_at_empty = true,
                                         .decimal = ',',
                                         .fill_downs = 1,
                                         .fill_down = fill,
                                         .wheres = 1,
                                         .where = &where};
    s.area = "Bydel";
    s.wides = 2;
    s.wide = wide;
    size_t warnings = tryg_warnings();
    struct result r = read_counts(s, NULL);
    assert_int_equal(tryg_counts_sum(&r.counts, 0, VOLD), 12);
    assert_int_equal(tryg_counts_sum(&r.counts, 0, INDBRUD), 34);
    assert_int_equal(tryg_counts_sum(&r.counts, 1, INDBRUD), 1234); /* "1.234" */
    assert_int_equal(tryg_counts_sum(&r.counts, 1, VOLD), 1);
    assert_int_equal(r.counts.no_place[VOLD * 13 + 12], 3);
    assert_int_equal(r.unknown, 1);
    assert_int_equal(r.unknown_cell[0], 1 * 3 + VOLD);
    assert_int_equal(r.book->read.rows, 3 * 4); /* a row x column each; no total */
    assert_int_equal(r.book->read.reports, 46 + 1 + 1234 + 9);
    /* burglary: 30 + 4 + 1234 + 0 + 5 + 1 = 1274 = 1269 + 5; violence: 16 = 13 + 3, and
       what hides behind ".." could only make it more */
    assert_int_equal(tryg_warnings(), warnings);
    tryg_arena_free(r.arena);
}

static void totals_are_held_against_the_sum(void **state)
{
    (void)state;
    struct tryg_counts_source s = plain();
    s.category = "type";
    size_t warnings = tryg_warnings();
    struct result r = read_counts(s, "omr;type;antal\n1;vold;5\n2;vold;6\nI alt;vold;11\n"
                                     "1;indbrud;1\n1;I alt;6\nI alt;I alt;12\n");
    assert_int_equal(tryg_warnings(), warnings);
    assert_int_equal(r.book->read.reports, 12);
    tryg_arena_free(r.arena);
    r = read_counts(s, "omr;type;antal\n1;vold;5\n2;vold;6\nI alt;vold;12\n");
    assert_int_equal(tryg_warnings(), warnings + 1);
    tryg_arena_free(r.arena);
    r = read_counts(s, "omr;type;antal\n1;vold;5\n2;vold;<3\nI alt;vold;7\n");
    assert_int_equal(tryg_warnings(), warnings + 1); /* the 2 may hide */
    tryg_arena_free(r.arena);
    r = read_counts(s, "omr;type;antal\n1;vold;5\n2;vold;<3\nI alt;vold;4\n");
    assert_int_equal(tryg_warnings(), warnings + 2);
    tryg_arena_free(r.arena);
}

/* The period of label year 2013 may be July 2012 to June 2013: its months are numbered
 * from July, and a row that only knows a year belongs to where that year's middle is. */
static void periods_need_not_be_years(void **state)
{
    (void)state;
    struct tryg_counts_source s = plain();
    s.constant_category = "andet";
    s.date = "dag";
    s.first_day = tryg_day_of((struct tryg_date){2012, 7, 1});
    s.last_day = tryg_day_of((struct tryg_date){2013, 6, 30});
    struct result r =
        read_counts(s, "omr;dag;antal\n1;2012-07-01;1\n1;2013-06-30;2\n1;2013-07-01;4\n");
    assert_int_equal(r.counts.reports[ANDET * 13 + 0], 1);
    assert_int_equal(r.counts.reports[ANDET * 13 + 11], 2);
    assert_int_equal(in_box(&r, ANDET, TRYG_BOX_OUT_OF_PERIOD), 4);
    tryg_arena_free(r.arena);
    s.date = NULL;
    s.year = "dag";
    r = read_counts(s, "omr;dag;antal\n1;2012;1\n1;2013;2\n");
    assert_int_equal(tryg_counts_sum(&r.counts, 0, ANDET), 1);
    tryg_arena_free(r.arena);
}

static void an_unknown_category_of_the_project_is_refused(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char csv[] = "omr;a\n1;1\n", *column[] = {"a"};
    struct tryg_wide wide = {"volds", 1, column};
    struct tryg_counts_source s = plain();
    struct tryg_ledger ledger;
    struct tryg_counts counts;
    struct tryg_error err;
    size_t unknown;
    uint32_t *cells;
    s.wides = 1;
    s.wide = &wide;
    s.table.file = csv_file(csv, sizeof csv - 1, 0);
    s.table.shown = "tal.csv";
    tryg_ledger_begin(&ledger, arena, 3, IDS);
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_area_counts_read(&s, 2010, tryg_rejects_new(arena), arena,
                                           &ledger,
                                           tryg_ledger_book(&ledger, "politi", 2010),
                                           &counts, &unknown, &cells, &err),
                     TRYG_USAGE);
    assert_string_equal(err.text,
                        "tal.csv: kategorien \"volds\" findes ikke.\n  Mente du "
                        "\"vold\"?");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_table_is_counted),
        cmocka_unit_test(a_wide_sheet_is_counted),
        cmocka_unit_test(totals_are_held_against_the_sum),
        cmocka_unit_test(periods_need_not_be_years),
        cmocka_unit_test(an_unknown_category_of_the_project_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
