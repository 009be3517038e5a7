/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/border.h"

#include <string.h>

struct gathering {
    const struct tryg_outlines *outlines;
    tryg_arena *arena;
    struct tryg_border border;
    size_t raw; /* edges as they come, area by area: whose, and which of the border's */
    uint32_t *raw_area, *raw_edge;
};

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static size_t hash_of(const struct tryg_border_edge *e)
{
    uint64_t h = bits_of(e->x0);
    h = h * UINT64_C(0x9E3779B97F4A7C15) + bits_of(e->y0);
    h = h * UINT64_C(0x9E3779B97F4A7C15) + bits_of(e->x1);
    h = h * UINT64_C(0x9E3779B97F4A7C15) + bits_of(e->y1);
    return (size_t)(h ^ (h >> 29) ^ (h >> 47));
}

static bool same_edge(const struct tryg_border_edge *a, const struct tryg_border_edge *b)
{
    return a->x0 == b->x0 && a->y0 == b->y0 && a->x1 == b->x1 && a->y1 == b->y1;
}

/* Adding 0 turns -0 into 0, so that equal edges have equal bits. */
static struct tryg_border_edge upwards(double ax, double ay, double bx, double by)
{
    bool up = ay < by || (ay == by && ax < bx);
    struct tryg_border_edge e = {.x0 = (up ? ax : bx) + 0.0,
                                 .y0 = (up ? ay : by) + 0.0,
                                 .x1 = (up ? bx : ax) + 0.0,
                                 .y1 = (up ? by : ay) + 0.0};
    return e;
}

struct table {
    size_t slots;   /* a power of two */
    uint32_t *slot; /* number of an edge + 1 */
};

static void add_edge(struct gathering *g, struct table *table, struct tryg_border_edge e,
                     uint32_t area)
{
    if (e.x0 == e.x1 && e.y0 == e.y1) {
        return;
    }
    size_t at = hash_of(&e) & (table->slots - 1);
    while (table->slot[at] && !same_edge(&g->border.edge[table->slot[at] - 1], &e)) {
        at = (at + 1) & (table->slots - 1);
    }
    if (!table->slot[at]) {
        g->border.edge[g->border.edges++] = e;
        table->slot[at] = (uint32_t)g->border.edges;
    }
    g->raw_area[g->raw] = area;
    g->raw_edge[g->raw++] = table->slot[at] - 1;
    g->border.edge[table->slot[at] - 1].sides++;
}

static void add_ring(struct gathering *g, struct table *table, size_t ring, uint32_t area)
{
    const struct tryg_outlines *o = g->outlines;
    size_t from = o->point_at[ring], end = o->point_at[ring + 1];
    for (size_t p = from; p < end; p++) {
        size_t next = p + 1 < end ? p + 1 : from;
        add_edge(g, table, upwards(o->x[p], o->y[p], o->x[next], o->y[next]), area);
    }
}

static void gather_edges(struct gathering *g)
{
    const struct tryg_outlines *o = g->outlines;
    struct table table = {.slots = 16};
    while (table.slots < 2 * o->points) {
        table.slots *= 2;
    }
    table.slot = TRYG_NEW(g->arena, table.slots, uint32_t);
    g->border.edge = TRYG_NEW(g->arena, o->points, struct tryg_border_edge);
    g->raw_area = TRYG_NEW(g->arena, o->points, uint32_t);
    g->raw_edge = TRYG_NEW(g->arena, o->points, uint32_t);
    for (size_t a = 0; a < o->areas; a++) {
        size_t first = o->ring_at[o->part_at[a]], end = o->ring_at[o->part_at[a + 1]];
        for (size_t ring = first; ring < end; ring++) {
            add_ring(g, &table, ring, (uint32_t)a);
        }
    }
}

/* The areas on each edge, ascending; the second time an area comes along it leaves. */
static void gather_sides(struct gathering *g)
{
    uint32_t at = 0;
    g->border.side = TRYG_NEW(g->arena, g->raw, uint32_t);
    for (size_t e = 0; e < g->border.edges; e++) {
        g->border.edge[e].side_at = at;
        at += g->border.edge[e].sides;
        g->border.edge[e].sides = 0;
    }
    for (size_t r = 0; r < g->raw; r++) {
        struct tryg_border_edge *e = &g->border.edge[g->raw_edge[r]];
        uint32_t *side = g->border.side + e->side_at;
        if (e->sides && side[e->sides - 1] == g->raw_area[r]) {
            e->sides--;
        } else {
            side[e->sides++] = g->raw_area[r];
        }
    }
}

void tryg_border_gather(const struct tryg_outlines *outlines, tryg_arena *arena,
                        struct tryg_border *border)
{
    struct gathering g = {.outlines = outlines, .arena = arena};
    gather_edges(&g);
    gather_sides(&g);
    *border = g.border;
}
