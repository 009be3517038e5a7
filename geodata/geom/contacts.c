/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two valid areas a and b share a piece F of the plane: F is inside both, connected, and
 * bounded by edges of the one or the other. One of these holds then:
 *
 *   1. An edge of a and one of b meet in a point that is not a corner of both, or run
 * over one another without being the same.
 *   2. They have an edge in common and lie on the same side of it.
 *   3. At a corner they have in common, sectors of a and b overlap: going round the
 *      corner, what lies after one edge is not what lies before the next.
 *   4. An outer ring of the one lies inside the other.
 *
 * For suppose that 1 to 3 do not hold. Take an edge on the outer boundary of F, of a say,
 * and go on along its ring. Near that edge, its side towards F is inside b, and so is the
 * other: else b had an edge along it, by 1 the same edge, and then by 2 on the other side
 * of it. At the next corner, if b has edges there, the edge we came along lies in a
 * sector of b and has a sector of a beside it: 3. If b has none, the whole corner is
 * inside b, and so is the next edge. So all of the ring is inside b, and never meets b's
 * border: 4. And it is an outer ring, because F lies inside of it.
 *
 * All four are decided exactly (orient.h). So two areas that share only equal edges and
 * corners, which is what areas drawn well do, need no overlay.
 */
#include "geodata/geom/contacts.h"

#include <math.h>
#include <stdlib.h>

#include "geodata/geom/grid_building.h"
#include "geodata/geom/orient.h"

struct finding {
    const struct tryg_outlines *outlines;
    const struct tryg_mesh *mesh;
    tryg_arena *scratch;
    struct tryg_box *box; /* [areas] */
    bool touches;         /* 1 holds of two edges, be they of one area */
    bool *plain;          /* [areas] */
    size_t pairs, room;
    struct tryg_contact *pair;
};

static void add_pair(struct finding *f, uint32_t a, uint32_t b)
{
    if (a == b || a == TRYG_NO_AREA || b == TRYG_NO_AREA) {
        return;
    }
    struct tryg_contact pair = {a < b ? a : b, a < b ? b : a};
    f->plain[a] = f->plain[b] = false;
    if (f->pairs && f->pair[f->pairs - 1].a == pair.a &&
        f->pair[f->pairs - 1].b == pair.b) {
        return; /* as the one before */
    }
    if (f->pairs == f->room) {
        size_t more = 2 * f->room + 64;
        f->pair = tryg_arena_grow(f->scratch, f->pair, f->room, more, sizeof *f->pair);
        f->room = more;
    }
    f->pair[f->pairs++] = pair;
}

static void uncover(struct finding *f, uint32_t area)
{
    if (area != TRYG_NO_AREA) {
        f->plain[area] = false;
    }
}

static void add_all(struct finding *f, const struct tryg_mesh_edge *e,
                    const struct tryg_mesh_edge *g)
{
    f->touches = true;
    uncover(f, e->left);
    uncover(f, e->right);
    uncover(f, g->left);
    uncover(f, g->right);
    add_pair(f, e->left, g->left);
    add_pair(f, e->left, g->right);
    add_pair(f, e->right, g->left);
    add_pair(f, e->right, g->right);
}

/* ---- 1: edges that meet --------------------------------------------------------- */

static int side_of(const struct tryg_mesh *m, const struct tryg_mesh_edge *e, uint32_t c)
{
    return tryg_orient(m->x[e->a], m->y[e->a], m->x[e->b], m->y[e->b], m->x[c], m->y[c]);
}

/* Is corner c, on the line of e, between its ends? */
static bool is_along(const struct tryg_mesh *m, const struct tryg_mesh_edge *e,
                     uint32_t c)
{
    double west = m->x[e->a] < m->x[e->b] ? m->x[e->a] : m->x[e->b];
    double east = m->x[e->a] < m->x[e->b] ? m->x[e->b] : m->x[e->a];
    return m->y[c] >= m->y[e->a] && m->y[c] <= m->y[e->b] && m->x[c] >= west &&
           m->x[c] <= east;
}

static uint32_t other_end(const struct tryg_mesh_edge *e, uint32_t c)
{
    return e->a == c ? e->b : e->a;
}

/* Two edges from one corner meet elsewhere when one runs along the other. */
static bool run_together(const struct tryg_mesh *m, const struct tryg_mesh_edge *e,
                         const struct tryg_mesh_edge *g, uint32_t c)
{
    uint32_t p = other_end(e, c), q = other_end(g, c);
    return side_of(m, e, q) == 0 && (is_along(m, e, q) || is_along(m, g, p));
}

