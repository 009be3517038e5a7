/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/ods.h"
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "import/markup.h"

#include <stdlib.h>
#include <string.h>

/* Where the reader is in the sheet. */
struct cursor {
    const char *shown;
    tryg_markup *in;
    struct tryg_grid *grid;
    size_t row, row_repeat,
        row_begins;        /* from 0; the last: where its cells lie in grid */
    size_t column, repeat; /* columns that the cell stands for */
    bool covered;          /* hidden under a merged cell */
    const char *type, *value, *formula;
    char *words; /* the paragraphs of the cell */
    size_t used, room;
    size_t paragraphs, depth; /* depth: of open <text:p> */
};

static enum tryg_status open_content(const char *path, const char *shown,
                                     tryg_arena *arena, tryg_markup **in,
                                     struct tryg_error *err)
{
    const char *part = tryg_arena_print(arena, "/vsizip/{%s}/content.xml", path);
    return tryg_markup_open(part, shown, arena, in, err);
}

/* Step to the next sheet's opening mark; *more = false at the end. Tables that a change
 * log or a link keeps are none. */
static enum tryg_status next_sheet(tryg_markup *in, bool *more, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_TEXT;
    *more = false;
    while (mark != TRYG_MARK_END && !*more) {
        TRYG_TRY(tryg_markup_next(in, &mark, err));
        if (mark == TRYG_MARK_OPEN && (tryg_markup_is(in, "table:tracked-changes") ||
                                       tryg_markup_is(in, "table:dde-links"))) {
            TRYG_TRY(tryg_markup_skip(in, err));
        } else {
            *more = mark == TRYG_MARK_OPEN && tryg_markup_is(in, "table:table");
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_ods_names(const char *path, const char *shown, tryg_arena *arena,
                                size_t *sheets, const char ***name,
                                struct tryg_error *err)
{
    tryg_markup *in = NULL;
    bool more = false;
    size_t n = 0, room = 0;
    const char **names = NULL;
    TRYG_TRY(open_content(path, shown, arena, &in, err));
    TRYG_TRY(next_sheet(in, &more, err));
    while (more) {
        if (n == room) {
            names = tryg_arena_grow(arena, names, room, room + 16, sizeof *names);
            room += 16;
        }
        const char *called = tryg_markup_attribute(in, "table:name");
        names[n++] = tryg_arena_copy(arena, called ? called : "");
        TRYG_TRY(tryg_markup_skip(in, err));
        TRYG_TRY(next_sheet(in, &more, err));
    }
    *sheets = n;
    *name = names;
    return TRYG_OK;
}

static const char *kept(const struct cursor *c, const char *name)
{
    return tryg_arena_copy(c->grid->arena, tryg_markup_attribute(c->in, name));
}

/* How often a row or cell is repeated, at least once. */
static size_t repeated(const struct cursor *c, const char *name)
{
    const char *text = tryg_markup_attribute(c->in, name);
    long times = text ? strtol(text, NULL, 10) : 1;
    return times > 1 ? (size_t)times : 1;
}

static void append(struct cursor *c, const char *text, size_t bytes)
{
    if (c->used + bytes + 1 > c->room) {
        size_t room = 2 * (c->used + bytes + 1);
        c->words = tryg_arena_grow(c->grid->arena, c->words, c->room, room, 1);
        c->room = room;
    }
    memcpy(c->words + c->used, text, bytes);
    c->used += bytes;
    c->words[c->used] = 0;
}

static void append_blanks(struct cursor *c)
{
    for (size_t n = repeated(c, "text:c"); n > 0 && c->used < TRYG_MARK_MOST; n--) {
        append(c, " ", 1);
    }
}

static void begin_cell(struct cursor *c)
{
    static const char *const VALUES[] = {"office:value", "office:date-value",
                                         "office:time-value", "office:boolean-value",
                                         "office:string-value"};
    c->covered = tryg_markup_is(c->in, "table:covered-table-cell");
    c->repeat = repeated(c, "table:number-columns-repeated");
    c->type = kept(c, "office:value-type");
    c->formula = kept(c, "table:formula");
    c->value = NULL;
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES && !c->value; i++) {
        c->value = kept(c, VALUES[i]);
    }
    c->used = 0;
    c->paragraphs = 0;
    c->depth = 0;
}

/* A mark inside a cell that opens. Notes, pictures and tables in it are not its text. */
static enum tryg_status open_inside(struct cursor *c, struct tryg_error *err)
{
    if (tryg_markup_is(c->in, "text:p")) {
        c->depth++;
        if (c->paragraphs++ > 0) {
            append(c, "\n", 1);
        }
    } else if (tryg_markup_is(c->in, "text:s")) {
        append_blanks(c);
    } else if (tryg_markup_is(c->in, "text:tab")) {
        append(c, "\t", 1);
    } else if (tryg_markup_is(c->in, "text:line-break")) {
        append(c, "\n", 1);
    } else if (!tryg_markup_is(c->in, "text:span") && !tryg_markup_is(c->in, "text:a")) {
        return tryg_markup_skip(c->in, err);
    }
    return TRYG_OK;
}

/* "2010-01-31T12:30:00.5" to the second; a midnight is no time. */
static const char *date_text(const char *value, tryg_arena *arena)
{
    char *text = tryg_arena_copy(arena, value);
    text[strcspn(text, ".Z")] = 0;
    char *time = strchr(text, 'T');
    if (time && strcmp(time, "T00:00:00") == 0) {
        *time = 0;
    }
    return text;
}

/* "PT12H30M00S" as 12:30:00; the value itself when it is of another form. */
static const char *time_text(const char *value, tryg_arena *arena)
{
    static const char FORM[] = "PT00H00M00";
    char digits[sizeof FORM];
    for (size_t i = 0; FORM[i]; i++) {
        bool fits =
            FORM[i] == '0' ? value[i] >= '0' && value[i] <= '9' : value[i] == FORM[i];
        if (!fits) {
            return value;
        }
        digits[i] = value[i];
    }
    return tryg_arena_print(arena, "%.2s:%.2s:%.2s", digits + 2, digits + 5, digits + 8);
}

static const char *number_text(const char *value, tryg_arena *arena, bool *is_text)
{
    static const struct tryg_number_style POINT = {'.', 0};
    double number = 0.0;
    char text[TRYG_NUMBER_TEXT];
    if (!tryg_number_parse(value, strlen(value), POINT, &number)) {
        *is_text = true;
        return value;
    }
    return tryg_arena_copy(arena, tryg_number_shortest(number, text));
}

static const char *cell_text(const struct cursor *c, bool *is_text)
{
    tryg_arena *arena = c->grid->arena;
    const char *type = c->type ? c->type : "";
    *is_text = !c->value || strcmp(type, "string") == 0;
    if (*is_text) {
        if (!c->type && c->formula) {
            return tryg_arena_print(arena, "=%s", c->formula);
        }
        const char *words = c->used ? tryg_arena_copy(arena, c->words) : "";
        return c->value ? c->value : words;
    }
    if (strcmp(type, "date") == 0) {
        return date_text(c->value, arena);
    }
    if (strcmp(type, "time") == 0) {
        return time_text(c->value, arena);
    }
    if (strcmp(type, "boolean") == 0) {
        return strcmp(c->value, "true") == 0 ? "TRUE" : "FALSE";
    }
    return number_text(c->value, arena, is_text);
}

static enum tryg_status too_large(const struct cursor *c, struct tryg_error *err)
{
    return tryg_fail(err, TRYG_DATA,
                     TX("%s er beskadiget: række %zu går ud over arket.",
                        "%s is damaged: row %zu goes beyond the sheet."),
                     c->shown, c->row + 1);
}

static enum tryg_status end_cell(struct cursor *c, struct tryg_error *err)
{
    bool is_text = false;
    const char *text = c->covered ? "" : cell_text(c, &is_text);
    for (size_t i = 0; *text && i < c->repeat; i++) {
        if (!tryg_grid_put(c->grid, c->row, c->column + i, text, is_text)) {
            return too_large(c, err);
        }
    }
    c->column += c->repeat;
    return TRYG_OK;
}

static enum tryg_status read_cell(struct cursor *c, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_TEXT;
    begin_cell(c);
    for (;;) {
        TRYG_TRY(tryg_markup_next(c->in, &mark, err));
        if (mark == TRYG_MARK_OPEN) {
            TRYG_TRY(open_inside(c, err));
        } else if (mark == TRYG_MARK_TEXT && c->depth > 0) {
            append(c, tryg_markup_text(c->in), strlen(tryg_markup_text(c->in)));
        } else if (mark == TRYG_MARK_CLOSE && tryg_markup_is(c->in, "text:p")) {
            c->depth--;
        } else if (mark == TRYG_MARK_CLOSE &&
                   (tryg_markup_is(c->in, "table:table-cell") ||
                    tryg_markup_is(c->in, "table:covered-table-cell"))) {
            return end_cell(c, err);
        }
    }
}

static void begin_row(struct cursor *c)
{
    c->row_repeat = repeated(c, "table:number-rows-repeated");
    c->row_begins = c->grid->n;
    c->column = 0;
}

/* Write the row again as often as it is said to be repeated. */
static enum tryg_status end_row(struct cursor *c, struct tryg_error *err)
{
    size_t from = c->row_begins, to = c->grid->n;
    for (size_t i = 1; to > from && i < c->row_repeat; i++) {
        for (size_t k = from; k < to; k++) {
            struct tryg_grid_cell cell = c->grid->cell[k];
            if (!tryg_grid_put(c->grid, c->row + i, cell.column, cell.text,
                               cell.is_text)) {
                return too_large(c, err);
            }
        }
    }
    c->row += c->row_repeat;
    return TRYG_OK;
}

static bool wraps_rows(const tryg_markup *in)
{
    return tryg_markup_is(in, "table:table-header-rows") ||
           tryg_markup_is(in, "table:table-row-group") ||
           tryg_markup_is(in, "table:table-rows");
}

static enum tryg_status read_rows(struct cursor *c, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_TEXT;
    for (;;) {
        TRYG_TRY(tryg_markup_next(c->in, &mark, err));
        bool opens = mark == TRYG_MARK_OPEN, closes = mark == TRYG_MARK_CLOSE;
        if (opens && tryg_markup_is(c->in, "table:table-row")) {
            begin_row(c);
        } else if (opens && (tryg_markup_is(c->in, "table:table-cell") ||
                             tryg_markup_is(c->in, "table:covered-table-cell"))) {
            TRYG_TRY(read_cell(c, err));
        } else if (opens && !wraps_rows(c->in)) {
            TRYG_TRY(tryg_markup_skip(c->in, err));
        } else if (closes && tryg_markup_is(c->in, "table:table-row")) {
            TRYG_TRY(end_row(c, err));
        } else if (closes && tryg_markup_is(c->in, "table:table")) {
            return TRYG_OK;
        }
    }
}

enum tryg_status tryg_ods_read(const char *path, const char *shown, size_t sheet,
                               struct tryg_grid *grid, struct tryg_error *err)
{
    struct cursor c = {.shown = shown, .grid = grid};
    bool more = false;
    TRYG_TRY(open_content(path, shown, grid->arena, &c.in, err));
    TRYG_TRY(next_sheet(c.in, &more, err));
    for (size_t i = 0; more && i < sheet; i++) {
        TRYG_TRY(tryg_markup_skip(c.in, err));
        TRYG_TRY(next_sheet(c.in, &more, err));
    }
    return more ? read_rows(&c, err) : TRYG_OK;
}
