/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML from beginning to end, one mark after the other, for the inside of workbooks.
 *
 * OGR's own readers of XLSX and ODS lose what a table must keep: whether a cell is a text
 * or a number ("1E5", "007"), the time of a date, a boolean; so the sheets are read here.
 * A whole tree in memory would cost half a kilobyte a cell.
 *
 * Shape    a cursor. <a/> comes as an opening and a closing mark. Comments, processing
 *          instructions and the document type are passed over; no entity but the five of
 *          XML and character references exists, so nothing can grow or reach outside.
 * Law      every element is closed, in order, before the file ends; else it is damaged.
 * Out      texts are UTF-8, entities resolved, live until the next step.
 * Owner    the arena closes the file.
 */
#ifndef TRYG_IMPORT_MARKUP_H
#define TRYG_IMPORT_MARKUP_H

#include <stdbool.h>

#include "geodata/base/arena.h"

enum { TRYG_MARK_MOST = 1 << 22 }; /* bytes of one tag or one run of text */

enum tryg_mark {
    TRYG_MARK_END = 0, /* of the file */
    TRYG_MARK_OPEN,
    TRYG_MARK_CLOSE,
    TRYG_MARK_TEXT,
};

typedef struct tryg_markup tryg_markup;

/* `path` may be any that GDAL's virtual files know: "/vsizip/{a.xlsx}/xl/workbook.xml".
 * Fails    TRYG_DATA: cannot be opened; `shown` is the file people know. */
TRYG_MUST_CHECK
enum tryg_status tryg_markup_open(const char *path, const char *shown, tryg_arena *arena,
                                  tryg_markup **markup, struct tryg_error *err);

/* The next mark. Fails    TRYG_DATA: the file is damaged, or not UTF-8. */
TRYG_MUST_CHECK
enum tryg_status tryg_markup_next(tryg_markup *markup, enum tryg_mark *mark,
                                  struct tryg_error *err);

/* Of an opening or closing mark: is it called `name`? A name without a colon is met by
 * any prefix: "row" by <row> and <x:row>. */
bool tryg_markup_is(const tryg_markup *markup, const char *name);

/* Of an opening mark: the attribute's value, NULL if it has none; the same rule. */
const char *tryg_markup_attribute(const tryg_markup *markup, const char *name);

const char *tryg_markup_text(const tryg_markup *markup);

/* From an opening mark, go on past its closing one. */
TRYG_MUST_CHECK
enum tryg_status tryg_markup_skip(tryg_markup *markup, struct tryg_error *err);

#endif
