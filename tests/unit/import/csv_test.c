/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/csv.h"

/* Read a file into one text: a record a line, "line:cell|cell"; a quoted cell stands in
 * <>, a newline in a cell is shown as ~, a broken record as "line!reason@column". */
static char *dump(tryg_arena *arena, tryg_csv *csv)
{
    char *text = tryg_arena_alloc(arena, 1, 1 << 16), *out = text;
    struct tryg_csv_record r;
    for (bool more = true;;) {
        assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
        if (!more) {
            return text;
        }
        out += sprintf(out, "%s%d", out == text ? "" : "\n", (int)r.line);
        if (r.broken) {
            out += sprintf(out, "!%s@%u", tryg_reason_id(r.reason), r.column);
            continue;
        }
        for (size_t c = 0; c < r.cells; c++) {
            out += sprintf(out, r.quoted[c] ? "%s<%.40s>" : "%s%.40s", c ? "|" : ":",
                           r.cell[c]);
        }
        for (char *p = text; p < out; p++) {
            *p = *p == '\n' && p[1] == 0 ? '~' : *p;
        }
    }
}

static enum tryg_status open_bytes(const char *bytes, size_t count, int gzip,
                                   struct tryg_table_source source, tryg_arena *arena,
                                   tryg_csv **csv, struct tryg_error *err)
{
    source.file = csv_file(bytes, count, gzip);
    source.shown = "data/x.csv";
    return tryg_csv_open(&source, arena, csv, err);
}

#define BYTES(literal) literal, sizeof(literal) - 1

static void expect(const char *bytes, size_t count, struct tryg_table_source source,
                   const char *expected)
{
    for (int gzip = 0; gzip < 2; gzip++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        tryg_csv *csv;
        struct tryg_error err = {0};
        if (open_bytes(bytes, count, gzip, source, arena, &csv, &err) != TRYG_OK) {
            fail_msg("%s", err.text);
        }
        assert_string_equal(dump(arena, csv), expected);
        assert_int_equal(tryg_csv_dialect(csv)->gzip, gzip);
        tryg_arena_free(arena);
    }
}

#define SEMI ((struct tryg_table_source){.delimiter = ';', .encoding = TRYG_UTF8})

static void records_end_at_newlines(void **state)
{
    (void)state;
    expect(BYTES("a;b\n1;2\n"), SEMI, "1:a|b\n2:1|2");
    expect(BYTES("a;b\r\n1;2\r\n"), SEMI, "1:a|b\n2:1|2");
    expect(BYTES("a;b\n1;2"), SEMI, "1:a|b\n2:1|2");
    expect(BYTES("a;b\n1;2\r"), SEMI, "1:a|b\n2:1|2");
    expect(BYTES("a;b\n1;\"2\"\r"), SEMI, "1:a|b\n2:1|<2>");
    expect(BYTES("a;b\n\n\r\n1;2\n\n"), SEMI, "1:a|b\n4:1|2");
    expect(BYTES("a;b\n;\n"), SEMI, "1:a|b\n2:|");
    expect(BYTES("a\n \n"), SEMI, "1:a\n2: ");
    expect(BYTES("a;b\nx\ry;2\n"), SEMI, "1:a|b\n2:x\ry|2");
}

static void quotes_are_strict(void **state)
{
    (void)state;
    expect(BYTES("\"a;b\";c\n"), SEMI, "1:<a;b>|c");
    expect(BYTES("\"say \"\"hi\"\"\";\"\"\n"), SEMI, "1:<say \"hi\">|<>");
    expect(BYTES("\"\"\"\"\n"), SEMI, "1:<\">");
    /* a stray quote costs its own line only */
    expect(BYTES("a;b\n5\" pipe;1\n2;3\n"), SEMI, "1:a|b\n2!quote@1\n3:2|3");
    expect(BYTES("a;b\n1;\"x\"y\n2;3\n"), SEMI, "1:a|b\n2!quote@2\n3:2|3");
    expect(BYTES("a;b\n1;\"x\" \n2;3\n"), SEMI, "1:a|b\n2!quote@2\n3:2|3");
    /* nor does an unclosed one swallow what follows */
    expect(BYTES("a;b\n1;\"x\n2;3\n4;5\n"), SEMI, "1:a|b\n2!quote@2\n3:2|3\n4:4|5");
    expect(BYTES("a;b\n1;\"x\n2;\"y\";z\n4;5\n"), SEMI,
           "1:a|b\n2!quote@2\n3:2|<y>|z\n4:4|5");
    expect(BYTES("a;b\n1;\""), SEMI, "1:a|b\n2!quote@2");
    expect(BYTES("a;b\n1;\"x\ny\";\"z\n3;4\n"), SEMI,
           "1:a|b\n2!quote@2\n3!quote@1\n4:3|4");
}

static void a_record_may_span_lines(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv;
    struct tryg_csv_record r;
    bool more;
    assert_int_equal(
        open_bytes(BYTES("a;b\r\n1;\"x\r\ny\"\r\n2;3\r\n"), 0, SEMI, arena, &csv, NULL),
        TRYG_OK);
    assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_OK);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_int_equal(r.line, 2);
    assert_string_equal(r.cell[1], "x\r\ny");
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_int_equal(r.line, 4);
    assert_string_equal(r.cell[0], "2");
    tryg_arena_free(arena);
}

/* One long line, then one long record of two lines: `"`, newline, y..., `"`. */
static size_t long_file(char *bytes, size_t longest)
{
    char *at = bytes + sprintf(bytes, "h\n");
    memset(at, 'x', longest);
    at += longest;
    at += sprintf(at, "\n1\n\"\n");
    memset(at, 'y', longest - 3);
    at += longest - 3;
    at += sprintf(at, "\"\n2\n");
    return (size_t)(at - bytes);
}

static void longest_records(void **state)
{
    (void)state;
    size_t most = TRYG_RECORD_MOST;
    char *bytes = malloc(3 * most);
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv;
    size_t count = long_file(bytes, most);
    assert_int_equal(open_bytes(bytes, count, 0, SEMI, arena, &csv, NULL), TRYG_OK);
    struct tryg_csv_record r;
    bool more;
    assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_OK);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_int_equal(strlen(r.cell[0]), most);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_string_equal(r.cell[0], "1");
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_int_equal(strlen(r.cell[0]), most - 2);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_int_equal(r.line, 6);

    count = long_file(bytes, most + 1);
    expect(bytes, count, SEMI, "1:h\n2!too_long@0\n3:1\n4!quote@1\n5!quote@1\n6:2");
    tryg_arena_free(arena);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_end_at_newlines),
        cmocka_unit_test(quotes_are_strict),
        cmocka_unit_test(a_record_may_span_lines),
        cmocka_unit_test(longest_records),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
