/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/shape/outlines.h"

#include <math.h>
#include <string.h>

/* An array of `count` things has room for the next power of two above it, so the count
 * alone says when it is full. */
static size_t room_for(size_t count)
{
    size_t room = 16;
    while (room < count) {
        room *= 2;
    }
    return room;
}

static size_t *push(tryg_arena *arena, size_t *array, size_t count, size_t value)
{
    if (count == 0 || room_for(count) == count) {
        size_t had = count == 0 ? 0 : count;
        array = tryg_arena_grow(arena, array, had, room_for(count + 1), sizeof *array);
    }
    array[count] = value;
    return array;
}

void tryg_outlines_begin(struct tryg_outlines *o, tryg_arena *arena)
{
    (void)arena;
    *o = (struct tryg_outlines){0};
}

void tryg_outlines_area(struct tryg_outlines *o, tryg_arena *arena)
{
    o->part_at = push(arena, o->part_at, o->areas++, o->parts);
}

void tryg_outlines_part(struct tryg_outlines *o, tryg_arena *arena)
{
    o->ring_at = push(arena, o->ring_at, o->parts++, o->rings);
}

static void reserve_points(struct tryg_outlines *o, tryg_arena *arena, size_t more)
{
    size_t had = o->points ? room_for(o->points) : 0;
    size_t want = room_for(o->points + more);
    if (want > had) {
        o->x = tryg_arena_grow(arena, o->x, had, want, sizeof *o->x);
        o->y = tryg_arena_grow(arena, o->y, had, want, sizeof *o->y);
    }
}

void tryg_outlines_ring(struct tryg_outlines *o, tryg_arena *arena, size_t points,
                        const double *x, const double *y)
{
    bool open = points && (x[0] != x[points - 1] || y[0] != y[points - 1]);
    o->point_at = push(arena, o->point_at, o->rings++, o->points);
    reserve_points(o, arena, points + 1);
    memcpy(o->x + o->points, x, points * sizeof *x);
    memcpy(o->y + o->points, y, points * sizeof *y);
    o->points += points;
    if (open) {
        o->x[o->points] = x[0];
        o->y[o->points++] = y[0];
    }
}

void tryg_outlines_end(struct tryg_outlines *o, tryg_arena *arena)
{
    o->part_at = push(arena, o->part_at, o->areas, o->parts);
    o->ring_at = push(arena, o->ring_at, o->parts, o->rings);
    o->point_at = push(arena, o->point_at, o->rings, o->points);
}

static struct tryg_box box_of_points(const struct tryg_outlines *o, size_t from,
                                     size_t to)
{
    struct tryg_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t p = from; p < to; p++) {
        box.west = fmin(box.west, o->x[p]);
        box.east = fmax(box.east, o->x[p]);
        box.south = fmin(box.south, o->y[p]);
        box.north = fmax(box.north, o->y[p]);
    }
    return box;
}

struct tryg_box tryg_outlines_box(const struct tryg_outlines *o)
{
    return box_of_points(o, 0, o->points);
}

struct tryg_box tryg_outlines_area_box(const struct tryg_outlines *o, size_t a)
{
    size_t first = o->ring_at[o->part_at[a]], last = o->ring_at[o->part_at[a + 1]];
    return box_of_points(o, o->point_at[first], o->point_at[last]);
}

/* Twice the signed area, by the shoelace formula about the ring's first point. */
static double twice_ring(const struct tryg_outlines *o, size_t ring)
{
    size_t from = o->point_at[ring], to = o->point_at[ring + 1];
    double sum = 0.0;
    for (size_t p = from + 1; p + 1 < to; p++) {
        double ax = o->x[p] - o->x[from], ay = o->y[p] - o->y[from];
        double bx = o->x[p + 1] - o->x[from], by = o->y[p + 1] - o->y[from];
        sum += ax * by - bx * ay;
    }
    return sum;
}

double tryg_outlines_area_size(const struct tryg_outlines *o, size_t a)
{
    double sum = 0.0;
    for (size_t part = o->part_at[a]; part < o->part_at[a + 1]; part++) {
        for (size_t ring = o->ring_at[part]; ring < o->ring_at[part + 1]; ring++) {
            double size = fabs(twice_ring(o, ring)) / 2.0;
            sum += ring == o->ring_at[part] ? size : -size;
        }
    }
    return sum;
}
