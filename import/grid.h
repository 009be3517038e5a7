/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a sheet as its file gives them, one by one, before they are put in rows.
 */
#ifndef TRYG_IMPORT_GRID_H
#define TRYG_IMPORT_GRID_H

#include "import/sheet.h"

enum {
    TRYG_GRID_ROWS_MOST = 1 << 20, /* of a sheet, in Excel and LibreOffice alike */
    TRYG_GRID_COLUMNS_MOST = 1 << 14,
    TRYG_GRID_CELLS_MOST = 1 << 26 /* rows x columns that we are willing to hold */
};

struct tryg_grid {
    tryg_arena *arena;
    size_t n, room;
    struct tryg_grid_cell {
        uint32_t row, column; /* from 0 */
        const char *text;
        bool is_text;
    } * cell;
};

/* Keep a cell; an empty text is no cell. Returns false when it lies beyond any sheet. */
bool tryg_grid_put(struct tryg_grid *grid, size_t row, size_t column, const char *text,
                   bool is_text);

/* Make rows of the cells. Returns false when they are more than we hold. */
bool tryg_grid_square(struct tryg_grid *grid, struct tryg_sheet *sheet);

#endif
