/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/reports_rows.h"
#include "reports_setup.h"

#include <math.h>
#include <stdio.h>

/* Judge one row `id;date;time;code;x;y;area`, and say what became of it: "read", "no
 * code", ..., or the reject as "reason@column value|expected". */
static const char *judge(struct tryg_rows_room *room,
                         const struct tryg_reports_plan *plan, const char *row)
{
    static char said[200];
    setup_read(room, plan, row, strlen(row), 7);
    assert_int_equal(room->block.rows, 1);
    if (room->block.row[0] != TRYG_ROW_REJECTED) {
        static const char *const boxes[] = {"read", "excluded", "unknown", "out"};
        assert_int_equal(room->rejects, 0);
        return boxes[room->block.row[0]];
    }
    assert_int_equal(room->rejects, 1);
    const struct tryg_kept_reject *reject = &room->reject[0];
    assert_int_equal(reject->line, 7);
    snprintf(said, sizeof said, "%s@%u %s|%s", tryg_reason_id(reject->reason),
             reject->column,
             reject->value == SIZE_MAX ? "-" : room->words + reject->value,
             reject->expected ? reject->expected : "-");
    return said;
}

struct fixture {
    tryg_arena *arena;
    struct tryg_reports_source source;
    struct tryg_reports_plan plan;
    struct tryg_rows_room room;
};

static struct fixture begin(struct fixture *f)
{
    static const char *code[] = {"12", "8"}, *name[] = {"Nørrebro", "Valby"};
    static struct tryg_system system;
    system = (struct tryg_system){.n = 2, .code = code, .name = name};
    *f = (struct fixture){.arena = tryg_arena_new("test", 0), .source = setup_source()};
    f->source.area = "rode";
    f->source.areas = tryg_names_new(f->arena, &system);
    assert_int_equal(
        setup_plan(&f->source, "journr;dato;tid;kode;x;y;rode", f->arena, &f->plan, NULL),
        TRYG_OK);
    f->room = tryg_rows_room_of(f->arena);
    f->plan.usual = false;
    return *f;
}

static void each_row_ends_in_its_box(void **state)
{
    (void)state;
    static const struct {
        const char *row, *expected;
    } cases[] = {
        {"1;28-02-2010;14:05;0101;724512,3;6175432,1;12", "read"},
        {" 1 ;\t28-02-2010 ; 14:05;0101 ; 724512,3;6175432,1 ; 12", "read"},
        {"1;28-02-2010;;0101;;;", "read"},
        {"1;28-02-2010;14:05;0101;0;0,0;", "read"},
        {"1;28-02-2010;14:05;0199;1;2;", "excluded"},
        {"1;28-02-2010;14:05;0;1;2;", "unknown"},
        {"1;28-02-2010;14:05;9;1;2;", "unknown"},
        {"1;31-12-2009;14:05;01;1;2;", "out"},
        {"1;01-01-2011;14:05;01;1;2;", "out"},
        {"1;31-12-2010;14:05;01;1;2;", "read"},
        {"1;01-01-2010;14:05;01;1;2;", "read"},
        {"1;28-02-2010;14:05;01;1;2", "short_row@0 6|7"},
        {"1;28-02-2010;14:05;01;1;2;3;", "long_row@0 8|7"},
        {"1;;14:05;01;1;2;", "date_empty@2 -|dd-mm-yyyy"},
        {"1;28/02/2010;14:05;01;1;2;", "date_shape@2 28/02/2010|dd-mm-yyyy"},
        {"1;31-02-2010;14:05;01;1;2;", "date_none@2 31-02-2010|dd-mm-yyyy"},
        {"1;28-02-2010;14.05;01;1;2;", "date_shape@3 14.05|HH:MM"},
        {"1;28-02-2010;24:00;01;1;2;", "date_none@3 24:00|HH:MM"},
        {"1;28-02-2010;14:05; ;1;2;", "code_empty@4 -|-"},
        {";28-02-2010;14:05;01;1;2;", "id_empty@1 -|-"},
        {"1;28-02-2010;14:05;01;1;;", "coordinate@6 -|0,0"},
        {"1;28-02-2010;14:05;01;;2;", "coordinate@5 -|0,0"},
        {"1;28-02-2010;14:05;01;1.5;2;", "coordinate@5 1.5|0,0"},
        {"1;28-02-2010;14:05;01;1;NULL;", "coordinate@6 NULL|0,0"},
        /* the first that applies decides */
        {"x;31-02-2010;99;;a;b", "short_row@0 6|7"},
        {";31-02-2010;99;;a;b;", "date_none@2 31-02-2010|dd-mm-yyyy"},
        {";28-02-2009;99;;a;b;", "date_shape@3 99|HH:MM"},
        {";28-02-2009;;;a;b;", "code_empty@4 -|-"},
        {";28-02-2009;;9;a;b;", "id_empty@1 -|-"},
        {"1;28-02-2009;;9;a;b;", "coordinate@5 a|0,0"},
        {"1;28-02-2009;;9;;;", "out"},
        {"1;28-02-2009;;0199;;;", "out"},
    };
    struct fixture f;
    begin(&f);
    size_t i = 0;
    for (; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(judge(&f.room, &f.plan, cases[i].row), cases[i].expected);
    }
    assert_true(i > 20);
    tryg_arena_free(f.arena);
}

