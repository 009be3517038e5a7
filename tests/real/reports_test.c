/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports and tables as publishers really write them: rows counted against the figures of
 * the data's own README. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/day.h"
#include "import/csv.h"
#include "import/reports.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int found; /* files that were there */

static const char *shared(const char *name)
{
    static char path[4096];
    const char *folder = getenv("TRYG_SHARED");
    snprintf(path, sizeof path, "%s/data/%s", folder ? folder : "../../shared", name);
    if (access(path, R_OK) != 0) {
        print_message("skipped: %s is not there\n", path);
        return NULL;
    }
    found++;
    return path;
}

struct books {
    uint64_t box[5], placed;
    uint64_t of_hour[24];
    uint64_t (*id)[2];
    size_t ids;
    double east, north; /* sums */
};

static enum tryg_status take(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err)
{
    (void)worker;
    (void)context;
    (void)slot;
    (void)block;
    (void)err;
    return TRYG_OK;
}

static enum tryg_status commit(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    (void)slot;
    (void)err;
    struct books *books = context;
    if (block->id) {
        books->id = realloc(books->id, (books->ids + block->rows) * sizeof *books->id);
        memcpy(books->id + books->ids, block->id, block->rows * sizeof *block->id);
        books->ids += block->rows;
    }
    for (size_t r = 0; r < block->rows; r++) {
        books->box[block->row[r]]++;
        if (block->weekday_hour[r] != 255) {
            books->of_hour[block->weekday_hour[r] % 24]++;
        }
        if (!isnan(block->east[r])) {
            books->placed++;
            books->east += block->east[r];
            books->north += block->north[r];
        }
    }
    return TRYG_OK;
}

