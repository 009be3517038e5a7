/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a grid: for every cell a list of the edges that come near it, then a sweep
 * along each row of cells that knows at every corner which areas hold it. A cell that too
 * many edges come near becomes a grid of its own: one stray area far away does not make
 * the cells of all others coarse. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "geodata/geom/grid_building.h"

/* ---- how large the cells are ---------------------------------------------------- */

enum {
    CELLS_AN_EDGE = 8,
    CELLS_AN_EDGE_LEAST = 2,
    CELLS_LEAST = 64,
    CELLS_CACHED = 1 << 18, /* fill a cache of 1 MiB */
    SIDE_MOST = 2048,       /* cells along the side of a grid */
    CROWD = 24,             /* edges that make a nested grid worth its memory */
    NESTED_CELLS_AN_EDGE = 16,
};

/* How far, in cells, a corner lies before the cell it belongs to, and by how much more an
 * edge may miss the cell and be listed in it. Rounding is far below: of the place in
 * cells, fl((x - west) / side), by 3 units in the last place of at most 2^11, so 2^-40;
 * of a corner, by two units in the last place of a coordinate, which is at most 2^30
 * sides, so 2^-21. To it comes the tolerance, twice as much in a grid as in those nested
 * in it: so their corners lie inside the cell they fill. */
static const double MARGIN = 0x1p-16;
static const double TOLERANCE_MARGIN = 0x1p5;

/* The tolerance of the answers: the single-precision sums of grid.c are wrong by less
 * than 8 units of 2^-24 of a cell, the ends' heights by less than 2. */
static const double ROUNDING = 0x1p-19;

/* The last place of a row or column is so much before its end. */
static const double HAIR = 0x1p-26;

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* No cell may be so small that the rounding of coordinates (2^-53 of their size) or the
 * tolerance would be felt against it. */
static double least_side(const struct tryg_grid_plan *plan, struct tryg_box box)
{
    double coordinate = larger(larger(fabs(box.west), fabs(box.east)),
                               larger(fabs(box.south), fabs(box.north)));
    return larger(larger(coordinate * 0x1p-30, DBL_MIN * 0x1p60),
                  8.0 * TOLERANCE_MARGIN * plan->tolerance);
}

/* Eight cells an edge, as long as they fit into a cache; more than that cost as much to
 * make and to fetch as the edges they keep out. */
static double cells_for(size_t edges)
{
    double many = CELLS_AN_EDGE * (double)edges;
    many = many < CELLS_CACHED ? many : CELLS_CACHED;
    return larger(larger(CELLS_LEAST, CELLS_AN_EDGE_LEAST * (double)edges), many);
}

/* The sides of so many cells, in the proportion in which the edges
 * run north and east: so degrees, too, are square on the ground. */
static void choose_sides(struct tryg_grid_building *b, struct tryg_box box)
{
    const struct tryg_grid_plan *plan = b->site->plan;
    double width = box.east - box.west, height = box.north - box.south;
    double run_x = 0.0, run_y = 0.0;
    for (size_t i = 0; i < b->edges; i++) {
        const struct tryg_border_edge *e = &plan->border->edge[b->edge[i]];
        run_x += fabs(e->x1 - e->x0);
        run_y += e->y1 - e->y0;
    }
    double slope = run_x > 0.0 && run_y > 0.0 ? run_y / run_x : 1.0;
    slope = slope > 16.0 ? 16.0 : larger(slope, 1.0 / 16.0);
    double least = least_side(plan, box);
    double cells = cells_for(b->edges);
    double side = sqrt(width / slope * (height / cells));
    b->side_x = larger(larger(side, width / SIDE_MOST), least);
    b->side_y = larger(larger(side * slope, height / SIDE_MOST), least);
}

static void lay(struct tryg_grid_building *b)
{
    struct tryg_grid *g = b->grid;
    const struct tryg_grid_site *site = b->site;
    double per_unit = larger(1.0 / b->side_x, 1.0 / b->side_y);
    double tolerance = site->plan->tolerance * per_unit;
    b->margin = MARGIN + TOLERANCE_MARGIN * tolerance / (double)(1 << b->depth);
    g->tolerance = (float)(ROUNDING + tolerance * (1.0 + 0x1p-20));
    g->columns_per_unit = 1.0 / b->side_x;
    g->rows_per_unit = 1.0 / b->side_y;
    g->last_column = (double)b->columns - HAIR;
    g->last_row = (double)b->rows - HAIR;
    g->row_cells = (uint32_t)b->columns;
    g->cell = TRYG_NEW(site->arena, b->rows * b->columns, uint32_t);
}

