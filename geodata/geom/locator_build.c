/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building the grid of a locator: for every cell a list of the edges that come near it,
 * then a sweep along each row of cells that knows at every corner which areas hold it. */
#include "geodata/geom/locator_grid.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/border.h"
#include "geodata/geom/orient.h"

struct building {
    const struct tryg_outlines *outlines;
    tryg_arena *arena, *scratch;
    struct tryg_locator *locator;

    struct tryg_border border;
    double cell_m; /* the side of a cell */
    size_t rows, columns;
    uint32_t *listed_at, *listed; /* [cells + 1], edges that come near each cell */

    size_t held; /* areas that hold the corner of the cell the sweep is at, ascending */
    uint32_t *holds;

    size_t pages, page_room, cell_edges, edge_room, page_areas, area_room;
    uint32_t *touched; /* [areas] cell in which an edge of the area was last met, + 1 */
    uint32_t *meeting; /* [areas] room for the areas of one cell */
    uint32_t *near;    /* [edges] room for the edges of one cell */
};

/* ---- the grid ------------------------------------------------------------------- */

enum { CELLS_AN_EDGE = 8, CELLS_LEAST = 1024, SIDE_MOST = 2048 };

/* How far, in cells, a corner lies before the cell it belongs to, and by how much more an
 * edge may miss the cell and be listed in it. Rounding is far below: of the place in
 * cells, fl((x - west) / side), by 3 units in the last place of at most 2^11, so 2^-40;
 * of a corner, by two units in the last place of a coordinate, which is at most 2^30
 * sides, so 2^-21. */
static const double MARGIN = 0x1p-16;

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* Cells are square, about eight an edge, and never so small that the rounding of
 * coordinates (2^-53 of their size) would be felt against the margin. */
static double cell_side(const struct building *b, struct tryg_box box)
{
    double width = box.east - box.west, height = box.north - box.south;
    double cells = larger(CELLS_LEAST, CELLS_AN_EDGE * (double)b->border.edges);
    double coordinate = larger(larger(fabs(box.west), fabs(box.east)),
                               larger(fabs(box.south), fabs(box.north)));
    double side = sqrt(width * height / cells);
    side = larger(side, larger(width, height) / SIDE_MOST);
    return larger(side, larger(coordinate * 0x1p-30, DBL_MIN * 0x1p60));
}

static void lay_grid(struct building *b)
{
    struct tryg_box box = tryg_outlines_box(b->outlines);
    struct tryg_locator *l = b->locator;
    double side = cell_side(b, box);
    b->cell_m = side;
    l->west = box.west - side / 4.0;
    l->south = box.south - side / 4.0;
    b->columns = (size_t)((box.east - l->west) / side + 0.25) + 1;
    b->rows = (size_t)((box.north - l->south) / side + 0.25) + 1;
    l->columns_per_m = l->rows_per_m = 1.0 / side;
    l->columns = (double)b->columns;
    l->rows = (double)b->rows;
    l->row_cells = b->columns;
    l->cell = TRYG_NEW(b->arena, b->rows * b->columns, uint32_t);
}

static double corner_x(const struct building *b, size_t column)
{
    return b->locator->west + ((double)column - MARGIN) * b->cell_m;
}

static double corner_y(const struct building *b, size_t row)
{
    return b->locator->south + ((double)row - MARGIN) * b->cell_m;
}

static size_t within(double place, size_t cells)
{
    if (!(place > 0.0)) {
        return 0;
    }
    return place < (double)cells ? (size_t)place : cells - 1;
}

/* The columns in which edge e comes near the row of cells: x where it enters and leaves
 * the row's band, and two margins more. */
static void columns_in_row(const struct building *b, const struct tryg_border_edge *e,
                           size_t row, size_t *first, size_t *last)
{
    const struct tryg_locator *l = b->locator;
    double south = corner_y(b, row) - MARGIN * b->cell_m;
    double north = corner_y(b, row + 1) + 3.0 * MARGIN * b->cell_m;
    double low = e->y0 > south ? e->y0 : south, high = e->y1 < north ? e->y1 : north;
    double rise = e->y1 - e->y0;
    double enters = rise > 0.0 ? e->x0 + (e->x1 - e->x0) * ((low - e->y0) / rise) : e->x0;
    double leaves =
        rise > 0.0 ? e->x0 + (e->x1 - e->x0) * ((high - e->y0) / rise) : e->x1;
    double west = enters < leaves ? enters : leaves, east = larger(enters, leaves);
    *first = within((west - l->west) * l->columns_per_m - 2.0 * MARGIN, b->columns);
    *last = within((east - l->west) * l->columns_per_m + 2.0 * MARGIN, b->columns);
}

