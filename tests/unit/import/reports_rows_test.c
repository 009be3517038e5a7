/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/reports_rows.h"
#include "reports_setup.h"

#include <stdio.h>
#include <stdlib.h>

static void read_text(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                      const char *text, size_t bytes)
{
    setup_read(room, plan, text, bytes, 10);
}

/* "line reason;..." of the rejects. */
static const char *rejects_of(const struct tryg_rows_room *room)
{
    static char said[400];
    said[0] = 0;
    for (size_t i = 0; i < room->rejects; i++) {
        size_t used = strlen(said);
        snprintf(said + used, sizeof said - used, "%s%d %s", i ? ";" : "",
                 (int)room->reject[i].line, tryg_reason_id(room->reject[i].reason));
    }
    return said;
}

static void plan_of(struct tryg_reports_source *source, enum tryg_encoding encoding,
                    tryg_arena *arena, struct tryg_reports_plan *plan)
{
    *source = setup_source();
    source->table.encoding = encoding;
    source->unique = false;
    source->time = NULL;
    assert_int_equal(setup_plan(source, "dato;kode;x;y", arena, plan, NULL), TRYG_OK);
}

static void rows_and_lines(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_source source;
    struct tryg_reports_plan plan;
    struct tryg_rows_room room = tryg_rows_room_of(arena);
    plan_of(&source, TRYG_UTF8, arena, &plan);
    static const char text[] = "\n\r\n01-01-2010;01;1;2\r\n\n;01;1;2\n01-01-2010;2;1\n"
                               "01-01-2010;2;1;2\r";
    read_text(&room, &plan, text, sizeof text - 1);
    assert_int_equal(room.block.first_line, 12);
    assert_int_equal(room.block.rows, 4);
    assert_int_equal(room.block.row[0], TRYG_ROW_READ);
    assert_int_equal(room.block.row[3], TRYG_ROW_READ);
    assert_true(room.block.north[3] == 2);
    assert_string_equal(rejects_of(&room), "14 date_empty;15 short_row");

    static const char quoted[] = "01-01-2010;\"01\";1;2\n01-01-2010;\"0\n1\";1;2\n"
                                 "01-01-2010;\"01;1;2\n01-01-2010;01;\"1,5\";2\n";
    read_text(&room, &plan, quoted, sizeof quoted - 1);
    assert_int_equal(room.block.first_line, 10);
    assert_int_equal(room.block.rows, 4);
    assert_int_equal(room.block.row[1], TRYG_ROW_UNKNOWN_CODE); /* "0\n1" */
    assert_true(room.block.east[3] == 1.5);
    assert_string_equal(rejects_of(&room), "13 quote");

    read_text(&room, &plan, "\n\n", 2);
    assert_int_equal(room.block.rows, 0);
    assert_int_equal(room.rejects, 0);
    tryg_arena_free(arena);
}

static void foreign_bytes_cost_their_row_only(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_source source;
    struct tryg_reports_plan plan;
    struct tryg_rows_room room = tryg_rows_room_of(arena);
    static const char text[] =
        "01-01-2010;01;1;2\n01-01-2010;\x81;1;2\n01-01-2010;01;1;2\n";
    static const struct {
        enum tryg_encoding encoding;
        const char *rejects;
    } cases[] = {{TRYG_UTF8, "11 encoding"},
                 {TRYG_CP1252, "11 encoding"},
                 {TRYG_LATIN1, "11 encoding"},
                 {TRYG_CP865, ""},
                 {TRYG_CP850, ""}};
    for (size_t i = 0; i < 5; i++) {
        plan_of(&source, cases[i].encoding, arena, &plan);
        read_text(&room, &plan, text, sizeof text - 1);
        assert_int_equal(room.block.rows, 3);
        assert_string_equal(rejects_of(&room), cases[i].rejects);
        assert_int_equal(room.block.row[2], TRYG_ROW_READ);
    }
    plan_of(&source, TRYG_CP1252, arena, &plan);
    read_text(&room, &plan, "01-01-2010;\0;1;2\n", 17);
    assert_string_equal(rejects_of(&room), "10 encoding");
    tryg_arena_free(arena);
}

/* A quote in one row sends the whole block the careful way; the other rows must not
 * notice. */
static void both_ways_are_the_same(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_source source;
    struct tryg_reports_plan plan;
    struct tryg_rows_room fast = tryg_rows_room_of(arena);
    struct tryg_rows_room careful = tryg_rows_room_of(arena);
    plan_of(&source, TRYG_CP1252, arena, &plan);
    char *text = malloc(TRYG_WINDOW_BLOCK + 1), *end = text;
    unsigned i = 0;
    for (; end - text < TRYG_WINDOW_BLOCK - 200; i++) {
        end += sprintf(
            end, i % 7 ? "%02u-%02u-2010;%u\xA7;%u,%u;%u\r\n" : "%02u-%02u;%u;%u,%u;%u\n",
            i % 31 + 1, i % 12 + 1, i % 300, i * 17, i % 10, i * 3);
    }
    read_text(&fast, &plan, text, (size_t)(end - text));
    end += sprintf(end, "x\";;;\n"); /* nothing that is read as a cell in quotes */
    read_text(&careful, &plan, text, (size_t)(end - text));
    size_t rows = fast.block.rows;
    assert_int_equal(rows, i);
    assert_int_equal(careful.block.rows, i + 1);
    assert_memory_equal(fast.block.row, careful.block.row, rows);
    assert_memory_equal(fast.block.category, careful.block.category, rows);
    assert_memory_equal(fast.block.month, careful.block.month, rows);
    assert_memory_equal(fast.block.east, careful.block.east, rows * sizeof(double));
    assert_memory_equal(fast.block.north, careful.block.north, rows * sizeof(double));
    assert_int_equal(careful.rejects, fast.rejects + 1);
    assert_true(fast.rejects > 100);
    for (size_t r = 0; r < fast.rejects; r++) {
        assert_int_equal(fast.reject[r].line, careful.reject[r].line);
        assert_int_equal(fast.reject[r].reason, careful.reject[r].reason);
        assert_string_equal(fast.words + fast.reject[r].value,
                            careful.words + careful.reject[r].value);
    }
    free(text);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_lines),
        cmocka_unit_test(foreign_bytes_cost_their_row_only),
        cmocka_unit_test(both_ways_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
