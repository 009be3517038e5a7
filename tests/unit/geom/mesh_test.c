/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/geom/mesh.h"
#include "tests/town/town.h"

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

static struct tryg_mesh mesh_of(const struct tryg_outlines *o)
{
    struct tryg_mesh mesh;
    tryg_mesh_gather(o, arena, &mesh);
    return mesh;
}

static void neighbours_share_an_edge_with_a_side_each(void **state)
{
    (void)state;
    struct tryg_outlines o = town_draw(arena, 10.0, "A B\n")->areas.outlines;
    struct tryg_mesh m = mesh_of(&o);
    size_t shared = 0, alone = 0;
    for (size_t e = 0; e < m.edges; e++) {
        const struct tryg_mesh_edge *edge = &m.edge[e];
        if (edge->left != TRYG_NO_AREA && edge->right != TRYG_NO_AREA) {
            assert_true(edge->left == 0 && edge->right == 1); /* upwards: A is west */
            assert_true(m.x[edge->a] == TOWN_EAST + 10.0 && m.y[edge->b] > m.y[edge->a]);
            assert_int_equal(tryg_mesh_left_from(edge, edge->b), 1);
            assert_int_equal(tryg_mesh_right_from(edge, edge->b), 0);
            shared++;
        } else {
            alone++;
        }
    }
    assert_int_equal(shared, 1);
    assert_true(alone >= 6 && m.corners == alone && m.repeats == 0);
    uint32_t ends = 0;
    for (size_t c = 0; c < m.corners; c++) {
        ends += m.star_at[c + 1] - m.star_at[c];
        for (uint32_t i = m.star_at[c]; i < m.star_at[c + 1]; i++) {
            assert_true(m.edge[m.star[i]].a == c || m.edge[m.star[i]].b == c);
        }
    }
    assert_int_equal(ends, 2 * m.edges);
}

static void a_side_is_taken_once(void **state)
{
    (void)state;
    struct tryg_outlines o;
    const double x[] = {0, 1, 1}, y[] = {0, 0, 1};
    tryg_outlines_begin(&o, arena);
    for (int a = 0; a < 2; a++) {
        tryg_outlines_area(&o, arena);
        tryg_outlines_part(&o, arena);
        tryg_outlines_ring(&o, arena, 3, x, y);
    }
    tryg_outlines_end(&o, arena);
    struct tryg_mesh m = mesh_of(&o);
    assert_int_equal(m.edges, 3);
    assert_int_equal(m.repeats, 3);
    assert_int_equal(m.repeat[0].area, 1);
}

static void holes_of_all_areas_together(void **state)
{
    (void)state;
    struct tryg_outlines o = town_draw(arena, 10.0,
                                       "A B C D E\n"
                                       "F . G . H\n"
                                       "I J K L M\n")
                                 ->areas.outlines;
    struct tryg_outlines holes;
    struct tryg_mesh m = mesh_of(&o);
    assert_true(tryg_mesh_holes(&m, arena, &holes));
    assert_int_equal(holes.areas, 2);
    for (size_t h = 0; h < 2; h++) {
        assert_true(tryg_outlines_area_size(&holes, h) == -100.0 ||
                    tryg_outlines_area_size(&holes, h) == 100.0);
    }
    struct tryg_outlines touching = town_draw(arena, 10.0,
                                              "A B C D\n"
                                              "E . F G\n"
                                              "H I . J\n"
                                              "K L M N\n")
                                        ->areas.outlines;
    m = mesh_of(&touching);
    assert_false(tryg_mesh_holes(&m, arena, &holes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_share_an_edge_with_a_side_each),
        cmocka_unit_test(a_side_is_taken_once),
        cmocka_unit_test(holes_of_all_areas_together),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
