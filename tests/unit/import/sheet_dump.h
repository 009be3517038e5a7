/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as one text, for the tests of workbooks: a row a line, "5:'1E5|100000"; a cell
 * that was written as text has a ' before it, a newline in it is shown as ~. */
#ifndef TRYG_TEST_SHEET_DUMP_H
#define TRYG_TEST_SHEET_DUMP_H

#include <stdio.h>
#include <string.h>

#include "import/sheet.h"

static char *sheet_dump(tryg_arena *arena, const struct tryg_sheet *sheet)
{
    char *text = tryg_arena_alloc(arena, 1, 1 << 16), *out = text;
    for (size_t r = 0; r < sheet->rows; r++) {
        out += sprintf(out, "%s%d:", r ? "\n" : "", (int)sheet->line[r]);
        for (size_t c = 0; c < sheet->columns; c++) {
            size_t at = r * sheet->columns + c;
            char *from = out;
            out += sprintf(out, "%s%s%s", c ? "|" : "", sheet->is_text[at] ? "'" : "",
                           sheet->cell[at]);
            for (char *p = from; (p = strchr(p, '\n'));) {
                *p = '~';
            }
        }
    }
    return text;
}

/* Read the sheet of a file in files/ and hold it against `rows`. */
static void expect_sheet(const char *file, const char *sheet, const char *rows)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_sheet read;
    struct tryg_error err = {0};
    char path[200];
    snprintf(path, sizeof path, "unit/import/files/%s", file);
    if (tryg_sheet_read(path, file, sheet, arena, &read, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_string_equal(sheet_dump(arena, &read), rows);
    tryg_arena_free(arena);
}

#endif
