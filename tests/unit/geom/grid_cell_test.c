/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/geom/grid_building.h"

enum { AREAS = 9 };

/* Nine upright edges at x = 1 .. 9, from 0 to 10: a step into area x - 1. */
struct hand {
    struct tryg_border_edge edge[AREAS];
    uint32_t side[AREAS], listed[AREAS];
    struct tryg_border border;
    struct tryg_grid_plan plan;
    struct tryg_grid grid;
    struct tryg_grid_site site;
    struct tryg_grid_building b;
    uint32_t touched[AREAS], meeting[AREAS + 1], near[AREAS], held[AREAS + 1];
};

static void set(struct hand *h, tryg_arena *arena)
{
    memset(h, 0, sizeof *h);
    for (uint32_t i = 0; i < AREAS; i++) {
        double x = i + 1.0;
        h->edge[i] = (struct tryg_border_edge){x, 0.0, x, 10.0, i, 1};
        h->side[i] = h->listed[i] = i;
    }
    h->border = (struct tryg_border){AREAS, h->edge, h->side};
    h->plan = (struct tryg_grid_plan){&h->border, AREAS, 0.0, false};
    h->grid = (struct tryg_grid){.columns_per_unit = 0.1, .rows_per_unit = 0.1};
    h->site = (struct tryg_grid_site){.plan = &h->plan,
                                      .arena = arena,
                                      .scratch = arena,
                                      .touched = h->touched,
                                      .meeting = h->meeting,
                                      .near = h->near};
    h->b = (struct tryg_grid_building){
        .site = &h->site, .grid = &h->grid, .held = {0, h->held}};
}

static const struct tryg_grid_corner CORNER = {0, 0, -0.5, -0.5, 10.5, 10.5};

static void areas_fill_pages_of_four(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct hand h;
    set(&h, arena);
    uint32_t cell = tryg_grid_settle(&h.b, h.listed, AREAS, &CORNER);
    assert_int_equal(cell, TRYG_CELL_MIXED);
    assert_int_equal(h.b.units, 3 + AREAS);
    static const uint32_t HEADS[] = {0, 5, 10}, EDGES[] = {4, 4, 1};
    for (uint32_t p = 0; p < 3; p++) {
        const struct tryg_cell_head *head = &h.grid.unit[HEADS[p]].head;
        assert_int_equal(head->edges, EDGES[p]);
        assert_int_equal(head->last, p == 2);
        assert_int_equal(head->area[0], 4 * p);
        assert_int_equal(head->at_corner, 0);
    }
    const struct tryg_cell_edge *e = &h.grid.unit[1].edge; /* x = 1: 0.1 of a cell */
    assert_true(e->across_x == -1.0F && e->across_y == 0.0F && e->off == 0.1F);
    assert_true(e->low == 0.0F && e->high == 1.0F && isinf(e->west_end));
    tryg_arena_free(arena);
}

/* An area that holds the whole cell wins over those above it, and they are left out. */
static void nothing_above_a_whole_area_is_kept(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct hand h;
    set(&h, arena);
    h.border.edges = AREAS - 1;
    for (uint32_t i = 0; i + 1 < AREAS; i++) {
        h.side[i] = i < 2 ? i : i + 1; /* none of area 2 */
    }
    tryg_held_toggle(&h.b.held, 7);
    tryg_held_toggle(&h.b.held, 2);
    assert_true(h.b.held.n == 2 && h.held[0] == 2 && h.held[1] == 7);
    uint32_t cell = tryg_grid_settle(&h.b, h.listed, AREAS - 1, &CORNER);
    assert_int_equal(cell, TRYG_CELL_MIXED);
    const struct tryg_cell_head *head = &h.grid.unit[0].head;
    assert_true(head->last == 1 && head->edges == 2 && head->at_corner == 4);
    assert_true(head->area[0] == 0 && head->area[1] == 1 && head->area[2] == 2);
    tryg_held_toggle(&h.b.held, 2);
    assert_int_equal(h.b.held.n, 1);
    h.side[0] = 8;
    assert_int_equal(tryg_grid_settle(&h.b, h.listed, 1, &CORNER), 7);
    tryg_arena_free(arena);
}

static void a_way_crosses_an_edge_or_not(void **state)
{
    (void)state;
    const struct tryg_border_edge upright = {1, 0, 1, 10, 0, 1};
    const struct tryg_border_edge flat = {-2, 5, 4, 5, 0, 1};
    const struct tryg_border_edge falling = {3, 1, -3, 7, 0, 1};
    assert_false(tryg_grid_is_beyond(&upright, 0, 0.5, 5));
    assert_true(tryg_grid_is_beyond(&upright, 0, 1, 5)); /* on it: east of it */
    assert_false(tryg_grid_is_beyond(&upright, 0, 2, 10));
    assert_true(tryg_grid_west_end(&flat, 0) == 5);
    assert_true(isinf(tryg_grid_west_end(&flat, 4)));
    assert_false(tryg_grid_is_beyond(&flat, 0, 1, 4.9));
    assert_true(tryg_grid_is_beyond(&flat, 0, 1, 5)); /* on it: north of it */
    assert_true(tryg_grid_west_end(&falling, 0) == 7);
    assert_true(tryg_grid_is_beyond(&falling, 0, 2, 5));
    assert_false(tryg_grid_is_beyond(&falling, 0, 0.5, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_fill_pages_of_four),
        cmocka_unit_test(nothing_above_a_whole_area_is_kept),
        cmocka_unit_test(a_way_crosses_an_edge_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
