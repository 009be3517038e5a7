/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/serial.h"
#include "import/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

/* The ASCII character that stands at `at` as "_x000D_"; 0 when none does. */
static unsigned long escaped(const char *at)
{
    if (at[0] != '_' || at[1] != 'x' || strspn(at + 2, "0123456789ABCDEFabcdef") < 4 ||
        at[6] != '_') {
        return 0;
    }
    char digits[5] = {at[2], at[3], at[4], at[5], 0};
    unsigned long code = strtoul(digits, NULL, 16);
    return code < 0x80 ? code : 0;
}

/* Excel writes a character that XML cannot hold as _x000D_; put it back, in place. */
static void unescape(char *text)
{
    char *out = text;
    for (char *at = text; *at;) {
        unsigned long code = escaped(at);
        if (code) {
            *out++ = (char)code;
            at += 7;
        } else {
            *out++ = *at++;
        }
    }
    *out = 0;
}

enum tryg_status tryg_xlsx_rich(tryg_markup *in, const char *element, tryg_arena *arena,
                                const char **text, struct tryg_error *err)
{
    enum tryg_mark mark = TRYG_MARK_TEXT;
    bool inside = false;
    char *all = NULL;
    for (;;) {
        TRYG_TRY(tryg_markup_next(in, &mark, err));
        if (mark == TRYG_MARK_TEXT && inside) {
            const char *more = tryg_markup_text(in);
            all = all ? tryg_arena_print(arena, "%s%s", all, more)
                      : tryg_arena_copy(arena, more);
        } else if (mark == TRYG_MARK_OPEN && tryg_markup_is(in, "rPh")) {
            TRYG_TRY(tryg_markup_skip(in, err));
        } else if (mark == TRYG_MARK_CLOSE && tryg_markup_is(in, element)) {
            break;
        } else if (mark != TRYG_MARK_TEXT) {
            inside = mark == TRYG_MARK_OPEN && tryg_markup_is(in, "t");
        }
    }
    if (all) {
        unescape(all);
    }
    *text = all ? all : "";
    return TRYG_OK;
}

static enum tryg_status read_strings(tryg_xlsx *book, struct tryg_error *err)
{
    const char *part = tryg_xlsx_part_of_type(book, "/sharedStrings");
    tryg_markup *in = NULL;
    enum tryg_mark mark = TRYG_MARK_TEXT;
    if (!part) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_xlsx_part(book, part, &in, err));
    while (mark != TRYG_MARK_END) {
        TRYG_TRY(tryg_markup_next(in, &mark, err));
        if (mark == TRYG_MARK_OPEN && tryg_markup_is(in, "si")) {
            const char *text = "";
            TRYG_TRY(tryg_xlsx_rich(in, "si", book->arena, &text, err));
            book->string = tryg_xlsx_widen(book->arena, book->string, book->strings,
                                           sizeof *book->string);
            book->string[book->strings++] = text;
        }
    }
    return TRYG_OK;
}

/* Number formats that the workbook spells out. */
struct formats {
    size_t n;
    struct {
        long id;
        bool dated;
    } * format;
};

static bool is_dated(const struct formats *formats, long id)
{
    for (size_t i = 0; i < formats->n; i++) {
        if (formats->format[i].id == id) {
            return formats->format[i].dated;
        }
    }
    return tryg_serial_builtin(id);
}

static void take_style(tryg_xlsx *book, const tryg_markup *in, struct formats *formats,
                       bool in_cells)
{
    tryg_arena *arena = book->arena;
    if (tryg_markup_is(in, "numFmt")) {
        const char *code = tryg_markup_attribute(in, "formatCode");
        size_t n = formats->n++;
        formats->format =
            tryg_xlsx_widen(arena, formats->format, n, sizeof *formats->format);
        formats->format[n].id = tryg_xlsx_whole(in, "numFmtId", 0);
        formats->format[n].dated = code && tryg_serial_format(code);
    } else if (in_cells && tryg_markup_is(in, "xf")) {
        book->dated =
            tryg_xlsx_widen(arena, book->dated, book->styles, sizeof *book->dated);
        book->dated[book->styles++] =
            is_dated(formats, tryg_xlsx_whole(in, "numFmtId", 0));
    }
}

static enum tryg_status read_styles(tryg_xlsx *book, struct tryg_error *err)
{
    const char *part = tryg_xlsx_part_of_type(book, "/styles");
    struct formats formats = {0};
    tryg_markup *in = NULL;
    enum tryg_mark mark = TRYG_MARK_TEXT;
    bool in_cells = false; /* <cellXfs>, not <cellStyleXfs> */
    if (!part) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_xlsx_part(book, part, &in, err));
    while (mark != TRYG_MARK_END) {
        TRYG_TRY(tryg_markup_next(in, &mark, err));
        bool tag = mark == TRYG_MARK_OPEN || mark == TRYG_MARK_CLOSE;
        if (tag && tryg_markup_is(in, "cellXfs")) {
            in_cells = mark == TRYG_MARK_OPEN;
        } else if (mark == TRYG_MARK_OPEN) {
            take_style(book, in, &formats, in_cells);
        }
    }
    return TRYG_OK;
}

enum tryg_status tryg_xlsx_texts(tryg_xlsx *book, struct tryg_error *err)
{
    if (!book->loaded) {
        TRYG_TRY(read_strings(book, err));
        TRYG_TRY(read_styles(book, err));
        book->loaded = true;
    }
    return TRYG_OK;
}
