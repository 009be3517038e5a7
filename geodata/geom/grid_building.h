/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in hand while a grid is built: shared by grid_build.c, which lays the grid out
 * and sweeps over it, and grid_cell.c, which settles one cell. Private to the room. */
#ifndef TRYG_GEOM_GRID_BUILDING_H
#define TRYG_GEOM_GRID_BUILDING_H

#include "geodata/geom/locator_grid.h"

/* A set of areas, ascending. */
struct tryg_held {
    size_t n;
    uint32_t *area;
};

enum { TRYG_GRID_DEPTH_MOST = 3 }; /* grids in a grid in a grid */

/* One for a grid and all those nested in it. */
struct tryg_grid_site {
    const struct tryg_grid_plan *plan;
    tryg_arena *arena, *scratch;
    size_t nested_cells_left; /* so many cells may still be spent on nested grids */
    uint32_t stamp;
    uint32_t *touched; /* [areas] stamp of the cell that last met an edge of the area */
    uint32_t *meeting; /* [areas + 1] room for the areas of one cell */
    uint32_t *near;    /* [edges] room for the edges of one cell */
    /* [areas + 1] room for the sets of the sweep at each depth, and at its row's west */
    uint32_t *held[TRYG_GRID_DEPTH_MOST + 1], *at_west[TRYG_GRID_DEPTH_MOST + 1];
};

struct tryg_grid_building {
    struct tryg_grid_site *site;
    struct tryg_grid *grid;
    int depth;             /* of a grid in a grid */
    double side_x, side_y; /* of a cell */
    double margin;         /* in cells; the MARGIN of grid_build.c and the tolerance */
    size_t rows, columns;
    size_t edges; /* that come near the grid */
    const uint32_t *edge;
    uint32_t *listed_at, *listed; /* [cells + 1], edges that come near each cell */
    struct tryg_held held;        /* areas that hold the corner the sweep is at */
    size_t units, unit_room, nested, nested_room;
};

/* A cell: its corner, a margin south-west of where it begins, and its far limits. */
struct tryg_grid_corner {
    size_t column, row;
    double x, y, east, north;
};

/* What the grid keeps of a cell of `listed` edges with the areas b->held at its corner;
 * appends to b->grid->unit. */
uint32_t tryg_grid_settle(struct tryg_grid_building *b, const uint32_t *listed, size_t n,
                          const struct tryg_grid_corner *c);

/* The first step alone: a grid over the border, and which of its edges come near each
 * cell: listed[listed_at[c]] .. listed[listed_at[c + 1] - 1], for any two that meet in
 * one cell at least. Returns the number of cells. */
size_t tryg_grid_list(const struct tryg_border *border, tryg_arena *scratch,
                      const uint32_t **listed_at, const uint32_t **listed);

void tryg_held_toggle(struct tryg_held *held, uint32_t area);

/* F of locator.c for the corner at x, and its w, exactly. */
bool tryg_grid_is_beyond(const struct tryg_border_edge *e, double corner_x, double x,
                         double y);
double tryg_grid_west_end(const struct tryg_border_edge *e, double corner_x);
bool tryg_grid_is_right(const struct tryg_border_edge *e, double x, double y);

#endif
