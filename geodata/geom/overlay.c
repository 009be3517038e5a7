/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/overlay.h"

#include <math.h>
#include <stdlib.h>

#include "geodata/base/lang.h"
#include "geodata/geom/geos.h"
#include "geodata/shape/areas.h"

static const double LEAST_M2 = 1.0, LEAST_SHARE = 1e-9;

struct piece {
    uint32_t target;
    double m2;
};

struct overlaying {
    struct tryg_geos *geos;
    GEOSGeometry **source, **target;
    size_t s; /* the source at work */
    size_t n, room;
    struct piece *piece; /* of that source */
    bool failed;
};

static void meet(void *item, void *context)
{
    struct overlaying *o = context;
    GEOSContextHandle_t handle = o->geos->handle;
    size_t t = (size_t)((GEOSGeometry **)item - o->target);
    GEOSGeometry *shared = GEOSIntersection_r(handle, o->source[o->s], o->target[t]);
    if (!shared) {
        o->failed = true;
        return;
    }
    double m2 = tryg_geos_size(o->geos, shared);
    GEOSGeom_destroy_r(handle, shared);
    if (!(m2 > 0.0)) {
        return;
    }
    if (o->n == o->room) {
        size_t room = 2 * o->room + 64;
        o->piece =
            tryg_arena_grow(o->geos->scratch, o->piece, o->room, room, sizeof *o->piece);
        o->room = room;
    }
    o->piece[o->n++] = (struct piece){(uint32_t)t, m2};
}

static int by_target(const void *a, const void *b)
{
    const struct piece *p = a, *q = b;
    return (p->target > q->target) - (p->target < q->target);
}

/* Leave slivers out, and let the rest cover what was covered with them. */
static void drop_slivers(struct overlaying *o, const struct tryg_transfer *made)
{
    double covered = 0.0, kept = 0.0;
    size_t n = 0;
    for (size_t i = 0; i < o->n; i++) {
        struct piece piece = o->piece[i];
        double smaller = fmin(made->source_m2[o->s], made->target_m2[piece.target]);
        covered += piece.m2;
        if (piece.m2 >= LEAST_M2 && piece.m2 >= LEAST_SHARE * smaller) {
            kept += piece.m2;
            o->piece[n++] = piece;
        }
    }
    for (size_t i = 0; n < o->n && i < n; i++) {
        o->piece[i].m2 *= covered / kept;
    }
    o->n = n;
}

static void take_pieces(const struct overlaying *o, struct tryg_transfer *made,
                        size_t *room, tryg_arena *arena)
{
    if (made->pieces + o->n > *room) {
        size_t more = 2 * (*room + o->n) + 64;
        made->target = tryg_arena_grow(arena, made->target, made->pieces, more,
                                       sizeof *made->target);
        made->m2 = tryg_arena_grow(arena, made->m2, made->pieces, more, sizeof *made->m2);
        *room = more;
    }
    for (size_t i = 0; i < o->n; i++) {
        made->target[made->pieces] = o->piece[i].target;
        made->m2[made->pieces++] = o->piece[i].m2;
    }
}

static bool lay_over(struct overlaying *o, GEOSSTRtree *tree, struct tryg_transfer *made,
                     tryg_arena *arena)
{
    size_t room = 0;
    for (o->s = 0; o->s < made->sources && !o->failed; o->s++) {
        made->first[o->s] = made->pieces;
        o->n = 0;
        if (made->source_m2[o->s] > 0.0) {
            GEOSSTRtree_query_r(o->geos->handle, tree, o->source[o->s], meet, o);
        }
        if (o->n) {
            qsort(o->piece, o->n, sizeof *o->piece, by_target);
            drop_slivers(o, made);
            take_pieces(o, made, &room, arena);
        }
    }
    made->first[made->sources] = made->pieces;
    return !o->failed;
}

static double *sizes(struct tryg_geos *geos, size_t n, GEOSGeometry **area,
                     tryg_arena *arena)
{
    double *m2 = TRYG_NEW(arena, n, double);
    for (size_t a = 0; a < n; a++) {
        m2[a] = tryg_geos_size(geos, area[a]);
    }
    return m2;
}

