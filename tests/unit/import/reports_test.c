/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "import/reports.h"
#include "reports_setup.h"

/* What the sink was given, in the order of the commits. */
struct log {
    uint64_t blocks, rows, box[5];
    uint64_t fail_take_at, fail_commit_at; /* block numbers; UINT64_MAX = never */
};

static enum tryg_status take(void *context, unsigned worker, unsigned slot,
                             const struct tryg_report_block *block,
                             struct tryg_error *err)
{
    (void)worker;
    (void)slot;
    const struct log *log = context;
    return block->number >= log->fail_take_at
               ? tryg_fail(err, TRYG_DATA, "take %d", (int)block->number)
               : TRYG_OK;
}

static enum tryg_status commit(void *context, unsigned slot,
                               const struct tryg_report_block *block,
                               struct tryg_error *err)
{
    (void)slot;
    struct log *log = context;
    if (block->number == log->fail_commit_at) {
        return tryg_fail(err, TRYG_FAILED, "commit %d", (int)block->number);
    }
    assert_int_equal(block->number, log->blocks++);
    log->rows += block->rows;
    for (size_t r = 0; r < block->rows; r++) {
        log->box[block->row[r]]++;
    }
    return TRYG_OK;
}

static enum tryg_status stream(const char *text, size_t bytes, unsigned threads,
                               struct log *log, tryg_rejects *rejects,
                               struct tryg_reports_read *read, struct tryg_error *err)
{
    struct tryg_reports_source source = setup_source();
    source.table.file = csv_file(text, bytes, 0);
    source.table.encoding = TRYG_ENCODING_AUTO;
    source.table.delimiter = 0;
    struct tryg_reports_sink sink = {log, take, commit, NULL};
    return tryg_reports_stream(&source, threads, &sink, rejects, read, err);
}

static char *text_of(tryg_rejects *rejects)
{
    char *text;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);
    assert_int_equal(tryg_rejects_write(rejects, out, NULL), TRYG_OK);
    fclose(out);
    return text;
}

static void a_small_file_by_hand(void **state)
{
    (void)state;
    static const char text[] =
        "journr;dato;tid;kode;x;y;g\xE5"
        "de\r\n"
        "1;01-02-2010;10:00;0101;724512,3;6175432,1;N\xF8rre All\xE9\r\n"
        "2;31-02-2010;10:00;0101;1;2;\r\n"
        "\r\n"
        "3;01-02-2010;10:00;0199;1;2;\"to\r\nlinjer\"\r\n"
        "4;01-02-2010;10:00;0101;1;2;\"hul\r\n"
        ";01-02-2010;10:00;77;1;2;\r\n"
        "6;01-02-2011;10:00;77;1;2;\r\n"
        "7;01-02-2010;10:00;77;1;2;\r\n";
    for (unsigned threads = 1; threads < 4; threads++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        tryg_rejects *rejects = tryg_rejects_new(arena);
        struct log log = {.fail_take_at = UINT64_MAX, .fail_commit_at = UINT64_MAX};
        struct tryg_reports_read read;
        assert_int_equal(
            stream(text, sizeof text - 1, threads, &log, rejects, &read, NULL), TRYG_OK);
        assert_int_equal(read.rows, 7);
        assert_string_equal(read.encoding, "cp1252");
        assert_string_equal(read.delimiter, ";");
        assert_int_equal(log.box[TRYG_ROW_READ], 1);
        assert_int_equal(log.box[TRYG_ROW_EXCLUDED], 1);
        assert_int_equal(log.box[TRYG_ROW_UNKNOWN_CODE], 1);
        assert_int_equal(log.box[TRYG_ROW_OUT_OF_PERIOD], 1);
        assert_int_equal(log.box[TRYG_ROW_REJECTED], 3);
        char *said = text_of(rejects);
        assert_string_equal(said, "file,line,column,column_name,reason,expected,value\n"
                                  "data/a.csv,3,2,dato,date_none,dd-mm-yyyy,31-02-2010\n"
                                  "data/a.csv,7,7,gåde,quote,,\n"
                                  "data/a.csv,8,1,journr,id_empty,,\n");
        free(said);
        tryg_arena_free(arena);
    }
}

