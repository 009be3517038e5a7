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

#define BYTES(literal) literal, sizeof(literal) - 1

static enum tryg_status open_as(const char *bytes, size_t count,
                                struct tryg_table_source source, tryg_arena *arena,
                                tryg_csv **csv, struct tryg_error *err)
{
    source.file = csv_file(bytes, count, 0);
    source.shown = "data/x.csv";
    return tryg_csv_open(&source, arena, csv, err);
}

static void expect(const char *bytes, size_t count, const char *encoding, char delimiter,
                   const char *first)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv;
    struct tryg_error err = {0};
    struct tryg_table_source source = {0};
    if (open_as(bytes, count, source, arena, &csv, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    const struct tryg_csv_dialect *dialect = tryg_csv_dialect(csv);
    assert_string_equal(tryg_encoding_name(dialect->encoding), encoding);
    assert_int_equal(dialect->delimiter, delimiter);
    assert_true(dialect->encoding_found && dialect->delimiter_found);
    struct tryg_csv_record record;
    assert_int_equal(tryg_csv_header(csv, &record, NULL), TRYG_OK);
    assert_string_equal(record.cell[0], first);
    tryg_arena_free(arena);
}

static void refuse(const char *bytes, size_t count, struct tryg_table_source source,
                   const char *says)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv = NULL;
    struct tryg_error err = {0};
    assert_int_equal(open_as(bytes, count, source, arena, &csv, &err), TRYG_DATA);
    assert_null(csv);
    if (!strstr(err.text, says) || !strstr(err.text, "data/x.csv")) {
        fail_msg("\"%s\" does not say \"%s\"", err.text, says);
    }
    tryg_arena_free(arena);
}

static void delimiters_are_found(void **state)
{
    (void)state;
    expect(BYTES("id;x;y\n1;2,5;3,5\n2;2,5;3,5\n"), "utf-8", ';', "id");
    expect(BYTES("id,x\n1,2\n"), "utf-8", ',', "id");
    expect(BYTES("id\tname\n1\ta, b; c\n2\ta, b; d\n"), "utf-8", '\t', "id");
    /* a comma in a name of the header does not win */
    expect(BYTES("antal, i alt;aar\n1;2010\n2;2011\n"), "utf-8", ';', "antal, i alt");
    expect(BYTES("\"a;b\",c\n\"1;2\",3\n"), "utf-8", ',', "a;b");
    expect(BYTES("sep=|\nid|x;y\n1|2\n"), "utf-8", '|', "id");
    expect(BYTES("sep=,\r\nid;x,y\r\n1,2\r\n"), "utf-8", ',', "id;x");
    expect(BYTES("SEP=\t\nid\tx\n"), "utf-8", '\t', "id");
    /* one column: a delimiter that stands nowhere */
    expect(BYTES("tal\n1,5\n2,5\n"), "utf-8", ';', "tal");
    expect(BYTES("tekst\na;b\n"), "utf-8", '\t', "tekst");
}

static void encodings_are_found(void **state)
{
    (void)state;
    expect(BYTES("\xEF\xBB\xBFnavn;x\nNord;1\n"), "utf-8", ';', "navn");
    expect(BYTES("\xEF\xBB\xBFsep=;\nnavn;x\nNord;1\n"), "utf-8", ';', "navn");
    expect(BYTES("omr\xE5"
                 "de;x\nN\xF8rrebro;1\n"),
           "cp1252", ';', "område");
    expect(BYTES("omr\x86"
                 "de;x\nN\x9Brrebro;1\n"),
           "cp865", ';', "område");
    /* one bad byte in a file of UTF-8 does not make it something else */
    expect(
        BYTES(
            "omr\xC3\xA5"
            "de;x\nN\xC3\xB8rrebro;1\n\xC3\x98sterbro;2\n\xC3\x98sterbro;2\n"
            "Vanl\xC3\xB8se;\xC3\xA6\xC3\xB8\xC3\xA5\xC3\x86\xC3\x98\xC3\x85\n\xF8;1\n"),
        "utf-8", ';', "område");
}

/* What decides may come after any number of plain pieces. */
static void the_whole_file_is_asked_if_it_must(void **state)
{
    (void)state;
    size_t plain = (5 << 20) + 12345;
    char *bytes = malloc(plain + 100);
    for (int with = 0; with < 2; with++) {
        size_t count = (size_t)sprintf(bytes, "id;navn\n");
        while (count < plain) {
            count += (size_t)sprintf(bytes + count, "%zu;Nord\n", count);
        }
        count += with ? (size_t)sprintf(bytes + count, "1;N\xF8rrebro\n") : 0;
        expect(bytes, count, with ? "cp1252" : "utf-8", ';', "id");
    }
    free(bytes);
}

