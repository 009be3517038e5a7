/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid inside a locator: what locator_build.c builds and locator.c asks. Private to
 * the room; the mathematics is in locator.c. */
#ifndef TRYG_GEOM_LOCATOR_GRID_H
#define TRYG_GEOM_LOCATOR_GRID_H

#include "geodata/geom/locator.h"

/* A cell: an area or CELL_OUTSIDE when it has one answer, else CELL_MIXED and the number
 * of its first page. */
#define TRYG_CELL_MIXED UINT32_C(0x80000000)
#define TRYG_CELL_OUTSIDE UINT32_C(0x7FFFFFFF)

enum { TRYG_PAGE_AREAS = 32 };

/* The areas of a mixed cell, the lowest first, 32 a page; the pages of a cell lie behind
 * each other. Bit b of a mask stands for area[area_at + b]. */
struct tryg_cell_page {
    uint32_t edge_at, edges; /* those that pass through the cell */
    uint32_t area_at;
    uint32_t at_corner; /* mask of the areas that hold the cell's corner */
    bool last;
};

/* An edge upwards from (x0, y0) by (dx, dy) to the height y1: one cache line. */
struct tryg_cell_edge {
    double x0, y0, dx, dy, y1;
    double west_end_y; /* height of the end west of the cell's corner, else INFINITY */
    double error;      /* of dx (y - y0) - dy (x - x0), rounded, in this cell */
    uint32_t sides;    /* mask of the areas it borders */
    uint32_t exact;    /* number of its corners in tryg_locator.corner */
};

struct tryg_locator {
    double west, south, columns_per_m, rows_per_m;
    double columns, rows;
    size_t row_cells;
    uint32_t *cell; /* [rows * columns], the south-west first */
    struct tryg_cell_page *page;
    struct tryg_cell_edge *edge;
    uint32_t *area;
    double (*corner)[4]; /* x0, y0, x1, y1 of every edge */
};

#endif
