/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/mesh.h"

#include <string.h>

struct gathering {
    const struct tryg_outlines *outlines;
    tryg_arena *arena;
    struct tryg_mesh mesh;
    size_t slots; /* of both tables, a power of two */
    uint32_t *corner_slot, *edge_slot;
};

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static size_t mixed(uint64_t a, uint64_t b)
{
    uint64_t h = a * UINT64_C(0x9E3779B97F4A7C15) ^ b * UINT64_C(0xC2B2AE3D27D4EB4F);
    h ^= h >> 29;
    return (size_t)((h * UINT64_C(0xBF58476D1CE4E5B9)) >> 24);
}

/* Adding 0 turns -0 into 0, so that equal coordinates have equal bits. */
static uint32_t corner_of(struct gathering *g, size_t point)
{
    struct tryg_mesh *m = &g->mesh;
    double x = g->outlines->x[point] + 0.0, y = g->outlines->y[point] + 0.0;
    size_t at = mixed(bits_of(x), bits_of(y)) & (g->slots - 1);
    while (g->corner_slot[at]) {
        uint32_t c = g->corner_slot[at] - 1;
        if (m->x[c] == x && m->y[c] == y) {
            return c;
        }
        at = (at + 1) & (g->slots - 1);
    }
    m->x[m->corners] = x;
    m->y[m->corners++] = y;
    g->corner_slot[at] = (uint32_t)m->corners;
    return g->corner_slot[at] - 1;
}

static struct tryg_mesh_edge *edge_of(struct gathering *g, uint32_t a, uint32_t b)
{
    struct tryg_mesh *m = &g->mesh;
    size_t at = mixed(a, b) & (g->slots - 1);
    while (g->edge_slot[at]) {
        struct tryg_mesh_edge *e = &m->edge[g->edge_slot[at] - 1];
        if (e->a == a && e->b == b) {
            return e;
        }
        at = (at + 1) & (g->slots - 1);
    }
    m->edge[m->edges] = (struct tryg_mesh_edge){a, b, TRYG_NO_AREA, TRYG_NO_AREA};
    g->edge_slot[at] = (uint32_t)++m->edges;
    return &m->edge[m->edges - 1];
}

static void repeat(struct gathering *g, const struct tryg_mesh_edge *e, uint32_t area)
{
    struct tryg_mesh *m = &g->mesh;
    m->repeat = tryg_arena_grow(g->arena, m->repeat, m->repeats, m->repeats + 1,
                                sizeof *m->repeat);
    m->repeat[m->repeats++] = (struct tryg_mesh_repeat){(uint32_t)(e - m->edge), area};
}

/* From corner p to corner q, with the area to the left when `inside_left`. */
static void add_edge(struct gathering *g, uint32_t p, uint32_t q, bool inside_left,
                     uint32_t area)
{
    const struct tryg_mesh *m = &g->mesh;
    if (p == q) {
        return;
    }
    bool up = m->y[p] < m->y[q] || (m->y[p] == m->y[q] && m->x[p] < m->x[q]);
    struct tryg_mesh_edge *e = edge_of(g, up ? p : q, up ? q : p);
    bool left = inside_left == up;
    uint32_t *mine = left ? &e->left : &e->right, *other = left ? &e->right : &e->left;
    if (*mine != TRYG_NO_AREA || *other == area) {
        repeat(g, e, area);
    } else {
        *mine = area;
    }
}

/* Does the ring run anticlockwise? */
static bool turns_left(const struct tryg_outlines *o, size_t ring)
{
    size_t from = o->point_at[ring], end = o->point_at[ring + 1];
    double sum = 0.0;
    for (size_t p = from + 1; p + 1 < end; p++) {
        double ax = o->x[p] - o->x[from], ay = o->y[p] - o->y[from];
        sum += ax * (o->y[p + 1] - o->y[from]) - (o->x[p + 1] - o->x[from]) * ay;
    }
    return sum > 0.0;
}

static void add_ring(struct gathering *g, size_t ring, bool outer, uint32_t area)
{
    const struct tryg_outlines *o = g->outlines;
    size_t from = o->point_at[ring], end = o->point_at[ring + 1];
    bool inside_left = turns_left(o, ring) == outer;
    if (from == end) {
        return;
    }
    uint32_t first = corner_of(g, from), before = first;
    for (size_t p = from + 1; p < end; p++) {
        uint32_t next = corner_of(g, p);
        add_edge(g, before, next, inside_left, area);
        before = next;
    }
    add_edge(g, before, first, inside_left, area);
}

