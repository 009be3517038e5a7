/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/csv.h"
#include "geodata/base/lang.h"
#include "import/csv_window.h"
#include "import/encoding.h"

#include <string.h>

struct tryg_csv {
    tryg_arena *arena;
    struct tryg_table_source source;
    const char *shown;
    size_t header_row;
    struct tryg_csv_dialect dialect;
    struct tryg_csv_window window;
    size_t room; /* of the three below */
    struct tryg_cell *raw;
    const char **cell;
    bool *quoted;
    char *text; /* the cells of the last record, one behind the other */
    size_t text_room;
};

static enum tryg_status open_csv(const struct tryg_table_source *source, bool early,
                                 tryg_arena *arena, tryg_csv **csv,
                                 struct tryg_error *err)
{
    struct tryg_csv_input *input;
    struct tryg_csv_found found;
    tryg_csv *made = TRYG_NEW(arena, 1, tryg_csv);
    made->arena = arena;
    made->source = *source;
    made->shown = tryg_arena_copy(arena, source->shown ? source->shown : source->file);
    made->header_row = source->header_row;
    TRYG_TRY(tryg_csv_input_open(source->file, made->shown, arena, &input, err));
    TRYG_TRY(tryg_csv_find_dialect(source, input, early, &found, err));
    made->dialect = found.dialect;
    TRYG_TRY(tryg_csv_window_open(&made->window, input, &found, arena, err));
    *csv = made;
    return TRYG_OK;
}

enum tryg_status tryg_csv_open(const struct tryg_table_source *source, tryg_arena *arena,
                               tryg_csv **csv, struct tryg_error *err)
{
    return open_csv(source, false, arena, csv, err);
}

enum tryg_status tryg_csv_open_early(const struct tryg_table_source *source,
                                     tryg_arena *arena, tryg_csv **csv,
                                     struct tryg_error *err)
{
    return open_csv(source, true, arena, csv, err);
}

enum tryg_status tryg_csv_tell(const tryg_csv *csv, enum tryg_encoding *encoding,
                               struct tryg_error *err)
{
    tryg_arena *arena = tryg_arena_new("csv", 0);
    struct tryg_csv_input *input;
    struct tryg_csv_found found;
    enum tryg_status status =
        tryg_csv_input_open(csv->source.file, csv->shown, arena, &input, err);
    if (status == TRYG_OK) {
        status = tryg_csv_find_dialect(&csv->source, input, false, &found, err);
    }
    if (status == TRYG_OK) {
        *encoding = found.dialect.encoding;
    }
    tryg_arena_free(arena);
    return status;
}

const struct tryg_csv_dialect *tryg_csv_dialect(const tryg_csv *csv)
{
    return &csv->dialect;
}

struct tryg_csv_window *tryg_csv_window_of(tryg_csv *csv)
{
    return &csv->window;
}

const char *tryg_delimiter_name(char delimiter)
{
    switch (delimiter) {
    case ';':
        return ";";
    case ',':
        return ",";
    case '|':
        return "|";
    case '\t':
        return "TAB";
    default:
        return "?";
    }
}

static size_t twice(size_t room, size_t wanted)
{
    while (room < wanted) {
        room = room ? 2 * room : 64;
    }
    return room;
}

static void make_room(tryg_csv *csv, size_t cells)
{
    size_t room = twice(csv->room, cells);
    csv->raw = tryg_arena_grow(csv->arena, csv->raw, csv->room, room, sizeof *csv->raw);
    csv->cell =
        tryg_arena_grow(csv->arena, csv->cell, csv->room, room, sizeof *csv->cell);
    csv->quoted =
        tryg_arena_grow(csv->arena, csv->quoted, csv->room, room, sizeof *csv->quoted);
    csv->room = room;
}

