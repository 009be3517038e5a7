/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/outlines.h"

static tryg_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

/* A square of 10 x 10 with a hole of 2 x 2, a second part of 1 x 1; then an empty area;
 * then a triangle far from the origin. The first ring is left open on purpose. */
static void draw(struct tryg_outlines *o)
{
    static const double sx[] = {0, 10, 10, 0}, sy[] = {0, 0, 10, 10};
    static const double hx[] = {4, 4, 6, 6, 4}, hy[] = {4, 6, 6, 4, 4};
    static const double px[] = {20, 21, 21, 20, 20}, py[] = {0, 0, 1, 1, 0};
    static const double tx[] = {720000, 720001, 720000, 720000},
                        ty[] = {6170000, 6170000, 6170001, 6170000};
    tryg_outlines_begin(o, arena);
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, sx, sy);
    tryg_outlines_ring(o, arena, 5, hx, hy);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 5, px, py);
    tryg_outlines_area(o, arena);
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, tx, ty);
    tryg_outlines_end(o, arena);
}

static void offsets_name_every_ring(void **state)
{
    (void)state;
    struct tryg_outlines o;
    draw(&o);
    assert_int_equal(o.areas, 3);
    assert_int_equal(o.parts, 3);
    assert_int_equal(o.rings, 4);
    assert_int_equal(o.points, 5 + 5 + 5 + 4);
    const size_t parts[] = {0, 2, 2, 3}, rings[] = {0, 2, 3, 4},
                 points[] = {0, 5, 10, 15, 19};
    assert_memory_equal(o.part_at, parts, sizeof parts);
    assert_memory_equal(o.ring_at, rings, sizeof rings);
    assert_memory_equal(o.point_at, points, sizeof points);
    for (size_t r = 0; r < o.rings; r++) {
        assert_true(o.x[o.point_at[r]] == o.x[o.point_at[r + 1] - 1]);
        assert_true(o.y[o.point_at[r]] == o.y[o.point_at[r + 1] - 1]);
    }
}

static void sizes_take_holes_off(void **state)
{
    (void)state;
    struct tryg_outlines o;
    draw(&o);
    assert_true(tryg_outlines_area_size(&o, 0) == 100 - 4 + 1);
    assert_true(tryg_outlines_area_size(&o, 1) == 0);
    assert_true(tryg_outlines_area_size(&o, 2) == 0.5);
    struct tryg_box box = tryg_outlines_area_box(&o, 0);
    assert_true(box.west == 0 && box.east == 21 && box.south == 0 && box.north == 10);
    box = tryg_outlines_area_box(&o, 1);
    assert_true(box.west > box.east);
    box = tryg_outlines_box(&o);
    assert_true(box.west == 0 && box.north == 6170001);
}

static void many_points_keep_their_places(void **state)
{
    (void)state;
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    for (int a = 0; a < 1000; a++) {
        double x[] = {a, a + 1, a, a}, y[] = {0, 0, 1, 0};
        tryg_outlines_area(&o, arena);
        tryg_outlines_part(&o, arena);
        tryg_outlines_ring(&o, arena, 4, x, y);
    }
    tryg_outlines_end(&o, arena);
    for (size_t a = 0; a < 1000; a++) {
        assert_true(tryg_outlines_area_box(&o, a).west == (double)a);
        assert_true(tryg_outlines_area_size(&o, a) == 0.5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(offsets_name_every_ring),
                                       cmocka_unit_test(sizes_take_holes_off),
                                       cmocka_unit_test(many_points_keep_their_places)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
