/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/table.h"

/* "column|column" and then "line:cell|cell" a row. */
static char *dump(tryg_arena *arena, const struct tryg_table *t)
{
    char *text = tryg_arena_alloc(arena, 1, 1 << 16), *out = text;
    for (size_t c = 0; c < t->columns; c++) {
        out += sprintf(out, "%s%s", c ? "|" : "", t->column[c]);
    }
    for (size_t r = 0; r < t->rows; r++) {
        out += sprintf(out, "\n%d:", (int)t->line[r]);
        for (size_t c = 0; c < t->columns; c++) {
            out += sprintf(out, "%s%s", c ? "|" : "", tryg_table_cell(t, r, c));
        }
    }
    return text;
}

static void expect(struct tryg_table_source source, const char *csv, const char *rows,
                   uint64_t broken)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_table table;
    struct tryg_error err = {0};
    source.shown = "x";
    if (csv) {
        source.file = csv_file(csv, strlen(csv), 0);
    }
    if (tryg_table_read(&source, rejects, arena, &table, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_string_equal(dump(arena, &table), rows);
    assert_int_equal(table.broken, broken);
    assert_int_equal(tryg_rejects_count(rejects), broken);
    tryg_arena_free(arena);
}

static void expect_failure(struct tryg_table_source source, const char *csv,
                           const char *says)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_table table = {.shown = "untouched"};
    struct tryg_error err = {0};
    source.shown = "x";
    if (csv) {
        source.file = csv_file(csv, strlen(csv), 0);
    }
    assert_int_equal(tryg_table_read(&source, rejects, arena, &table, &err), TRYG_DATA);
    assert_string_equal(err.text, says);
    assert_string_equal(table.shown, "untouched");
    tryg_arena_free(arena);
}

static void csv_rows_keep_their_lines(void **state)
{
    (void)state;
    struct tryg_table_source plain = {0};
    expect(plain, "a; b \n1;x\n\n0101;\"y\nz\"\n;;\n;\n5;6\n",
           "a|b\n2:1|x\n4:0101|y\nz\n8:5|6", 0); /* empty rows are none, at any length */
    expect(plain, "a,b\n1\n1,2,3\n\"1\"x,2\n3,4\n", "a|b\n5:3|4", 3);
}

static void titles_and_notes_are_passed_over(void **state)
{
    (void)state;
    struct tryg_table_source s = {.header_row = 3, .stop_at_empty = true};
    expect(s, "Tabel 1\n\na;b\n1;2\n3;4\n\nNote: \"x\n", "a|b\n4:1|2\n5:3|4", 0);
    expect(s, "Tabel 1\n\na;b\n1;2\n;\nNote\n", "a|b\n4:1|2", 0);
    expect(s, "Tabel 1\n\na;b\n1;\"2\n2\"\n3;4\n", "a|b\n4:1|2\n2\n6:3|4", 0);
    s.header_row = 2; /* or the first row below */
    expect(s, "Tabel 1\n\na;b\n1;2\n", "a|b\n4:1|2", 0);
}

static void merged_cells_are_filled_down(void **state)
{
    (void)state;
    const char *columns[] = {"a"};
    struct tryg_table_source s = {.fill_downs = 1, .fill_down = columns};
    expect(s, "a;b\n;0\nx;1\n ;2\ny;3\n;4\n", "a|b\n2:|0\n3:x|1\n4:x|2\n5:y|3\n6:y|4", 0);
    columns[0] = "c";
    tryg_lang_set(TRYG_EN);
    expect_failure(s, "a;b\n1;2\n",
                   "x has no column \"c\" (fill_down). Columns in the file: a, b.");
}

static void rows_are_kept_by_where(void **state)
{
    (void)state;
    const char *ages[] = {"15-999"}, *kinds[] = {"m", "k"};
    struct tryg_where where[] = {{"alder", 1, ages}, {"slags", 2, kinds}};
    struct tryg_table_source s = {.wheres = 2, .where = where};
    expect(s, "alder;slags\n14;m\n15; m \n999;k\n1000;k\n65+;k\n16;x\n15-999;m\n",
           "alder|slags\n3:15| m \n4:999|k\n8:15-999|m", 0);
    tryg_lang_set(TRYG_DA);
    expect_failure(s, "alder;slags\n15 år;m\n",
                   "x har ingen rækker, hvor alder er \"15-999\"; i filen står fx "
                   "\"15 år\". Ret where: i tryghed.yaml.");
    expect(s, "alder;slags\n", "alder|slags", 0);
}

