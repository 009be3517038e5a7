/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a few bytes, as one text, for the tests of tables. */
#ifndef TRYG_TEST_TABLE_SETUP_H
#define TRYG_TEST_TABLE_SETUP_H

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/table.h"

/* "column|column" and then "line:cell|cell" a row. */
static char *table_dump(tryg_arena *arena, const struct tryg_table *t)
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

static void expect_table(struct tryg_table_source source, const char *csv,
                         const char *rows, uint64_t broken)
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
    assert_string_equal(table_dump(arena, &table), rows);
    assert_int_equal(table.broken, broken);
    assert_int_equal(tryg_rejects_count(rejects), broken);
    tryg_arena_free(arena);
}

static inline void expect_table_failure(struct tryg_table_source source, const char *csv,
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

#endif
