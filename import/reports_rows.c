/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/reports_rows.h"

#include <stdio.h>
#include <string.h>

/* The fast way, for blocks whose every byte holds and that have no quote: marks of all
 * delimiters and newlines are found first, and a row is then a run of marks. Blocks that
 * are otherwise, or longer than marks are kept for, go record by record through the
 * grammar of csv_cut.c. Both hand the same words to the judge. */

static void *larger(struct tryg_rows_room *room, void *old, size_t had, size_t want,
                    size_t size)
{
    return tryg_arena_grow(room->arena, old, had, want, size);
}

void tryg_rows_take(struct tryg_rows_room *room, const struct tryg_csv_block *block)
{
    size_t wanted = block->bytes + 1;
    if (wanted > room->text_room) {
        size_t least = TRYG_WINDOW_BLOCK + 1;
        size_t text_room = wanted < least ? least : wanted;
        room->text = larger(room, room->text, room->text_room, text_room, 1);
        room->text_room = text_room;
    }
    memcpy(room->text, block->text, block->bytes);
    room->bytes = block->bytes;
    if (block->unended) {
        room->text[room->bytes++] = '\n';
    }
    room->line = block->line;
    room->lines = block->lines + block->unended;
}

static void make_rows(struct tryg_rows_room *room, const struct tryg_reports_plan *plan)
{
    struct tryg_report_block *block = &room->block;
    size_t wanted = room->lines + 1, had = room->rows_room;
    block->rows = 0;
    block->first_line = room->line;
    room->rejects = 0;
    room->words_used = 0;
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
    if (plan->has[TRYG_ROLE_AREA]) {
        block->area = larger(room, block->area, had, want, sizeof *block->area);
    }
    if (plan->has[TRYG_ROLE_ID]) {
        block->id = larger(room, block->id, had, want, sizeof *block->id);
    }
    room->rows_room = want;
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
    size_t wanted = 1;
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        wanted += TRYG_UTF8_WIDEN * bytes[role];
    }
    if (wanted > room->converted_room) {
        room->converted = larger(room, room->converted, room->converted_room, wanted, 1);
        room->converted_room = wanted;
    }
    return room->converted;
}

/* ---- the fast way ---- */

/* A row of the fast way: its text, and the marks that end its cells. */
struct run {
    const char *text;
    uint32_t begin, end; /* of the row, without its line end */
    const uint32_t *mark;
};

static struct tryg_word cell_of(const struct run *run, size_t column)
{
    uint32_t begin = column ? run->mark[column - 1] + 1 : run->begin;
    uint32_t end = run->mark[column] < run->end ? run->mark[column] : run->end;
    return trimmed(run->text + begin, run->text + end);
}

static void to_utf8(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                    struct tryg_word word[TRYG_ROLES])
{
    size_t raw[TRYG_ROLES];
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        raw[role] = word[role].bytes;
    }
    char *out = room_to_convert(room, raw);
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        size_t bytes =
            tryg_encoding_convert(plan->encoding, word[role].at, word[role].bytes, out);
        word[role] = (struct tryg_word){out, bytes};
        out += bytes;
    }
}

static void read_run(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                     const struct run *run, size_t cells, uint64_t line, bool convert)
{
    size_t r = next_row(room, line);
    enum tryg_reason reason;
    if (!tryg_csv_fits(cells, plan->columns, &reason)) {
        reject_width(room, plan, r, line, cells, reason);
        return;
    }
    struct tryg_word word[TRYG_ROLES];
    for (size_t role = 0; role < TRYG_ROLES; role++) {
        word[role] = plan->has[role] ? cell_of(run, plan->at[role])
                                     : (struct tryg_word){run->text, 0};
    }
    if (convert) {
        to_utf8(room, plan, word);
    }
    tryg_rows_judge(room, plan, r, line, word);
}

static void read_runs(struct tryg_rows_room *room, const struct tryg_reports_plan *plan,
                      struct tryg_marks *marks)
{
    const char *text = room->text;
    bool convert = marks->high && plan->encoding != TRYG_UTF8;
    if (room->bytes && text[room->bytes - 1] != '\n') {
        marks->at[marks->n++] = (uint32_t)room->bytes; /* the end of the file */
        room->text[room->bytes] = '\n';
    }
    struct run run = {.text = text};
    uint64_t line = room->line;
    for (size_t m = 0; m < marks->n; line++) {
        run.mark = marks->at + m;
        while (text[marks->at[m]] != '\n') {
            m++;
        }
        run.end = marks->at[m++];
        size_t cells = (size_t)(marks->at + m - run.mark);
        uint32_t next = run.end + 1;
        if (run.end > run.begin && text[run.end - 1] == '\r') {
            run.end--;
        }
        if (run.end > run.begin) {
            read_run(room, plan, &run, cells, line, convert);
        }
        run.begin = next;
    }
}

/* ---- the careful way ---- */

static bool all_hold(const struct tryg_rows_room *room,
                     const struct tryg_reports_plan *plan, size_t cells, size_t *bad)
{
    for (size_t c = 0; c < cells; c++) {
        if (!tryg_encoding_holds(plan->encoding, room->cell[c].at, room->cell[c].bytes)) {
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
            tryg_cell_text(&room->cell[plan->at[role]], plan->encoding, out, &bytes);
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
    if (!all_hold(room, plan, cut->cells, &bad)) {
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

static void read_records(struct tryg_rows_room *room,
                         const struct tryg_reports_plan *plan)
{
    const char *at = room->text, *end = at + room->bytes;
    uint64_t line = room->line;
    struct tryg_cut cut;
    for (; at < end; at += cut.bytes, line += cut.lines) {
        cut_cells(room, plan, at, end, &cut);
        if (cut.unended) { /* its newline is the last byte of this block */
            cut.bytes = (size_t)(end - at);
        }
        if (cut.broken) {
            struct tryg_kept_reject reject = {
                .line = line, .column = cut.column, .reason = cut.reason};
            tryg_rows_reject(room, next_row(room, line), &reject, NULL);
        } else if (!cut.empty) {
            read_cells(room, plan, next_row(room, line), line, &cut);
        }
    }
}

void tryg_rows_read(struct tryg_rows_room *room, const struct tryg_reports_plan *plan)
{
    make_rows(room, plan);
    if (room->bytes > TRYG_WINDOW_BLOCK) {
        read_records(room, plan);
        return;
    }
    if (!room->mark) {
        room->mark = TRYG_NEW(room->arena, TRYG_WINDOW_BLOCK + 1, uint32_t);
    }
    struct tryg_marks marks = {.at = room->mark};
    tryg_csv_mark(room->text, room->bytes, plan->delimiter, &marks);
    bool sound =
        !marks.quote && !marks.nul &&
        (!marks.high || tryg_encoding_holds(plan->encoding, room->text, room->bytes));
    if (sound) {
        read_runs(room, plan, &marks);
    } else {
        read_records(room, plan);
    }
}