/* The cells as text; the record is broken at the first that does not hold. */
static void write_cells(tryg_csv *csv, size_t bytes, struct tryg_csv_record *record)
{
    size_t wanted = TRYG_UTF8_WIDEN * bytes + record->cells;
    size_t text_room = twice(csv->text_room, wanted);
    csv->text = tryg_arena_grow(csv->arena, csv->text, csv->text_room, text_room, 1);
    csv->text_room = text_room;
    char *out = csv->text;
    for (size_t c = 0; c < record->cells; c++) {
        size_t written;
        if (!tryg_cell_text(&csv->raw[c], csv->dialect.encoding, out, &written)) {
            *record = (struct tryg_csv_record){.line = record->line,
                                               .broken = true,
                                               .reason = TRYG_REASON_ENCODING,
                                               .column = (uint32_t)c + 1};
            return;
        }
        csv->cell[c] = out;
        csv->quoted[c] = csv->raw[c].quoted;
        out += written;
        *out++ = 0;
    }
    record->cell = csv->cell;
    record->quoted = csv->quoted;
}

static enum tryg_status cut_next(tryg_csv *csv, struct tryg_cut *cut, bool *more,
                                 struct tryg_error *err)
{
    char delimiter = csv->dialect.delimiter;
    do {
        TRYG_TRY(tryg_csv_window_cut(&csv->window, delimiter, csv->raw, csv->room, cut,
                                     more, err));
        if (*more && cut->empty) {
            tryg_csv_window_pass(&csv->window, cut);
        }
    } while (*more && cut->empty);
    if (*more && cut->cells > csv->room) {
        make_room(csv, cut->cells);
        return tryg_csv_window_cut(&csv->window, delimiter, csv->raw, csv->room, cut,
                                   more, err);
    }
    return TRYG_OK;
}

enum tryg_status tryg_csv_next(tryg_csv *csv, struct tryg_csv_record *record, bool *more,
                               struct tryg_error *err)
{
    struct tryg_cut cut;
    bool there;
    TRYG_TRY(cut_next(csv, &cut, &there, err));
    if (there) {
        struct tryg_csv_record made = {.line = csv->window.line,
                                       .cells = cut.cells,
                                       .broken = cut.broken,
                                       .reason = cut.reason,
                                       .column = cut.column};
        if (!cut.broken) {
            write_cells(csv, cut.bytes, &made);
        }
        tryg_csv_window_pass(&csv->window, &cut);
        *record = made;
    }
    *more = there;
    return TRYG_OK;
}

static const char *trimmed(const char *text)
{
    text += strspn(text, " \t");
    char *last = (char *)text + strlen(text); /* our own text buffer */
    while (last > text && (last[-1] == ' ' || last[-1] == '\t')) {
        last--;
    }
    *last = 0;
    return text;
}

enum tryg_status tryg_csv_header(tryg_csv *csv, struct tryg_csv_record *record,
                                 struct tryg_error *err)
{
    struct tryg_csv_record header;
    bool more;
    do {
        TRYG_TRY(tryg_csv_next(csv, &header, &more, err));
    } while (more && header.line < csv->header_row);
    if (!more) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s har ingen linje med kolonnenavne.",
                            "%s has no line with column names."),
                         csv->shown);
    }
    if (header.broken) {
        struct tryg_place place = {csv->shown, header.line, header.column};
        return tryg_fail_at(err, TRYG_DATA, place,
                            TX("linjen med kolonnenavne kan ikke læses: %s.",
                               "the line with column names cannot be read: %s."),
                            tryg_reason_text(header.reason));
    }
    for (size_t c = 0; c < header.cells; c++) {
        header.cell[c] = trimmed(header.cell[c]);
    }
    *record = header;
    return TRYG_OK;
}

bool tryg_csv_fits(size_t cells, size_t columns, enum tryg_reason *reason)
{
    if (cells != columns) {
        *reason = cells < columns ? TRYG_REASON_SHORT_ROW : TRYG_REASON_LONG_ROW;
    }
    return cells == columns;
}
