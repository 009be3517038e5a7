/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid inside a locator and a spotter: what grid_build.c and grid_cell.c build and
 * grid.c asks. Private to the room; the mathematics is in locator.c.
 *
 * A grid answers for points that lie farther than its tolerance from every border, and
 * names the others, for its owner to decide: a locator by exact arithmetic, a spotter by
 * PROJ.
 */
#ifndef TRYG_GEOM_LOCATOR_GRID_H
#define TRYG_GEOM_LOCATOR_GRID_H

#include "geodata/geom/border.h"
#include "geodata/shape/areas.h"

/* A cell: an area, TRYG_NO_AREA, or one of these three, which have the top bit. */
#define TRYG_CELL_MIXED UINT32_C(0x80000000)  /* | number of its first unit */
#define TRYG_CELL_NESTED UINT32_C(0xC0000000) /* | number of the grid inside it */
#define TRYG_CELL_ASK UINT32_C(0xFFFFFFFE)    /* the grid does not know */

/* So many areas, edges and units are possible. */
#define TRYG_CELL_MOST UINT32_C(0x3FFFFFFE)

enum {
    TRYG_PAGE_AREAS = 4,
    TRYG_GRID_PIECE = 512 /* points that tryg_grid_find takes at a time */
};

/* A mixed cell is a row of pages: a head, then its edges. Lengths are in cells, from the
 * cell's own south-west. Bit b of a mask stands for area[b]; the pages of a cell go
 * upwards through its areas. */
union tryg_cell_unit {
    struct tryg_cell_head {
        uint32_t edges, last;
        uint32_t at_corner; /* mask of the areas that hold the cell's corner */
        uint32_t area[TRYG_PAGE_AREAS];
    } head;
    struct tryg_cell_edge {
        float across_x, across_y, off; /* distance to the left of it */
        float low, high;               /* heights of its ends */
        float west_end; /* height of the end west of the cell's corner, else INFINITY */
        uint32_t sides; /* mask of the areas it borders, | TRYG_WEST_LOW or _HIGH */
        uint32_t edge;  /* its number in the border */
    } edge;
};

enum { TRYG_WEST_LOW = 16, TRYG_WEST_HIGH = 32, TRYG_SIDES = 15 };

struct tryg_grid {
    double west, south, columns_per_unit, rows_per_unit;
    double last_column, last_row; /* whatever lies beyond belongs to these */
    float tolerance;              /* in cells */
    uint32_t row_cells;
    uint32_t *cell; /* [rows * columns], the south-west first */
    union tryg_cell_unit *unit;
    struct tryg_grid *nested;
};

/* How the grid is to be made. */
struct tryg_grid_plan {
    const struct tryg_border *border;
    size_t areas;
    double tolerance; /* how far from its edge a border may really run, in units */
    bool ask_beyond;  /* is a point off the grid to be asked about, or outside? */
};

/* In       a border with edges. Out: the grid's own tolerance covers the plan's and its
 *          rounding. Owner: the arena. */
void tryg_grid_build(const struct tryg_grid_plan *plan, tryg_arena *arena,
                     struct tryg_grid *grid);

/* The grid without its outermost cells: in it the grid answers, but for the points it
 * asks about. */
struct tryg_box tryg_grid_box(const struct tryg_grid *grid);

/* The areas of n <= TRYG_GRID_PIECE points; ask[0..k) become the numbers of those that
 * it does not know, ascending. Returns k. NAN belongs to the last row or column. */
size_t tryg_grid_find(const struct tryg_grid *grid, size_t n, const double *x,
                      const double *y, uint32_t *area, uint16_t *ask);

/* The cell of a point: the innermost grid, and its column and row. The entry returned is
 * never TRYG_CELL_NESTED. */
struct tryg_grid_place {
    const struct tryg_grid *grid;
    uint32_t column, row, cell;
};
struct tryg_grid_place tryg_grid_place(const struct tryg_grid *grid, double x, double y);

#endif
