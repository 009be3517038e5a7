/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/csv.h"
#include "import/look_parts.h"
#include "import/rows.h"
#include "import/sav.h"
#include "import/sheet.h"

#include <string.h>

enum { FIRST_RECORDS = 100, WIDEST = 512 };

/* Records with this many cells, among the first. */
struct widths {
    size_t of[WIDEST];
    uint64_t first_line[WIDEST];
};

/* Where the header stands: the first record as wide as most are. Title lines are not.
 * 0 = the first record. */
static enum tryg_status find_header(const struct tryg_table_source *source,
                                    uint64_t *header_row, struct tryg_error *err)
{
    struct widths widths = {{0}, {0}};
    struct tryg_csv_record record;
    tryg_csv *csv = NULL;
    size_t best = 0;
    uint64_t first = 0;
    bool more = true;
    tryg_arena *scratch = tryg_arena_new("look", 0);
    enum tryg_status status = tryg_csv_open(source, scratch, &csv, err);
    for (size_t n = 0; status == TRYG_OK && more && n < FIRST_RECORDS; n++) {
        status = tryg_csv_next(csv, &record, &more, err);
        if (status != TRYG_OK || !more || record.cells >= WIDEST || record.broken) {
            continue;
        }
        first = first ? first : record.line;
        if (widths.of[record.cells]++ == 0) {
            widths.first_line[record.cells] = record.line;
        }
        best = widths.of[record.cells] > widths.of[best] ? record.cells : best;
    }
    tryg_arena_free(scratch);
    *header_row = widths.first_line[best] == first ? 0 : widths.first_line[best];
    return status;
}

static void describe_text(const tryg_csv *csv, struct tryg_look_file *file)
{
    const struct tryg_csv_dialect *dialect = tryg_csv_dialect(csv);
    file->form = "CSV";
    file->encoding = tryg_encoding_name(dialect->encoding);
    file->bom = dialect->bom;
    file->gzip = dialect->gzip;
    file->sep_line = dialect->sep_line;
    file->delimiter = dialect->delimiter;
}

static enum tryg_status read_rows(tryg_csv *csv, struct tryg_look_part *part,
                                  tryg_arena *arena, struct tryg_error *err)
{
    struct tryg_csv_record record;
    bool more = true;
    TRYG_TRY(tryg_csv_header(csv, &record, err));
    const char **name = TRYG_NEW(arena, record.cells, const char *);
    for (size_t c = 0; c < record.cells; c++) {
        name[c] = tryg_rows_trim(record.cell[c], arena);
    }
    tryg_look_part_begin(part, record.cells, name, arena);
    for (;;) {
        TRYG_TRY(tryg_csv_next(csv, &record, &more, err));
        if (!more) {
            return TRYG_OK;
        }
        if (record.broken || record.cells != part->columns) {
            part->broken++;
        } else {
            tryg_look_part_row(part, record.cell, NULL, arena);
        }
    }
}

enum tryg_status tryg_look_read_text(const char *path, tryg_arena *arena,
                                     struct tryg_look_file *file, struct tryg_error *err)
{
    struct tryg_table_source source = {.file = path, .shown = path};
    tryg_csv *csv = NULL;
    uint64_t header_row = 0;
    TRYG_TRY(find_header(&source, &header_row, err));
    source.header_row = (size_t)header_row;
    TRYG_TRY(tryg_csv_open(&source, arena, &csv, err));
    describe_text(csv, file);
    file->parts = 1;
    file->part = TRYG_NEW(arena, 1, struct tryg_look_part);
    file->part->header_row = header_row;
    TRYG_TRY(read_rows(csv, file->part, arena, err));
    tryg_look_part_judge(file->part);
    return TRYG_OK;
}

static size_t filled_cells(const struct tryg_sheet *sheet, size_t row)
{
    size_t filled = 0;
    for (size_t c = 0; c < sheet->columns; c++) {
        filled += *sheet->cell[row * sheet->columns + c] != 0;
    }
    return filled;
}

/* The header of a sheet: the first row at least half as full as the fullest. */
static size_t find_header_row(const struct tryg_sheet *sheet)
{
    size_t fullest = 0, row = 0;
    for (size_t r = 0; r < sheet->rows; r++) {
        size_t filled = filled_cells(sheet, r);
        fullest = filled > fullest ? filled : fullest;
    }
    while (row < sheet->rows && 2 * filled_cells(sheet, row) < fullest) {
        row++;
    }
    return row;
}

static void take_sheet(const struct tryg_sheet *sheet, struct tryg_look_part *part,
                       tryg_arena *arena)
{
    size_t header = find_header_row(sheet), columns = sheet->columns;
    part->name = sheet->name;
    part->typed = true;
    if (sheet->rows == 0) {
        return;
    }
    part->header_row = header > 0 ? sheet->line[header] : 0;
    const char **name = TRYG_NEW(arena, columns, const char *);
    for (size_t c = 0; c < columns; c++) {
        name[c] = tryg_rows_trim(sheet->cell[header * columns + c], arena);
    }
    tryg_look_part_begin(part, columns, name, arena);
    for (size_t r = header + 1; r < sheet->rows; r++) {
        tryg_look_part_row(part, sheet->cell + r * columns, sheet->is_text + r * columns,
                           arena);
    }
    tryg_look_part_judge(part);
}

enum tryg_status tryg_look_read_sheets(const char *path, tryg_arena *arena,
                                       struct tryg_look_file *file,
                                       struct tryg_error *err)
{
    const char **name = NULL;
    struct tryg_sheet sheet;
    TRYG_TRY(tryg_sheet_names(path, path, arena, &file->parts, &name, err));
    file->form = tryg_sheet_kind(path) == TRYG_WORKBOOK_ODS ? "ODS" : "XLSX";
    file->part = TRYG_NEW(arena, file->parts, struct tryg_look_part);
    for (size_t p = 0; p < file->parts; p++) {
        TRYG_TRY(tryg_sheet_read(path, path, name[p], arena, &sheet, err));
        take_sheet(&sheet, &file->part[p], arena);
    }
    return TRYG_OK;
}

enum tryg_status tryg_look_read_spss(const char *path, tryg_arena *arena,
                                     struct tryg_look_file *file, struct tryg_error *err)
{
    struct tryg_table_source source = {.file = path, .shown = path};
    struct tryg_table table = {0};
    TRYG_TRY(tryg_sav_read(&source, arena, &table, err));
    struct tryg_look_part *part = TRYG_NEW(arena, 1, struct tryg_look_part);
    file->form = "SPSS";
    file->parts = 1;
    file->part = part;
    part->typed = true;
    tryg_look_part_begin(part, table.columns, table.column, arena);
    for (size_t r = 0; r < table.rows; r++) {
        size_t at = r * table.columns;
        tryg_look_part_row(part, table.cell + at, table.is_text + at, arena);
    }
    tryg_look_part_judge(part);
    for (size_t c = 0; c < table.columns; c++) {
        part->column[c].spss = &table.variable[c];
        if (table.variable[c].is_weight) {
            part->column[c].role = TRYG_ROLE_WEIGHT;
        }
    }
    return TRYG_OK;
}
