/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/geom/border.h"

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static void add(struct tryg_outlines *o, size_t points, const double (*at)[2])
{
    double x[16], y[16];
    for (size_t p = 0; p < points; p++) {
        x[p] = at[p][0];
        y[p] = at[p][1];
    }
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, points, x, y);
}

static const struct tryg_border_edge *find(const struct tryg_border *b, double x0,
                                           double y0, double x1, double y1)
{
    for (size_t e = 0; e < b->edges; e++) {
        const struct tryg_border_edge *edge = &b->edge[e];
        if (edge->x0 == x0 && edge->y0 == y0 && edge->x1 == x1 && edge->y1 == y1) {
            return edge;
        }
    }
    return NULL;
}

static void a_shared_edge_is_one_with_both_areas(void **state)
{
    (void)state;
    struct tryg_outlines o;
    struct tryg_border b;
    tryg_outlines_begin(&o, arena);
    add(&o, 5, (const double[][2]){{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}});
    add(&o, 5, (const double[][2]){{1, 1}, {1, 0}, {2, 0}, {2, 1}, {1, 1}});
    tryg_outlines_end(&o, arena);
    tryg_border_gather(&o, arena, &b);
    assert_int_equal(b.edges, 7);
    const struct tryg_border_edge *shared = find(&b, 1, 0, 1, 1);
    assert_non_null(shared);
    assert_int_equal(shared->sides, 2);
    assert_int_equal(b.side[shared->side_at], 0);
    assert_int_equal(b.side[shared->side_at + 1], 1);
    assert_int_equal(find(&b, 0, 1, 1, 1)->sides, 1);
    for (size_t e = 0; e < b.edges; e++) {
        assert_true(b.edge[e].y0 < b.edge[e].y1 ||
                    (b.edge[e].y0 == b.edge[e].y1 && b.edge[e].x0 < b.edge[e].x1));
    }
}

static void an_area_along_an_edge_twice_is_not_on_it(void **state)
{
    (void)state;
    struct tryg_outlines o;
    struct tryg_border b;
    tryg_outlines_begin(&o, arena); /* a spike to (3, 0) and back, and a point twice */
    add(&o, 7,
        (const double[][2]){{0, 0}, {2, 0}, {3, 0}, {2, 0}, {2, 0}, {0, 2}, {0, 0}});
    tryg_outlines_end(&o, arena);
    tryg_border_gather(&o, arena, &b);
    assert_int_equal(b.edges, 4);
    assert_int_equal(find(&b, 2, 0, 3, 0)->sides, 0);
    assert_int_equal(find(&b, 0, 0, 2, 0)->sides, 1);
}

static void minus_zero_is_zero(void **state)
{
    (void)state;
    struct tryg_outlines o;
    struct tryg_border b;
    tryg_outlines_begin(&o, arena);
    add(&o, 4, (const double[][2]){{0, 0}, {0, 1}, {-1, 0}, {0, 0}});
    add(&o, 4, (const double[][2]){{-0.0, -0.0}, {1, 0}, {-0.0, 1}, {-0.0, -0.0}});
    tryg_outlines_end(&o, arena);
    tryg_border_gather(&o, arena, &b);
    assert_int_equal(b.edges, 5);
    assert_int_equal(find(&b, 0, 0, 0, 1)->sides, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shared_edge_is_one_with_both_areas),
        cmocka_unit_test(an_area_along_an_edge_twice_is_not_on_it),
        cmocka_unit_test(minus_zero_is_zero),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
