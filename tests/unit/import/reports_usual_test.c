/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are taken to be usual, and that they are read as the exact judge does; the
 * same over whole random files is property/reports_stream_test.c. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/offences.h"
#include "import/reports_usual.h"
#include "reports_setup.h"

#include <math.h>

struct fixture {
    tryg_arena *arena;
    struct tryg_reports_source source;
    struct tryg_categories categories; /* with a weight each */
    struct tryg_reports_plan plan;
    struct tryg_rows_room usual, exact;
    bool is[TRYG_USUAL_MOST];
};

static void begin(struct fixture *f, enum tryg_encoding encoding)
{
    static const char *code[] = {"12", "8"}, *name[] = {"Nørrebro", "Valby"};
    static struct tryg_system system;
    system = (struct tryg_system){.n = 2, .code = code, .name = name};
    *f = (struct fixture){.arena = tryg_arena_new("test", 0), .source = setup_source()};
    static double weight[] = {1, 2, 5};
    f->categories = setup_categories;
    f->categories.weight = weight;
    tryg_categories_weigh(&f->categories, f->arena);
    f->source.categories = &f->categories;
    f->source.table.encoding = encoding;
    f->source.area = "rode";
    f->source.areas = tryg_names_new(f->arena, &system);
    assert_int_equal(
        setup_plan(&f->source, "journr;dato;tid;kode;x;y;rode", f->arena, &f->plan, NULL),
        TRYG_OK);
    f->usual = tryg_rows_room_of(f->arena);
    f->exact = tryg_rows_room_of(f->arena);
}

/* How many of the text's rows are usual; and read the text exactly. */
static size_t usual_of(struct fixture *f, const char *text)
{
    size_t bytes = strlen(text);
    f->plan.usual = false;
    setup_read(&f->exact, &f->plan, text, bytes, 1);
    setup_read(&f->usual, &f->plan, text, bytes, 1);
    size_t many = 0, rows = f->usual.block.rows;
    assert_int_equal(
        tryg_usual_rows(&f->usual, &f->plan, f->usual.text.marks.at, 0, rows, f->is),
        rows);
    for (size_t r = 0; r < rows; r++) {
        many += f->is[r];
    }
    return many;
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void compare(const struct fixture *f, size_t r)
{
    const struct tryg_report_block *want = &f->exact.block, *got = &f->usual.block;
    assert_int_equal(got->row[r], want->row[r]);
    assert_int_equal(got->category[r], want->category[r]);
    assert_int_equal(got->month[r], want->month[r]);
    assert_int_equal(got->weekday_hour[r], want->weekday_hour[r]);
    assert_int_equal(got->area[r], want->area[r]);
    assert_int_equal(got->harm_class[r], want->harm_class[r]);
    assert_true(same(got->east[r], want->east[r]) && same(got->north[r], want->north[r]));
    assert_memory_equal(got->id[r], want->id[r], sizeof got->id[r]);
}

static void usual_rows_are_as_the_judge_says(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "1;28-02-2010;14:05;0101;724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;0101;724512,3;6175432,1;12\r\n",
        "1;28-02-2010;;0199;724512;6175432,12;\r\n",
        "abc;31-12-2009;23:59;77;0;0;N\xF8rrebro\n",
        "1;01-01-2011;00:00;2345678;-1,5;2;Valby\n",
        "fifteen-letters;01-01-2011;00:00;77;-1,5;2;Valby\n",
        "an-id-of-more-than-thirty-two-bytes;01-01-2011;00:00;77;-1,5;2;Valby\n",
        "1;01-01-2010;00:00;2345678901;;;valby\n",
        "\"1\";\"28-02-2010\";\"14:05\";\"0101\";\"724512,3\";\"1\";\"N\xF8rrebro\"\r\n",
        "1;28-02-2010;\"\";01;\"\";\"\";\"\"\n",
    };
    struct fixture f;
    begin(&f, TRYG_CP1252);
    size_t i = 0;
    for (; i < sizeof rows / sizeof rows[0]; i++) {
        for (int again = 0; again < 2; again++) { /* and with all recalled */
            assert_int_equal(usual_of(&f, rows[i]), 1);
            compare(&f, 0);
        }
    }
    assert_true(i > 5);
    tryg_arena_free(f.arena);
}

static void what_is_not_usual_is_not_taken_for_it(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "1;28-02-2010;14:05;0101; 724512,3;6175432,1;12\n",
        "1;28-02-2010 ;14:05;0101;724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;0101 ;724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;0101;724512,3;6175432,1; 12\n",
        " 1;28-02-2010;14:05;0101;724512,3;6175432,1;12\n",
        ";28-02-2010;14:05;0101;724512,3;6175432,1;12\n",
        "\xF8;28-02-2010;14:05;0101;724512,3;6175432,1;12\n",
        "1;;14:05;0101;724512,3;6175432,1;12\n",
        "1;29-02-2010;14:05;0101;724512,3;6175432,1;12\n",
        "1;28-02-2010;24:00;0101;724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;;724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;0101;724.512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;0101;724512,3;;12\n",
        "1;28-02-2010;14:05;0101;724512,3;ukendt;12\n",
        "1;28-02-1910;14:05;0101;724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;\"01\"\"\";724512,3;6175432,1;12\n",
        "1;28-02-2010;14:05;0123456789012345678901234;724512,3;6175432,1;12\n",
    };
    struct fixture f;
    begin(&f, TRYG_CP1252);
    size_t i = 0;
    for (; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(usual_of(&f, rows[i]), 0);
    }
    assert_true(i > 15);
    tryg_arena_free(f.arena);
}

static void each_row_is_told_apart(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, TRYG_UTF8);
    assert_int_equal(usual_of(&f, "1;28-02-2010;14:05;0101;1;2;12\n"
                                  "2;27-02-2010;14:05;0101;1;3;N\xC3\xB8rrebro\n"
                                  "3;27-02-2010;14:05;0101;1;4 ;12\n"
                                  "4;27-02-2010;14:05;0199;1;5;12\n"),
                     3);
    assert_true(f.is[0] && f.is[1] && !f.is[2] && f.is[3]);
    compare(&f, 0);
    compare(&f, 1);
    compare(&f, 3);
    tryg_arena_free(f.arena);
}

static void formats_decide_whether_it_is_tried(void **state)
{
    (void)state;
    static const struct {
        const char *date, *time;
        bool possible;
    } cases[] = {
        {"dd-mm-yyyy", "HH:MM", true},     {"yyyy-mm-dd HH:MM:SS", "HH:MM", true},
        {"d-m-yyyy", "HH:MM", false},      {"dd-mm-yyyy", "H:MM", false},
        {"dd-mm-yyyy MM", "HH:MM", false}, {"yyyy", "HH", true}};
    struct fixture f;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin(&f, TRYG_UTF8);
        f.source.table.date_format = cases[i].date;
        f.source.time_format = cases[i].time;
        assert_int_equal(setup_plan(&f.source, "journr;dato;tid;kode;x;y;rode", f.arena,
                                    &f.plan, NULL),
                         TRYG_OK);
        assert_int_equal(tryg_usual_possible(&f.plan), cases[i].possible);
        assert_int_equal(f.plan.usual, cases[i].possible);
        tryg_arena_free(f.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_rows_are_as_the_judge_says),
        cmocka_unit_test(what_is_not_usual_is_not_taken_for_it),
        cmocka_unit_test(each_row_is_told_apart),
        cmocka_unit_test(formats_decide_whether_it_is_tried),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