/* The outermost cells of the whole grid hold no area. */
static void lay_whole(struct tryg_grid_building *b, struct tryg_box box)
{
    choose_sides(b, box);
    b->grid->west = box.west - 1.25 * b->side_x;
    b->grid->south = box.south - 1.25 * b->side_y;
    b->columns = (size_t)((box.east - b->grid->west) / b->side_x + 0.25) + 2;
    b->rows = (size_t)((box.north - b->grid->south) / b->side_y + 0.25) + 2;
    lay(b);
}

/* A nested grid fills its cell and half of the margins on each side, in the proportion of
 * the cell: its own margins are at most half as wide, so its corners lie within those of
 * the cell, where the cell's list of edges is complete. */
static void lay_nested(struct tryg_grid_building *b, struct tryg_box box, double least)
{
    double width = box.east - box.west, height = box.north - box.south;
    double across = ceil(sqrt(cells_for(b->edges)));
    double finest = floor((width < height ? width : height) / least);
    across = across < finest ? across : finest;
    across = across < SIDE_MOST ? across : SIDE_MOST;
    b->columns = b->rows = (size_t)across;
    b->side_x = width / across;
    b->side_y = height / across;
    b->grid->west = box.west;
    b->grid->south = box.south;
    lay(b);
}

static double corner_x(const struct tryg_grid_building *b, size_t column)
{
    return b->grid->west + ((double)column - b->margin) * b->side_x;
}

static double corner_y(const struct tryg_grid_building *b, size_t row)
{
    return b->grid->south + ((double)row - b->margin) * b->side_y;
}

static struct tryg_grid_corner corner_of(const struct tryg_grid_building *b,
                                         size_t column, size_t row)
{
    return (struct tryg_grid_corner){
        .column = column,
        .row = row,
        .x = corner_x(b, column),
        .y = corner_y(b, row),
        .east = corner_x(b, column + 1) + 2.0 * b->margin * b->side_x,
        .north = corner_y(b, row + 1) + 2.0 * b->margin * b->side_y};
}

static struct tryg_box box_of(const struct tryg_border *border)
{
    struct tryg_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < border->edges; i++) {
        const struct tryg_border_edge *e = &border->edge[i];
        double west = e->x0 < e->x1 ? e->x0 : e->x1;
        box.west = west < box.west ? west : box.west;
        box.east = larger(larger(e->x0, e->x1), box.east);
        box.south = e->y0 < box.south ? e->y0 : box.south;
        box.north = larger(e->y1, box.north);
    }
    return box;
}

static uint32_t *all_of(const struct tryg_border *border, tryg_arena *scratch)
{
    uint32_t *all = TRYG_NEW(scratch, border->edges, uint32_t);
    for (size_t i = 0; i < border->edges; i++) {
        all[i] = (uint32_t)i;
    }
    return all;
}

/* ---- which edges come near a cell ----------------------------------------------- */

static size_t within(double place, size_t cells)
{
    if (!(place > 0.0)) {
        return 0;
    }
    return place < (double)cells ? (size_t)place : cells - 1;
}

/* An edge in cells. */
struct run {
    double x0, y0, x1, y1, slope;
};

static struct run run_of(const struct tryg_grid_building *b, uint32_t number)
{
    const struct tryg_border_edge *e = &b->site->plan->border->edge[number];
    const struct tryg_grid *g = b->grid;
    struct run run = {.x0 = (e->x0 - g->west) * g->columns_per_unit,
                      .y0 = (e->y0 - g->south) * g->rows_per_unit,
                      .x1 = (e->x1 - g->west) * g->columns_per_unit,
                      .y1 = (e->y1 - g->south) * g->rows_per_unit};
    run.slope = run.y1 > run.y0 ? (run.x1 - run.x0) / (run.y1 - run.y0) : 0.0;
    return run;
}

/* The columns in which the run comes near the row: where it enters and leaves the row's
 * band, and two margins more. */
