/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/sheet.h"
#include "geodata/base/lang.h"
#include "geodata/shape/names.h"
#include "import/ods.h"
#include "import/xlsx.h"

#include <string.h>

#include <cpl_error.h>
#include <cpl_vsi.h>

static size_t read_head(const char *path, unsigned char *head, size_t most)
{
    VSILFILE *in = VSIFOpenL(path, "rb");
    size_t got = 0;
    if (in) {
        got = VSIFReadL(head, 1, most, in);
        VSIFCloseL(in);
    }
    return got;
}

static bool has_part(const char *path, const char *part)
{
    unsigned char byte = 0;
    tryg_arena *scratch = tryg_arena_new("sheet", 0);
    const char *inside = tryg_arena_print(scratch, "/vsizip/{%s}/%s", path, part);
    bool has = read_head(inside, &byte, 1) > 0;
    tryg_arena_free(scratch);
    return has;
}

static enum tryg_workbook kind_of(const char *path)
{
    static const unsigned char OLE[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    unsigned char head[8] = {0};
    size_t got = read_head(path, head, sizeof head);
    if (got == sizeof head && memcmp(head, OLE, sizeof OLE) == 0) {
        return TRYG_WORKBOOK_OLD;
    }
    if (got < 4 || memcmp(head, "PK\3\4", 4) != 0) {
        return TRYG_WORKBOOK_NONE;
    }
    if (has_part(path, "xl/workbook.bin")) {
        return TRYG_WORKBOOK_XLSB;
    }
    if (has_part(path, "[Content_Types].xml")) {
        return TRYG_WORKBOOK_XLSX;
    }
    return has_part(path, "content.xml") ? TRYG_WORKBOOK_ODS : TRYG_WORKBOOK_NONE;
}

enum tryg_workbook tryg_sheet_kind(const char *path)
{
    CPLPushErrorHandler(CPLQuietErrorHandler);
    enum tryg_workbook kind = kind_of(path);
    CPLPopErrorHandler();
    return kind;
}

static enum tryg_status not_readable(enum tryg_workbook kind, const char *shown,
                                     struct tryg_error *err)
{
    if (kind == TRYG_WORKBOOK_NONE) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s er ikke et regneark (XLSX eller ODS).",
                            "%s is not a workbook (XLSX or ODS)."),
                         shown);
    }
    return tryg_fail(err, TRYG_DATA,
                     TX("%s er %s, som ikke kan læses. Åbn filen i et regneark, og gem "
                        "den som .xlsx uden adgangskode.",
                        "%s is %s, which cannot be read. Open it in a spreadsheet "
                        "program and save it as .xlsx without a password."),
                     shown,
                     kind == TRYG_WORKBOOK_XLSB
                         ? TX("en binær Excel-fil (.xlsb)", "a binary Excel file (.xlsb)")
                         : TX("en gammel Excel-fil (.xls) eller låst med adgangskode",
                              "an old Excel file (.xls), or locked with a password"));
}

/* A workbook that is open: either form. */
struct workbook {
    const char *path, *shown;
    tryg_arena *arena;
    tryg_xlsx *xlsx; /* NULL = ODS */
    size_t sheets;
    const char **name;
};

static enum tryg_status open_workbook(struct workbook *book, struct tryg_error *err)
{
    enum tryg_workbook kind = kind_of(book->path);
    if (kind == TRYG_WORKBOOK_XLSX) {
        TRYG_TRY(tryg_xlsx_open(book->path, book->shown, book->arena, &book->xlsx, err));
        book->sheets = tryg_xlsx_sheets(book->xlsx);
        book->name = tryg_xlsx_names(book->xlsx);
        return TRYG_OK;
    }
    if (kind == TRYG_WORKBOOK_ODS) {
        return tryg_ods_names(book->path, book->shown, book->arena, &book->sheets,
                              &book->name, err);
    }
    return not_readable(kind, book->shown, err);
}

enum tryg_status tryg_sheet_names(const char *path, const char *shown, tryg_arena *arena,
                                  size_t *sheets, const char ***name,
                                  struct tryg_error *err)
{
    struct workbook book = {.path = path, .shown = shown, .arena = arena};
    CPLPushErrorHandler(CPLQuietErrorHandler);
    enum tryg_status status = open_workbook(&book, err);
    CPLPopErrorHandler();
    if (status == TRYG_OK) {
        *sheets = book.sheets;
        *name = book.name;
    }
    return status;
}

static enum tryg_status unknown_sheet(const struct workbook *book, const char *name,
                                      struct tryg_error *err)
{
    const char *all = "", *lead = "";
    for (size_t i = 0; i < book->sheets; i++) {
        all = tryg_arena_print(book->arena, "%s%s%s", all, lead, book->name[i]);
        lead = ", ";
    }
    tryg_fail(err, TRYG_DATA,
              TX("%s har intet ark \"%s\". Ark i filen: %s.",
                 "%s has no sheet \"%s\". Sheets in the file: %s."),
              book->shown, name ? name : "", all);
    int near =
        name && book->sheets ? tryg_word_nearest(name, book->name, book->sheets) : -1;
    if (near >= 0) {
        tryg_fail_more(err, TX("Mente du \"%s\"?", "Did you mean \"%s\"?"),
                       book->name[near]);
    }
    return TRYG_DATA;
}

static enum tryg_status read_sheet(struct workbook *book, const char *name,
                                   struct tryg_sheet *sheet, struct tryg_error *err)
{
    struct tryg_grid grid = {.arena = book->arena};
    size_t at = 0;
    TRYG_TRY(open_workbook(book, err));
    while (at < book->sheets && name && strcmp(book->name[at], name) != 0) {
        at++;
    }
    if (at >= book->sheets) {
        return unknown_sheet(book, name, err);
    }
    TRYG_TRY(book->xlsx ? tryg_xlsx_read(book->xlsx, at, &grid, err)
                        : tryg_ods_read(book->path, book->shown, at, &grid, err));
    if (!tryg_grid_square(&grid, sheet)) {
        return tryg_fail(err, TRYG_DATA,
                         TX("%s, ark %s er for stort. Gem det som CSV.",
                            "%s, sheet %s is too large. Save it as CSV."),
                         book->shown, book->name[at]);
    }
    sheet->name = book->name[at];
    return TRYG_OK;
}

enum tryg_status tryg_sheet_read(const char *path, const char *shown, const char *name,
                                 tryg_arena *arena, struct tryg_sheet *sheet,
                                 struct tryg_error *err)
{
    struct workbook book = {.path = path, .shown = shown, .arena = arena};
    struct tryg_sheet read = {0};
    CPLPushErrorHandler(CPLQuietErrorHandler);
    enum tryg_status status = read_sheet(&book, name, &read, err);
    CPLPopErrorHandler();
    if (status == TRYG_OK) {
        *sheet = read;
    }
    return status;
}
