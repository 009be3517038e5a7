/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/csv_cut.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool cut_all(const char *text, bool final, struct tryg_cell *cell,
                    struct tryg_cut *cut)
{
    return tryg_csv_cut(text, text + strlen(text), final, ';', cell, 8, cut);
}

static void cells_lie_where_they_are(void **state)
{
    (void)state;
    struct tryg_cell cell[8];
    struct tryg_cut cut;
    const char *text = "ab;\"c\"\"d\";;\"\"\r\nnext";
    assert_true(cut_all(text, true, cell, &cut));
    assert_int_equal(cut.cells, 4);
    assert_int_equal(cut.bytes, strlen(text) - 4);
    assert_int_equal(cut.lines, 1);
    assert_ptr_equal(cell[0].at, text);
    assert_int_equal(cell[0].bytes, 2);
    assert_ptr_equal(cell[1].at, text + 4);
    assert_int_equal(cell[1].bytes, 4);
    assert_true(cell[1].quoted && cell[1].doubled);
    assert_int_equal(cell[2].bytes, 0);
    assert_false(cell[2].quoted);
    assert_true(cell[3].quoted && cell[3].bytes == 0);
}

static void more_cells_than_room_are_counted(void **state)
{
    (void)state;
    struct tryg_cell cell[2] = {{0}, {.bytes = 77}};
    struct tryg_cut cut;
    const char *bare = "a;b;c\n", *quoted = "\"a\";b;c\n";
    assert_true(tryg_csv_cut(bare, bare + 6, true, ';', cell, 1, &cut));
    assert_int_equal(cut.cells, 3);
    assert_true(tryg_csv_cut(quoted, quoted + 8, true, ';', cell, 1, &cut));
    assert_int_equal(cut.cells, 3);
    assert_int_equal(cell[1].bytes, 77);
}

/* The law on which blocks rest: however much of the text is in sight, the record is cut
 * alike or not at all. */
static void what_comes_after_changes_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"a;b\nc;d\n",
                                        "a;b\r\nc;d\n",
                                        "\"a\nb\";c\nd\n",
                                        "a;\"b\nc;\"d\";e\nf\n",
                                        "a\"b;c\nd\n",
                                        "\"a\"b\nc\n",
                                        "\"\"\"\"\r\nx\n",
                                        ";;\n;\n",
                                        "\nx\n",
                                        "\r\nx\n",
                                        "\"a\";\"b\nc\";\"d\n\"e\"\n",
                                        "\"a\"\rb\nc\n"};
    int compared = 0;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *text = texts[i];
        size_t whole = strlen(text);
        struct tryg_cell cell[8], part[8];
        struct tryg_cut want, got;
        assert_true(tryg_csv_cut(text, text + whole, true, ';', cell, 8, &want));
        for (size_t seen = 1; seen < whole; seen++) {
            if (!tryg_csv_cut(text, text + seen, false, ';', part, 8, &got)) {
                assert_true(seen < want.bytes || want.broken);
                continue;
            }
            assert_int_equal(got.bytes, want.bytes);
            assert_int_equal(got.cells, want.cells);
            assert_int_equal(got.broken, want.broken);
            assert_int_equal(got.column, want.column);
            assert_int_equal(got.empty, want.empty);
            compared++;
        }
    }
    assert_true(compared > 30);
}

/* And a block that ends at a record's end may call itself the end of the file. */
static void a_broken_line_is_broken_in_its_block_too(void **state)
{
    (void)state;
    const char *text = "a;\"b\nc;\"d\";\"e\n";
    struct tryg_cell cell[8];
    struct tryg_cut whole, block;
    assert_true(cut_all(text, true, cell, &whole));
    assert_true(tryg_csv_cut(text, text + 5, true, ';', cell, 8, &block));
    assert_true(whole.broken && block.broken);
    assert_int_equal(whole.bytes, 5);
    assert_int_equal(block.bytes, 5);
    assert_int_equal(whole.column, 2);
    assert_int_equal(block.column, 2);
}

/* Each line leaves a quote open; were each read on to the end of the file, this would
 * take a hundred thousand times as long as one. */
static void open_quotes_cost_no_more_than_the_file(void **state)
{
    (void)state;
    enum { LINES = 100000 };
    char *text = malloc(LINES * 4 + 1), *end = text;
    for (int i = 0; i < LINES; i++) {
        end += sprintf(end, "\"x%d\n", i % 10);
    }
    struct tryg_cell cell[8];
    struct tryg_cut cut;
    size_t broken = 0;
    for (const char *at = text; at < end; at += cut.bytes) {
        assert_true(tryg_csv_cut(at, end, true, ';', cell, 8, &cut));
        broken += cut.broken;
    }
    assert_int_equal(broken, LINES);
    free(text);
}

static void a_cell_becomes_text(void **state)
{
    (void)state;
    char into[64];
    size_t written = 99;
    struct tryg_cell cell = {"5\"\" r\xF8r", 7, true, true};
    assert_true(tryg_cell_text(&cell, TRYG_CP1252, into, &written));
    assert_int_equal(written, 7);
    assert_memory_equal(into, "5\" r\xC3\xB8r", 7);
    assert_false(tryg_cell_text(&cell, TRYG_UTF8, into, &written));
    assert_int_equal(written, 7);
}

static void newlines_are_counted(void **state)
{
    (void)state;
    char text[1000];
    memset(text, '\n', sizeof text);
    assert_int_equal(tryg_csv_newlines(text, text), 0);
    assert_int_equal(tryg_csv_newlines(text, text + 255), 255);
    assert_int_equal(tryg_csv_newlines(text, text + 1000), 1000);
    text[300] = 'x';
    assert_int_equal(tryg_csv_newlines(text, text + 1000), 999);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_lie_where_they_are),
        cmocka_unit_test(more_cells_than_room_are_counted),
        cmocka_unit_test(what_comes_after_changes_nothing),
        cmocka_unit_test(a_broken_line_is_broken_in_its_block_too),
        cmocka_unit_test(open_quotes_cost_no_more_than_the_file),
        cmocka_unit_test(a_cell_becomes_text),
        cmocka_unit_test(newlines_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
