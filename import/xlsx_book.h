/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a tryg_xlsx; for xlsx.c, xlsx_texts.c and xlsx_cells.c alone. */
#ifndef TRYG_IMPORT_XLSX_BOOK_H
#define TRYG_IMPORT_XLSX_BOOK_H

#include "import/markup.h"
#include "import/xlsx.h"

/* One part of the package that another one names. */
struct relation {
    const char *id, *type, *target;
};

struct tryg_xlsx {
    const char *path, *shown;
    tryg_arena *arena;
    const char *folder; /* of the workbook part, "xl/" */
    bool from_1904;
    size_t sheets, relations, strings, styles;
    const char **name, **sheet_id; /* [sheets] */
    struct relation *relation;
    const char **string; /* [strings] shared texts */
    bool *dated;         /* [styles] shows as a date or a time */
    bool loaded;         /* strings and styles are read */
};

/* Open a part of the package, "xl/styles.xml". */
TRYG_MUST_CHECK
enum tryg_status tryg_xlsx_part(const tryg_xlsx *book, const char *part,
                                tryg_markup **markup, struct tryg_error *err);

/* The part of the kind that ends so ("/styles"), or NULL. */
const char *tryg_xlsx_part_of_type(const tryg_xlsx *book, const char *ending);

/* An attribute as a whole number. */
long tryg_xlsx_whole(const tryg_markup *markup, const char *name, long otherwise);

/* The text of an opened <si> or <is>: its <t>s, whatever their fonts, without the
 * pronunciation that Japanese files carry. */
TRYG_MUST_CHECK
enum tryg_status tryg_xlsx_rich(tryg_markup *in, const char *element, tryg_arena *arena,
                                const char **text, struct tryg_error *err);

/* Read the shared texts and the number formats. */
TRYG_MUST_CHECK
enum tryg_status tryg_xlsx_texts(tryg_xlsx *book, struct tryg_error *err);

/* Room for one more in an array that doubles from 16. */
void *tryg_xlsx_widen(tryg_arena *arena, void *array, size_t n, size_t size);

#endif
