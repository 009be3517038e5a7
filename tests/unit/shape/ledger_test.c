/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/ledger.h"

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

static const char *category[] = {"vold", "tyveri"};

/* 10 rows: 4 placed (one of them a violence), 1 outside, 2 unknown codes, 3 rejected. */
static struct tryg_book *keep_books(struct tryg_ledger *ledger)
{
    tryg_ledger_begin(ledger, arena, 2, category);
    struct tryg_book *book = tryg_ledger_book(ledger, "politi", 2010);
    book->read = (struct tryg_tally){10, 10};
    book->box[0 * TRYG_BOXES + TRYG_BOX_PLACED] = (struct tryg_tally){1, 1};
    book->box[1 * TRYG_BOXES + TRYG_BOX_PLACED] = (struct tryg_tally){3, 3};
    book->box[1 * TRYG_BOXES + TRYG_BOX_OUTSIDE] = (struct tryg_tally){1, 1};
    book->box[2 * TRYG_BOXES + TRYG_BOX_UNKNOWN_CODE] = (struct tryg_tally){2, 2};
    book->box[2 * TRYG_BOXES + TRYG_BOX_REJECTED] = (struct tryg_tally){3, 3};
    book->reason[TRYG_REASON_QUOTE] = (struct tryg_tally){1, 1};
    book->reason[TRYG_REASON_DATE_NONE] = (struct tryg_tally){2, 2};
    return book;
}

static void books_balance_or_say_who_does_not(void **state)
{
    (void)state;
    struct tryg_ledger ledger;
    struct tryg_error err;
    struct tryg_book *book = keep_books(&ledger);
    assert_int_equal(tryg_ledger_balance(&ledger, &err), TRYG_OK);
    assert_int_equal(tryg_book_box(&ledger, book, TRYG_BOX_PLACED).rows, 4);
    book->read.rows = 11; /* a lost row */
    assert_int_equal(tryg_ledger_balance(&ledger, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "politi 2010"));
    book->read = (struct tryg_tally){10, 9}; /* a lost report */
    assert_int_equal(tryg_ledger_balance(&ledger, NULL), TRYG_FAILED);
    book->read.reports = 10;
    book->reason[TRYG_REASON_QUOTE].rows = 0; /* a reject without reason */
    assert_int_equal(tryg_ledger_balance(&ledger, NULL), TRYG_FAILED);
}

static char *written(const struct tryg_ledger *ledger,
                     void (*write)(const struct tryg_ledger *, FILE *))
{
    char *text = NULL;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);
    write(ledger, out);
    fclose(out);
    return text;
}

static void every_box_is_written(void **state)
{
    (void)state;
    struct tryg_ledger ledger;
    keep_books(&ledger);
    char *csv = written(&ledger, tryg_ledger_write_csv);
    assert_string_equal(csv, "source,year,category,box,reason,rows,reports\n"
                             "politi,2010,,read,,10,10\n"
                             "politi,2010,vold,placed,,1,1\n"
                             "politi,2010,tyveri,placed,,3,3\n"
                             "politi,2010,tyveri,outside,,1,1\n"
                             "politi,2010,,unknown_code,,2,2\n"
                             "politi,2010,,rejected,quote,1,1\n"
                             "politi,2010,,rejected,date_none,2,2\n");
    free(csv);
    char *json = written(&ledger, tryg_ledger_write_json);
    assert_non_null(strstr(json, "{\"source\": \"politi\", \"year\": 2010, \"category\": "
                                 "\"vold\", \"box\": \"placed\""));
    assert_int_equal(json[0], '[');
    free(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(books_balance_or_say_who_does_not),
        cmocka_unit_test(every_box_is_written)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
