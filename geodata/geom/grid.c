/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "geodata/geom/locator_grid.h"

/* Beyond the last column is in it, and so is NAN, which fails the comparison; before the
 * first is in the first. */
static inline double within(double place, double last)
{
    double capped = place < last ? place : last;
    return capped > 0.0 ? capped : 0.0;
}

static inline double column_of(const struct tryg_grid *g, double x)
{
    return within((x - g->west) * g->columns_per_unit, g->last_column);
}

static inline double row_of(const struct tryg_grid *g, double y)
{
    return within((y - g->south) * g->rows_per_unit, g->last_row);
}

static inline uint32_t cell_number(const struct tryg_grid *g, double column, double row)
{
    return (uint32_t)(int32_t)row * g->row_cells + (uint32_t)(int32_t)column;
}

struct tryg_box tryg_grid_box(const struct tryg_grid *grid)
{
    double side_x = 1.0 / grid->columns_per_unit, side_y = 1.0 / grid->rows_per_unit;
    return (struct tryg_box){grid->west + side_x, grid->south + side_y,
                             grid->west + grid->last_column * side_x,
                             grid->south + grid->last_row * side_y};
}

struct tryg_grid_place tryg_grid_place(const struct tryg_grid *grid, double x, double y)
{
    for (;;) {
        double column = column_of(grid, x), row = row_of(grid, y);
        uint32_t cell = grid->cell[cell_number(grid, column, row)];
        if (cell < TRYG_CELL_NESTED || cell >= TRYG_CELL_ASK) {
            return (struct tryg_grid_place){grid, (uint32_t)column, (uint32_t)row, cell};
        }
        grid = &grid->nested[cell & ~TRYG_CELL_NESTED];
    }
}

/* Whether the way from the point to the corner crosses the edge: F of locator.c. *near
 * becomes true when a rounding error, or the tolerance, could make it another. */
static inline bool is_beyond(const struct tryg_cell_edge *e, float u, float v,
                             float tolerance, bool *near)
{
    float left = e->across_x * u + e->across_y * v + e->off;
    bool level = (v >= e->low) & (v < e->high);
    *near |= (fabsf(v - e->low) <= tolerance) | (fabsf(v - e->high) <= tolerance) |
             (level & (fabsf(left) <= tolerance));
    return (level & (left < 0.0F)) != (v >= e->west_end);
}

static uint32_t find_in_cell(const struct tryg_grid *g, uint32_t at, float u, float v)
{
    for (;;) {
        const struct tryg_cell_head *head = &g->unit[at].head;
        uint32_t mask = head->at_corner, end = at + 1 + head->edges;
        bool near = false;
        for (at++; at < end; at++) {
            const struct tryg_cell_edge *e = &g->unit[at].edge;
            mask ^= e->sides & (0U - (uint32_t)is_beyond(e, u, v, g->tolerance, &near));
        }
        if (near) {
            return TRYG_CELL_ASK;
        }
        mask &= TRYG_SIDES;
        if (mask) {
            return head->area[__builtin_ctz(mask)];
        }
        if (head->last) {
            return TRYG_NO_AREA;
        }
    }
}

static uint32_t find_mixed(const struct tryg_grid *g, uint32_t cell, double x, double y)
{
    if (cell >= TRYG_CELL_NESTED) {
        if (cell == TRYG_CELL_ASK) {
            return cell;
        }
        struct tryg_grid_place place =
            tryg_grid_place(&g->nested[cell & ~TRYG_CELL_NESTED], x, y);
        g = place.grid;
        cell = place.cell;
        if (cell < TRYG_CELL_MIXED || cell >= TRYG_CELL_ASK) {
            return cell;
        }
    }
    double column = column_of(g, x), row = row_of(g, y);
    return find_in_cell(g, cell & ~TRYG_CELL_MIXED, (float)(column - (int32_t)column),
                        (float)(row - (int32_t)row));
}

/* Speed-up 5 of locator.c: in passes, so that the memory a pass needs has been called for
 * by the one before, and no pass waits or guesses a branch. */
size_t tryg_grid_find(const struct tryg_grid *grid, size_t n, const double *x,
                      const double *y, uint32_t *area, uint16_t *ask)
{
    uint32_t number[TRYG_GRID_PIECE];
    uint16_t mixed[TRYG_GRID_PIECE];
    size_t n_mixed = 0, n_ask = 0;
    for (size_t i = 0; i < n; i++) {
        number[i] = cell_number(grid, column_of(grid, x[i]), row_of(grid, y[i]));
    }
    for (size_t i = 0; i < n; i++) {
        __builtin_prefetch(&grid->cell[number[i]]);
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t cell = grid->cell[number[i]];
        area[i] = cell;
        mixed[n_mixed] = (uint16_t)i;
        n_mixed += (cell + 1) >> 31; /* TRYG_NO_AREA + 1 is 0 */
    }
    for (size_t m = 0; m < n_mixed; m++) {
        uint32_t cell = area[mixed[m]]; /* NOLINT(*ArraySubscript): written above */
        __builtin_prefetch(
            &grid->unit[cell < TRYG_CELL_NESTED ? cell & ~TRYG_CELL_MIXED : 0]);
    }
    for (size_t m = 0; m < n_mixed; m++) {
        size_t i = mixed[m];
        area[i] = find_mixed(grid, area[i], x[i], y[i]);
        ask[n_ask] = (uint16_t)i;
        n_ask += area[i] == TRYG_CELL_ASK;
    }
    return n_ask;
}
