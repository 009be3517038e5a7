/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "geodata/base/number.h"
#include "publish/listing.h"
#include "publish/sink.h"
#include "publish/tables.h"

#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

/* What the workbook says of when it was made: nothing, always the same. 1980-01-01, the
 * first day that a ZIP archive knows. */
enum { NO_CLOCK = 315532800 };

struct book {
    lxw_workbook *file;
    lxw_format *kind[TRYG_KINDS], *header, *title, *wrapped;
    const struct tryg_results *results;
    const unsigned *level_rgb;
    lxw_error result; /* the first failure sticks */
};

static void note(struct book *book, lxw_error result)
{
    if (book->result == LXW_NO_ERROR) {
        book->result = result;
    }
}

static void make_formats(struct book *book)
{
    static const char *const shown[TRYG_KINDS] = {
        [TRYG_KIND_TEXT] = "@",      [TRYG_KIND_WHOLE] = "0",
        [TRYG_KIND_COUNT] = "#,##0", [TRYG_KIND_REAL] = "#,##0.0",
        [TRYG_KIND_FINE] = "0.0000", [TRYG_KIND_SHARE] = "0.0%"};
    for (int kind = 0; kind < TRYG_KINDS; kind++) {
        book->kind[kind] = workbook_add_format(book->file);
        format_set_num_format(book->kind[kind], shown[kind]);
    }
    book->header = workbook_add_format(book->file);
    format_set_bold(book->header);
    format_set_bottom(book->header, LXW_BORDER_THIN);
    book->title = workbook_add_format(book->file);
    format_set_bold(book->title);
    format_set_font_size(book->title, 14);
    book->wrapped = workbook_add_format(book->file);
    format_set_text_wrap(book->wrapped);
    format_set_align(book->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

static lxw_worksheet *add_sheet(struct book *book, const char *name)
{
    return workbook_add_worksheet(book->file, name);
}

static void put_datum(struct book *book, lxw_worksheet *sheet, lxw_row_t row,
                      lxw_col_t column, enum tryg_kind kind,
                      const struct tryg_datum *datum)
{
    char number[TRYG_NUMBER_TEXT];
    if (datum->is == TRYG_DATUM_TEXT) {
        note(book, worksheet_write_string(sheet, row, column, datum->said,
                                          book->kind[TRYG_KIND_TEXT]));
    } else if (datum->is == TRYG_DATUM_NUMBER && isinf(datum->number)) {
        tryg_number_shortest(datum->number, number); /* a sheet has no infinite number */
        note(book, worksheet_write_string(sheet, row, column, number,
                                          book->kind[TRYG_KIND_TEXT]));
    } else if (datum->is == TRYG_DATUM_NUMBER) {
        note(book,
             worksheet_write_number(sheet, row, column, datum->number, book->kind[kind]));
    }
}

/* Black or white, whichever reads better on `rgb` (ITU-R BT.601 luma). */
static lxw_color_t ink_on(unsigned rgb)
{
    unsigned luma =
        299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff);
    return luma >= 140000 ? LXW_COLOR_BLACK : LXW_COLOR_WHITE;
}

/* Cells of `column` that hold `text` get the colour, also after sorting. */
static void colour_cells(struct book *book, lxw_worksheet *sheet, lxw_col_t column,
                         lxw_row_t rows, const char *text, lxw_format *format,
                         tryg_arena *arena)
{
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
                                   .format = format};
    char *quoted = tryg_arena_alloc(arena, 2 * strlen(text) + 3, 1), *out = quoted;
    *out++ = '"';
    for (const char *c = text; *c; c++) {
        if (*c == '"') {
            *out++ = '"'; /* a quote in a formula is doubled */
        }
        *out++ = *c;
    }
    *out = '"';
    rule.value_string = quoted;
    note(book, worksheet_conditional_format_range(sheet, 1, column, rows, column, &rule));
}

