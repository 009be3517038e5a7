/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "import/rows.h"
#include "import/sheet.h"

static enum tryg_status no_header(const struct tryg_table_source *source,
                                  const struct tryg_sheet *sheet, struct tryg_error *err)
{
    if (sheet->rows == 0) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s, ark %s er tomt.", "%s, sheet %s is empty."),
                         source->shown, sheet->name);
    }
    return tryg_fail(err, TRYG_DATA,
                     TX("%s, ark %s slutter før række %zu, hvor overskriften skulle stå "
                        "(header_row).",
                        "%s, sheet %s ends before row %zu, where the header should be "
                        "(header_row)."),
                     source->shown, sheet->name, source->header_row);
}

/* The first row that is on the declared one or below; sheet->rows if there is none. */
static size_t find_header(const struct tryg_table_source *source,
                          const struct tryg_sheet *sheet)
{
    size_t row = 0;
    while (row < sheet->rows && sheet->line[row] < source->header_row) {
        row++;
    }
    return row;
}

/* Rows after the header, up to the end or the first empty one. */
static size_t count_rows(const struct tryg_sheet *sheet, size_t header, bool stop)
{
    size_t end = header + 1;
    while (end < sheet->rows && !(stop && sheet->line[end] != sheet->line[end - 1] + 1)) {
        end++;
    }
    return end - header - 1;
}

enum tryg_status tryg_rows_from_sheet(const struct tryg_table_source *source,
                                      tryg_arena *arena, struct tryg_table *table,
                                      struct tryg_error *err)
{
    struct tryg_sheet sheet = {0};
    TRYG_TRY(
        tryg_sheet_read(source->file, source->shown, source->sheet, arena, &sheet, err));
    size_t header = find_header(source, &sheet), columns = sheet.columns;
    if (header >= sheet.rows) {
        return no_header(source, &sheet, err);
    }
    table->is_sheet = true;
    table->sheet = sheet.name;
    table->columns = columns;
    table->column = TRYG_NEW(arena, columns, const char *);
    for (size_t c = 0; c < columns; c++) {
        table->column[c] = tryg_rows_trim(sheet.cell[header * columns + c], arena);
    }
    table->rows = count_rows(&sheet, header, source->stop_at_empty);
    table->cell = sheet.cell + (header + 1) * columns;
    table->is_text = sheet.is_text + (header + 1) * columns;
    table->line = sheet.line + header + 1;
    return TRYG_OK;
}
