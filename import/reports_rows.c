/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports_rows.h"
#include "import/reports_usual.h"

#include <stdio.h>
#include <string.h>

/* A block whose every byte holds, and whose quotes are as they should be, is read along
 * its marks (import/csv_marks.h): a row is a run of marks, and most are of the usual form
 * (import/reports_usual.h). A row that is not is cut from its marks, or with quotes in
 * the block by the grammar of csv_cut.c, and handed to the judge. Blocks that are
 * otherwise go record by record through that grammar. All hand the same words to the
 * judge. */

static void *larger(struct tryg_rows_room *room, void *old, size_t had, size_t want,
                    size_t size)
{
    return tryg_arena_grow(room->arena, old, had, want, size);
}

struct tryg_rows_room tryg_rows_room_of(tryg_arena *arena)
{
    return (struct tryg_rows_room){.arena = arena, .text = {.arena = arena}};
}

/* A block that is one very long record has no marks; what else is asked of them is. */
static void look_over(const struct tryg_csv_block *text, struct tryg_marks *marks)
{
    unsigned char all = 0;
    for (size_t i = 0; i < text->bytes; i++) {
        all |= (unsigned char)text->text[i];
    }
    marks->n = marks->ends = 0;
    marks->lines = tryg_csv_newlines(text->text, text->text + text->bytes);
    marks->high = all >= 0x80;
}

void tryg_rows_mark(struct tryg_rows_room *room, const struct tryg_reports_plan *plan)
{
    struct tryg_csv_block *text = &room->text;
    if (text->kind == TRYG_BLOCK_QUOTED) {
        return;
    }
    if (text->bytes > text->marks_room) {
        look_over(text, &text->marks);
        return;
    }
    plan->mark(text->text, text->bytes, plan->delimiter, false, &text->marks);
}

static void make_rows(struct tryg_rows_room *room, const struct tryg_reports_plan *plan)
{
    struct tryg_report_block *block = &room->block;
    size_t wanted = room->text.marks.lines + 1, had = room->rows_room;
    block->rows = 0;
    block->first_line = room->line;
    room->rejects = 0;
    room->words_used = 0;
    room->counted = 0;
    room->counted_line = room->line;
    if (wanted <= had) {
        return;
    }
    size_t want = wanted < 4096 ? 4096 : wanted + wanted / 4;
    block->row = larger(room, block->row, had, want, sizeof *block->row);
    block->category = larger(room, block->category, had, want, sizeof *block->category);
    block->month = larger(room, block->month, had, want, sizeof *block->month);
    block->weekday_hour =
        larger(room, block->weekday_hour, had, want, sizeof *block->weekday_hour);
    block->east = larger(room, block->east, had, want, sizeof *block->east);
    block->north = larger(room, block->north, had, want, sizeof *block->north);
    if (plan->source->categories && plan->source->categories->classes) {
        block->harm_class =
            larger(room, block->harm_class, had, want, sizeof *block->harm_class);
    }
    if (plan->has[TRYG_ROLE_AREA]) {
        block->area = larger(room, block->area, had, want, sizeof *block->area);
    }
    if (plan->has[TRYG_ROLE_ID]) {
        block->id = larger(room, block->id, had, want, sizeof *block->id);
    }
    room->rows_room = want;
}

/* The line of the byte at `offset`, not before the one last asked for. Lines are counted
 * only where somebody wants to know. */
static uint64_t line_of(struct tryg_rows_room *room, size_t offset)
{
    const char *text = room->text.text;
    room->counted_line += tryg_csv_newlines(text + room->counted, text + offset);
    room->counted = offset;
    return room->counted_line;
}

/* The next row's index; the first one's line is the block's. */
static size_t next_row(struct tryg_rows_room *room, uint64_t line)
{
    if (room->block.rows == 0) {
        room->block.first_line = line;
    }
    return room->block.rows++;
}

static void reject_width(struct tryg_rows_room *room,
                         const struct tryg_reports_plan *plan, size_t r, uint64_t line,
                         size_t cells, enum tryg_reason reason)
{
    char found[24];
    int bytes = snprintf(found, sizeof found, "%zu", cells);
    struct tryg_kept_reject reject = {
        .line = line, .reason = reason, .expected = plan->columns_text};
    tryg_rows_reject(room, r, &reject, &(struct tryg_word){found, (size_t)bytes});
}