static void colour_levels(struct book *book, lxw_worksheet *sheet,
                          const struct tryg_listing *listing, tryg_arena *arena)
{
    const struct tryg_profile *profile = book->results->profile;
    if (!profile || !book->level_rgb || listing->rows == 0) {
        return;
    }
    for (size_t l = 0; l < profile->levels; l++) {
        lxw_format *format = workbook_add_format(book->file);
        format_set_bg_color(format, book->level_rgb[l] & 0xffffff);
        format_set_font_color(format, ink_on(book->level_rgb[l]));
        for (size_t c = 0; c < listing->columns; c++) {
            bool is_id = strcmp(listing->column[c].id, "level") == 0;
            bool is_name = strcmp(listing->column[c].id, "level_name") == 0;
            const char *name = profile->level[l].name.in[tryg_lang()];
            if (is_id || (is_name && name)) {
                colour_cells(book, sheet, (lxw_col_t)c, (lxw_row_t)listing->rows,
                             is_id ? profile->level[l].id : name, format, arena);
            }
        }
    }
}

static void put_header(struct book *book, lxw_worksheet *sheet,
                       const struct tryg_listing *listing)
{
    for (size_t c = 0; c < listing->columns; c++) {
        const struct tryg_column *column = &listing->column[c];
        note(book, worksheet_set_column(sheet, (lxw_col_t)c, (lxw_col_t)c, column->width,
                                        book->kind[column->kind]));
        note(book,
             worksheet_write_string(sheet, 0, (lxw_col_t)c, column->id, book->header));
    }
}

/* A sheet of codes: that they look like numbers is no mistake to be marked in green. */
static void allow_codes(lxw_worksheet *sheet, const struct tryg_listing *listing,
                        tryg_arena *arena)
{
    char *all = tryg_arena_alloc(arena, LXW_MAX_CELL_RANGE_LENGTH, 1);
    lxw_rowcol_to_range(all, 0, 0, (lxw_row_t)listing->rows,
                        (lxw_col_t)(listing->columns - 1));
    worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, all);
}

static void put_listing(struct book *book, const char *name,
                        const struct tryg_listing *listing, tryg_arena *arena)
{
    char room[TRYG_LISTING_ROOM];
    lxw_worksheet *sheet = add_sheet(book, name);
    put_header(book, sheet, listing);
    for (size_t row = 0; row < listing->rows; row++) {
        for (size_t c = 0; c < listing->columns; c++) {
            struct tryg_datum datum;
            listing->read(listing, row, c, room, &datum);
            put_datum(book, sheet, (lxw_row_t)row + 1, (lxw_col_t)c,
                      listing->column[c].kind, &datum);
        }
    }
    worksheet_freeze_panes(sheet, 1, 0);
    note(book, worksheet_autofilter(sheet, 0, 0, (lxw_row_t)listing->rows,
                                    (lxw_col_t)(listing->columns - 1)));
    allow_codes(sheet, listing, arena);
    colour_levels(book, sheet, listing, arena);
}

/* ---- the sheet that explains ---- */

struct page {
    struct book *book;
    lxw_worksheet *sheet;
    lxw_row_t row;
};

static void put_line(struct page *page, const char *label, const char *text)
{
    if (text && *text) {
        note(page->book, worksheet_write_string(page->sheet, page->row, 0, label, NULL));
        note(page->book, worksheet_write_string(page->sheet, page->row, 1, text, NULL));
        page->row++;
    }
}

static void put_level_line(struct page *page, const struct tryg_level *level,
                           tryg_arena *arena)
{
    char number[TRYG_NUMBER_TEXT];
    const char *name = level->name.in[tryg_lang()];
    tryg_number_print(level->from, level->from == floor(level->from) ? 0 : 2, number);
    put_line(
        page, TX("Niveau", "Level"),
        isinf(level->from)
            ? tryg_arena_print(arena, TX("%s: alt derunder", "%s: all below"), name)
            : tryg_arena_print(arena, TX("%s: fra %s", "%s: from %s"), name, number));
}

