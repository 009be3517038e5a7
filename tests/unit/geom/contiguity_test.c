/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "geodata/geom/contiguity.h"
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

/* "AB AC BC": every pair once, in order. */
static const char *pairs(const struct town *town, bool rook)
{
    struct tryg_contiguity found;
    const struct tryg_outlines *o = &town->areas.outlines;
    assert_int_equal(rook ? tryg_contiguity_rook(o, TRYG_SNAP_M, arena, &found, NULL)
                          : tryg_contiguity_queen(o, TRYG_SNAP_M, arena, &found, NULL),
                     TRYG_OK);
    char text[400] = "";
    size_t used = 0;
    assert_int_equal(found.areas, town->areas.n);
    assert_int_equal(found.first[found.areas], found.links);
    for (size_t a = 0; a < found.areas; a++) {
        for (size_t i = found.first[a]; i < found.first[a + 1]; i++) {
            assert_true(i == found.first[a] ||
                        found.neighbour[i] > found.neighbour[i - 1]);
            if (found.neighbour[i] > a) {
                used += (size_t)snprintf(text + used, sizeof text - used, "%s%s%s",
                                         used ? " " : "", town->areas.code[a],
                                         town->areas.code[found.neighbour[i]]);
            }
        }
    }
    size_t listed = (used + 1) / 3;
    assert_int_equal(found.links, 2 * listed);
    return tryg_arena_copy(arena, text);
}

static void corners_are_the_queens_and_borders_the_rooks(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A B . C\n"
                                  "D E . .\n");
    assert_string_equal(pairs(town, false), "AB AD AE BD BE DE");
    assert_string_equal(pairs(town, true), "AB AD BE DE");
}

static void a_t_junction_is_a_contact(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A B B\n"
                                  "C C C C\n");
    assert_string_equal(pairs(town, false), "AB AC BC");
    assert_string_equal(pairs(town, true), "AB AC BC");
}

static void who_lies_in_a_hole_is_a_neighbour(void **state)
{
    (void)state;
    struct town *town = town_draw(arena, 100.0,
                                  "A A A A A\n"
                                  "A B A . A\n"
                                  "A A A A A\n"
                                  ". . . . .\n"
                                  "C . . . .\n");
    assert_string_equal(pairs(town, false), "AB");
    assert_string_equal(pairs(town, true), "AB");
}

static void a_hair_does_not_part_but_two_do(void **state)
{
    (void)state;
    static const struct {
        double move_m;
        const char *pairs;
    } CASES[] = {{0.0009, "AB"}, {-0.0009, "AB"}, {0.0011, ""}};
    for (size_t i = 0; i < 3; i++) {
        struct town *town = town_draw(arena, 100.0, "A B\n");
        struct tryg_outlines *o = &town->areas.outlines;
        for (size_t p = o->point_at[1]; p < o->points; p++) {
            o->x[p] += CASES[i].move_m;
        }
        assert_string_equal(pairs(town, false), CASES[i].pairs);
        assert_string_equal(pairs(town, true), CASES[i].pairs);
    }
}

static void without_geometry_there_are_no_neighbours(void **state)
{
    (void)state;
    struct tryg_outlines none = {0}, one;
    struct tryg_contiguity found;
    assert_int_equal(tryg_contiguity_queen(&none, TRYG_SNAP_M, arena, &found, NULL),
                     TRYG_OK);
    assert_int_equal(found.areas + found.links, 0);
    tryg_outlines_begin(&one, arena);
    tryg_outlines_area(&one, arena);
    tryg_outlines_end(&one, arena);
    assert_int_equal(tryg_contiguity_rook(&one, TRYG_SNAP_M, arena, &found, NULL),
                     TRYG_OK);
    assert_int_equal(found.areas, 1);
    assert_int_equal(found.links, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corners_are_the_queens_and_borders_the_rooks),
        cmocka_unit_test(a_t_junction_is_a_contact),
        cmocka_unit_test(who_lies_in_a_hole_is_a_neighbour),
        cmocka_unit_test(a_hair_does_not_part_but_two_do),
        cmocka_unit_test(without_geometry_there_are_no_neighbours),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
