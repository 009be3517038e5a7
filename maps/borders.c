/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/borders.h"

#include "maps/ground.h"
#include "maps/thin.h"

#include <math.h>
#include <string.h>

/* A crossing of the grid. */
struct spot {
    int32_t x, y;
};

/* A point of the network, with the first two neighbours seen; a third makes it a
 * junction.
 */
struct node {
    struct spot spot, neighbour[2];
    int neighbours;
    bool used;
};

/* A border already listed: its ends and the point after the first tell it from others. */
struct seen {
    struct spot first, second, last;
    bool used;
};

struct network {
    struct node *node;
    struct seen *seen;
    size_t room; /* of both tables; a power of two, at least twice the points */
    double slack;
    size_t longest; /* points of the longest ring */
    double *ring_x, *ring_y, *line_x, *line_y, *out_x, *out_y;
    bool *keep;
    size_t out;
    struct tryg_borders *borders;
    tryg_arena *arena;
};

static struct spot spot_of(double x, double y)
{
    return (struct spot){(int32_t)lround(x / TRYG_GROUND_GRID),
                         (int32_t)lround(y / TRYG_GROUND_GRID)};
}

static bool same(struct spot a, struct spot b)
{
    return a.x == b.x && a.y == b.y;
}

static bool before(struct spot a, struct spot b)
{
    return a.x != b.x ? a.x < b.x : a.y < b.y;
}

static uint32_t hash(struct spot s)
{
    uint32_t h = (uint32_t)s.x * 2654435761U ^ (uint32_t)s.y * 2246822519U;
    return h ^ h >> 15;
}

static struct node *node_at(const struct network *net, struct spot spot)
{
    size_t i = hash(spot) & (net->room - 1);
    while (net->node[i].used && !same(net->node[i].spot, spot)) {
        i = (i + 1) & (net->room - 1);
    }
    return &net->node[i];
}

static void meet(struct node *node, struct spot neighbour)
{
    for (int i = 0; i < node->neighbours && i < 2; i++) {
        if (same(node->neighbour[i], neighbour)) {
            return;
        }
    }
    if (node->neighbours < 2) {
        node->neighbour[node->neighbours] = neighbour;
    }
    node->neighbours++;
}

static void connect(const struct network *net, struct spot a, struct spot b)
{
    struct node *node = node_at(net, a);
    node->used = true;
    node->spot = a;
    meet(node, b);
}

static void learn(const struct network *net, const struct tryg_outlines *areas)
{
    for (size_t r = 0; r < areas->rings; r++) {
        for (size_t p = areas->point_at[r]; p + 1 < areas->point_at[r + 1]; p++) {
            struct spot a = spot_of(areas->x[p], areas->y[p]);
            struct spot b = spot_of(areas->x[p + 1], areas->y[p + 1]);
            connect(net, a, b);
            connect(net, b, a);
        }
    }
}

static bool is_junction(const struct network *net, double x, double y)
{
    return node_at(net, spot_of(x, y))->neighbours > 2;
}

/* Where to cut the ring open: at a junction, else at its least point, which is the same
 * for every area that has this ring. */
static size_t start_of(const struct network *net, const double *x, const double *y,
                       size_t n)
{
    size_t least = 0;
    for (size_t p = 0; p < n; p++) {
        if (is_junction(net, x[p], y[p])) {
            return p;
        }
        if (before(spot_of(x[p], y[p]), spot_of(x[least], y[least]))) {
            least = p;
        }
    }
    return least;
}

/* The ring from its start on, closed, into ring_x, ring_y; returns its points. */
static size_t unroll(const struct network *net, const struct tryg_outlines *areas,
                     size_t r)
{
    const double *x = areas->x + areas->point_at[r], *y = areas->y + areas->point_at[r];
    size_t n = areas->point_at[r + 1] - areas->point_at[r] - 1;
    size_t start = start_of(net, x, y, n);
    for (size_t p = 0; p <= n; p++) {
        net->ring_x[p] = x[(start + p) % n];
        net->ring_y[p] = y[(start + p) % n];
    }
    return n + 1;
}

static bool is_backwards(const double *x, const double *y, size_t n)
{
    struct spot first = spot_of(x[0], y[0]), last = spot_of(x[n - 1], y[n - 1]);
    if (!same(first, last)) {
        return before(last, first);
    }
    return before(spot_of(x[n - 2], y[n - 2]), spot_of(x[1], y[1]));
}

