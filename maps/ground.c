/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/ground.h"

#include "maps/thin.h"

#include <math.h>
#include <string.h>

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

/* The system that `fine` says it nests in, NULL if it is not among the results. */
static const struct tryg_system *coarser_of(const struct tryg_results *results,
                                            size_t year, const struct tryg_system *fine)
{
    for (size_t s = 0; s < results->systems && fine->inside; s++) {
        const struct tryg_system *system = tryg_results_system(results, year, s);
        if (strcmp(system->id, fine->inside) == 0) {
            return system;
        }
    }
    return NULL;
}

static void put_labels(struct tryg_ground *ground, const struct tryg_system *system,
                       tryg_arena *arena)
{
    ground->label_x = TRYG_NEW(arena, system->n, double);
    ground->label_y = TRYG_NEW(arena, system->n, double);
    for (size_t a = 0; a < system->n; a++) {
        ground->label_x[a] = tryg_view_x(&ground->view, system->label_x[a]);
        ground->label_y[a] = tryg_view_y(&ground->view, system->label_y[a]);
    }
}

static struct tryg_outlines thin_layer(const struct tryg_outlines *land,
                                       const struct tryg_ground *ground,
                                       tryg_arena *arena)
{
    return tryg_ground_thin(land, &ground->view, TRYG_GROUND_SLACK, arena);
}

void tryg_ground_lay(struct tryg_ground *ground, const struct tryg_results *results,
                     const struct tryg_map_base *base, size_t year, size_t system,
                     struct tryg_box land, tryg_arena *arena)
{
    tryg_ground_lay_in(ground, results, base, year, system, land, tryg_page_plan().frame,
                       arena);
}

void tryg_ground_lay_in(struct tryg_ground *ground, const struct tryg_results *results,
                        const struct tryg_map_base *base, size_t year, size_t system,
                        struct tryg_box land, struct tryg_rect frame, tryg_arena *arena)
{
    const struct tryg_system *shown = tryg_results_system(results, year, system);
    const struct tryg_system *coarser = coarser_of(results, year, shown);
    const struct tryg_system *city =
        tryg_results_system(results, year, results->systems - 1);
    *ground = (struct tryg_ground){.view = tryg_view_fit(frame, land)};
    struct tryg_outlines on_grid =
        tryg_ground_thin(&shown->outlines, &ground->view, 0.0, arena);
    tryg_borders_make(&on_grid, TRYG_GROUND_SLACK, &ground->areas, &ground->borders,
                      arena);
    if (coarser) {
        ground->coarser = thin_layer(&coarser->outlines, ground, arena);
    }
    if (city->n == 1) {
        ground->city = thin_layer(&city->outlines, ground, arena);
    }
    ground->water = thin_layer(&base->water, ground, arena);
    ground->parks = thin_layer(&base->parks, ground, arena);
    ground->neighbours = thin_layer(&base->neighbours, ground, arena);
    put_labels(ground, shown, arena);
    tryg_cover_make(&ground->cover, &ground->areas, frame, arena);
}
