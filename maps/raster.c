/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/raster.h"

#include <math.h>
#include <stdlib.h>

/* Where an edge crosses the middle line of a row, in cells from the left. */
struct crossing {
    uint32_t row;
    double at;
};

struct crossings {
    struct crossing *of;
    size_t n, room;
    tryg_arena *arena;
};

static int by_row(const void *a, const void *b)
{
    const struct crossing *c = a, *d = b;
    if (c->row != d->row) {
        return c->row < d->row ? -1 : 1;
    }
    return (c->at > d->at) - (c->at < d->at);
}

static void push(struct crossings *list, uint32_t row, double at)
{
    if (list->n == list->room) {
        size_t more = list->room ? 2 * list->room : 1024;
        list->of =
            tryg_arena_grow(list->arena, list->of, list->room, more, sizeof *list->of);
        list->room = more;
    }
    list->of[list->n++] = (struct crossing){row, at};
}

/* The first row or column whose middle lies at or after `at`, within 0 .. most. */
static uint32_t whole(double at, size_t most)
{
    return (uint32_t)fmin(fmax(ceil(at - 0.5), 0.0), (double)most);
}

/* An edge crosses the rows whose middle lies in [low, high): half open, so that a corner
 * on a middle line counts once. */
static void cross_rows(const struct tryg_raster *raster, double x0, double y0, double x1,
                       double y1, struct crossings *list)
{
    double low = fmin(y0, y1), high = fmax(y0, y1);
    uint32_t first = whole(low, raster->height), last = whole(high, raster->height);
    for (uint32_t row = first; row < last; row++) {
        double t = ((double)row + 0.5 - y0) / (y1 - y0);
        push(list, row, x0 + t * (x1 - x0));
    }
}

static double in_cells_x(const struct tryg_raster *raster, double x)
{
    return (x - raster->left) / raster->cell;
}

static double in_cells_y(const struct tryg_raster *raster, double y)
{
    return (raster->down ? y - raster->top : raster->top - y) / raster->cell;
}

static void cross_part(const struct tryg_raster *raster, const struct tryg_outlines *o,
                       size_t part, struct crossings *list)
{
    for (size_t r = o->ring_at[part]; r < o->ring_at[part + 1]; r++) {
        for (size_t p = o->point_at[r]; p + 1 < o->point_at[r + 1]; p++) {
            cross_rows(raster, in_cells_x(raster, o->x[p]), in_cells_y(raster, o->y[p]),
                       in_cells_x(raster, o->x[p + 1]), in_cells_y(raster, o->y[p + 1]),
                       list);
        }
    }
}

/* The cells whose middle lies in [from, to). */
static void fill_row(struct tryg_raster *raster, uint32_t row, double from, double to,
                     uint32_t area)
{
    uint32_t first = whole(from, raster->width), last = whole(to, raster->width);
    for (size_t column = first; column < last; column++) {
        uint32_t *cell = &raster->area[(size_t)row * raster->width + column];
        *cell = *cell == TRYG_NO_AREA ? area : *cell;
    }
}

void tryg_raster_burn(struct tryg_raster *raster, const struct tryg_outlines *outlines,
                      tryg_arena *arena)
{
    size_t cells = raster->width * raster->height;
    raster->area = TRYG_NEW(arena, cells, uint32_t);
    for (size_t i = 0; i < cells; i++) {
        raster->area[i] = TRYG_NO_AREA;
    }
    struct crossings list = {.arena = arena};
    for (size_t a = 0; a < outlines->areas; a++) {
        for (size_t p = outlines->part_at[a]; p < outlines->part_at[a + 1]; p++) {
            list.n = 0;
            cross_part(raster, outlines, p, &list);
            if (list.n) {
                qsort(list.of, list.n, sizeof *list.of, by_row);
            }
            for (size_t c = 0; c + 1 < list.n; c += 2) {
                fill_row(raster, list.of[c].row, list.of[c].at, list.of[c + 1].at,
                         (uint32_t)a);
            }
        }
    }
}

uint32_t tryg_raster_at(const struct tryg_raster *raster, size_t column, size_t row)
{
    return raster->area[row * raster->width + column];
}