static void columns_in_row(const struct tryg_grid_building *b, const struct run *run,
                           size_t row, size_t *first, size_t *last)
{
    double south = (double)row - 2.0 * b->margin;
    double north = (double)row + 1.0 + 2.0 * b->margin;
    bool enters_below = run->y0<south, leaves_above = run->y1> north;
    double enters = enters_below ? run->x0 + run->slope * (south - run->y0) : run->x0;
    double leaves = leaves_above ? run->x1 - run->slope * (run->y1 - north) : run->x1;
    double west = enters < leaves ? enters : leaves, east = larger(enters, leaves);
    *first = within(west - 2.0 * b->margin, b->columns);
    *last = within(east + 2.0 * b->margin, b->columns);
}

struct listing {
    size_t n, room;
    struct pair {
        uint32_t cell, edge;
    } * pair;
};

static void list_edge(struct tryg_grid_building *b, uint32_t number,
                      struct listing *listing)
{
    struct run run = run_of(b, number);
    size_t bottom = within(run.y0 - 2.0 * b->margin, b->rows);
    size_t top = within(run.y1 + 2.0 * b->margin, b->rows);
    for (size_t row = bottom; row <= top; row++) {
        size_t first, last;
        columns_in_row(b, &run, row, &first, &last);
        if (listing->n + (last - first + 1) > listing->room) {
            size_t more = 2 * (listing->n + (last - first + 1)) + 64;
            listing->pair = tryg_arena_grow(b->site->scratch, listing->pair, listing->n,
                                            more, sizeof *listing->pair);
            listing->room = more;
        }
        for (size_t column = first; column <= last; column++) {
            uint32_t cell = (uint32_t)(row * b->columns + column);
            listing->pair[listing->n++] = (struct pair){cell, number};
            b->listed_at[cell]++;
        }
    }
}

/* Counts become ends, and filling from behind turns the ends into beginnings. */
static void list_edges(struct tryg_grid_building *b)
{
    size_t cells = b->rows * b->columns;
    struct listing listing = {.room = 3 * b->edges + 64};
    listing.pair = TRYG_NEW(b->site->scratch, listing.room, struct pair);
    b->listed_at = TRYG_NEW(b->site->scratch, cells + 1, uint32_t);
    for (size_t i = 0; i < b->edges; i++) {
        list_edge(b, b->edge[i], &listing);
    }
    for (size_t c = 1; c <= cells; c++) {
        b->listed_at[c] += b->listed_at[c - 1];
    }
    b->listed = TRYG_NEW(b->site->scratch, listing.n, uint32_t);
    for (size_t i = listing.n; i-- > 0;) {
        b->listed[--b->listed_at[listing.pair[i].cell]] = listing.pair[i].edge;
    }
}

size_t tryg_grid_list(const struct tryg_border *border, tryg_arena *scratch,
                      const uint32_t **listed_at, const uint32_t **listed)
{
    struct tryg_grid_plan plan = {.border = border};
    struct tryg_grid_site site = {.plan = &plan, .arena = scratch, .scratch = scratch};
    struct tryg_grid grid = {0};
    struct tryg_grid_building b = {.site = &site,
                                   .grid = &grid,
                                   .edges = border->edges,
                                   .edge = all_of(border, scratch)};
    lay_whole(&b, box_of(border));
    list_edges(&b);
    *listed_at = b.listed_at;
    *listed = b.listed;
    return b.rows * b.columns;
}

/* ---- the sweep ------------------------------------------------------------------ */

static void toggle_sides(struct tryg_grid_building *b, const struct tryg_border_edge *e)
{
    const struct tryg_border *border = b->site->plan->border;
    for (uint32_t s = 0; s < e->sides; s++) {
        tryg_held_toggle(&b->held, border->side[e->side_at + s]);
    }
}

/* From the corner of the cell to that of the next: whatever crosses the line between. */
static void pass_east(struct tryg_grid_building *b, const uint32_t *listed, size_t n,
                      const struct tryg_grid_corner *c, double next_x)
{
    for (size_t i = 0; i < n; i++) {
        const struct tryg_border_edge *e = &b->site->plan->border->edge[listed[i]];
        bool level = c->y >= e->y0 && c->y < e->y1;
        if (level &&
            tryg_grid_is_right(e, c->x, c->y) != tryg_grid_is_right(e, next_x, c->y)) {
            toggle_sides(b, e);
        }
    }
}

