/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/geom/slivers.h"

#include <math.h>
#include <string.h>

/* A ring in hand; the last point is not the first again. */
struct loop {
    size_t n;
    double *x, *y;
};

static struct loop loop_of(const struct tryg_outlines *o, size_t ring,
                           tryg_arena *scratch)
{
    size_t from = o->point_at[ring], points = o->point_at[ring + 1] - from;
    struct loop loop = {.n = points ? points - 1 : 0,
                        .x = TRYG_NEW(scratch, points, double),
                        .y = TRYG_NEW(scratch, points, double)};
    memcpy(loop.x, o->x + from, loop.n * sizeof *loop.x);
    memcpy(loop.y, o->y + from, loop.n * sizeof *loop.y);
    return loop;
}

static bool is_narrow(const struct loop *loop)
{
    double twice_m2 = 0.0, length_m = 0.0;
    for (size_t i = 0; i < loop->n; i++) {
        size_t next = (i + 1) % loop->n;
        double ax = loop->x[i] - loop->x[0], ay = loop->y[i] - loop->y[0];
        double bx = loop->x[next] - loop->x[0], by = loop->y[next] - loop->y[0];
        twice_m2 += ax * by - bx * ay;
        length_m += hypot(bx - ax, by - ay);
    }
    return fabs(twice_m2) < TRYG_SLIVER_WIDTH_M * length_m || loop->n < 3;
}

/* A needle's tip: the corners from first to last, all within a sliver's width of the
 * first, and the corners before and after them. */
struct tip {
    size_t before, first, last, after;
};

static double gap(const struct loop *loop, size_t i, size_t j)
{
    return hypot(loop->x[j] - loop->x[i], loop->y[j] - loop->y[i]);
}

static struct tip tip_at(const struct loop *loop, size_t first)
{
    struct tip tip = {.before = (first + loop->n - 1) % loop->n, .first = first};
    tip.last = first;
    tip.after = (first + 1) % loop->n;
    while (tip.after != tip.before && gap(loop, first, tip.after) < TRYG_SLIVER_WIDTH_M) {
        tip.last = tip.after;
        tip.after = (tip.after + 1) % loop->n;
    }
    return tip;
}

/* The point of the side from corner `tip` to corner `end` that is nearest to corner p.
 * True when p is so near to it, and so far from the tip, that this is a needle. */
static bool foot_on(const struct loop *loop, size_t p, size_t tip, size_t end,
                    double foot[2])
{
    double vx = loop->x[end] - loop->x[tip], vy = loop->y[end] - loop->y[tip];
    double px = loop->x[p] - loop->x[tip], py = loop->y[p] - loop->y[tip];
    double along = fmin((px * vx + py * vy) / (vx * vx + vy * vy), 1.0);
    double off = hypot(px - along * vx, py - along * vy);
    foot[0] = loop->x[tip] + along * vx;
    foot[1] = loop->y[tip] + along * vy;
    return along > 0.0 && off < TRYG_SLIVER_WIDTH_M && 4.0 * off < hypot(px, py);
}

static void take_out(struct loop *loop, size_t i)
{
    loop->n--;
    memmove(loop->x + i, loop->x + i + 1, (loop->n - i) * sizeof *loop->x);
    memmove(loop->y + i, loop->y + i + 1, (loop->n - i) * sizeof *loop->y);
}

/* The foot takes the place of the whole tip. */
static void cut(struct loop *loop, const struct tip *tip, const double foot[2])
{
    size_t others = (tip->last + loop->n - tip->first) % loop->n;
    loop->x[tip->first] = foot[0];
    loop->y[tip->first] = foot[1];
    size_t first = tip->first;
    for (size_t i = 0; i < others; i++) {
        size_t next = (first + 1) % loop->n;
        first -= next < first; /* what lies before it moves down */
        take_out(loop, next);
    }
}

/* Cut the needle at the nearer of the two corners beside its tip, and at its foot on the
 * other side. */
static bool cut_needle(struct loop *loop, size_t first)
{
    struct tip tip = tip_at(loop, first);
    double foot[2];
    if (tip.before == tip.after ||
        gap(loop, tip.before, tip.first) < TRYG_SLIVER_WIDTH_M) {
        return false; /* all of it is the tip, or the tip begins further back */
    }
    bool needle = foot_on(loop, tip.before, tip.last, tip.after, foot) ||
                  foot_on(loop, tip.after, tip.first, tip.before, foot);
    if (needle) {
        cut(loop, &tip, foot);
    }
    return needle;
}

/* A needle that was cut has a new tip, where it was cut: look again, from a corner
 * further back, until a whole round finds none. Each cut shortens the ring by a sliver's
 * width or more, so there is an end to it. */
static void take_needles_out(struct loop *loop)
{
    size_t quiet = 0, i = 0;
    while (loop->n >= 3 && quiet < loop->n) {
        if (cut_needle(loop, i)) {
            quiet = 0;
            i = (i % loop->n + loop->n - 2) % loop->n;
        } else {
            quiet++;
            i = (i + 1) % loop->n;
        }
    }
}

static void take_repeats_out(struct loop *loop)
{
    for (size_t i = 0; i < loop->n && loop->n > 1;) {
        if (gap(loop, i, (i + 1) % loop->n) == 0.0) {
            take_out(loop, i);
        } else {
            i++;
        }
    }
}

/* The ring without slivers; n < 3 when it is one altogether. */
static struct loop cleaned(const struct tryg_outlines *o, size_t ring, bool needles,
                           tryg_arena *scratch)
{
    struct loop loop = loop_of(o, ring, scratch);
    if (needles && !is_narrow(&loop)) {
        take_needles_out(&loop);
        take_repeats_out(&loop);
    }
    if (is_narrow(&loop)) {
        loop.n = 0;
    }
    return loop;
}

void tryg_slivers_drop(const struct tryg_outlines *from, bool needles,
                       struct tryg_outlines *to, tryg_arena *arena, tryg_arena *scratch)
{
    tryg_outlines_area(to, arena);
    for (size_t part = from->part_at[0]; part < from->part_at[1]; part++) {
        for (size_t ring = from->ring_at[part]; ring < from->ring_at[part + 1]; ring++) {
            struct loop loop = cleaned(from, ring, needles, scratch);
            bool outer = ring == from->ring_at[part];
            if (loop.n == 0 && outer) {
                break; /* its holes go with it */
            }
            if (outer) {
                tryg_outlines_part(to, arena);
            }
            if (loop.n > 0) {
                tryg_outlines_ring(to, arena, loop.n, loop.x, loop.y);
            }
        }
    }
}