static void put_facts(struct page *page, tryg_arena *arena)
{
    const struct tryg_results *results = page->book->results;
    const struct tryg_profile *profile = results->profile;
    enum tryg_lang lang = tryg_lang();
    if (results->base_year) {
        put_line(page, TX("Basisår", "Base year"),
                 tryg_arena_print(arena, "%d", results->base_year));
    }
    put_line(page, TX("Kørsel", "Run"), results->run_id);
    for (size_t i = 0; i < results->attributions; i++) {
        put_line(page, TX("Kilde", "Source"), results->attribution[i]);
    }
    put_line(page, TX("Tomme celler", "Empty cells"),
             TX("er ukendte tal, aldrig nul; grunden står i kolonnen why_missing.",
                "are unknown numbers, never zero; the reason is in why_missing."));
    put_line(page, TX("Internt", "Internal"),
             TX("Arkene kan indeholde små tal, som ikke må offentliggøres.",
                "The sheets may hold small numbers that must not be published."));
    if (profile) {
        put_line(page, TX("Profil", "Profile"), profile->name.in[lang]);
        put_line(page, TX("Om profilen", "About it"), profile->about.in[lang]);
        for (size_t l = profile->levels; l-- > 0;) {
            put_level_line(page, &profile->level[l], arena);
        }
    }
}

static void put_columns(struct page *page, const char *sheet,
                        const struct tryg_listing *listing)
{
    for (size_t c = 0; c < listing->columns; c++, page->row++) {
        const struct tryg_column *column = &listing->column[c];
        note(page->book, worksheet_write_string(page->sheet, page->row, 0, sheet, NULL));
        note(page->book,
             worksheet_write_string(page->sheet, page->row, 1, column->id, NULL));
        note(page->book,
             worksheet_write_string(page->sheet, page->row, 2,
                                    column->means.in[tryg_lang()], page->book->wrapped));
    }
}

static struct page begin_page(struct book *book, const char *name, tryg_arena *arena)
{
    struct page page = {.book = book, .sheet = add_sheet(book, name)};
    const char *title = book->results->title.in[tryg_lang()];
    note(book, worksheet_set_column(page.sheet, 0, 0, 18, NULL));
    note(book, worksheet_set_column(page.sheet, 1, 1, 20, NULL));
    note(book, worksheet_set_column(page.sheet, 2, 2, 90, NULL));
    if (title && *title) {
        note(book, worksheet_write_string(page.sheet, page.row++, 0, title, book->title));
    }
    put_facts(&page, arena);
    page.row++;
    const char *const head[] = {TX("Ark", "Sheet"), TX("Kolonne", "Column"),
                                TX("Betydning", "Meaning")};
    for (lxw_col_t c = 0; c < 3; c++) {
        note(book,
             worksheet_write_string(page.sheet, page.row, c, head[c], book->header));
    }
    page.row++;
    return page;
}

/* ---- all of it ---- */

/* The sheets of the tables, in order. */
struct sheets {
    size_t n;
    struct {
        const char *name;
        struct tryg_listing listing;
    } sheet[16];
    size_t n_long;
    const char *too_long[3]; /* names of those left out */
};

static void want(struct sheets *sheets, const char *name, struct tryg_listing listing)
{
    sheets->sheet[sheets->n].name = name;
    sheets->sheet[sheets->n++].listing = listing;
}

static void want_doubts(struct sheets *sheets, const struct tryg_doubts *doubts,
                        tryg_arena *arena)
{
    want(sheets, TX("Held", "Luck"), tryg_listing_chance(doubts, arena));
    want(sheets, TX("Svar der mangler", "Answers needed"),
         tryg_listing_advice(doubts, arena));
    want(sheets, TX("Metodeafhængighed", "Method dependence"),
         tryg_listing_robustness(doubts, arena));
    want(sheets, TX("Metodevalg", "Choices of method"),
         tryg_listing_choices(doubts, arena));
}

