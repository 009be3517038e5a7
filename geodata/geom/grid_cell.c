/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of a grid: which of its edges matter, and how it is written down. */
#include <math.h>
#include <string.h>

#include "geodata/geom/grid_building.h"
#include "geodata/geom/orient.h"

static double larger(double a, double b)
{
    return a > b ? a : b;
}

bool tryg_grid_is_right(const struct tryg_border_edge *e, double x, double y)
{
    return tryg_orient(e->x0, e->y0, e->x1, e->y1, x, y) <= 0;
}

double tryg_grid_west_end(const struct tryg_border_edge *e, double corner_x)
{
    double west = e->x0 < e->x1 ? e->x0 : e->x1, east = larger(e->x0, e->x1);
    if (corner_x < west || corner_x >= east) {
        return INFINITY;
    }
    return e->x0 <= corner_x ? e->y0 : e->y1;
}

bool tryg_grid_is_beyond(const struct tryg_border_edge *e, double corner_x, double x,
                         double y)
{
    bool level = y >= e->y0 && y < e->y1;
    return (level && tryg_grid_is_right(e, x, y)) !=
           (y >= tryg_grid_west_end(e, corner_x));
}

/* Can the way from a point of the cell to its corner cross the edge? */
static bool matters(const struct tryg_border_edge *e, const struct tryg_grid_corner *c)
{
    bool east_of_corner = larger(e->x0, e->x1) > c->x;
    bool level_with_cell = e->y1 > c->y && e->y0 <= c->north;
    bool due_east_inside = e->y0 == e->y1 && tryg_grid_west_end(e, c->x) == INFINITY;
    return e->sides && east_of_corner && level_with_cell && !due_east_inside;
}

/* ---- sets of areas -------------------------------------------------------------- */

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

void tryg_held_toggle(struct tryg_held *held, uint32_t area)
{
    for (size_t i = 0; i < held->n; i++) {
        if (held->area[i] == area) {
            held->n--;
            memmove(held->area + i, held->area + i + 1,
                    (held->n - i) * sizeof *held->area);
            return;
        }
    }
    held->n = insert(held->area, held->n, area);
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

/* ---- what a cell meets ---------------------------------------------------------- */

/* The edges that matter into site->near and their areas, ascending, into site->meeting;
 * such areas are stamped. */
static size_t gather_near(struct tryg_grid_site *site, const uint32_t *listed, size_t n,
                          const struct tryg_grid_corner *c, size_t *areas)
{
    const struct tryg_border *border = site->plan->border;
    size_t near = 0, met = 0;
    site->stamp++;
    for (size_t i = 0; i < n; i++) {
        const struct tryg_border_edge *e = &border->edge[listed[i]];
        if (!matters(e, c)) {
            continue;
        }
        site->near[near++] = listed[i];
        for (uint32_t s = 0; s < e->sides; s++) {
            uint32_t area = border->side[e->side_at + s];
            if (site->touched[area] != site->stamp) {
                site->touched[area] = site->stamp;
                met = insert(site->meeting, met, area);
            }
        }
    }
    *areas = met;
    return near;
}

/* The lowest area that holds all of the cell, and with it wins over all above it. */
static uint32_t lowest_whole(const struct tryg_grid_building *b)
{
    for (size_t i = 0; i < b->held.n; i++) {
        if (b->site->touched[b->held.area[i]] != b->site->stamp) {
            return b->held.area[i];
        }
    }
    return TRYG_NO_AREA;
}

/* ---- pages ---------------------------------------------------------------------- */

static union tryg_cell_unit *new_unit(struct tryg_grid_building *b)
{
    struct tryg_grid *g = b->grid;
    if (b->units == b->unit_room) {
        size_t more = 2 * b->unit_room + 64;
        g->unit =
            tryg_arena_grow(b->site->arena, g->unit, b->unit_room, more, sizeof *g->unit);
        b->unit_room = more;
    }
    return &g->unit[b->units++];
}

/* An edge so short that rounding turns it has no direction; no point level with it is
 * farther from it than the tolerance. */
static struct tryg_cell_edge cell_edge(const struct tryg_grid_building *b,
                                       const struct tryg_border_edge *e,
                                       const struct tryg_grid_corner *c)
{
    const struct tryg_grid *g = b->grid;
    double x0 = (e->x0 - g->west) * g->columns_per_unit - (double)c->column;
    double y0 = (e->y0 - g->south) * g->rows_per_unit - (double)c->row;
    double y1 = (e->y1 - g->south) * g->rows_per_unit - (double)c->row;
    double dx = (e->x1 - e->x0) * g->columns_per_unit;
    double dy = (e->y1 - e->y0) * g->rows_per_unit;
    double length = sqrt(dx * dx + dy * dy),
           per_length = length > 0.0 ? 1.0 / length : 0.0;
    double west_end = tryg_grid_west_end(e, c->x);
    bool low = west_end == e->y0, high = !low && west_end == e->y1;
    return (struct tryg_cell_edge){
        .across_x = (float)(-dy * per_length),
        .across_y = (float)(dx * per_length),
        .off = (float)((dy * x0 - dx * y0) * per_length),
        .low = (float)y0,
        .high = (float)y1,
        .west_end = low    ? (float)y0
                    : high ? (float)y1
                           : INFINITY,
        .sides = low    ? TRYG_WEST_LOW
                 : high ? TRYG_WEST_HIGH
                        : 0,
    };
}

static void write_page(struct tryg_grid_building *b, const struct tryg_grid_corner *c,
                       const uint32_t *area, size_t areas, size_t near, bool last)
{
    const struct tryg_border *border = b->site->plan->border;
    struct tryg_cell_head head = {.last = last};
    size_t head_at = b->units;
    new_unit(b);
    memcpy(head.area, area, areas * sizeof *area);
    head.at_corner = mask_of(area, areas, b->held.area, b->held.n);
    for (size_t i = 0; i < near; i++) {
        const struct tryg_border_edge *e = &border->edge[b->site->near[i]];
        uint32_t sides = mask_of(area, areas, border->side + e->side_at, e->sides);
        if (sides) {
            struct tryg_cell_edge made = cell_edge(b, e, c);
            made.sides |= sides;
            made.edge = b->site->near[i];
            new_unit(b)->edge = made;
            head.at_corner ^= tryg_grid_is_beyond(e, c->x, c->x, c->y) ? sides : 0;
            head.edges++;
        }
    }
    b->grid->unit[head_at].head = head;
}

uint32_t tryg_grid_settle(struct tryg_grid_building *b, const uint32_t *listed, size_t n,
                          const struct tryg_grid_corner *c)
{
    size_t areas;
    uint32_t *meeting = b->site->meeting;
    size_t near = gather_near(b->site, listed, n, c, &areas);
    uint32_t whole = lowest_whole(b);
    while (areas > 0 && meeting[areas - 1] > whole) {
        areas--;
    }
    if (areas == 0) {
        return whole;
    }
    if (whole != TRYG_NO_AREA) {
        meeting[areas++] = whole;
    }
    uint32_t first = (uint32_t)b->units;
    for (size_t at = 0; at < areas; at += TRYG_PAGE_AREAS) {
        size_t page = areas - at < TRYG_PAGE_AREAS ? areas - at : TRYG_PAGE_AREAS;
        write_page(b, c, meeting + at, page, near, at + page == areas);
    }
    return first | TRYG_CELL_MIXED;
}