static bool meet(const struct tryg_mesh *m, const struct tryg_mesh_edge *e,
                 const struct tryg_mesh_edge *g)
{
    if (e->a == g->a || e->a == g->b) {
        return run_together(m, e, g, e->a);
    }
    if (e->b == g->a || e->b == g->b) {
        return run_together(m, e, g, e->b);
    }
    if (m->y[e->b] < m->y[g->a] || m->y[g->b] < m->y[e->a]) {
        return false;
    }
    int p = side_of(m, e, g->a), q = side_of(m, e, g->b);
    if (p * q > 0) {
        return false;
    }
    int r = side_of(m, g, e->a), s = side_of(m, g, e->b);
    if (r * s > 0) {
        return false;
    }
    if (p == 0 && q == 0) { /* one line */
        return is_along(m, e, g->a) || is_along(m, e, g->b) || is_along(m, g, e->a);
    }
    return true;
}

static void find_meetings(struct finding *f)
{
    const struct tryg_mesh *m = f->mesh;
    struct tryg_border border = {
        .edges = m->edges,
        .edge = TRYG_NEW(f->scratch, m->edges, struct tryg_border_edge)};
    for (size_t i = 0; i < m->edges; i++) {
        const struct tryg_mesh_edge *e = &m->edge[i];
        border.edge[i] = (struct tryg_border_edge){m->x[e->a], m->y[e->a], m->x[e->b],
                                                   m->y[e->b], 0,          0};
    }
    const uint32_t *at, *listed;
    size_t cells = tryg_grid_list(&border, f->scratch, &at, &listed);
    for (size_t c = 0; c < cells; c++) {
        for (uint32_t i = at[c]; i < at[c + 1]; i++) {
            const struct tryg_mesh_edge *e = &m->edge[listed[i]];
            for (uint32_t j = i + 1; j < at[c + 1]; j++) {
                if (meet(m, e, &m->edge[listed[j]])) {
                    add_all(f, e, &m->edge[listed[j]]);
                }
            }
        }
    }
}

/* ---- 2: the same edge from the same side ---------------------------------------- */

static bool boxes_meet(struct tryg_box a, struct tryg_box b)
{
    return a.west <= b.east && b.west <= a.east && a.south <= b.north &&
           b.south <= a.north;
}

/* The mesh does not know both areas of such a side, so 3 could miss one: whatever comes
 * near the area may overlap it. */
static void find_repeats(struct finding *f)
{
    const struct tryg_mesh *m = f->mesh;
    bool *repeated = TRYG_NEW(f->scratch, f->outlines->areas, bool);
    for (size_t i = 0; i < m->repeats; i++) {
        repeated[m->repeat[i].area] = true;
        uncover(f, m->repeat[i].area);
    }
    for (size_t a = 0; m->repeats > 0 && a < f->outlines->areas; a++) {
        for (size_t b = 0; repeated[a] && b < f->outlines->areas; b++) {
            if (boxes_meet(f->box[a], f->box[b])) {
                add_pair(f, (uint32_t)a, (uint32_t)b);
            }
        }
    }
}

/* ---- 3: round a corner ---------------------------------------------------------- */

/* An edge as seen from the corner. */
struct spoke {
    double x, y, from_x, from_y; /* where it leads, and the corner */
    uint32_t left, right;
};

static bool in_upper_half(const struct spoke *s)
{
    return s->y > s->from_y || (s->y == s->from_y && s->x > s->from_x);
}

/* Anticlockwise from due east. */
static int by_direction(const void *p, const void *q)
{
    const struct spoke *a = p, *b = q;
    bool up_a = in_upper_half(a), up_b = in_upper_half(b);
    if (up_a != up_b) {
        return up_a ? -1 : 1;
    }
    return -tryg_orient(a->from_x, a->from_y, a->x, a->y, b->x, b->y);
}

static void add_among(struct finding *f, const struct spoke *spoke, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            add_pair(f, spoke[i].left, spoke[j].left);
            add_pair(f, spoke[i].left, spoke[j].right);
            add_pair(f, spoke[i].right, spoke[j].right);
        }
    }
}

static void judge_corner(struct finding *f, uint32_t c, struct spoke *spoke)
{
    const struct tryg_mesh *m = f->mesh;
    size_t n = 0;
    for (uint32_t i = m->star_at[c]; i < m->star_at[c + 1]; i++) {
        const struct tryg_mesh_edge *e = &m->edge[m->star[i]];
        uint32_t end = other_end(e, c);
        spoke[n++] = (struct spoke){m->x[end],
                                    m->y[end],
                                    m->x[c],
                                    m->y[c],
                                    tryg_mesh_left_from(e, c),
                                    tryg_mesh_right_from(e, c)};
    }
    qsort(spoke, n, sizeof *spoke, by_direction);
    for (size_t i = 0; i < n; i++) {
        if (spoke[i].left != spoke[(i + 1) % n].right) {
            add_among(f, spoke, n);
            return;
        }
    }
}

