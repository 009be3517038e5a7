/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/grid.h"

#include <stdlib.h>

bool tryg_grid_put(struct tryg_grid *grid, size_t row, size_t column, const char *text,
                   bool is_text)
{
    if (!*text) {
        return true;
    }
    if (row >= TRYG_GRID_ROWS_MOST || column >= TRYG_GRID_COLUMNS_MOST) {
        return false;
    }
    if (grid->n == grid->room) {
        size_t room = grid->room ? 2 * grid->room : 256;
        grid->cell =
            tryg_arena_grow(grid->arena, grid->cell, grid->n, room, sizeof *grid->cell);
        grid->room = room;
    }
    grid->cell[grid->n++] =
        (struct tryg_grid_cell){(uint32_t)row, (uint32_t)column, text, is_text};
    return true;
}

static int cell_order(const void *a, const void *b)
{
    const struct tryg_grid_cell *x = a, *y = b;
    if (x->row != y->row) {
        return x->row < y->row ? -1 : 1;
    }
    return (x->column > y->column) - (x->column < y->column);
}

static void measure(const struct tryg_grid *grid, size_t *rows, size_t *columns)
{
    *rows = 0;
    *columns = 0;
    for (size_t i = 0; i < grid->n; i++) {
        *rows += i == 0 || grid->cell[i].row != grid->cell[i - 1].row;
        if (grid->cell[i].column >= *columns) {
            *columns = grid->cell[i].column + 1U;
        }
    }
}

bool tryg_grid_square(struct tryg_grid *grid, struct tryg_sheet *sheet)
{
    size_t rows = 0, columns = 0, row = 0;
    if (grid->n > 0) {
        qsort(grid->cell, grid->n, sizeof *grid->cell, cell_order);
    }
    measure(grid, &rows, &columns);
    if (rows * columns > TRYG_GRID_CELLS_MOST) {
        return false;
    }
    sheet->rows = rows;
    sheet->columns = columns;
    sheet->line = TRYG_NEW(grid->arena, rows, uint64_t);
    sheet->cell = TRYG_NEW(grid->arena, rows * columns, const char *);
    sheet->is_text = TRYG_NEW(grid->arena, rows * columns, bool);
    for (size_t c = 0; c < rows * columns; c++) {
        sheet->cell[c] = "";
    }
    for (size_t i = 0; i < grid->n; i++) {
        const struct tryg_grid_cell *cell = &grid->cell[i];
        row += i > 0 && cell->row != cell[-1].row;
        sheet->line[row] = cell->row + 1U;
        sheet->cell[row * columns + cell->column] = cell->text;
        sheet->is_text[row * columns + cell->column] = cell->is_text;
    }
    return true;
}
