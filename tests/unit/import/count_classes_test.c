/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "counts_setup.h"

static const char *AGE[] = {"alder"}, *SEX_AGE[] = {"koen", "alder"},
                  *NOT_KNOWN[] = {"uoplyst"};

static struct tryg_counts_source by(size_t columns, const char **column)
{
    struct tryg_counts_source s = plain();
    s.category = "type";
    s.classes = columns;
    s.class_column = column;
    s.no_classes = 1;
    s.no_class = NOT_KNOWN;
    return s;
}

static uint64_t reports(const struct result *r, size_t class, size_t area,
                        size_t category)
{
    return r->counts.split.reports[(class * 4 + area) * 3 + category];
}

/* The classes come in the order of their texts; what has none is counted all the same. */
static void reports_are_split_by_class(void **state)
{
    (void)state;
    size_t warnings = tryg_warnings();
    struct result r = read_counts(by(1, AGE), "omr;type;alder;antal\n"
                                              "1;vold;18+;5\n"
                                              "1;vold; 0-17 ;2\n"
                                              "1;vold;18+;1\n"
                                              "2;indbrud;18+;7\n"
                                              "2;indbrud;Uoplyst;3\n"
                                              "2;indbrud;;4\n"
                                              "Uoplyst;vold;18+;9\n");
    const struct tryg_counts_split *split = &r.counts.split;
    assert_int_equal(split->classes, 2);
    assert_string_equal(split->column[0], "alder");
    assert_string_equal(split->text[0], "0-17");
    assert_string_equal(split->text[1], "18+");
    assert_int_equal(reports(&r, 0, 0, VOLD), 2);
    assert_int_equal(reports(&r, 1, 0, VOLD), 6);
    assert_int_equal(reports(&r, 1, 1, INDBRUD), 7);
    assert_int_equal(tryg_counts_sum(&r.counts, 0, VOLD), 8);
    assert_int_equal(tryg_counts_sum(&r.counts, 1, INDBRUD), 14);
    assert_int_equal(tryg_warnings(), warnings + 1);
    tryg_arena_free(r.arena);
}

/* Rows of "I alt" are passed over, and those of all classes are no second total. */
static void totals_over_classes_are_no_class(void **state)
{
    (void)state;
    size_t warnings = tryg_warnings();
    struct result r = read_counts(by(2, SEX_AGE), "omr;type;koen;alder;antal\n"
                                                  "1;vold;m;18+;5\n"
                                                  "1;vold;k;18+;3\n"
                                                  "1;vold;I alt;18+;8\n"
                                                  "I alt;vold;m;18+;5\n"
                                                  "I alt;vold;k;18+;3\n"
                                                  "I alt;vold;I alt;18+;8\n");
    assert_int_equal(r.counts.split.classes, 2);
    assert_string_equal(r.counts.split.text[0], "k");
    assert_string_equal(r.counts.split.text[1], "18+");
    assert_string_equal(r.counts.split.text[2], "m");
    assert_int_equal(reports(&r, 0, 0, VOLD), 3);
    assert_int_equal(tryg_counts_sum(&r.counts, 0, VOLD), 8);
    assert_int_equal(tryg_warnings(), warnings);
    tryg_arena_free(r.arena);
}

static void without_columns_nothing_is_told(void **state)
{
    (void)state;
    struct result r = read_counts(by(0, NULL), "omr;type;antal\n1;vold;5\n");
    assert_int_equal(r.counts.split.columns, 0);
    assert_int_equal(r.counts.split.classes, 0);
    tryg_arena_free(r.arena);
}

static void a_column_that_is_not_there_is_named(void **state)
{
    (void)state;
    struct tryg_counts_source s = by(2, SEX_AGE);
    struct tryg_error err = {0};
    struct result r = {.arena = tryg_arena_new("test", 0)};
    const char *csv = "omr;type;alder;antal\n1;vold;18+;5\n";
    r.rejects = tryg_rejects_new(r.arena);
    tryg_ledger_begin(&r.ledger, r.arena, 3, IDS);
    s.names = tryg_names_new(r.arena, &small_system);
    s.table.file = csv_file(csv, strlen(csv), 0);
    s.table.shown = "tal.csv";
    assert_int_equal(tryg_area_counts_read(&s, 2010, r.rejects, r.arena, &r.ledger,
                                           tryg_ledger_book(&r.ledger, "politi", 2010),
                                           &r.counts, &r.unknown, &r.unknown_cell, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "koen"));
    tryg_arena_free(r.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_are_split_by_class),
        cmocka_unit_test(totals_over_classes_are_no_class),
        cmocka_unit_test(without_columns_nothing_is_told),
        cmocka_unit_test(a_column_that_is_not_there_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