/* Count, or with `filling` set, list the edge in every cell it comes near. */
static void list_edge(struct building *b, uint32_t number, bool filling)
{
    const struct tryg_locator *l = b->locator;
    const struct tryg_border_edge *e = &b->border.edge[number];
    size_t bottom = within((e->y0 - l->south) * l->rows_per_m - 2.0 * MARGIN, b->rows);
    size_t top = within((e->y1 - l->south) * l->rows_per_m + 2.0 * MARGIN, b->rows);
    for (size_t row = bottom; row <= top; row++) {
        size_t first, last;
        columns_in_row(b, e, row, &first, &last);
        for (size_t cell = row * b->columns + first; cell <= row * b->columns + last;
             cell++) {
            if (filling) {
                b->listed[--b->listed_at[cell]] = number;
            } else {
                b->listed_at[cell]++;
            }
        }
    }
}

/* Counts become ends, and filling from behind turns the ends into beginnings. */
static void list_edges(struct building *b)
{
    size_t cells = b->rows * b->columns;
    b->listed_at = TRYG_NEW(b->scratch, cells + 1, uint32_t);
    for (uint32_t e = 0; e < b->border.edges; e++) {
        list_edge(b, e, false);
    }
    for (size_t c = 1; c <= cells; c++) {
        b->listed_at[c] += b->listed_at[c - 1];
    }
    b->listed = TRYG_NEW(b->scratch, b->listed_at[cells], uint32_t);
    for (uint32_t e = (uint32_t)b->border.edges; e-- > 0;) {
        list_edge(b, e, true);
    }
}

/* ---- one cell ------------------------------------------------------------------- */

struct corner {
    double x, y, east, north; /* and the far limits of its cell */
};

static bool is_right(const struct tryg_border_edge *e, double x, double y)
{
    return tryg_orient(e->x0, e->y0, e->x1, e->y1, x, y) <= 0;
}

static bool is_level(const struct tryg_border_edge *e, double y)
{
    return y >= e->y0 && y < e->y1;
}

/* The w of locator.c. */
static double west_end_y(const struct tryg_border_edge *e, double x)
{
    double west = e->x0 < e->x1 ? e->x0 : e->x1, east = larger(e->x0, e->x1);
    if (x < west || x >= east) {
        return INFINITY;
    }
    return e->x0 <= x ? e->y0 : e->y1;
}

/* Can the way from a point of the cell to its corner cross the edge? */
static bool matters(const struct tryg_border_edge *e, const struct corner *c)
{
    bool east_of_corner = larger(e->x0, e->x1) > c->x;
    bool level_with_cell = e->y1 > c->y && e->y0 <= c->north;
    bool due_east_inside = e->y0 == e->y1 && west_end_y(e, c->x) == INFINITY;
    return e->sides && east_of_corner && level_with_cell && !due_east_inside;
}

static bool is_beyond(const struct tryg_border_edge *e, double x, double y)
{
    return (is_level(e, y) && is_right(e, x, y)) != (y >= west_end_y(e, x));
}

static struct tryg_cell_edge cell_edge(const struct tryg_border_edge *e,
                                       const struct corner *c, uint32_t sides,
                                       uint32_t number)
{
    static const double ROUNDING = 0x1p-53;
    double dx = e->x1 - e->x0, dy = e->y1 - e->y0;
    double farthest = larger(fabs(c->x - e->x0), fabs(c->east - e->x0));
    return (struct tryg_cell_edge){
        .x0 = e->x0,
        .y0 = e->y0,
        .dx = dx,
        .dy = dy,
        .y1 = e->y1,
        .west_end_y = west_end_y(e, c->x),
        .error = 4.0 * ROUNDING * (fabs(dx) * dy + dy * farthest),
        .sides = sides,
        .exact = number,
    };
}

/* Add `area` to the ascending `list` of n. */
static size_t insert(uint32_t *list, size_t n, uint32_t area)
{
    size_t at = n;
    while (at > 0 && list[at - 1] > area) {
        list[at] = list[at - 1];
        at--;
    }
    list[at] = area;
    return n + 1;
}

