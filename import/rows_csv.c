/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "import/csv.h"
#include "import/rows.h"

#include <inttypes.h>
#include <string.h>

/* Short texts that were met lately: surveys repeat a few codes a million times. */
enum { POOL = 4096, POOLED = 24 };

struct reading {
    const struct tryg_table_source *source;
    tryg_csv *csv;
    tryg_rejects *rejects;
    tryg_arena *arena, *scratch; /* scratch: arrays that still grow */
    struct tryg_table *table;
    struct tryg_csv_record record;
    uint64_t next_line; /* where the next record stands if no line is empty */
    size_t room;
    const char *pool[POOL];
    bool ended;
};

static const char *keep_text(struct reading *r, const char *text)
{
    size_t bytes = strlen(text);
    if (bytes == 0) {
        return "";
    }
    if (bytes > POOLED) {
        return tryg_arena_copy(r->arena, text);
    }
    uint32_t hash = 2166136261U; /* FNV-1a */
    for (size_t i = 0; i < bytes; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619U;
    }
    const char **slot = &r->pool[hash % POOL];
    if (!*slot || strcmp(*slot, text) != 0) {
        *slot = tryg_arena_copy(r->arena, text);
    }
    return *slot;
}

/* The line after the record, if each newline in its cells is one line. */
static uint64_t line_after(const struct tryg_csv_record *record)
{
    uint64_t line = record->line + 1;
    for (size_t c = 0; c < record->cells; c++) {
        for (const char *at = record->cell[c]; (at = strchr(at, '\n')); at++) {
            line++;
        }
    }
    return line;
}

static enum tryg_status read_header(struct reading *r, struct tryg_error *err)
{
    TRYG_TRY(tryg_csv_header(r->csv, &r->record, err));
    r->table->columns = r->record.cells;
    r->table->column = TRYG_NEW(r->arena, r->record.cells, const char *);
    for (size_t c = 0; c < r->record.cells; c++) {
        r->table->column[c] = tryg_rows_trim(r->record.cell[c], r->arena);
    }
    r->next_line = line_after(&r->record);
    return TRYG_OK;
}

static enum tryg_status reject(struct reading *r, enum tryg_reason reason,
                               uint32_t column, struct tryg_error *err)
{
    struct tryg_reject one = {.file = r->source->shown,
                              .line = r->record.line,
                              .column = column,
                              .reason = reason};
    if (column && column <= r->table->columns) {
        one.column_name = r->table->column[column - 1];
    }
    if (reason == TRYG_REASON_SHORT_ROW || reason == TRYG_REASON_LONG_ROW) {
        one.expected =
            tryg_arena_print(r->scratch, TX("%zu celler, ikke %zu", "%zu cells, not %zu"),
                             r->table->columns, r->record.cells);
    }
    r->table->broken++;
    r->table->broken_by[reason]++;
    return tryg_rejects_add(r->rejects, &one, err);
}

static bool all_empty(const struct tryg_csv_record *record)
{
    for (size_t c = 0; c < record->cells; c++) {
        if (record->cell[c][strspn(record->cell[c], " \t")]) {
            return false;
        }
    }
    return true;
}

static void keep_row(struct reading *r)
{
    struct tryg_table *t = r->table;
    if (t->rows == r->room) {
        size_t room = r->room ? 2 * r->room : 256;
        t->cell = tryg_arena_grow(r->scratch, t->cell, t->rows * t->columns,
                                  room * t->columns, sizeof *t->cell);
        t->line = tryg_arena_grow(r->scratch, t->line, t->rows, room, sizeof *t->line);
        r->room = room;
    }
    for (size_t c = 0; c < t->columns; c++) {
        t->cell[t->rows * t->columns + c] = keep_text(r, r->record.cell[c]);
    }
    t->line[t->rows++] = r->record.line;
}

static enum tryg_status take_record(struct reading *r, struct tryg_error *err)
{
    const struct tryg_csv_record *record = &r->record;
    bool gap = record->line > r->next_line;
    bool empty = !record->broken && all_empty(record);
    if (r->source->stop_at_empty && (gap || empty)) {
        r->ended = true;
        return TRYG_OK;
    }
    r->next_line = line_after(record);
    if (record->broken) {
        return reject(r, record->reason, record->column, err);
    }
    if (empty) {
        return TRYG_OK;
    }
    enum tryg_reason reason = TRYG_REASON_SHORT_ROW;
    if (!tryg_csv_fits(record->cells, r->table->columns, &reason)) {
        return reject(r, reason, 0, err);
    }
    keep_row(r);
    return TRYG_OK;
}

static enum tryg_status read_rows(struct reading *r, struct tryg_error *err)
{
    bool more = false;
    TRYG_TRY(read_header(r, err));
    TRYG_TRY(tryg_csv_next(r->csv, &r->record, &more, err));
    while (more && !r->ended) {
        TRYG_TRY(take_record(r, err));
        TRYG_TRY(tryg_csv_next(r->csv, &r->record, &more, err));
    }
    return TRYG_OK;
}

/* Bring what grew in the scratch arena home. */
static void settle(struct reading *r)
{
    struct tryg_table *t = r->table;
    size_t cells = t->rows * t->columns;
    const char **cell = TRYG_NEW(r->arena, cells, const char *);
    uint64_t *line = TRYG_NEW(r->arena, t->rows, uint64_t);
    if (cells) {
        memcpy(cell, t->cell, cells * sizeof *cell);
        memcpy(line, t->line, t->rows * sizeof *line);
    }
    t->cell = cell;
    t->line = line;
}

enum tryg_status tryg_rows_from_csv(const struct tryg_table_source *source,
                                    tryg_rejects *rejects, tryg_arena *arena,
                                    struct tryg_table *table, struct tryg_error *err)
{
    struct reading r = {
        .source = source, .rejects = rejects, .arena = arena, .table = table};
    r.scratch = tryg_arena_new("table", 0);
    enum tryg_status status = tryg_csv_open(source, r.scratch, &r.csv, err);
    if (status == TRYG_OK) {
        const struct tryg_csv_dialect *dialect = tryg_csv_dialect(r.csv);
        table->encoding = tryg_encoding_name(dialect->encoding);
        table->delimiter = dialect->delimiter;
        status = read_rows(&r, err);
    }
    if (status == TRYG_OK) {
        settle(&r);
    }
    tryg_arena_free(r.scratch);
    return status;
}