static enum tryg_status want_file(struct sheets *sheets, const char *name,
                                  const char *path, enum tryg_file_table table,
                                  tryg_arena *arena, struct tryg_error *err)
{
    struct tryg_listing listing;
    if (!path) {
        return TRYG_OK;
    }
    TRYG_TRY(tryg_listing_file(path, table, arena, &listing, err));
    if (listing.rows > TRYG_SHEET_MOST) {
        sheets->too_long[sheets->n_long++] = name;
    } else {
        want(sheets, name, listing);
    }
    return TRYG_OK;
}

static enum tryg_status choose_sheets(const struct tryg_workbook *workbook,
                                      struct sheets *sheets, tryg_arena *arena,
                                      struct tryg_error *err)
{
    const struct tryg_results *results = workbook->results;
    size_t roll_ups = results->systems ? results->systems - 1 : 0;
    want(sheets, TX("Indeks", "Index"), tryg_listing_index(results, 0, 1, arena));
    want(sheets, TX("Indikatorer", "Indicators"),
         tryg_listing_indicators(results, arena));
    want(sheets, TX("Opgørelser", "Roll-ups"),
         tryg_listing_index(results, 1, roll_ups, arena));
    want(sheets, TX("Afstemning", "Ledger"),
         tryg_listing_ledger(workbook->ledger, arena));
    if (results->barometer) {
        want(sheets, "Barometer", tryg_listing_barometer(results->barometer, arena));
        want(sheets, TX("Målinger", "Readings"),
             tryg_listing_readings(results->barometer, arena));
    }
    if (workbook->doubts && results->profile) {
        want_doubts(sheets, workbook->doubts, arena);
    }
    TRYG_TRY(want_file(sheets, TX("Struktur", "Structure"), workbook->structure,
                       TRYG_FILE_STRUCTURE, arena, err));
    TRYG_TRY(want_file(sheets, TX("Anmeldelser", "Counts"), workbook->counts,
                       TRYG_FILE_COUNTS, arena, err));
    return want_file(sheets, TX("Timer", "Hours"), workbook->hours, TRYG_FILE_HOURS,
                     arena, err);
}

static void put_book(struct book *book, const struct sheets *sheets, tryg_arena *arena)
{
    for (size_t i = 0; i < sheets->n; i++) {
        put_listing(book, sheets->sheet[i].name, &sheets->sheet[i].listing, arena);
    }
    struct page page = begin_page(book, TX("Forklaring", "Explanation"), arena);
    for (size_t i = 0; i < sheets->n; i++) {
        put_columns(&page, sheets->sheet[i].name, &sheets->sheet[i].listing);
    }
    for (size_t i = 0; i < sheets->n_long; i++) {
        put_line(&page, sheets->too_long[i],
                 TX("er for lang til et ark; tabellen står i CSV-filen.",
                    "is too long for a sheet; the table is in the CSV file."));
    }
}

enum tryg_status tryg_publish_xlsx(const char *path, const struct tryg_workbook *workbook,
                                   struct tryg_error *err)
{
    struct book book = {.results = workbook->results, .level_rgb = workbook->level_rgb};
    struct sheets sheets = {0};
    tryg_arena *arena = tryg_arena_new("publish", 0);
    enum tryg_status status = choose_sheets(workbook, &sheets, arena, err);
    book.file = status == TRYG_OK ? workbook_new(path) : NULL;
    if (!book.file) {
        tryg_arena_free(arena);
        return status == TRYG_OK
                   ? tryg_sink_failed(path, TX("hukommelsen slap op", "out of memory"),
                                      err)
                   : status;
    }
    const char *title = workbook->results->title.in[tryg_lang()];
    lxw_doc_properties about = {.title = tryg_arena_copy(arena, title ? title : ""),
                                .created = NO_CLOCK};
    note(&book, workbook_set_properties(book.file, &about));
    make_formats(&book);
    put_book(&book, &sheets, arena);
    note(&book, workbook_close(book.file));
    tryg_arena_free(arena);
    if (book.result != LXW_NO_ERROR) {
        return tryg_sink_failed(path, lxw_strerror(book.result), err);
    }
    return TRYG_OK;
}