/* The edges that matter into b->near and their areas, ascending, into b->meeting. */
static size_t gather_near(struct building *b, size_t cell, const struct corner *c,
                          size_t *areas)
{
    size_t near = 0, met = 0;
    for (uint32_t i = b->listed_at[cell]; i < b->listed_at[cell + 1]; i++) {
        const struct tryg_border_edge *e = &b->border.edge[b->listed[i]];
        if (!matters(e, c)) {
            continue;
        }
        b->near[near++] = b->listed[i];
        for (uint32_t s = 0; s < e->sides; s++) {
            uint32_t area = b->border.side[e->side_at + s];
            if (b->touched[area] != cell + 1) {
                b->touched[area] = (uint32_t)(cell + 1);
                met = insert(b->meeting, met, area);
            }
        }
    }
    *areas = met;
    return near;
}

/* The lowest area that holds all of the cell, and with it wins over all above it. */
static uint32_t lowest_whole(const struct building *b, size_t cell)
{
    for (size_t i = 0; i < b->held; i++) {
        if (b->touched[b->holds[i]] != cell + 1) {
            return b->holds[i];
        }
    }
    return TRYG_CELL_OUTSIDE;
}

static void *room(tryg_arena *arena, void *old, size_t *have, size_t need, size_t size)
{
    if (need <= *have) {
        return old;
    }
    size_t more = 2 * need + 1024;
    old = tryg_arena_grow(arena, old, *have, more, size);
    *have = more;
    return old;
}

/* Bits of the areas of `list` that are among the page's. Both ascend. */
static uint32_t mask_of(const uint32_t *page_area, size_t areas, const uint32_t *list,
                        size_t n)
{
    uint32_t mask = 0;
    for (size_t a = 0, i = 0; a < areas && i < n;) {
        if (page_area[a] < list[i]) {
            a++;
        } else if (page_area[a] > list[i]) {
            i++;
        } else {
            mask |= UINT32_C(1) << a;
            a++, i++;
        }
    }
    return mask;
}

static void write_page(struct building *b, const struct corner *c, const uint32_t *area,
                       size_t areas, size_t near, bool last)
{
    struct tryg_locator *l = b->locator;
    l->page = room(b->scratch, l->page, &b->page_room, b->pages + 1, sizeof *l->page);
    l->edge =
        room(b->scratch, l->edge, &b->edge_room, b->cell_edges + near, sizeof *l->edge);
    l->area =
        room(b->scratch, l->area, &b->area_room, b->page_areas + areas, sizeof *area);
    struct tryg_cell_page page = {.edge_at = (uint32_t)b->cell_edges,
                                  .area_at = (uint32_t)b->page_areas,
                                  .at_corner = mask_of(area, areas, b->holds, b->held),
                                  .last = last};
    for (size_t i = 0; i < near; i++) {
        const struct tryg_border_edge *e = &b->border.edge[b->near[i]];
        uint32_t sides = mask_of(area, areas, b->border.side + e->side_at, e->sides);
        if (sides) {
            l->edge[b->cell_edges++] = cell_edge(e, c, sides, b->near[i]);
            page.at_corner ^= is_beyond(e, c->x, c->y) ? sides : 0;
        }
    }
    page.edges = (uint32_t)b->cell_edges - page.edge_at;
    memcpy(l->area + b->page_areas, area, areas * sizeof *area);
    b->page_areas += areas;
    l->page[b->pages++] = page;
}

/* What the grid keeps of one cell. */
static uint32_t settle_cell(struct building *b, size_t cell, const struct corner *c)
{
    size_t areas;
    size_t near = gather_near(b, cell, c, &areas);
    uint32_t whole = lowest_whole(b, cell);
    while (areas > 0 && b->meeting[areas - 1] > whole) {
        areas--;
    }
    if (areas == 0) {
        return whole;
    }
    if (whole != TRYG_CELL_OUTSIDE) {
        b->meeting[areas++] = whole;
    }
    uint32_t first = (uint32_t)b->pages;
    for (size_t at = 0; at < areas; at += TRYG_PAGE_AREAS) {
        size_t n = areas - at < TRYG_PAGE_AREAS ? areas - at : TRYG_PAGE_AREAS;
        write_page(b, c, b->meeting + at, n, near, at + n == areas);
    }
    return first | TRYG_CELL_MIXED;
}

/* ---- the sweep ------------------------------------------------------------------ */

static void toggle(struct building *b, uint32_t area)
{
    for (size_t i = 0; i < b->held; i++) {
        if (b->holds[i] == area) {
            b->held--;
            memmove(b->holds + i, b->holds + i + 1, (b->held - i) * sizeof *b->holds);
            return;
        }
    }
    b->held = insert(b->holds, b->held, area);
}

