/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/base/lang.h"
#include "import/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

void *tryg_xlsx_widen(tryg_arena *arena, void *array, size_t n, size_t size)
{
    bool full = n == 0 || (n >= 16 && (n & (n - 1)) == 0);
    return full ? tryg_arena_grow(arena, array, n, n == 0 ? 16 : 2 * n, size) : array;
}

enum tryg_status tryg_xlsx_part(const tryg_xlsx *book, const char *part,
                                tryg_markup **markup, struct tryg_error *err)
{
    const char *path = tryg_arena_print(book->arena, "/vsizip/{%s}/%s", book->path, part);
    return tryg_markup_open(path, book->shown, book->arena, markup, err);
}

static const char *attribute(const tryg_markup *markup, const char *name,
                             tryg_arena *arena)
{
    const char *value = tryg_markup_attribute(markup, name);
    return value ? tryg_arena_copy(arena, value) : "";
}

long tryg_xlsx_whole(const tryg_markup *markup, const char *name, long otherwise)
{
    const char *value = tryg_markup_attribute(markup, name);
    return value ? strtol(value, NULL, 10) : otherwise;
}

/* A target is written against the folder of the part that names it, or from the root. */
static const char *resolve(const tryg_xlsx *book, const char *folder, const char *target)
{
    if (*target == '/') {
        return target + 1;
    }
    return tryg_arena_print(book->arena, "%s%s", folder, target);
}

static enum tryg_status read_relations(tryg_xlsx *book, const char *part,
                                       const char *folder, struct tryg_error *err)
{
    tryg_markup *in = NULL;
    enum tryg_mark mark = TRYG_MARK_TEXT;
    TRYG_TRY(tryg_xlsx_part(book, part, &in, err));
    book->relations = 0;
    book->relation = NULL;
    while (mark != TRYG_MARK_END) {
        TRYG_TRY(tryg_markup_next(in, &mark, err));
        if (mark == TRYG_MARK_OPEN && tryg_markup_is(in, "Relationship")) {
            book->relation = tryg_xlsx_widen(book->arena, book->relation, book->relations,
                                             sizeof *book->relation);
            const char *target = tryg_markup_attribute(in, "Target");
            book->relation[book->relations++] = (struct relation){
                attribute(in, "Id", book->arena), attribute(in, "Type", book->arena),
                resolve(book, folder, target ? target : "")};
        }
    }
    return TRYG_OK;
}

const char *tryg_xlsx_part_of_type(const tryg_xlsx *book, const char *ending)
{
    for (size_t i = 0; i < book->relations; i++) {
        const char *type = book->relation[i].type;
        size_t n = strlen(type), m = strlen(ending);
        if (n >= m && strcmp(type + n - m, ending) == 0) {
            return book->relation[i].target;
        }
    }
    return NULL;
}

static enum tryg_status read_workbook(tryg_xlsx *book, const char *part,
                                      struct tryg_error *err)
{
    tryg_markup *in = NULL;
    enum tryg_mark mark = TRYG_MARK_TEXT;
    TRYG_TRY(tryg_xlsx_part(book, part, &in, err));
    while (mark != TRYG_MARK_END) {
        TRYG_TRY(tryg_markup_next(in, &mark, err));
        if (mark != TRYG_MARK_OPEN) {
            continue;
        }
        if (tryg_markup_is(in, "workbookPr")) {
            const char *dates = attribute(in, "date1904", book->arena);
            book->from_1904 = strcmp(dates, "1") == 0 || strcmp(dates, "true") == 0;
        } else if (tryg_markup_is(in, "sheet")) {
            size_t n = book->sheets++;
            book->name = tryg_xlsx_widen(book->arena, book->name, n, sizeof *book->name);
            book->sheet_id =
                tryg_xlsx_widen(book->arena, book->sheet_id, n, sizeof *book->sheet_id);
            book->name[n] = attribute(in, "name", book->arena);
            book->sheet_id[n] = attribute(in, "id", book->arena);
        }
    }
    return TRYG_OK;
}

/* "xl/_rels/workbook.xml.rels" of "xl/workbook.xml". */
static const char *relations_of(tryg_xlsx *book, const char *part)
{
    const char *slash = strrchr(part, '/');
    const char *file = slash ? slash + 1 : part;
    book->folder = tryg_arena_copy_n(book->arena, part, (size_t)(file - part));
    return tryg_arena_print(book->arena, "%s_rels/%s.rels", book->folder, file);
}

static enum tryg_status no_sheet(const char *shown, struct tryg_error *err)
{
    return tryg_fail(
        err, TRYG_DATA,
        TX("%s har ingen ark, der kan læses.", "%s has no sheets that can be read."),
        shown);
}

enum tryg_status tryg_xlsx_open(const char *path, const char *shown, tryg_arena *arena,
                                tryg_xlsx **book, struct tryg_error *err)
{
    tryg_xlsx *opened = TRYG_NEW(arena, 1, tryg_xlsx);
    *opened = (tryg_xlsx){.path = path, .shown = shown, .arena = arena};
    TRYG_TRY(read_relations(opened, "_rels/.rels", "", err));
    const char *part = tryg_xlsx_part_of_type(opened, "/officeDocument");
    if (!part) {
        return no_sheet(shown, err);
    }
    TRYG_TRY(read_workbook(opened, part, err));
    const char *relations = relations_of(opened, part);
    TRYG_TRY(read_relations(opened, relations, opened->folder, err));
    if (opened->sheets == 0) {
        return no_sheet(shown, err);
    }
    *book = opened;
    return TRYG_OK;
}

size_t tryg_xlsx_sheets(const tryg_xlsx *book)
{
    return book->sheets;
}

const char **tryg_xlsx_names(const tryg_xlsx *book)
{
    return book->name;
}
