/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/ground.h"

#include "maps/thin.h"

#include <math.h>

/* Room for one ring at a time. */
struct ring {
    double *x, *y;
    size_t n;
    bool *keep;
};

static double snap(double v)
{
    return round(v / TRYG_GROUND_GRID) * TRYG_GROUND_GRID;
}

/* Does the last point lie exactly on the way from the one before to (x, y)? Counted in
 * whole grid steps, so that it is exact. */
static bool on_the_way(const struct ring *ring, double x, double y)
{
    if (ring->n < 2) {
        return false;
    }
    double g = TRYG_GROUND_GRID;
    double ax = round((ring->x[ring->n - 1] - ring->x[ring->n - 2]) / g);
    double ay = round((ring->y[ring->n - 1] - ring->y[ring->n - 2]) / g);
    double bx = round((x - ring->x[ring->n - 1]) / g);
    double by = round((y - ring->y[ring->n - 1]) / g);
    return ax * by == ay * bx && ax * bx + ay * by >= 0.0;
}

static void add_point(struct ring *ring, double x, double y)
{
    if (ring->n && ring->x[ring->n - 1] == x && ring->y[ring->n - 1] == y) {
        return;
    }
    if (on_the_way(ring, x, y)) {
        ring->n--;
    }
    ring->x[ring->n] = x;
    ring->y[ring->n++] = y;
}

static void thin_ring(const struct tryg_outlines *land, size_t r,
                      const struct tryg_view *view, struct ring *ring)
{
    ring->n = 0;
    for (size_t p = land->point_at[r]; p < land->point_at[r + 1]; p++) {
        add_point(ring, snap(tryg_view_x(view, land->x[p])),
                  snap(tryg_view_y(view, land->y[p])));
    }
}

static void drop_near(struct ring *ring, double slack)
{
    size_t last = ring->n - 1, kept = 0;
    tryg_thin_line(ring->x, ring->y, ring->n, slack, ring->keep);
    for (size_t p = 0; p <= last; p++) {
        if (ring->keep[p]) {
            ring->x[kept] = ring->x[p];
            ring->y[kept++] = ring->y[p];
        }
    }
    ring->n = kept;
}

/* Near the frame, in the sense of boxes: borders of the ring may still be seen. */
static bool in_sight(const struct ring *ring, struct tryg_rect frame)
{
    double west = INFINITY, east = -INFINITY, north = INFINITY, south = -INFINITY;
    for (size_t p = 0; p < ring->n; p++) {
        west = fmin(west, ring->x[p]);
        east = fmax(east, ring->x[p]);
        north = fmin(north, ring->y[p]);
        south = fmax(south, ring->y[p]);
    }
    return west <= frame.x + frame.width && east >= frame.x &&
           north <= frame.y + frame.height && south >= frame.y;
}

static void thin_part(const struct tryg_outlines *land, size_t part,
                      const struct tryg_view *view, double slack, struct ring *ring,
                      struct tryg_outlines *out, tryg_arena *arena)
{
    for (size_t r = land->ring_at[part]; r < land->ring_at[part + 1]; r++) {
        thin_ring(land, r, view, ring);
        if (slack > 0.0 && ring->n) {
            drop_near(ring, slack);
        }
        bool keep = ring->n >= 4 && in_sight(ring, view->frame);
        bool outer = r == land->ring_at[part];
        if (outer && !keep) {
            return; /* its holes are smaller still */
        }
        if (outer) {
            tryg_outlines_part(out, arena);
        }
        if (keep) {
            tryg_outlines_ring(out, arena, ring->n, ring->x, ring->y);
        }
    }
}

static size_t longest_ring(const struct tryg_outlines *land)
{
    size_t most = 0;
    for (size_t r = 0; r < land->rings; r++) {
        size_t n = land->point_at[r + 1] - land->point_at[r];
        most = n > most ? n : most;
    }
    return most;
}

struct tryg_outlines tryg_ground_thin(const struct tryg_outlines *land,
                                      const struct tryg_view *view, double slack,
                                      tryg_arena *arena)
{
    struct tryg_outlines out;
    tryg_outlines_begin(&out, arena);
    size_t most = land->areas ? longest_ring(land) : 0;
    struct ring ring = {.x = TRYG_NEW(arena, most + 1, double),
                        .y = TRYG_NEW(arena, most + 1, double),
                        .keep = TRYG_NEW(arena, most + 1, bool)};
    for (size_t a = 0; a < land->areas; a++) {
        tryg_outlines_area(&out, arena);
        for (size_t part = land->part_at[a]; part < land->part_at[a + 1]; part++) {
            thin_part(land, part, view, slack, &ring, &out, arena);
        }
    }
    tryg_outlines_end(&out, arena);
    return out;
}
