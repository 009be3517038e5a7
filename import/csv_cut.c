/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/csv_cut.h"
#include "import/encoding.h"

#include <string.h>

/* One record in the making. `end` is the end of what may be looked at; `last` says that a
 * record which gets there ends there, `most` that it is too long if it gets there. */
struct sight {
    const char *begin, *end, *line_end;
    bool last, most;
    char delimiter;
    struct tryg_cell *cell;
    size_t room, cells;
    uint32_t column; /* cells begun on the first line */
};

enum step { NEXT_CELL, RECORD_END, BROKEN, OUT_OF_SIGHT };

static void keep(struct sight *s, const char *at, const char *end, bool quoted,
                 bool doubled)
{
    if (s->cells < s->room) {
        s->cell[s->cells] = (struct tryg_cell){at, (size_t)(end - at), quoted, doubled};
    }
    s->cells++;
}

/* Does the record end at `at`? Then *next is where the next one begins. */
static enum step end_at(const struct sight *s, const char *at, const char **next)
{
    const char *newline = at < s->end && *at == '\r' ? at + 1 : at;
    *next = newline;
    if (newline == s->end) {
        return s->last ? RECORD_END : OUT_OF_SIGHT;
    }
    *next += *newline == '\n';
    return *newline == '\n' ? RECORD_END : BROKEN;
}

/* `at` is just behind the opening quote. Returns the closing one, NULL if out of sight.
 */
static const char *closing_quote(const struct sight *s, const char *at, bool *doubled)
{
    const char *quote;
    while ((quote = memchr(at, '"', (size_t)(s->end - at))) != NULL &&
           quote + 1 < s->end && quote[1] == '"') {
        *doubled = true;
        at = quote + 2;
    }
    return quote;
}

static enum step cut_quoted(struct sight *s, const char *at, const char **next)
{
    bool doubled = false;
    const char *quote = closing_quote(s, at + 1, &doubled);
    if (!quote) {
        return OUT_OF_SIGHT;
    }
    keep(s, at + 1, quote, true, doubled);
    if (quote + 1 < s->end && quote[1] == s->delimiter) {
        *next = quote + 2;
        return NEXT_CELL;
    }
    return end_at(s, quote + 1, next);
}

static enum step cut_bare(struct sight *s, const char *at, const char **next)
{
    const char *p = at;
    while (p < s->end && *p != s->delimiter && *p != '\n' && *p != '"') {
        p++;
    }
    if (p == s->end && !s->last) {
        return OUT_OF_SIGHT;
    }
    if (p < s->end && *p == '"') {
        return BROKEN;
    }
    bool delimited = p < s->end && *p == s->delimiter;
    *next = p == s->end ? p : p + 1;
    keep(s, at, !delimited && p > at && p[-1] == '\r' ? p - 1 : p, false, false);
    return delimited ? NEXT_CELL : RECORD_END;
}

static enum step cut_cells(struct sight *s, const char **next)
{
    enum step step = NEXT_CELL;
    *next = s->begin;
    while (step == NEXT_CELL) {
        const char *at = *next;
        s->column += at <= s->line_end;
        step =
            at < s->end && *at == '"' ? cut_quoted(s, at, next) : cut_bare(s, at, next);
    }
    return step;
}

/* Naive: count one by one. In runs of 255 the count fits a byte, which lets the compiler
 * add sixteen or more at a time. */
size_t tryg_csv_newlines(const char *at, const char *end)
{
    size_t count = 0;
    while (at < end) {
        size_t run = end - at < 255 ? (size_t)(end - at) : 255;
        unsigned char of_run = 0;
        for (size_t i = 0; i < run; i++) {
            of_run = (unsigned char)(of_run + (at[i] == '\n'));
        }
        count += of_run;
        at += run;
    }
    return count;
}

/* The common case: no quote on the line, which then is the record. */
static void cut_line(struct sight *s, struct tryg_cut *cut)
{
    const char *at = s->begin, *end = s->line_end, *delimiter;
    if (end > at && end[-1] == '\r') {
        end--;
    }
    cut->empty = end == at;
    while (!cut->empty &&
           (delimiter = memchr(at, s->delimiter, (size_t)(end - at))) != NULL) {
        keep(s, at, delimiter, false, false);
        at = delimiter + 1;
    }
    if (!cut->empty) {
        keep(s, at, end, false, false);
    }
    cut->cells = s->cells;
}

bool tryg_csv_cut(const char *at, const char *end, bool final, char delimiter,
                  struct tryg_cell *cell, size_t room, struct tryg_cut *cut)
{
    size_t have = (size_t)(end - at);
    bool most = have > TRYG_RECORD_MOST;
    size_t look = most ? TRYG_RECORD_MOST + 1 : have;
    const char *newline = memchr(at, '\n', look);
    if (!newline && most) {
        *cut = (struct tryg_cut){.bytes = look,
                                 .broken = true,
                                 .unended = true,
                                 .reason = TRYG_REASON_TOO_LONG};
        return true;
    }
    if (!newline && !final) {
        return false;
    }
    struct sight s = {at,
                      at + look,
                      newline ? newline : end,
                      final && !most,
                      most,
                      delimiter,
                      cell,
                      room,
                      0,
                      0};
    size_t line = (size_t)(s.line_end - at);
    struct tryg_cut made = {.bytes = line + (newline != NULL), .lines = newline != NULL};
    if (!memchr(at, '"', line)) {
        cut_line(&s, &made);
        *cut = made;
        return true;
    }
    const char *next = at;
    enum step step = cut_cells(&s, &next);
    if (step == OUT_OF_SIGHT && !final && !most) {
        return false;
    }
    if (step == RECORD_END) {
        made.bytes = (size_t)(next - at);
        made.lines = tryg_csv_newlines(at, next);
        made.cells = s.cells;
    } else {
        made.broken = true;
        made.reason = TRYG_REASON_QUOTE;
        made.column = s.column;
    }
    *cut = made;
    return true;
}

bool tryg_cell_text(const struct tryg_cell *cell, enum tryg_encoding encoding, char *into,
                    size_t *written)
{
    if (!tryg_encoding_holds(encoding, cell->at, cell->bytes)) {
        return false;
    }
    size_t bytes = tryg_encoding_convert(encoding, cell->at, cell->bytes, into);
    if (cell->doubled) {
        size_t kept = 0;
        for (size_t i = 0; i < bytes; i++) {
            into[kept++] = into[i];
            i += into[i] == '"'; /* every quote inside is the first of two */
        }
        bytes = kept;
    }
    *written = bytes;
    return true;
}