static struct tryg_word trimmed(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t')) {
        at++;
    }
    while (end > at && (end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    return (struct tryg_word){at, (size_t)(end - at)};
}

/* Room for the words of all roles as UTF-8; two roles may share a column. */
static char *room_to_convert(struct tryg_rows_room *room, const size_t bytes[TRYG_ROLES])
{
    size_t wanted = 1 + TRYG_ID_OVER;
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        wanted += TRYG_UTF8_WIDEN * bytes[role];
    }
    if (wanted > room->converted_room) {
        room->converted = larger(room, room->converted, room->converted_room, wanted, 1);
        room->converted_room = wanted;
    }
    return room->converted;
}

/* ---- record by record ---- */

static bool all_hold(const struct tryg_rows_room *room, size_t cells, size_t *bad)
{
    for (size_t c = 0; c < cells; c++) {
        if (!tryg_encoding_holds(room->encoding, room->cell[c].at, room->cell[c].bytes)) {
            *bad = c;
            return false;
        }
    }
    return true;
}

static void write_words(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                        struct tryg_word word[TRYG_ROLES])
{
    size_t raw[TRYG_ROLES];
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        raw[role] = plan->has[role] ? room->cell[plan->at[role]].bytes : 0;
    }
    char *out = room_to_convert(room, raw);
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        size_t bytes = 0;
        if (plan->has[role]) {
            tryg_cell_text(&room->cell[plan->at[role]], room->encoding, out, &bytes);
        }
        word[role] = trimmed(out, out + bytes);
        out += bytes;
    }
}

static void read_cells(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                       size_t r, uint64_t line, const struct tryg_cut *cut)
{
    size_t bad;
    enum tryg_reason reason;
    if (!all_hold(room, cut->cells, &bad)) {
        struct tryg_kept_reject reject = {
            .line = line, .column = (uint32_t)bad + 1, .reason = TRYG_REASON_ENCODING};
        tryg_rows_reject(room, r, &reject, NULL);
        return;
    }
    if (!tryg_csv_fits(cut->cells, plan->columns, &reason)) {
        reject_width(room, plan, r, line, cut->cells, reason);
        return;
    }
    struct tryg_word word[TRYG_ROLES];
    write_words(room, plan, word);
    tryg_rows_judge(room, plan, r, line, word);
}

static void cut_cells(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                      const char *at, const char *end, struct tryg_cut *cut)
{
    tryg_csv_cut(at, end, true, plan->delimiter, room->cell, room->cells_room, cut);
    if (cut->cells > room->cells_room) {
        room->cell =
            larger(room, room->cell, room->cells_room, cut->cells, sizeof *room->cell);
        room->cells_room = cut->cells;
        tryg_csv_cut(at, end, true, plan->delimiter, room->cell, room->cells_room, cut);
    }
}

/* Read the record that begins at `at`, if it is one; *cut says where it ends. */
static void read_record(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                        const char *at, const char *end, uint64_t line,
                        struct tryg_cut *cut)
{
    cut_cells(room, plan, at, end, cut);
    if (cut->broken) {
        struct tryg_kept_reject reject = {
            .line = line, .column = cut->column, .reason = cut->reason};
        tryg_rows_reject(room, next_row(room, line), &reject, NULL);
    } else if (!cut->empty) {
        read_cells(room, plan, next_row(room, line), line, cut);
    }
}

static void read_records(struct tryg_rows_room *room,
                         const struct tryg_reports_plan *plan)
{
    const char *at = room->text.text, *end = at + room->text.bytes;
    uint64_t line = room->line;
    struct tryg_cut cut;
    for (; at < end; at += cut.bytes, line += cut.lines) {
        read_record(room, plan, at, end, line, &cut);
        if (cut.unended) { /* its newline is the last byte of this block */
            cut.bytes = (size_t)(end - at);
        }
    }
}

/* ---- along the marks ---- */

static void to_utf8(struct tryg_rows_room *room, struct tryg_word word[TRYG_ROLES])
{
    size_t raw[TRYG_ROLES];
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        raw[role] = word[role].bytes;
    }
    char *out = room_to_convert(room, raw);
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        size_t bytes =
            tryg_encoding_convert(room->encoding, word[role].at, word[role].bytes, out);
        word[role] = (struct tryg_word){out, bytes};
        out += bytes;
    }
}

/* The words of a row that has as many cells as the header, in a block without quotes. */
static void read_words(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                       const uint32_t *mark, uint32_t end, size_t r, uint64_t line)
{
    const char *text = room->text.text;
    struct tryg_word word[TRYG_ROLES];
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        size_t column = plan->at[role];
        word[role] = (struct tryg_word){text, 0};
        if (plan->has[role]) {
            uint32_t from = mark[(ptrdiff_t)column - 1] + 1;
            word[role] =
                trimmed(text + from, text + (mark[column] < end ? mark[column] : end));
        }
    }
    if (room->text.marks.high && room->encoding != TRYG_UTF8) {
        to_utf8(room, word);
    }
    tryg_rows_judge(room, plan, r, line, word);
}