static void sheets_are_tables_too(void **state)
{
    (void)state;
    const char *area[] = {"Bydel"};
    struct tryg_table_source s = {.file = "unit/import/files/wide.xlsx",
                                  .sheet = "Tal",
                                  .header_row = 4,
                                  .stop_at_empty = true,
                                  .fill_downs = 1,
                                  .fill_down = area};
    expect(s, NULL,
           "Bydel|Type|Vold|Trusler|Indbrud i beboelse|Indbrud i øvrigt\n"
           "5:Indre By|sager|10|2|30|4\n6:Indre By|ofre|99|99|99|99\n"
           "7:Østerbro|sager|..|1|1.234|0\n8:Uoplyst|sager|3|0|5|1\n"
           "9:I alt|sager|13|3|1269|5",
           0);
    tryg_lang_set(TRYG_DA);
    s.header_row = 12;
    expect_failure(s, NULL,
                   "x, ark Tal slutter før række 12, hvor overskriften skulle stå "
                   "(header_row).");
    s.header_row = 0;
    s.fill_downs = 1;
    expect_failure(s, NULL,
                   "x har ingen kolonne \"Bydel\" (fill_down). Kolonner i filen: "
                   "Anmeldelser efter bydel.\n  Står overskriften længere nede, så skriv "
                   "header_row: og rækkens nummer.");
}

/* The number in the only cell, NAN when there is none; *two when it has two readings. */
static double number_in(const char *cell, char decimal, char thousands, bool *two)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    char csv[100];
    snprintf(csv, sizeof csv, "a;b\n\"%s\";x\n", cell);
    struct tryg_table_source s = {.file = csv_file(csv, strlen(csv), 0),
                                  .shown = "x",
                                  .decimal = decimal,
                                  .thousands = thousands};
    struct tryg_table t;
    double value = -1.0;
    assert_int_equal(tryg_table_read(&s, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    *two = tryg_table_ambiguous(&t, 0, 0);
    bool read = tryg_table_number(&t, 0, 0, &value);
    tryg_arena_free(arena);
    return read ? value : -1.0;
}

static void numbers_are_read_as_the_source_says(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        char decimal, thousands;
        double value; /* -1: none */
        bool two;
    } CASES[] = {
        {"0,987", 0, 0, -1, true},      {"0.987", 0, 0, 0.987, true},
        {"0,987", ',', 0, 0.987, 0},    {"1.234", ',', 0, 1234, 0},
        {"1.234,5", ',', 0, 1234.5, 0}, {"12.34", ',', 0, -1, 0},
        {"1,234", '.', 0, 1234, 0},     {"1 234", ',', ' ', 1234, 0},
        {"1.5", 0, 0, 1.5, false},      {"1.234.567", 0, 0, -1, false},
        {"-1.234", 0, 0, -1.234, true}, {"1234", 0, 0, 1234, false},
        {"", 0, 0, -1, false},          {"1.2345", 0, 0, 1.2345, false},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        bool two = false;
        double value =
            number_in(CASES[n].cell, CASES[n].decimal, CASES[n].thousands, &two);
        if (value != CASES[n].value || two != CASES[n].two) {
            fail_msg("%s: %g %d", CASES[n].cell, value, two);
        }
    }
    assert_int_equal(n, 14);
}

/* In a sheet a number cell is a number whatever the source says; a text cell is not. */
static void cells_of_sheets_know_what_they_are(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_table_source s = {
        .file = "unit/import/files/cells.xlsx", .shown = "x", .decimal = ','};
    struct tryg_table t;
    double value = 0;
    uint64_t whole = 0;
    assert_int_equal(tryg_table_read(&s, tryg_rejects_new(arena), arena, &t, NULL),
                     TRYG_OK);
    assert_string_equal(t.column[1], "tal");
    assert_true(tryg_table_number(&t, 2, 1, &value)); /* B6, 1234.1 as a number */
    assert_true(value == 1234.1);
    assert_false(tryg_table_number(&t, 2, 0, &value)); /* A6, "2.50" as a text */
    assert_true(tryg_table_whole(&t, 1, 1, &whole));
    assert_int_equal(whole, 100000);
    assert_false(tryg_table_whole(&t, 2, 1, &whole));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_rows_keep_their_lines),
        cmocka_unit_test(titles_and_notes_are_passed_over),
        cmocka_unit_test(merged_cells_are_filled_down),
        cmocka_unit_test(rows_are_kept_by_where),
        cmocka_unit_test(sheets_are_tables_too),
        cmocka_unit_test(numbers_are_read_as_the_source_says),
        cmocka_unit_test(cells_of_sheets_know_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
