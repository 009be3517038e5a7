/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "import/serial.h"
#include "import/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

/* Where the reader is in the sheet, and what the cell has said so far. */
struct cursor {
    tryg_xlsx *book;
    tryg_markup *in;
    struct tryg_grid *grid;
    size_t next_row, row, next_column, column; /* from 0 */
    char type;                                 /* 'n' number, 's' shared text ... */
    long style;
    const char *value, *formula; /* NULL = the cell has none */
};

/* The column that a reference such as "AB12" names, from 0; `otherwise` without one. */
static size_t column_of(const char *reference, size_t otherwise)
{
    size_t column = 0;
    if (!reference) {
        return otherwise;
    }
    for (; *reference >= 'A' && *reference <= 'Z'; reference++) {
        column = column * 26 + (size_t)(*reference - 'A') + 1;
        if (column > TRYG_GRID_COLUMNS_MOST) {
            return TRYG_GRID_COLUMNS_MOST; /* beyond any sheet: refused by the grid */
        }
    }
    return column == 0 ? otherwise : column - 1;
}

/* One letter for each type of cell of the standard. */
static char type_of(const char *word)
{
    static const struct {
        const char *word;
        char type;
    } TYPES[] = {{"s", 's'}, {"str", 't'}, {"inlineStr", 't'},
                 {"b", 'b'}, {"e", 't'},   {"d", 'd'}};
    for (size_t i = 0; word && i < sizeof TYPES / sizeof *TYPES; i++) {
        if (strcmp(word, TYPES[i].word) == 0) {
            return TYPES[i].type;
        }
    }
    return 'n';
}

static void begin_row(struct cursor *c)
{
    long row = tryg_xlsx_whole(c->in, "r", 0);
    c->row = row > 0 ? (size_t)row - 1 : c->next_row;
    c->next_row = c->row + 1;
    c->next_column = 0;
}

static void begin_cell(struct cursor *c)
{
    c->column = column_of(tryg_markup_attribute(c->in, "r"), c->next_column);
    c->next_column = c->column + 1;
    c->type = type_of(tryg_markup_attribute(c->in, "t"));
    c->style = tryg_xlsx_whole(c->in, "s", 0);
    c->value = NULL;
    c->formula = NULL;
}

static bool shows_as_date(const struct cursor *c)
{
    return c->style >= 0 && (size_t)c->style < c->book->styles &&
           c->book->dated[c->style];
}

static const char *number_text(const struct cursor *c, bool *is_text)
{
    static const struct tryg_number_style POINT = {'.', 0};
    double number = 0.0;
    char text[TRYG_NUMBER_TEXT];
    if (!tryg_number_parse(c->value, strlen(c->value), POINT, &number)) {
        *is_text = true;
        return c->value;
    }
    const char *date = shows_as_date(c)
                           ? tryg_serial_text(number, c->book->from_1904, c->grid->arena)
                           : NULL;
    return date ? date
                : tryg_arena_copy(c->grid->arena, tryg_number_shortest(number, text));
}

/* "2010-01-31T00:00:00.000Z" of a cell that holds its date in ISO form. */
static const char *iso_text(const char *value, tryg_arena *arena)
{
    char *text = tryg_arena_copy(arena, value);
    text[strcspn(text, ".Z")] = 0;
    char *time = strchr(text, 'T');
    if (time && strcmp(time, "T00:00:00") == 0) {
        *time = 0;
    }
    return text;
}

/* The shared text of that number; NULL when there is none. */
static const char *shared_text(const struct cursor *c)
{
    char *end = NULL;
    unsigned long at = strtoul(c->value, &end, 10);
    return *end == 0 && at < c->book->strings ? c->book->string[at] : NULL;
}