/* From the corner to (x, y), a point north-east of it that the list is complete for. */
static void pass_to(struct tryg_grid_building *b, const uint32_t *listed, size_t n,
                    const struct tryg_grid_corner *c, double x, double y)
{
    for (size_t i = 0; i < n; i++) {
        const struct tryg_border_edge *e = &b->site->plan->border->edge[listed[i]];
        bool east_of_corner = larger(e->x0, e->x1) > c->x;
        bool level = e->y1 > c->y && e->y0 <= y;
        if (east_of_corner && level &&
            tryg_grid_is_beyond(e, c->x, x, y) !=
                tryg_grid_is_beyond(e, c->x, c->x, c->y)) {
            toggle_sides(b, e);
        }
    }
}

static struct tryg_box cell_box(const struct tryg_grid_building *b,
                                const struct tryg_grid_corner *c)
{
    double inset_x = 0.5 * b->margin * b->side_x, inset_y = 0.5 * b->margin * b->side_y;
    return (struct tryg_box){c->x + inset_x, c->y + inset_y, c->east - inset_x,
                             c->north - inset_y};
}

static uint32_t build_nested(struct tryg_grid_building *b, const uint32_t *listed,
                             size_t n, const struct tryg_grid_corner *c);

/* Is a grid worth while, and possible, inside a cell of n edges? */
static bool is_crowd(const struct tryg_grid_building *b, size_t n,
                     const struct tryg_grid_corner *c)
{
    if (n <= CROWD || b->depth == TRYG_GRID_DEPTH_MOST ||
        (double)b->site->nested_cells_left < 2.0 * cells_for(n)) {
        return false;
    }
    double least = least_side(b->site->plan, cell_box(b, c));
    return b->side_x > 4.0 * least && b->side_y > 4.0 * least;
}

static void sweep_row(struct tryg_grid_building *b, size_t row)
{
    uint32_t *cell = b->grid->cell + row * b->columns;
    const uint32_t *listed_at = b->listed_at + row * b->columns;
    for (size_t column = 0; column < b->columns; column++) {
        size_t n = listed_at[column + 1] - listed_at[column];
        if (n == 0) {
            cell[column] = b->held.n ? b->held.area[0] : TRYG_NO_AREA;
            continue;
        }
        const uint32_t *listed = b->listed + listed_at[column];
        struct tryg_grid_corner c = corner_of(b, column, row);
        cell[column] = is_crowd(b, n, &c) ? build_nested(b, listed, n, &c)
                                          : tryg_grid_settle(b, listed, n, &c);
        pass_east(b, listed, n, &c, corner_x(b, column + 1));
    }
}

/* `at_west` holds the first corner of a row, and is brought to the next. */
static void sweep(struct tryg_grid_building *b, struct tryg_held *at_west)
{
    b->held.area = b->site->held[b->depth];
    for (size_t row = 0; row < b->rows; row++) {
        b->held.n = at_west->n;
        memcpy(b->held.area, at_west->area, at_west->n * sizeof *at_west->area);
        sweep_row(b, row);
        size_t first = row * b->columns;
        struct tryg_grid_corner c = corner_of(b, 0, row);
        struct tryg_held kept = b->held;
        b->held = *at_west;
        pass_to(b, b->listed + b->listed_at[first],
                b->listed_at[first + 1] - b->listed_at[first], &c, c.x,
                corner_y(b, row + 1));
        *at_west = b->held;
        b->held = kept;
    }
}

/* ---- keeping -------------------------------------------------------------------- */

/* Room for as many units as there can be where no cell has more than a page, so that it
 * hardly ever grows; two units a cache line. */
static void make_room(struct tryg_grid_building *b)
{
    enum { CACHE_LINE = 64 };
    struct tryg_grid *g = b->grid;
    size_t cells = b->rows * b->columns, mixed = 0;
    for (size_t c = 0; c < cells; c++) {
        mixed += b->listed_at[c + 1] > b->listed_at[c];
    }
    b->unit_room = mixed + b->listed_at[cells];
    unsigned char *lines =
        tryg_arena_alloc(b->site->arena, 1, b->unit_room * sizeof *g->unit + CACHE_LINE);
    lines += (CACHE_LINE - (uintptr_t)lines % CACHE_LINE) % CACHE_LINE;
    g->unit = (union tryg_cell_unit *)(void *)lines;
}

