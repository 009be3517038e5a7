/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/geom/shapes.h"
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

/* group[i] is the group of the i-th letter; '-' none. */
static struct tryg_system dissolve(const struct tryg_areas *areas, size_t groups,
                                   const char *group)
{
    struct tryg_system system = {.id = "test", .n = groups};
    struct tryg_error err = {0};
    system.group_of_atom = TRYG_NEW(arena, areas->n, uint32_t);
    for (size_t a = 0; a < areas->n; a++) {
        system.group_of_atom[a] =
            group[a] == '-' ? TRYG_NO_AREA : (uint32_t)(group[a] - '0');
    }
    if (tryg_shapes_dissolve(areas, &system, arena, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return system;
}

static void groups_are_the_union_of_their_atoms(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A B C\n"
                                  "A A B C\n"
                                  "D D D C\n");
    struct tryg_system system = dissolve(&town->areas, 3, "00-1");
    const struct tryg_outlines *o = &system.outlines;
    assert_int_equal(o->areas, 3);
    assert_int_equal(o->parts, 2);
    assert_true(system.area_m2[0] == 60000.0);
    assert_true(system.area_m2[1] == 30000.0);
    assert_true(isnan(system.area_m2[2]) && isnan(system.label_x[2]) &&
                isnan(system.label_y[2]));
    assert_int_equal(o->part_at[3], o->part_at[2]);
}

static void the_label_is_farthest_from_the_border(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A A A A B\n"
                                  ". . A A A .\n"
                                  ". . A A A .\n");
    struct tryg_system system = dissolve(&town->areas, 2, "01");
    assert_true(fabs(system.label_x[0] - (TOWN_EAST + 350.0)) < 1.0);
    assert_true(fabs(system.label_y[0] - (TOWN_NORTH + 150.0)) < 1.0);
    assert_true(fabs(system.label_x[1] - (TOWN_EAST + 550.0)) < 1.0);
    assert_true(fabs(system.label_y[1] - (TOWN_NORTH + 250.0)) < 1.0);
}

static void a_lake_stays(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A A B B B\n"
                                  "A . A B . B\n"
                                  "A A A B B B\n");
    struct tryg_system system = dissolve(&town->areas, 1, "00");
    assert_int_equal(system.outlines.parts, 1);
    assert_int_equal(system.outlines.rings, 3);
    assert_true(system.area_m2[0] == 160000.0);
}

static void add_box(struct tryg_outlines *o, const double x[4], const double y[4])
{
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, x, y);
}

/* West and east half, with a slit of 2 mm by 80 m between them, closed at both ends. */
static struct tryg_areas with_slit(double width)
{
    struct tryg_areas areas = {.n = 2};
    const double west_x[] = {0, 100, 100, 100 - width, 100, 100, 0};
    const double west_y[] = {0, 0, 10, 50, 90, 100, 100};
    const double east_x[] = {100, 200, 200, 100}, east_y[] = {0, 0, 100, 100};
    tryg_outlines_begin(&areas.outlines, arena);
    tryg_outlines_area(&areas.outlines, arena);
    tryg_outlines_part(&areas.outlines, arena);
    tryg_outlines_ring(&areas.outlines, arena, 7, west_x, west_y);
    add_box(&areas.outlines, east_x, east_y);
    tryg_outlines_end(&areas.outlines, arena);
    return areas;
}

static void a_slit_is_told_by_its_width(void **state)
{
    (void)state;
    struct tryg_areas narrow = with_slit(0.002), wide = with_slit(0.5);
    struct tryg_system closed = dissolve(&narrow, 1, "00"),
                       open = dissolve(&wide, 1, "00");
    assert_int_equal(closed.outlines.rings, 1);
    assert_true(fabs(closed.area_m2[0] - 20000.0) < 1e-6);
    assert_int_equal(open.outlines.rings, 2);
    assert_true(fabs(open.area_m2[0] - (20000.0 - 0.5 * 80.0 / 2.0)) < 1e-6);
}

static void a_group_of_one_atom_is_that_atom(void **state)
{
    (void)state;
    struct tryg_areas areas = with_slit(0.002);
    struct tryg_system system = dissolve(&areas, 2, "10");
    const struct tryg_outlines *was = &areas.outlines, *is = &system.outlines;
    assert_int_equal(is->points, was->points);
    assert_memory_equal(is->x, was->x + 8, 5 * sizeof *is->x);
    assert_memory_equal(is->y + 5, was->y, 8 * sizeof *is->y);
}

static void atoms_without_geometry_leave_all_unknown(void **state)
{
    (void)state;
    struct tryg_areas areas = {.n = 2};
    struct tryg_system system = dissolve(&areas, 2, "01");
    assert_int_equal(system.outlines.areas, 0);
    assert_true(isnan(system.area_m2[0]) && isnan(system.label_x[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_the_union_of_their_atoms),
        cmocka_unit_test(the_label_is_farthest_from_the_border),
        cmocka_unit_test(a_lake_stays),
        cmocka_unit_test(a_slit_is_told_by_its_width),
        cmocka_unit_test(a_group_of_one_atom_is_that_atom),
        cmocka_unit_test(atoms_without_geometry_leave_all_unknown),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