/* Counts become ends, and filling from behind turns the ends into beginnings. */
static void gather_stars(struct tryg_mesh *m, tryg_arena *arena)
{
    m->star_at = TRYG_NEW(arena, m->corners + 1, uint32_t);
    m->star = TRYG_NEW(arena, 2 * m->edges, uint32_t);
    for (size_t e = 0; e < m->edges; e++) {
        m->star_at[m->edge[e].a]++;
        m->star_at[m->edge[e].b]++;
    }
    for (size_t c = 1; c <= m->corners; c++) {
        m->star_at[c] += m->star_at[c - 1];
    }
    for (size_t e = m->edges; e-- > 0;) {
        m->star[--m->star_at[m->edge[e].a]] = (uint32_t)e;
        m->star[--m->star_at[m->edge[e].b]] = (uint32_t)e;
    }
}

void tryg_mesh_gather(const struct tryg_outlines *outlines, tryg_arena *arena,
                      struct tryg_mesh *mesh)
{
    struct gathering g = {.outlines = outlines, .arena = arena, .slots = 16};
    while (g.slots < 2 * outlines->points) {
        g.slots *= 2;
    }
    g.corner_slot = TRYG_NEW(arena, g.slots, uint32_t);
    g.edge_slot = TRYG_NEW(arena, g.slots, uint32_t);
    g.mesh.x = TRYG_NEW(arena, outlines->points, double);
    g.mesh.y = TRYG_NEW(arena, outlines->points, double);
    g.mesh.edge = TRYG_NEW(arena, outlines->points, struct tryg_mesh_edge);
    for (size_t a = 0; a < outlines->areas; a++) {
        for (size_t p = outlines->part_at[a]; p < outlines->part_at[a + 1]; p++) {
            for (size_t r = outlines->ring_at[p]; r < outlines->ring_at[p + 1]; r++) {
                add_ring(&g, r, r == outlines->ring_at[p], (uint32_t)a);
            }
        }
    }
    gather_stars(&g.mesh, arena);
    *mesh = g.mesh;
}

uint32_t tryg_mesh_left_from(const struct tryg_mesh_edge *e, uint32_t c)
{
    return e->a == c ? e->left : e->right;
}

uint32_t tryg_mesh_right_from(const struct tryg_mesh_edge *e, uint32_t c)
{
    return e->a == c ? e->right : e->left;
}

/* ---- holes ---------------------------------------------------------------------- */

enum { NONE = 0 };

static bool has_one_side(const struct tryg_mesh_edge *e)
{
    return (e->left == TRYG_NO_AREA) != (e->right == TRYG_NO_AREA);
}

/* next[c] - 1 is the corner that the border leads to from c with the areas on its left.
 */
static bool follow_border(const struct tryg_mesh *m, uint32_t *next, tryg_arena *scratch)
{
    bool *reached = TRYG_NEW(scratch, m->corners, bool);
    for (size_t i = 0; i < m->edges; i++) {
        const struct tryg_mesh_edge *e = &m->edge[i];
        if (has_one_side(e)) {
            bool along = e->left != TRYG_NO_AREA;
            uint32_t from = along ? e->a : e->b, to = along ? e->b : e->a;
            if (next[from] != NONE || reached[to]) {
                return false;
            }
            next[from] = to + 1;
            reached[to] = true;
        }
    }
    return true;
}

/* The border's ring through corner c, taken out of `next`. */
static size_t take_ring(const struct tryg_mesh *m, uint32_t c, uint32_t *next, double *x,
                        double *y)
{
    size_t n = 0;
    while (next[c] != NONE) {
        uint32_t to = next[c] - 1;
        x[n] = m->x[c];
        y[n++] = m->y[c];
        next[c] = NONE;
        c = to;
    }
    return n;
}

static bool runs_right(size_t n, const double *x, const double *y)
{
    double sum = 0.0;
    for (size_t i = 1; i + 1 < n; i++) {
        sum += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
    }
    return sum < 0.0;
}

bool tryg_mesh_holes(const struct tryg_mesh *mesh, tryg_arena *arena,
                     struct tryg_outlines *holes)
{
    uint32_t *next = TRYG_NEW(arena, mesh->corners, uint32_t);
    double *x = TRYG_NEW(arena, mesh->corners, double);
    double *y = TRYG_NEW(arena, mesh->corners, double);
    if (!follow_border(mesh, next, arena)) {
        return false;
    }
    tryg_outlines_begin(holes, arena);
    for (uint32_t c = 0; c < mesh->corners; c++) {
        size_t n = take_ring(mesh, c, next, x, y);
        if (n > 0 && runs_right(n, x, y)) {
            tryg_outlines_area(holes, arena);
            tryg_outlines_part(holes, arena);
            tryg_outlines_ring(holes, arena, n, x, y);
        }
    }
    tryg_outlines_end(holes, arena);
    return true;
}