/* From the corner of the cell to that of the next: whatever crosses the line between. */
static void pass_cell(struct building *b, size_t cell, const struct corner *c,
                      double next_x)
{
    for (uint32_t i = b->listed_at[cell]; i < b->listed_at[cell + 1]; i++) {
        const struct tryg_border_edge *e = &b->border.edge[b->listed[i]];
        if (is_level(e, c->y) && is_right(e, c->x, c->y) != is_right(e, next_x, c->y)) {
            for (uint32_t s = 0; s < e->sides; s++) {
                toggle(b, b->border.side[e->side_at + s]);
            }
        }
    }
}

static void sweep_row(struct building *b, size_t row)
{
    struct corner c = {.y = corner_y(b, row),
                       .north = corner_y(b, row + 1) + 2.0 * MARGIN * b->cell_m};
    b->held = 0;
    for (size_t column = 0; column < b->columns; column++) {
        size_t cell = row * b->columns + column;
        double next_x = corner_x(b, column + 1);
        c.x = corner_x(b, column);
        c.east = next_x + 2.0 * MARGIN * b->cell_m;
        b->locator->cell[cell] = settle_cell(b, cell, &c);
        pass_cell(b, cell, &c, next_x);
    }
}

static void *keep(tryg_arena *arena, const void *from, size_t count, size_t size)
{
    void *kept = tryg_arena_alloc(arena, count, size);
    if (count) {
        memcpy(kept, from, count * size);
    }
    return kept;
}

/* From the scratch room, which grew by doubling, to the arena; a cell's edge begins a
 * cache line. */
static void keep_pages(struct building *b)
{
    enum { CACHE_LINE = 64 };
    struct tryg_locator *l = b->locator;
    unsigned char *lines =
        tryg_arena_alloc(b->arena, b->cell_edges * sizeof *l->edge + CACHE_LINE, 1);
    lines += (CACHE_LINE - (uintptr_t)lines % CACHE_LINE) % CACHE_LINE;
    if (b->cell_edges) {
        memcpy(lines, l->edge, b->cell_edges * sizeof *l->edge);
    }
    l->edge = (struct tryg_cell_edge *)(void *)lines;
    l->page = keep(b->arena, l->page, b->pages, sizeof *l->page);
    l->area = keep(b->arena, l->area, b->page_areas, sizeof *l->area);
    l->corner = tryg_arena_alloc(b->arena, b->border.edges, sizeof *l->corner);
    for (size_t e = 0; e < b->border.edges; e++) {
        memcpy(l->corner[e], &b->border.edge[e].x0, sizeof l->corner[e]);
    }
}

/* ---- the door ------------------------------------------------------------------- */

static enum tryg_status check(const struct tryg_outlines *o, struct tryg_error *err)
{
    static const double FARTHEST_M = 1e12; /* NAN, too, is not within it */
    if (o->areas >= TRYG_CELL_OUTSIDE || o->points >= TRYG_CELL_OUTSIDE) {
        return tryg_fail(err, TRYG_DATA,
                         TX("for mange flader (%zu) eller hjørner (%zu)",
                            "too many areas (%zu) or corners (%zu)"),
                         o->areas, o->points);
    }
    for (size_t p = 0; p < o->points; p++) {
        if (!(fabs(o->x[p]) <= FARTHEST_M && fabs(o->y[p]) <= FARTHEST_M)) {
            return tryg_fail(err, TRYG_DATA,
                             TX("et hjørne af en flade har ingen gyldig koordinat",
                                "a corner of an area has no valid coordinate"));
        }
    }
    return TRYG_OK;
}

static void build(struct building *b)
{
    tryg_border_gather(b->outlines, b->scratch, &b->border);
    lay_grid(b);
    list_edges(b);
    b->holds = TRYG_NEW(b->scratch, b->outlines->areas + 1, uint32_t);
    b->touched = TRYG_NEW(b->scratch, b->outlines->areas, uint32_t);
    b->meeting = TRYG_NEW(b->scratch, b->outlines->areas + 1, uint32_t);
    b->near = TRYG_NEW(b->scratch, b->border.edges, uint32_t);
    for (size_t row = 0; row < b->rows; row++) {
        sweep_row(b, row);
    }
    keep_pages(b);
}

enum tryg_status tryg_locator_new(const struct tryg_outlines *outlines, tryg_arena *arena,
                                  tryg_locator **locator, struct tryg_error *err)
{
    TRYG_TRY(check(outlines, err));
    struct building b = {.outlines = outlines,
                         .arena = arena,
                         .locator = TRYG_NEW(arena, 1, struct tryg_locator)};
    if (outlines->points > 0) {
        b.scratch = tryg_arena_new("locator", 0);
        build(&b);
        tryg_arena_free(b.scratch);
    }
    *locator = b.locator;
    return TRYG_OK;
}
