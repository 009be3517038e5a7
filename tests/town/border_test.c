/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a report on a border is: the area to the east of it; on a border that runs due
 * east, the area to the north. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

static struct town *draw(const char *drawing)
{
    return town_draw(arena, 100.0, drawing);
}

static void a_report_on_a_shared_border_is_counted_once(void **state)
{
    (void)state;
    struct town *town = draw("A A B B\n"
                             "A A*B B\n"
                             "A A B B\n");
    assert_int_equal(town_count(town, 'A'), 0);
    assert_int_equal(town_count(town, 'B'), 1);
    assert_int_equal(town_outside(town), 0);
}

static void on_a_border_due_east_the_north_has_it(void **state)
{
    (void)state;
    struct town *town = draw("A A\n"
                             "*  \n"
                             "B B\n");
    assert_int_equal(town_count(town, 'A'), 1);
    assert_int_equal(town_count(town, 'B'), 0);
}

static void where_four_meet_the_north_east_has_it(void **state)
{
    (void)state;
    struct town *town = draw("A B\n"
                             " *\n"
                             "C D\n");
    assert_int_equal(town_count(town, 'B'), 1);
    assert_int_equal(
        town_count(town, 'A') + town_count(town, 'C') + town_count(town, 'D'), 0);
}

/* C has no corner where A, B and C meet. */
static void where_three_meet_the_corner_is_one_areas(void **state)
{
    (void)state;
    struct town *town = draw("A A B B\n"
                             "   *   \n"
                             "C C C C\n");
    assert_int_equal(town_count(town, 'B'), 1);
    assert_int_equal(town_count(town, 'A') + town_count(town, 'C'), 0);
    town = draw("A A C\n"
                "   *\n"
                "B B C\n");
    assert_int_equal(town_count(town, 'C'), 1);
    town = draw("C A A\n"
                " *   \n"
                "C B B\n");
    assert_int_equal(town_count(town, 'A'), 1);
    town = draw("C C C\n"
                "  *  \n"
                "A B B\n");
    assert_int_equal(town_count(town, 'C'), 1);
}

static void on_the_outer_border_the_west_and_south_are_inside(void **state)
{
    (void)state;
    struct town *town = draw(". . .\n"
                             "  *  \n"
                             ".*A*.\n"
                             "  *  \n"
                             ". . .\n");
    assert_int_equal(town_count(town, 'A'), 2);
    assert_int_equal(town_outside(town), 2);
}

static void a_hole_is_outside_and_its_border_too_is_somebodys(void **state)
{
    (void)state;
    struct town *town = draw("A A A\n"
                             "  *  \n"
                             "A*.*A\n"
                             "  *  \n"
                             "a A A\n");
    assert_int_equal(town_count(town, 'A'),
                     3); /* north of the hole, east of it, and the small a */
    assert_int_equal(town_outside(town), 2);
}

static void a_town_within_the_hole_takes_what_the_hole_leaves(void **state)
{
    (void)state;
    struct town *town = draw("A A A A\n"
                             "  *    \n"
                             "A*B b*A\n"
                             "  *    \n"
                             "A A A A\n");
    assert_int_equal(town_count(town, 'A'), 2); /* north and east border */
    assert_int_equal(town_count(town, 'B'),
                     3); /* west and south border, and the small b */
    assert_int_equal(town_outside(town), 0);
}

static void two_parts_of_one_area_are_one_area(void **state)
{
    (void)state;
    struct town *town = draw("a . A\n"
                             "   *\n"
                             ". A .\n"
                             " *   \n"
                             "A . a\n");
    assert_int_equal(town_count(town, 'A'), 4); /* north-east of each corner lies A */
    town = draw(". A\n"
                " *\n"
                "A .\n");
    assert_int_equal(town_count(town, 'A'), 1);
    town = draw("A .\n"
                " *\n"
                ". A\n");
    assert_int_equal(town_count(town, 'A'), 0);
    assert_int_equal(town_outside(town), 1);
}

static void every_corner_of_a_town_is_counted_once_wherever_it_lies(void **state)
{
    (void)state;
    static const double MOVES[][2] = {
        {0, 0}, {-720000, -6170000}, {-720200, -6170200}, {1, 1}, {131072.5, -4096.25}};
    static const char DRAWING[] = " * * * *\n"
                                  "A*A*B b*C\n"
                                  " * * * *\n"
                                  "A*D*D*B*C\n"
                                  " * * * *\n"
                                  "E*E*D*F*C\n"
                                  " * * * *\n";
    size_t moves = sizeof MOVES / sizeof MOVES[0];
    size_t before[7] = {0};
    for (size_t m = 0; m < moves; m++) {
        struct town *town = draw(DRAWING);
        town_move(town, MOVES[m][0], MOVES[m][1]);
        size_t all = town_outside(town);
        for (int area = 0; area < 6; area++) {
            size_t count = town_count(town, (char)('A' + area));
            assert_true(m == 0 || count == before[area]);
            before[area] = count;
            all += count;
        }
        assert_int_equal(town->reports, 28);
        assert_int_equal(all, 28);
    }
    assert_true(moves == 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_on_a_shared_border_is_counted_once),
        cmocka_unit_test(on_a_border_due_east_the_north_has_it),
        cmocka_unit_test(where_four_meet_the_north_east_has_it),
        cmocka_unit_test(where_three_meet_the_corner_is_one_areas),
        cmocka_unit_test(on_the_outer_border_the_west_and_south_are_inside),
        cmocka_unit_test(a_hole_is_outside_and_its_border_too_is_somebodys),
        cmocka_unit_test(a_town_within_the_hole_takes_what_the_hole_leaves),
        cmocka_unit_test(two_parts_of_one_area_are_one_area),
        cmocka_unit_test(every_corner_of_a_town_is_counted_once_wherever_it_lies),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