static struct books read_reports(struct tryg_reports_source source, const char *file,
                                 unsigned threads, struct tryg_reports_read *read)
{
    const char *id[] = {"all"};
    struct tryg_categories categories = {.n = 1, .id = id};
    struct books books = {0};
    struct tryg_error err = {0};
    struct tryg_reports_sink sink = {&books, take, commit, NULL};
    tryg_arena *arena = tryg_arena_new("test", 0);
    source.table.file = source.table.shown = file;
    source.category = "all";
    source.categories = &categories;
    source.zero_is_no_place = true;
    if (tryg_reports_stream(&source, threads, &sink, tryg_rejects_new(arena), read,
                            &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    tryg_arena_free(arena);
    return books;
}

static int32_t day(int year, int month, int of_month)
{
    return tryg_day_of((struct tryg_date){year, month, of_month});
}

static void chicago_packed(void **state)
{
    (void)state;
    const char *file = shared("chicago/chicago_aggravated_assaults.csv.gz");
    for (unsigned threads = 1; file && threads < 4; threads += 2) {
        struct tryg_reports_read read;
        struct books books = read_reports(
            (struct tryg_reports_source){.table.date_format = "yyyy-mm-dd HH:MM",
                                         .date = "date",
                                         .east = "longitude",
                                         .north = "latitude",
                                         .first_day = day(2010, 1, 1),
                                         .last_day = day(2019, 12, 31)},
            file, threads, &read);
        assert_int_equal(read.rows, 148636);
        assert_int_equal(books.box[TRYG_ROW_READ], 148636);
        assert_int_equal(books.placed, 148636);
        assert_string_equal(read.delimiter, ",");
        assert_string_equal(read.encoding, "utf-8");
        /* the middle of the city; hours as Python's csv module counts them */
        assert_true(fabs(books.east / 148636 + 87.67) < 0.02);
        assert_int_equal(books.of_hour[21], 8497);
        assert_int_equal(books.of_hour[9], 4697);
    }
}

static int by_id(const void *a, const void *b)
{
    return memcmp(a, b, 16);
}

static void new_york_with_a_mark_and_american_dates(void **state)
{
    (void)state;
    const char *file = shared("new-york/nypd_shootings.csv");
    if (!file) {
        return;
    }
    struct tryg_reports_read read;
    struct books books =
        read_reports((struct tryg_reports_source){.table.date_format = "m/d/yy",
                                                  .date = "OCCUR_DATE",
                                                  .time = "OCCUR_TIME",
                                                  .time_format = "H:MM:SS",
                                                  .id = "INCIDENT_KEY",
                                                  .unique = true,
                                                  .east = "X_COORD_CD",
                                                  .north = "Y_COORD_CD",
                                                  .first_day = day(2006, 1, 1),
                                                  .last_day = day(2020, 12, 31)},
                     file, 2, &read);
    assert_int_equal(read.rows, 23585);
    assert_int_equal(books.box[TRYG_ROW_READ], 23585);
    assert_int_equal(books.placed, 23585);
    assert_int_equal(books.ids, 23585);
    qsort(books.id, books.ids, sizeof *books.id, by_id);
    size_t repeats = 0;
    for (size_t i = 1; i < books.ids; i++) {
        repeats += memcmp(books.id[i - 1], books.id[i], 16) == 0;
    }
    assert_int_equal(repeats, 5021);
    free(books.id);
}

static void lancashire_with_tabs(void **state)
{
    (void)state;
    const char *file = shared("lancashire/lancashire_asb.tab");
    if (!file) {
        return;
    }
    struct tryg_reports_read read;
    struct books books =
        read_reports((struct tryg_reports_source){.date = "month",
                                                  .east = "longitude",
                                                  .north = "latitude",
                                                  .first_day = day(2022, 1, 1),
                                                  .last_day = day(2022, 12, 31)},
                     file, 2, &read);
    assert_int_equal(read.rows, 56434);
    assert_int_equal(books.box[TRYG_ROW_READ], 56434);
    assert_int_equal(books.placed, 56434);
    assert_string_equal(read.delimiter, "TAB");
}

static void tables_have_the_rows_they_are_said_to(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        size_t rows, columns;
        char delimiter;
        bool bom, crlf, gzip;
    } cases[] = {
        /* 4,089 lines; the README says one row less */
        {"copenhagen/statbank_kkbyg1.csv", 4088, 5, ';', true, true, false},
        {"copenhagen/rode_lookup.csv", 399, 10, ',', false, false, false},
        {"denmark/population_kommuner.csv", 19962, 0, 0, false, false, false},
        {"chile-survey/enusc2024.csv.gz", 24472, 0, ',', false, false, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *file = shared(cases[i].file);
        if (!file) {
            continue;
        }
        tryg_arena *arena = tryg_arena_new("test", 0);
        tryg_csv *csv;
        struct tryg_csv_record r;
        struct tryg_table_source source = {.file = file};
        assert_int_equal(tryg_csv_open(&source, arena, &csv, NULL), TRYG_OK);
        assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_OK);
        size_t columns = r.cells, rows = 0;
        for (bool more = true;; rows++) {
            assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
            if (!more) {
                break;
            }
            assert_false(r.broken);
            assert_int_equal(r.cells, columns);
        }
        const struct tryg_csv_dialect *dialect = tryg_csv_dialect(csv);
        print_message("%s: %zu rows, %zu columns, %s, %s\n", cases[i].file, rows, columns,
                      tryg_encoding_name(dialect->encoding),
                      tryg_delimiter_name(dialect->delimiter));
        assert_int_equal(rows, cases[i].rows);
        if (cases[i].columns) {
            assert_int_equal(columns, cases[i].columns);
            assert_int_equal(dialect->bom, cases[i].bom);
            assert_int_equal(dialect->crlf, cases[i].crlf);
        }
        assert_int_equal(dialect->gzip, cases[i].gzip);
        assert_true(!cases[i].delimiter || dialect->delimiter == cases[i].delimiter);
        tryg_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chicago_packed),
        cmocka_unit_test(new_york_with_a_mark_and_american_dates),
        cmocka_unit_test(lancashire_with_tabs),
        cmocka_unit_test(tables_have_the_rows_they_are_said_to),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    return failed ? failed : found ? 0 : 77;
}
