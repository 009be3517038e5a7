/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "geodata/base/day.h"
#include "geodata/base/lang.h"
#include "geodata/base/log.h"
#include "import/area_counts.h"
#include "small_system.h"

static const char *IDS[] = {"vold", "indbrud", "andet"};
static const char *CODES[] = {"1", "12", "2"};
static uint8_t CODE_CATEGORY[] = {0, TRYG_CATEGORY_EXCLUDED, 1};
static const struct tryg_categories CATEGORIES = {
    .n = 3, .id = IDS, .codes = 3, .code = CODES, .category = CODE_CATEGORY};
static const char *TOTALS[] = {"I alt"}, *NO_PLACES[] = {"Uoplyst"},
                  *MISSINGS[] = {"..", "<3"};

enum { VOLD, INDBRUD, ANDET, NO_CATEGORY }; /* the last is a row of the books only */

struct result {
    tryg_arena *arena;
    tryg_rejects *rejects;
    struct tryg_ledger ledger;
    struct tryg_book *book;
    struct tryg_counts counts;
    size_t unknown;
    uint32_t *unknown_cell;
};

static struct tryg_counts_source plain(void)
{
    return (struct tryg_counts_source){
        .area = "omr",
        .count = "antal",
        .first_day = tryg_day_of((struct tryg_date){2010, 1, 1}),
        .last_day = tryg_day_of((struct tryg_date){2010, 12, 31}),
        .totals = 1,
        .total = TOTALS,
        .no_places = 1,
        .no_place = NO_PLACES,
        .missings = 2,
        .missing = MISSINGS,
        .categories = &CATEGORIES,
        .system = &small_system};
}

static struct result read_counts(struct tryg_counts_source s, const char *csv)
{
    struct result r = {.arena = tryg_arena_new("test", 0)};
    struct tryg_error err = {0};
    r.rejects = tryg_rejects_new(r.arena);
    tryg_ledger_begin(&r.ledger, r.arena, 3, IDS);
    r.book = tryg_ledger_book(&r.ledger, "politi", 2010);
    s.names = tryg_names_new(r.arena, &small_system);
    if (csv) {
        s.table.file = csv_file(csv, strlen(csv), 0);
        s.table.shown = "tal.csv";
    }
    if (tryg_area_counts_read(&s, 2010, r.rejects, r.arena, &r.ledger, r.book, &r.counts,
                              &r.unknown, &r.unknown_cell, &err) != TRYG_OK ||
        tryg_ledger_balance(&r.ledger, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return r;
}

static uint64_t in_box(const struct result *r, size_t category, enum tryg_box_kind box)
{
    return r->book->box[category * TRYG_BOXES + box].reports;
}

static uint64_t rows_in_box(const struct result *r, enum tryg_box_kind box)
{
    return tryg_book_box(&r->ledger, r->book, box).rows;
}

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

static void codes_go_through_the_offence_table(void **state)
{
    (void)state;
    struct tryg_counts_source s = plain();
    s.category = "kode";
    s.category_is_code = true;
    s.year = "aar";
    struct result r = read_counts(s, "omr;kode;aar;antal\n1;199;2010;1\n1;125;2010;2\n"
                                     "1;999;2010;4\n1;2;2011;8\n");
    assert_int_equal(tryg_counts_sum(&r.counts, 0, VOLD), 1);
    assert_int_equal(r.counts.reports[(0 * 3 + VOLD) * 13 + 12], 1); /* no month */
    assert_int_equal(in_box(&r, NO_CATEGORY, TRYG_BOX_EXCLUDED), 2);
    assert_int_equal(in_box(&r, NO_CATEGORY, TRYG_BOX_UNKNOWN_CODE), 4);
    assert_int_equal(in_box(&r, INDBRUD, TRYG_BOX_OUT_OF_PERIOD), 8);
    assert_true(r.counts.category_given[INDBRUD]); /* the table speaks of it */
    assert_false(r.counts.category_given[ANDET]);
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

static void bad_rows_are_rejects(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    struct tryg_counts_source s = plain();
    s.category = "type";
    s.date = "dag";
    s.table.date_format = "dd-mm-yyyy";
    struct result r = read_counts(s, "omr;type;dag;antal\n"
                                     "Ydre By;vold;01-01-2010;5\n"
                                     "Amager;vold;01-01-2010;5\n"
                                     ";vold;01-01-2010;5\n"
                                     "1;mord;01-01-2010;5\n"
                                     "1;;01-01-2010;5\n"
                                     "1;vold;31-02-2010;5\n"
                                     "1;vold;2010;5\n"
                                     "1;vold;01-01-2010;1.234\n"
                                     "1;vold;01-01-2010;\n"
                                     "1;vold;01-01-2010;-1\n"
                                     "1;vold;01-01-2010\n");
    char text[4000] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_int_equal(tryg_rejects_write(r.rejects, out, NULL), TRYG_OK);
    fclose(out);
    assert_string_equal(text, "file,line,column,column_name,reason,expected,value\n"
                              "tal.csv,12,,,short_row,\"4 cells, not 3\",\n"
                              "tal.csv,2,1,omr,area,Indre By,Ydre By\n"
                              "tal.csv,3,1,omr,area_ambiguous,\"3, 10\",Amager\n"
                              "tal.csv,4,1,omr,area,,\n"
                              "tal.csv,5,2,type,category,,mord\n"
                              "tal.csv,6,2,type,code_empty,,\n"
                              "tal.csv,7,3,dag,date_none,,31-02-2010\n"
                              "tal.csv,8,3,dag,date_shape,dd-mm-yyyy,2010\n"
                              "tal.csv,9,4,antal,number,\"a whole number (decimal: "
                              "\"\",\"\" if the point parts "
                              "thousands)\",1.234\n"
                              "tal.csv,10,4,antal,number,a whole number,\n"
                              "tal.csv,11,4,antal,number,a whole number,-1\n");
    assert_int_equal(r.book->read.rows, 11);
    assert_int_equal(rows_in_box(&r, TRYG_BOX_REJECTED), 11);
    assert_int_equal(r.book->reason[TRYG_REASON_AREA].rows, 2);
    assert_int_equal(r.book->reason[TRYG_REASON_AREA].reports, 10);
    assert_int_equal(r.book->reason[TRYG_REASON_SHORT_ROW].rows, 1);
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
        cmocka_unit_test(codes_go_through_the_offence_table),
        cmocka_unit_test(a_wide_sheet_is_counted),
        cmocka_unit_test(totals_are_held_against_the_sum),
        cmocka_unit_test(bad_rows_are_rejects),
        cmocka_unit_test(periods_need_not_be_years),
        cmocka_unit_test(an_unknown_category_of_the_project_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
