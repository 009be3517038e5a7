/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/side_by_side.h"

#include <math.h>
#include <stdlib.h>

struct segment {
    double x0, y0, x1, y1;
    double west, east;
};

struct segments {
    size_t n;
    struct segment *segment;
};

static bool box_meets(struct tryg_box box, const struct segment *s, double reach)
{
    return s->west <= box.east + reach && s->east >= box.west - reach &&
           fmin(s->y0, s->y1) <= box.north + reach &&
           fmax(s->y0, s->y1) >= box.south - reach;
}

static int by_west(const void *a, const void *b)
{
    const struct segment *p = a, *q = b;
    return (p->west > q->west) - (p->west < q->west);
}

/* The segments of area a that come within reach of the box, from west to east. */
static struct segments segments_near(const struct tryg_outlines *o, size_t a,
                                     struct tryg_box box, double reach,
                                     tryg_arena *scratch)
{
    size_t first = o->ring_at[o->part_at[a]], end = o->ring_at[o->part_at[a + 1]];
    struct segments found = {0};
    found.segment =
        TRYG_NEW(scratch, o->point_at[end] - o->point_at[first], struct segment);
    for (size_t ring = first; ring < end; ring++) {
        for (size_t p = o->point_at[ring] + 1; p < o->point_at[ring + 1]; p++) {
            struct segment s = {.x0 = o->x[p - 1],
                                .y0 = o->y[p - 1],
                                .x1 = o->x[p],
                                .y1 = o->y[p],
                                .west = fmin(o->x[p - 1], o->x[p]),
                                .east = fmax(o->x[p - 1], o->x[p])};
            if (box_meets(box, &s, reach) && (s.x0 != s.x1 || s.y0 != s.y1)) {
                found.segment[found.n++] = s;
            }
        }
    }
    if (found.n) {
        qsort(found.segment, found.n, sizeof *found.segment, by_west);
    }
    return found;
}

/* A stretch of a segment, in the unit of its length; none when from > to. */
struct stretch {
    double from, to;
};

static const struct stretch NOWHERE = {INFINITY, -INFINITY};

static struct stretch both(struct stretch a, struct stretch b)
{
    return (struct stretch){fmax(a.from, b.from), fmin(a.to, b.to)};
}

static struct stretch hull(struct stretch a, struct stretch b)
{
    if (a.from > a.to) {
        return b;
    }
    return b.from > b.to ? a : (struct stretch){fmin(a.from, b.from), fmax(a.to, b.to)};
}

/* Where low <= start + slope * t <= high. */
static struct stretch where_between(double start, double slope, double low, double high)
{
    if (slope == 0.0) {
        return start >= low && start <= high ? (struct stretch){-INFINITY, INFINITY}
                                             : NOWHERE;
    }
    double a = (low - start) / slope, b = (high - start) / slope;
    return (struct stretch){fmin(a, b), fmax(a, b)};
}

/* The stretch of s within reach of the point (x, y). */
static struct stretch near_point(const struct segment *s, double ux, double uy, double x,
                                 double y, double reach)
{
    double along = (x - s->x0) * ux + (y - s->y0) * uy;
    double across = (x - s->x0) * uy - (y - s->y0) * ux;
    double half = reach * reach - across * across;
    if (half < 0.0) {
        return NOWHERE;
    }
    return (struct stretch){along - sqrt(half), along + sqrt(half)};
}

/* What is within reach of a segment is a rectangle with round ends: convex, so the
 * stretch of s in it is one, from the first to the last point in the rectangle or in one
 * of the ends. */
static struct stretch near_segment(const struct segment *s, double length,
                                   const struct segment *of, double reach)
{
    double ux = (s->x1 - s->x0) / length, uy = (s->y1 - s->y0) / length;
    double of_length = hypot(of->x1 - of->x0, of->y1 - of->y0);
    double vx = (of->x1 - of->x0) / of_length, vy = (of->y1 - of->y0) / of_length;
    double dx = s->x0 - of->x0, dy = s->y0 - of->y0;
    struct stretch beside =
        both(where_between(dx * vx + dy * vy, ux * vx + uy * vy, 0.0, of_length),
             where_between(dx * vy - dy * vx, ux * vy - uy * vx, -reach, reach));
    struct stretch ends = hull(near_point(s, ux, uy, of->x0, of->y0, reach),
                               near_point(s, ux, uy, of->x1, of->y1, reach));
    return both(hull(beside, ends), (struct stretch){0.0, length});
}

static int by_from(const void *a, const void *b)
{
    const struct stretch *p = a, *q = b;
    return (p->from > q->from) - (p->from < q->from);
}

/* The length that n stretches cover together. */
static double covered(struct stretch *stretch, size_t n)
{
    double sum = 0.0, reached = -INFINITY;
    if (n > 1) {
        qsort(stretch, n, sizeof *stretch, by_from);
    }
    for (size_t i = 0; i < n; i++) {
        double from = fmax(stretch[i].from, reached);
        if (stretch[i].to > from) {
            sum += stretch[i].to - from;
            reached = stretch[i].to;
        }
    }
    return sum;
}

static double length_near(const struct segment *s, const struct segments *others,
                          double reach, struct stretch *room)
{
    double length = hypot(s->x1 - s->x0, s->y1 - s->y0);
    size_t n = 0;
    for (size_t i = 0; i < others->n; i++) {
        const struct segment *of = &others->segment[i];
        if (of->west > s->east + reach) {
            break;
        }
        if (of->east < s->west - reach) {
            continue;
        }
        struct stretch near = near_segment(s, length, of, reach);
        if (near.from < near.to) {
            room[n++] = near;
        }
    }
    return covered(room, n);
}

double tryg_side_by_side(const struct tryg_outlines *o, size_t a, size_t b, double reach,
                         double enough, tryg_arena *scratch)
{
    struct tryg_box box_a = tryg_outlines_area_box(o, a);
    struct tryg_box box_b = tryg_outlines_area_box(o, b);
    struct segments of_a = segments_near(o, a, box_b, reach, scratch);
    struct segments of_b = segments_near(o, b, box_a, reach, scratch);
    struct stretch *room = TRYG_NEW(scratch, of_b.n, struct stretch);
    double sum = 0.0;
    for (size_t i = 0; i < of_a.n && sum <= enough; i++) {
        sum += length_near(&of_a.segment[i], &of_b, reach, room);
    }
    return sum;
}