enum tryg_status tryg_overlay(const struct tryg_outlines *source,
                              const struct tryg_outlines *target, tryg_arena *arena,
                              struct tryg_transfer *out, struct tryg_error *err)
{
    struct overlaying o = {.geos = tryg_geos_open()};
    struct tryg_transfer made = {.sources = source->areas, .targets = target->areas};
    o.source = tryg_geos_areas(o.geos, source);
    o.target = tryg_geos_areas(o.geos, target);
    GEOSSTRtree *tree =
        o.source && o.target ? tryg_geos_tree(o.geos, target->areas, o.target) : NULL;
    bool done = false;
    if (tree) {
        made.first = TRYG_NEW(arena, made.sources + 1, size_t);
        made.source_m2 = sizes(o.geos, made.sources, o.source, arena);
        made.target_m2 = sizes(o.geos, made.targets, o.target, arena);
        done = lay_over(&o, tree, &made, arena);
    }
    enum tryg_status status =
        done ? TRYG_OK
             : tryg_geos_fail(o.geos,
                              TX("lægge to inddelinger over hinanden",
                                 "lay two divisions over each other"),
                              err);
    tryg_geos_close(o.geos);
    if (done) {
        *out = made;
    }
    return status;
}

/* ---- where people live ---- */

struct dweller {
    uint32_t source, target;
    double persons;
};

static int by_pair(const void *a, const void *b)
{
    const struct dweller *p = a, *q = b;
    if (p->source != q->source) {
        return p->source < q->source ? -1 : 1;
    }
    return (p->target > q->target) - (p->target < q->target);
}

/* The pairs that people live in, one each, ascending; a pair of the pieces too, with 0
 * persons, so that none is lost. Sums run in the order of the points. */
static size_t gather_pairs(const struct tryg_transfer *t, size_t points,
                           const double *persons, const uint32_t *in_source,
                           const uint32_t *in_target, tryg_arena *arena,
                           struct dweller **pairs)
{
    struct dweller *list = TRYG_NEW(arena, points + t->pieces, struct dweller);
    size_t n = 0, distinct = 0;
    for (size_t s = 0; s < t->sources; s++) {
        for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
            list[n++] = (struct dweller){(uint32_t)s, t->target[i], 0.0};
        }
    }
    for (size_t i = 0; i < points; i++) {
        if (in_source[i] != TRYG_NO_AREA && in_target[i] != TRYG_NO_AREA) {
            list[n++] = (struct dweller){in_source[i], in_target[i], persons[i]};
        }
    }
    qsort(list, n, sizeof *list, by_pair);
    for (size_t i = 0; i < n; i++) {
        if (distinct && by_pair(&list[distinct - 1], &list[i]) == 0) {
            list[distinct - 1].persons += list[i].persons;
        } else {
            list[distinct++] = list[i];
        }
    }
    *pairs = list;
    return distinct;
}

static double m2_of(const struct tryg_transfer *t, const struct dweller *pair)
{
    for (size_t i = t->first[pair->source]; i < t->first[pair->source + 1]; i++) {
        if (t->target[i] == pair->target) {
            return t->m2[i];
        }
    }
    return 0.0;
}

static double *sum_by_area(size_t areas, size_t points, const double *persons,
                           const uint32_t *area, tryg_arena *arena)
{
    double *sum = TRYG_NEW(arena, areas, double);
    for (size_t i = 0; i < points; i++) {
        if (area[i] != TRYG_NO_AREA) {
            sum[area[i]] += persons[i];
        }
    }
    return sum;
}

void tryg_overlay_people(struct tryg_transfer *transfer, size_t points,
                         const double *persons, const uint32_t *in_source,
                         const uint32_t *in_target, tryg_arena *arena)
{
    struct dweller *pair;
    struct tryg_transfer made = *transfer;
    made.pieces =
        gather_pairs(transfer, points, persons, in_source, in_target, arena, &pair);
    made.first = TRYG_NEW(arena, made.sources + 1, size_t);
    made.target = TRYG_NEW(arena, made.pieces, uint32_t);
    made.m2 = TRYG_NEW(arena, made.pieces, double);
    made.persons = TRYG_NEW(arena, made.pieces, double);
    for (size_t i = 0; i < made.pieces; i++) {
        made.first[pair[i].source + 1]++;
        made.target[i] = pair[i].target;
        made.m2[i] = m2_of(transfer, &pair[i]);
        made.persons[i] = pair[i].persons;
    }
    for (size_t s = 0; s < made.sources; s++) {
        made.first[s + 1] += made.first[s];
    }
    made.source_persons = sum_by_area(made.sources, points, persons, in_source, arena);
    made.target_persons = sum_by_area(made.targets, points, persons, in_target, arena);
    *transfer = made;
}