/* A row that is not of the usual form, of any number of cells; mark[-1] ends the one
 * before it. */
static void read_unusual(struct tryg_rows_room *room,
                         const struct tryg_reports_plan *plan, const uint32_t *mark,
                         size_t cells)
{
    const char *text = room->text.text;
    uint32_t begin = mark[-1] + 1, newline = mark[cells - 1];
    uint32_t end = newline - (newline > begin && text[newline - 1] == '\r');
    if (end == begin) {
        return;
    }
    uint64_t line = line_of(room, begin);
    enum tryg_reason reason;
    if (room->text.kind == TRYG_BLOCK_QUOTED) {
        struct tryg_cut cut;
        read_record(room, plan, text + begin, text + newline + 1, line, &cut);
    } else if (!tryg_csv_fits(cells, plan->columns, &reason)) {
        reject_width(room, plan, next_row(room, line), line, cells, reason);
    } else {
        read_words(room, plan, mark, end, next_row(room, line), line);
    }
}

/* `rows` rows of as many cells as the header. */
static void read_even(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                      const uint32_t *mark, size_t rows)
{
    bool usual[TRYG_USUAL_MOST] = {false};
    if (rows > 0 && plan->columns > 1 && room->block.rows == 0) {
        room->block.first_line = line_of(room, mark[-1] + 1);
    }
    while (rows > 0) {
        size_t r = room->block.rows, read = 1;
        if (plan->usual) {
            read = tryg_usual_rows(room, plan, mark, r, rows, usual);
        }
        for (size_t i = 0; i < read; i++, mark += plan->columns) {
            if (usual[i]) {
                room->block.rows++;
            } else {
                read_unusual(room, plan, mark, plan->columns);
            }
        }
        rows -= read;
    }
}

/* Is every row of all marks as wide as the header? If each `columns`-th mark is a
 * newline, and there are no more newlines than these, then there is none among the
 * others. */
static bool all_even(const struct tryg_rows_room *room, size_t columns)
{
    const struct tryg_marks *marks = &room->text.marks;
    const char *text = room->text.text;
    bool even = columns > 1 && marks->n == marks->ends * columns;
    for (size_t m = columns - 1; even && m < marks->n; m += columns) {
        even = text[marks->at[m]] == '\n';
    }
    return even;
}

static size_t cells_at(const struct tryg_rows_room *room, size_t m)
{
    const uint32_t *at = room->text.marks.at;
    size_t end = m;
    while (room->text.text[at[end]] != '\n') {
        end++;
    }
    return end + 1 - m;
}

static void read_along(struct tryg_rows_room *room, const struct tryg_reports_plan *plan)
{
    struct tryg_csv_block *text = &room->text;
    struct tryg_marks *marks = &text->marks;
    if (text->bytes && text->text[text->bytes - 1] != '\n') {
        marks->at[marks->n++] = (uint32_t)text->bytes; /* the end of the file */
        marks->ends++;
        text->text[text->bytes] = '\n';
    }
    size_t m = 0, columns = plan->columns;
    if (all_even(room, columns)) {
        read_even(room, plan, marks->at, marks->ends);
        m = marks->n;
    }
    while (m < marks->n) {
        size_t rows = 0, cells = 0;
        size_t end = m;
        while (end < marks->n && (cells = cells_at(room, end)) == columns &&
               columns > 1) {
            rows++;
            end += columns;
        }
        read_even(room, plan, marks->at + m, rows);
        m = end;
        if (m < marks->n) {
            read_unusual(room, plan, marks->at + m, cells);
            m += cells;
        }
    }
}

/* Is there no byte that is not of the encoding? Among 0x80 .. 0x9F alone are those that
 * cp1252 and Latin-1 do not have; the DOS ones have all. */
static bool all_bytes_hold(const struct tryg_rows_room *room)
{
    const struct tryg_marks *marks = &room->text.marks;
    bool ask = marks->high && (room->encoding == TRYG_UTF8 || marks->control);
    return !marks->nul && (!ask || tryg_encoding_holds(room->encoding, room->text.text,
                                                       room->text.bytes));
}

void tryg_rows_read(struct tryg_rows_room *room, const struct tryg_reports_plan *plan)
{
    make_rows(room, plan);
    bool marked = room->text.bytes <= room->text.marks_room;
    if (marked && room->text.kind != TRYG_BLOCK_TANGLED && all_bytes_hold(room)) {
        read_along(room, plan);
    } else {
        read_records(room, plan);
    }
}