static void keep_nested(struct tryg_grid_building *b)
{
    struct tryg_grid *g = b->grid;
    const struct tryg_grid *nested = g->nested;
    g->nested = TRYG_NEW(b->site->arena, b->nested, struct tryg_grid);
    if (b->nested) {
        memcpy(g->nested, nested, b->nested * sizeof *nested);
    }
}

/* A cell as a grid: the same edges, and the areas at its first corner by the same walk.
 */
static uint32_t build_nested(struct tryg_grid_building *b, const uint32_t *listed,
                             size_t n, const struct tryg_grid_corner *c)
{
    struct tryg_grid_site *site = b->site;
    struct tryg_grid grid = {0};
    struct tryg_grid_building inner = {
        .site = site, .grid = &grid, .depth = b->depth + 1, .edges = n, .edge = listed};
    struct tryg_box box = cell_box(b, c);
    lay_nested(&inner, box, least_side(site->plan, box));
    site->nested_cells_left -= inner.rows * inner.columns;
    list_edges(&inner);
    struct tryg_held kept = b->held;
    struct tryg_held at_west = {.n = kept.n, .area = site->at_west[inner.depth]};
    memcpy(at_west.area, kept.area, kept.n * sizeof *kept.area);
    b->held = at_west;
    pass_to(b, listed, n, c, corner_x(&inner, 0), corner_y(&inner, 0));
    at_west = b->held;
    b->held = kept;
    make_room(&inner);
    sweep(&inner, &at_west);
    keep_nested(&inner);
    if (b->nested == b->nested_room) {
        size_t more = 2 * b->nested_room + 4;
        b->grid->nested = tryg_arena_grow(site->scratch, b->grid->nested, b->nested_room,
                                          more, sizeof grid);
        b->nested_room = more;
    }
    b->grid->nested[b->nested] = grid;
    return (uint32_t)b->nested++ | TRYG_CELL_NESTED;
}

/* ---- the door ------------------------------------------------------------------- */

/* The outermost cells: points off the grid come to them. */
static void ask_beyond(const struct tryg_grid_building *b)
{
    for (size_t row = 0; row < b->rows; row++) {
        bool whole = row == 0 || row + 1 == b->rows;
        for (size_t column = 0; column < b->columns; column++) {
            if (whole || column == 0 || column + 1 == b->columns) {
                b->grid->cell[row * b->columns + column] = TRYG_CELL_ASK;
            }
        }
    }
}

void tryg_grid_build(const struct tryg_grid_plan *plan, tryg_arena *arena,
                     struct tryg_grid *grid)
{
    tryg_arena *scratch = tryg_arena_new("grid", 0);
    size_t edges = plan->border->edges;
    struct tryg_grid_site site = {.plan = plan,
                                  .arena = arena,
                                  .scratch = scratch,
                                  .nested_cells_left =
                                      NESTED_CELLS_AN_EDGE * edges + ((size_t)1 << 16),
                                  .touched = TRYG_NEW(scratch, plan->areas, uint32_t),
                                  .meeting = TRYG_NEW(scratch, plan->areas + 1, uint32_t),
                                  .near = TRYG_NEW(scratch, edges, uint32_t)};
    for (int depth = 0; depth <= TRYG_GRID_DEPTH_MOST; depth++) {
        site.held[depth] = TRYG_NEW(scratch, plan->areas + 1, uint32_t);
        site.at_west[depth] = TRYG_NEW(scratch, plan->areas + 1, uint32_t);
    }
    struct tryg_held outside = {.area = site.at_west[0]};
    struct tryg_grid made = {0};
    struct tryg_grid_building b = {.site = &site,
                                   .grid = &made,
                                   .edges = edges,
                                   .edge = all_of(plan->border, scratch)};
    lay_whole(&b, box_of(plan->border));
    list_edges(&b);
    make_room(&b);
    sweep(&b, &outside);
    if (plan->ask_beyond) {
        ask_beyond(&b);
    }
    keep_nested(&b);
    *grid = made;
    tryg_arena_free(scratch);
}