static void columns_are_filled(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    const struct tryg_report_block *block = &f.room.block;
    /* 28 February 2010 was a Sunday */
    judge(&f.room, &f.plan, "1;28-02-2010;14:05;2345;724512,3;6175432,1;n\xC3\xB8rrebro");
    assert_int_equal(block->category[0], 1);
    assert_int_equal(block->month[0], 1);
    assert_int_equal(block->weekday_hour[0], 6 * 24 + 14);
    assert_true(block->east[0] == 724512.3 && block->north[0] == 6175432.1);
    assert_int_equal(block->area[0], 0);
    uint64_t id[2] = {block->id[0][0], block->id[0][1]};
    judge(&f.room, &f.plan, " 1;28-02-2010;;0199;0;0;nowhere");
    assert_int_equal(block->category[0], TRYG_NO_CATEGORY);
    assert_int_equal(block->weekday_hour[0], 255);
    assert_true(isnan(block->east[0]) && isnan(block->north[0]));
    assert_int_equal(block->area[0], TRYG_NO_AREA);
    assert_memory_equal(block->id[0], id, sizeof id);
    judge(&f.room, &f.plan, "01;28-02-2010;;01;0;5;8");
    assert_true(block->east[0] == 0 && block->north[0] == 5);
    assert_int_equal(block->area[0], 1);
    assert_memory_not_equal(block->id[0], id, sizeof id);
    judge(&f.room, &f.plan, "1;28-02-2009;;01;1;2;8");
    assert_int_equal(block->month[0], TRYG_NO_MONTH);
    assert_int_equal(block->category[0], 0);
    tryg_arena_free(f.arena);
}

static void a_zero_is_a_place_if_told(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    f.source.zero_is_no_place = false;
    judge(&f.room, &f.plan, "1;28-02-2010;;01;0;0;");
    assert_true(f.room.block.east[0] == 0 && f.room.block.north[0] == 0);
    tryg_arena_free(f.arena);
}

static void a_long_value_is_cut_between_characters(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f);
    char row[300] = "1;", want[300] = "date_shape@2 ";
    for (int i = 0; i < 50; i++) {
        strcat(row, i ? "ø" : "xø");
        strcat(want, i == 0 ? "xø" : i < 29 ? "ø" : "");
    }
    strcat(row, ";;01;1;2;");
    strcat(want, "…|dd-mm-yyyy"); /* 1 + 29 * 2 = 59 bytes; one more would be half */
    assert_string_equal(judge(&f.room, &f.plan, row), want);
    tryg_arena_free(f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_ends_in_its_box),
        cmocka_unit_test(columns_are_filled),
        cmocka_unit_test(a_zero_is_a_place_if_told),
        cmocka_unit_test(a_long_value_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
