/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "import/csv_window.h"

static tryg_csv *open_text(const char *text, size_t bytes, tryg_arena *arena)
{
    tryg_csv *csv;
    struct tryg_table_source source = {
        .file = csv_file(text, bytes, 0), .encoding = TRYG_UTF8, .delimiter = ';'};
    assert_int_equal(tryg_csv_open(&source, arena, &csv, NULL), TRYG_OK);
    return csv;
}

static enum tryg_status next_block(struct tryg_csv_window *window,
                                   struct tryg_csv_block *block)
{
    tryg_csv_window_claim(window, block);
    enum tryg_status status = tryg_csv_window_fetch(window, block, NULL);
    return status == TRYG_OK
               ? tryg_csv_window_join(window, ';', tryg_csv_marker_best(), block, NULL)
               : status;
}

/* Blocks, joined, are the file; each but a single long record is at most a block, apart
 * with less than another that was left over; each
 * begins where a record begins; and what is said of its quotes is so. */
static void check_blocks_read(bool apart, const char *text, size_t bytes, size_t most,
                              size_t *blocks, size_t of_kind[3])
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_csv_window *window = tryg_csv_window_of(open_text(text, bytes, arena));
    struct tryg_csv_block block = {.arena = arena};
    size_t at = 0, next_record = 0;
    window->block = most;
    if (apart) {
        assert_int_equal(tryg_csv_window_part(window, NULL), TRYG_OK);
        assert_true(window->apart);
    }
    for (*blocks = 0;; ++*blocks) {
        assert_int_equal(next_block(window, &block), TRYG_OK);
        if (block.bytes == 0) {
            break;
        }
        assert_true(at + block.bytes <= bytes);
        assert_memory_equal(block.text, text + at, block.bytes);
        while (next_record < at) {
            struct tryg_cut cut;
            assert_true(
                tryg_csv_cut(text + next_record, text + bytes, true, ';', NULL, 0, &cut));
            next_record += cut.bytes;
        }
        assert_int_equal(next_record, at);
        struct tryg_cut first;
        tryg_csv_cut(text + at, text + bytes, true, ';', NULL, 0, &first);
        assert_true(block.bytes < (apart ? 2 * most : most + 1) ||
                    block.bytes == first.bytes);
        if (block.kind == TRYG_BLOCK_PLAIN) {
            assert_null(memchr(block.text, '"', block.bytes));
        }
        if (block.kind == TRYG_BLOCK_QUOTED) {
            assert_int_equal(block.marks.lines,
                             tryg_csv_newlines(block.text, block.text + block.bytes));
            assert_false(block.marks.stray);
            assert_true(block.marks.at[block.marks.n - 1] < block.bytes);
        }
        of_kind[block.kind]++;
        at += block.bytes;
    }
    assert_int_equal(at, bytes);
    tryg_arena_free(arena);
}

static void check_blocks(const char *text, size_t bytes, size_t most, size_t *blocks,
                         size_t of_kind[3])
{
    check_blocks_read(true, text, bytes, most, blocks, of_kind);
    check_blocks_read(false, text, bytes, most, blocks, of_kind);
}

/* Pieces that are fetched at once, and before others are joined, in another order. */
static void pieces_may_be_fetched_in_any_order(void **state)
{
    (void)state;
    enum { PIECES = 5 };
    static const char text[] = "1;a\n22;b\n3;\"c\nd\"\n4;eeee\n5;f\n6;g\n";
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_csv_window *window =
        tryg_csv_window_of(open_text(text, sizeof text - 1, arena));
    struct tryg_csv_block block[PIECES];
    size_t at = 0;
    window->block = 10;
    assert_int_equal(tryg_csv_window_part(window, NULL), TRYG_OK);
    for (size_t p = 0; p < PIECES; p++) {
        block[p] = (struct tryg_csv_block){.arena = arena};
        tryg_csv_window_claim(window, &block[p]);
    }
    for (size_t p = PIECES; p-- > 0;) {
        assert_int_equal(tryg_csv_window_fetch(window, &block[p], NULL), TRYG_OK);
    }
    for (size_t p = 0; p < PIECES; p++) {
        assert_int_equal(
            tryg_csv_window_join(window, ';', tryg_csv_marker_best(), &block[p], NULL),
            TRYG_OK);
        assert_true(at + block[p].bytes <= sizeof text);
        assert_memory_equal(block[p].text, text + at, block[p].bytes);
        at += block[p].bytes;
    }
    assert_int_equal(at, sizeof text - 1);
    assert_false(window->alone);
    assert_int_equal(block[PIECES - 1].bytes, 0);
    tryg_arena_free(arena);
}

static void blocks_are_whole_records(void **state)
{
    (void)state;
    size_t most = 3 << 20, bytes, blocks;
    char *text = malloc(most + (1 << 20));
    static const char *const kinds[5] = {"%u;abc\n", "%u;\"a\nbc\"\n", "%u;\"x\n",
                                         "%u;a\r\n\n", "%u;x\"\n"};
    size_t of_kind[3] = {0, 0, 0};
    for (size_t kind = 0; kind < 5; kind++) {
        unsigned number = 0;
        for (bytes = 0; bytes < most; number++) {
            bytes += (size_t)sprintf(text + bytes, kinds[kind], number);
            if (kind == 1 && number % 20000 == 0) { /* now and then a long record */
                text[bytes++] = '"';
                memset(text + bytes, '\n', 300000);
                bytes += 300000;
                bytes += (size_t)sprintf(text + bytes, "\"\n");
            }
        }
        check_blocks(text, bytes, TRYG_WINDOW_BLOCK, &blocks, of_kind);
        assert_true(blocks > 10);
        check_blocks(text, bytes - 1, TRYG_WINDOW_BLOCK - 77, &blocks, of_kind);
    }
    check_blocks("1;\"a\nb\"\n2;c\n\"\"\n", 15, 4, &blocks, of_kind);
    assert_int_equal(blocks, 3); /* as read alone */
    assert_true(of_kind[0] > 10 && of_kind[1] > 10 && of_kind[2] > 10);
    free(text);
}

static void a_line_without_end_is_one_block(void **state)
{
    (void)state;
    size_t longest = 3U << 20;
    char *text = malloc(longest + 10);
    memset(text, 'x', longest);
    strcpy(text + longest, "\nz;1\n");
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_csv_window *window =
        tryg_csv_window_of(open_text(text, longest + 5, arena));
    struct tryg_csv_block block = {.arena = arena};
    assert_int_equal(next_block(window, &block), TRYG_OK);
    assert_true(block.unended);
    assert_int_equal(block.bytes, TRYG_RECORD_MOST + 2); /* and a newline to end it */
    assert_int_equal(block.text[block.bytes - 1], '\n');
    assert_int_equal(next_block(window, &block), TRYG_OK);
    assert_false(block.unended);
    assert_int_equal(block.bytes, 4);
    assert_memory_equal(block.text, "z;1\n", 4);
    assert_int_equal(next_block(window, &block), TRYG_OK);
    assert_int_equal(block.bytes, 0);
    tryg_arena_free(arena);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_whole_records),
        cmocka_unit_test(pieces_may_be_fetched_in_any_order),
        cmocka_unit_test(a_line_without_end_is_one_block),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