static bool is_new(struct network *net, const double *x, const double *y, size_t n)
{
    struct seen border = {spot_of(x[0], y[0]), spot_of(x[1], y[1]),
                          spot_of(x[n - 1], y[n - 1]), true};
    uint32_t key = hash(border.first) ^ 3U * hash(border.second) ^ 5U * hash(border.last);
    size_t i = key & (net->room - 1);
    for (; net->seen[i].used; i = (i + 1) & (net->room - 1)) {
        struct seen *s = &net->seen[i];
        if (same(s->first, border.first) && same(s->second, border.second) &&
            same(s->last, border.last)) {
            return false;
        }
    }
    net->seen[i] = border;
    return true;
}

static void list(struct network *net, const double *x, const double *y, size_t n)
{
    struct tryg_borders *borders = net->borders;
    for (size_t p = 0; p < n; p++) {
        if (net->keep[p]) {
            borders->x[borders->points] = x[p];
            borders->y[borders->points++] = y[p];
        }
    }
    borders->at[++borders->n] = borders->points;
}

/* Thin one border, ring points from .. to, and append it to the ring being made, without
 * its last point. */
static void add_border(struct network *net, size_t from, size_t to)
{
    size_t n = to - from + 1;
    bool back = is_backwards(net->ring_x + from, net->ring_y + from, n);
    for (size_t p = 0; p < n; p++) {
        net->line_x[p] = net->ring_x[back ? to - p : from + p];
        net->line_y[p] = net->ring_y[back ? to - p : from + p];
    }
    tryg_thin_line(net->line_x, net->line_y, n, net->slack, net->keep);
    if (is_new(net, net->line_x, net->line_y, n)) {
        list(net, net->line_x, net->line_y, n);
    }
    for (size_t p = 0; p + 1 < n; p++) {
        if (net->keep[back ? n - 1 - p : p]) {
            net->out_x[net->out] = net->ring_x[from + p];
            net->out_y[net->out++] = net->ring_y[from + p];
        }
    }
}

static void thin_ring(struct network *net, const struct tryg_outlines *areas, size_t r,
                      struct tryg_outlines *thin)
{
    size_t n = unroll(net, areas, r), from = 0;
    net->out = 0;
    for (size_t p = 1; p < n; p++) {
        if (p + 1 == n || is_junction(net, net->ring_x[p], net->ring_y[p])) {
            add_border(net, from, p);
            from = p;
        }
    }
    tryg_outlines_ring(thin, net->arena, net->out, net->out_x, net->out_y);
}

static double *points(tryg_arena *arena, size_t n)
{
    return TRYG_NEW(arena, n + 1, double);
}

static struct network begin(const struct tryg_outlines *areas, double slack,
                            struct tryg_borders *borders, tryg_arena *arena)
{
    struct network net = {
        .room = 1024, .slack = slack, .borders = borders, .arena = arena};
    while (net.room < 2 * areas->points) {
        net.room *= 2;
    }
    for (size_t r = 0; r < areas->rings; r++) {
        size_t n = areas->point_at[r + 1] - areas->point_at[r];
        net.longest = n > net.longest ? n : net.longest;
    }
    net.node = TRYG_NEW(arena, net.room, struct node);
    net.seen = TRYG_NEW(arena, net.room, struct seen);
    net.ring_x = points(arena, net.longest);
    net.ring_y = points(arena, net.longest);
    net.line_x = points(arena, net.longest);
    net.line_y = points(arena, net.longest);
    net.out_x = points(arena, net.longest);
    net.out_y = points(arena, net.longest);
    net.keep = TRYG_NEW(arena, net.longest + 1, bool);
    *borders = (struct tryg_borders){.at = TRYG_NEW(arena, areas->points + 1, size_t),
                                     .x = points(arena, 2 * areas->points),
                                     .y = points(arena, 2 * areas->points)};
    return net;
}

void tryg_borders_make(const struct tryg_outlines *areas, double slack,
                       struct tryg_outlines *thin, struct tryg_borders *borders,
                       tryg_arena *arena)
{
    struct network net = begin(areas, slack, borders, arena);
    learn(&net, areas);
    tryg_outlines_begin(thin, arena);
    for (size_t a = 0; a < areas->areas; a++) {
        tryg_outlines_area(thin, arena);
        for (size_t part = areas->part_at[a]; part < areas->part_at[a + 1]; part++) {
            tryg_outlines_part(thin, arena);
            for (size_t r = areas->ring_at[part]; r < areas->ring_at[part + 1]; r++) {
                thin_ring(&net, areas, r, thin);
            }
        }
    }
    tryg_outlines_end(thin, arena);
}