static void what_cannot_be_read_is_refused(void **state)
{
    (void)state;
    struct tryg_table_source plain = {0};
    refuse(BYTES(""), plain, "er tom");
    refuse(BYTES("\xEF\xBB\xBF"), plain, "er tom");
    refuse(BYTES("sep=;\n"), plain, "er tom");
    refuse(BYTES("\xFF\xFEi\0d\0;\0x\0\n\0"), plain, "UTF-16");
    refuse(BYTES("i\0d\0;\0x\0\n\0001\0;\0002\0\n\0"), plain, "UTF-16");
    refuse(BYTES("PK\3\4....\n"), plain, "XLSX");
    refuse(BYTES("a;b\r1;2\r3;4\r"), plain, "Mac");
    refuse(BYTES("a;b\n1;1\xA7 2\n"), plain, "cp1252, cp865, cp850");
    refuse(BYTES("\xEF\xBB\xBFid;x\n1;2\n"),
           (struct tryg_table_source){.encoding = TRYG_CP1252}, "BOM");
    tryg_lang_set(TRYG_EN);
    refuse(BYTES("a;b\n1;1\xA7 2\n"), plain, "encoding cannot be told");
    tryg_lang_set(TRYG_DA);
}

static void a_damaged_gzip_is_refused(void **state)
{
    (void)state;
    char text[4000], packed[4000];
    unsigned seed = 1;
    for (size_t i = 0; i < sizeof text; i++) {
        seed = seed * 1103515245U + 12345U;
        text[i] = (char)(i % 37 ? 'a' + (int)(seed >> 16) % 26 : '\n');
    }
    FILE *file = fopen(csv_file(text, sizeof text, 1), "rb");
    size_t bytes = fread(packed, 1, sizeof packed, file);
    fclose(file);
    assert_true(bytes > 200);
    refuse(packed, bytes - 20, (struct tryg_table_source){0}, "gzip");
    packed[bytes / 2] ^= 0x55;
    refuse(packed, bytes, (struct tryg_table_source){0}, "gzip");
}

static void a_declaration_wins(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv;
    struct tryg_csv_record r;
    bool more;
    struct tryg_table_source source = {.encoding = TRYG_CP850, .delimiter = ','};
    assert_int_equal(open_as(BYTES("a;b,c\n\xF8,2\n"), source, arena, &csv, NULL),
                     TRYG_OK);
    assert_false(tryg_csv_dialect(csv)->encoding_found);
    assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_OK);
    assert_string_equal(r.cell[0], "a;b");
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_string_equal(r.cell[0], "°");
    tryg_arena_free(arena);
}

static void the_header_stands_where_it_is_said_to(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv;
    struct tryg_csv_record r;
    bool more;
    struct tryg_table_source source = {.header_row = 4};
    assert_int_equal(open_as(BYTES("Anmeldelser, 2010\n\"\n\n id ;x\t\n1;2\n"), source,
                             arena, &csv, NULL),
                     TRYG_OK);
    assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_OK);
    assert_int_equal(r.line, 4);
    assert_string_equal(r.cell[0], "id");
    assert_string_equal(r.cell[1], "x");
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_int_equal(r.line, 5);
    source.header_row = 9;
    assert_int_equal(open_as(BYTES("a;b\n1;2\n"), source, arena, &csv, NULL), TRYG_OK);
    assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_DATA);
    tryg_arena_free(arena);
}

static void a_row_with_foreign_bytes_is_rejected(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_csv *csv;
    struct tryg_csv_record r;
    bool more;
    struct tryg_table_source source = {.encoding = TRYG_UTF8};
    assert_int_equal(
        open_as(BYTES("a;b\n1;\xF8\n2\0;3\n\xC3\xB8;4\n"), source, arena, &csv, NULL),
        TRYG_OK);
    assert_int_equal(tryg_csv_header(csv, &r, NULL), TRYG_OK);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_true(r.broken && r.reason == TRYG_REASON_ENCODING && r.column == 2);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_true(r.broken && r.reason == TRYG_REASON_ENCODING && r.column == 1);
    assert_int_equal(tryg_csv_next(csv, &r, &more, NULL), TRYG_OK);
    assert_string_equal(r.cell[0], "ø");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delimiters_are_found),
        cmocka_unit_test(encodings_are_found),
        cmocka_unit_test(the_whole_file_is_asked_if_it_must),
        cmocka_unit_test(what_cannot_be_read_is_refused),
        cmocka_unit_test(a_damaged_gzip_is_refused),
        cmocka_unit_test(a_declaration_wins),
        cmocka_unit_test(the_header_stands_where_it_is_said_to),
        cmocka_unit_test(a_row_with_foreign_bytes_is_rejected),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