/* What the cell says, NULL when the file contradicts itself. */
static const char *cell_text(const struct cursor *c, bool *is_text)
{
    *is_text = c->type == 't' || c->type == 's';
    if (!c->value) {
        *is_text = true;
        return c->formula ? tryg_arena_print(c->grid->arena, "=%s", c->formula) : "";
    }
    switch (c->type) {
    case 's':
        return shared_text(c);
    case 'b':
        return strcmp(c->value, "1") == 0 || strcmp(c->value, "true") == 0 ? "TRUE"
                                                                           : "FALSE";
    case 'd':
        return iso_text(c->value, c->grid->arena);
    case 't':
        return c->value;
    default:
        return *c->value ? number_text(c, is_text) : "";
    }
}

static enum tryg_status end_cell(struct cursor *c, struct tryg_error *err)
{
    bool is_text = false;
    const char *text = cell_text(c, &is_text);
    if (!text || !tryg_grid_put(c->grid, c->row, c->column, text, is_text)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s er beskadiget: cellen i række %zu, kolonne %zu kan ikke "
                            "læses.",
                            "%s is damaged: the cell in row %zu, column %zu cannot be "
                            "read."),
                         c->book->shown, c->row + 1, c->column + 1);
    }
    return TRYG_OK;
}

/* The text up to the closing mark of the element just opened. */
static enum tryg_status read_plain(struct cursor *c, const char *element,
                                   const char **text, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_TEXT;
    *text = "";
    for (;;) {
        TRYG_TRY(tryg_markup_next(c->in, &mark, err));
        if (mark == TRYG_MARK_TEXT) {
            *text = tryg_arena_copy(c->grid->arena, tryg_markup_text(c->in));
        } else if (mark == TRYG_MARK_CLOSE && tryg_markup_is(c->in, element)) {
            return TRYG_OK;
        }
    }
}

static enum tryg_status opened(struct cursor *c, struct tryg_error *err)
{
    if (tryg_markup_is(c->in, "row")) {
        begin_row(c);
    } else if (tryg_markup_is(c->in, "c")) {
        begin_cell(c);
    } else if (tryg_markup_is(c->in, "v")) {
        return read_plain(c, "v", &c->value, err);
    } else if (tryg_markup_is(c->in, "f")) {
        return read_plain(c, "f", &c->formula, err);
    } else if (tryg_markup_is(c->in, "is")) {
        return tryg_xlsx_rich(c->in, "is", c->grid->arena, &c->value, err);
    } else if (!tryg_markup_is(c->in, "sheetData")) {
        return tryg_markup_skip(c->in, err);
    }
    return TRYG_OK;
}

static enum tryg_status read_cells(struct cursor *c, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_TEXT;
    do { /* up to the root element, <worksheet> */
        TRYG_TRY(tryg_markup_next(c->in, &mark, err));
    } while (mark != TRYG_MARK_OPEN && mark != TRYG_MARK_END);
    while (mark != TRYG_MARK_END) {
        TRYG_TRY(tryg_markup_next(c->in, &mark, err));
        if (mark == TRYG_MARK_OPEN) {
            TRYG_TRY(opened(c, err));
        } else if (mark == TRYG_MARK_CLOSE && tryg_markup_is(c->in, "c")) {
            TRYG_TRY(end_cell(c, err));
        }
    }
    return TRYG_OK;
}

static const char *part_of_sheet(const tryg_xlsx *book, size_t sheet)
{
    for (size_t i = 0; i < book->relations; i++) {
        if (strcmp(book->relation[i].id, book->sheet_id[sheet]) == 0) {
            return book->relation[i].target;
        }
    }
    return book->name[sheet]; /* there is no such part: opening it says so */
}

enum tryg_status tryg_xlsx_read(tryg_xlsx *book, size_t sheet, struct tryg_grid *grid,
                                struct tryg_error *err)
{
    struct cursor c = {.book = book, .grid = grid};
    TRYG_TRY(tryg_xlsx_texts(book, err));
    TRYG_TRY(tryg_xlsx_part(book, part_of_sheet(book, sheet), &c.in, err));
    return read_cells(&c, err);
}