/* Where two edges meet, an area that comes along the one goes on along the other. */
static void find_corners(struct finding *f)
{
    const struct tryg_mesh *m = f->mesh;
    uint32_t most = 0;
    for (size_t c = 0; c < m->corners; c++) {
        uint32_t n = m->star_at[c + 1] - m->star_at[c];
        most = n > most ? n : most;
    }
    struct spoke *spoke = TRYG_NEW(f->scratch, most, struct spoke);
    for (size_t c = 0; c < m->corners; c++) {
        if (m->star_at[c + 1] - m->star_at[c] > 2) {
            judge_corner(f, (uint32_t)c, spoke);
        }
    }
}

/* ---- 4: a ring inside another area ---------------------------------------------- */

static struct tryg_box ring_box(const struct tryg_outlines *o, size_t ring)
{
    struct tryg_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t p = o->point_at[ring]; p < o->point_at[ring + 1]; p++) {
        box.west = fmin(box.west, o->x[p]);
        box.east = fmax(box.east, o->x[p]);
        box.south = fmin(box.south, o->y[p]);
        box.north = fmax(box.north, o->y[p]);
    }
    return box;
}

/* Does a ray due east from the point cross the area's edges an odd number of times? On
 * its border it may say either. */
static bool is_in(const struct tryg_outlines *o, size_t area, double x, double y)
{
    bool inside = false;
    size_t first = o->ring_at[o->part_at[area]], end = o->ring_at[o->part_at[area + 1]];
    for (size_t p = o->point_at[first] + 1; p < o->point_at[end]; p++) {
        double ay = o->y[p - 1], by = o->y[p];
        inside ^=
            (ay <= y) != (by <= y) &&
            tryg_orient(o->x[p - 1], ay, o->x[p], by, x, y) * (ay < by ? 1 : -1) > 0;
    }
    return inside;
}

static bool box_holds(struct tryg_box outer, struct tryg_box inner)
{
    return outer.west <= inner.west && outer.east >= inner.east &&
           outer.south <= inner.south && outer.north >= inner.north;
}

static void find_nested(struct finding *f)
{
    const struct tryg_outlines *o = f->outlines;
    for (size_t a = 0; a < o->areas; a++) {
        for (size_t part = o->part_at[a]; part < o->part_at[a + 1]; part++) {
            size_t ring = o->ring_at[part], at = o->point_at[ring];
            struct tryg_box ring_in = ring_box(o, ring);
            for (size_t b = 0; b < o->areas; b++) {
                if (b != a && box_holds(f->box[b], ring_in) &&
                    is_in(o, b, o->x[at], o->y[at])) {
                    add_pair(f, (uint32_t)a, (uint32_t)b);
                }
            }
        }
    }
}

/* ---- the door ------------------------------------------------------------------- */

static int by_areas(const void *p, const void *q)
{
    const struct tryg_contact *a = p, *b = q;
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return (a->b > b->b) - (a->b < b->b);
}

void tryg_contacts_find(const struct tryg_outlines *outlines,
                        const struct tryg_mesh *mesh, tryg_arena *arena,
                        struct tryg_contacts *contacts)
{
    tryg_arena *scratch = tryg_arena_new("contacts", 0);
    struct finding f = {.outlines = outlines,
                        .mesh = mesh,
                        .scratch = scratch,
                        .box = TRYG_NEW(scratch, outlines->areas, struct tryg_box),
                        .plain = TRYG_NEW(arena, outlines->areas, bool)};
    for (size_t a = 0; a < outlines->areas; a++) {
        f.plain[a] = true;
        f.box[a] = tryg_outlines_area_box(outlines, a);
    }
    struct tryg_contacts made = {.plain = f.plain};
    if (mesh->edges) {
        find_meetings(&f);
        find_repeats(&f);
        find_corners(&f);
        find_nested(&f);
    }
    if (f.pairs) {
        qsort(f.pair, f.pairs, sizeof *f.pair, by_areas);
    }
    made.pair = TRYG_NEW(arena, f.pairs, struct tryg_contact);
    for (size_t i = 0; i < f.pairs; i++) {
        if (i == 0 || by_areas(&f.pair[i - 1], &f.pair[i]) != 0) {
            made.pair[made.pairs++] = f.pair[i];
        }
    }
    made.clean = made.pairs == 0 && mesh->repeats == 0 && !f.touches;
    *contacts = made;
    tryg_arena_free(scratch);
}