/* A header and so many rows; about fifty rows a KiB. */
static char *many_rows(size_t rows, size_t *bytes)
{
    char *text = malloc(64 + rows * 48), *out = text;
    out += sprintf(out, "journr;dato;tid;kode;x;y\n");
    for (size_t r = 0; r < rows; r++) {
        out += sprintf(out, "%zu;01-02-2010;10:00;0101;72%zu,5;617\n", r, r % 1000);
    }
    *bytes = (size_t)(out - text);
    return text;
}

static void the_first_failure_in_file_order_is_told(void **state)
{
    (void)state;
    size_t bytes;
    char *text = many_rows(30000, &bytes); /* some nine blocks */
    for (unsigned threads = 1; threads < 9; threads++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        tryg_rejects *rejects = tryg_rejects_new(arena);
        struct tryg_error err = {0};
        struct tryg_reports_read read = {.rows = 99};
        struct log log = {.fail_take_at = 3, .fail_commit_at = UINT64_MAX};
        assert_int_equal(stream(text, bytes, threads, &log, rejects, &read, &err),
                         TRYG_DATA);
        assert_string_equal(err.text, "take 3");
        assert_int_equal(log.blocks, 3);
        log = (struct log){.fail_take_at = 5, .fail_commit_at = 4};
        assert_int_equal(stream(text, bytes, threads, &log, rejects, &read, &err),
                         TRYG_FAILED);
        assert_string_equal(err.text, "commit 4");
        assert_int_equal(log.blocks, 4);
        assert_int_equal(read.rows, 99);
        log = (struct log){.fail_take_at = UINT64_MAX, .fail_commit_at = UINT64_MAX};
        assert_int_equal(stream(text, bytes, threads, &log, rejects, &read, &err),
                         TRYG_OK);
        assert_true(log.blocks > 6);
        assert_int_equal(read.rows, 30000);
        tryg_arena_free(arena);
    }
    free(text);
}

static void a_damaged_gzip_gives_what_came_before_it(void **state)
{
    (void)state;
    size_t bytes, packed;
    char *text = many_rows(100000, &bytes), *gzip = malloc(bytes);
    FILE *file = fopen(csv_file(text, bytes, 1), "rb");
    packed = fread(gzip, 1, bytes, file);
    fclose(file);
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct log log = {.fail_take_at = UINT64_MAX, .fail_commit_at = UINT64_MAX};
    struct tryg_error err = {0};
    struct tryg_reports_read read;
    struct tryg_reports_source source = setup_source(); /* declared: not read twice */
    source.table.file = csv_file(gzip, packed * 3 / 4, 0);
    struct tryg_reports_sink sink = {&log, take, commit, NULL};
    assert_int_equal(
        tryg_reports_stream(&source, 2, &sink, tryg_rejects_new(arena), &read, &err),
        TRYG_DATA);
    assert_non_null(strstr(err.text, "gzip"));
    assert_true(log.rows > 10000 && log.rows < 100000);
    tryg_arena_free(arena);
    free(text);
    free(gzip);
}

static void a_file_without_rows_is_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct log log = {.fail_take_at = UINT64_MAX, .fail_commit_at = UINT64_MAX};
    struct tryg_reports_read read = {.rows = 99};
    assert_int_equal(stream("journr;dato;tid;kode;x;y", 24, 2, &log,
                            tryg_rejects_new(arena), &read, NULL),
                     TRYG_OK);
    assert_int_equal(read.rows, 0);
    assert_int_equal(log.blocks, 0);
    tryg_arena_free(arena);
}

static void slots_are_enough_for_the_workers(void **state)
{
    (void)state;
    assert_int_equal(tryg_reports_slots(0), 1);
    assert_int_equal(tryg_reports_slots(1), 1);
    assert_int_equal(tryg_reports_slots(2), 4);
    assert_int_equal(tryg_reports_slots(8), 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_file_by_hand),
        cmocka_unit_test(the_first_failure_in_file_order_is_told),
        cmocka_unit_test(a_damaged_gzip_gives_what_came_before_it),
        cmocka_unit_test(a_file_without_rows_is_read),
        cmocka_unit_test(slots_are_enough_for_the_workers),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
