/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "geodata/geom/overlay.h"
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

static struct tryg_transfer laid(const struct town *then, const struct town *now)
{
    struct tryg_transfer t;
    assert_int_equal(
        tryg_overlay(&then->areas.outlines, &now->areas.outlines, arena, &t, NULL),
        TRYG_OK);
    assert_int_equal(t.sources, then->areas.n);
    assert_int_equal(t.targets, now->areas.n);
    return t;
}

static double piece(const struct tryg_transfer *t, size_t s, uint32_t target)
{
    for (size_t i = t->first[s]; i < t->first[s + 1]; i++) {
        if (t->target[i] == target) {
            return t->m2[i];
        }
    }
    return -1.0;
}

/* A square of ten metres a letter: B loses its upper half to C, and D is new ground. */
static void a_border_that_moved(void **state)
{
    (void)state;
    struct town *then = town_draw(arena, 10.0,
                                  "A A B B\n"
                                  "A A B B\n"
                                  "C C C C\n");
    struct town *now = town_draw(arena, 10.0,
                                 "A A C C\n"
                                 "A A B B\n"
                                 "C C C C\n"
                                 "D D D D\n");
    town_move(now, 0.0, -10.0); /* both have their north-west corner in common */
    struct tryg_transfer t = laid(then, now);
    assert_int_equal(t.pieces, 4);
    assert_true(fabs(piece(&t, 0, 0) - 400.0) < 1e-6);
    assert_true(fabs(piece(&t, 1, 1) - 200.0) < 1e-6);
    assert_true(fabs(piece(&t, 1, 2) - 200.0) < 1e-6);
    assert_true(fabs(piece(&t, 2, 2) - 400.0) < 1e-6);
    assert_true(fabs(t.target_m2[3] - 400.0) < 1e-6);
}

/* The same border drawn a hair beside itself gives slivers: they are dropped, and the
 * whole of each source stays where it is. */
static void slivers_are_no_move(void **state)
{
    (void)state;
    const char *drawing = "A A B B\n"
                          "A A B B\n";
    struct town *then = town_draw(arena, 10.0, drawing);
    struct town *now = town_draw(arena, 10.0, drawing);
    town_move(now, 0.01, 0.0); /* one centimetre: 0.2 m2 on each side */
    struct tryg_transfer t = laid(then, now);
    assert_int_equal(t.pieces, 2);
    assert_true(fabs(piece(&t, 0, 0) - 399.8) < 1e-6); /* all but what lies outside */
    assert_true(fabs(piece(&t, 1, 1) - 400.0) < 1e-6); /* with what A took of it */
}

static void people_where_they_live(void **state)
{
    (void)state;
    struct town *then = town_draw(arena, 10.0, "A A B B\n");
    struct town *now = town_draw(arena, 10.0, "C D D D\n");
    struct tryg_transfer t = laid(then, now);
    double persons[] = {3.0, 1.0, 5.0, 2.0, 9.0};
    uint32_t in_then[] = {0, 0, 1, TRYG_NO_AREA, 0};
    uint32_t in_now[] = {0, 1, 1, 1, TRYG_NO_AREA};
    tryg_overlay_people(&t, 5, persons, in_then, in_now, arena);
    assert_int_equal(t.pieces, 3);
    assert_true(t.persons[0] == 3.0 && t.persons[1] == 1.0 && t.persons[2] == 5.0);
    assert_true(t.source_persons[0] == 13.0 && t.source_persons[1] == 5.0);
    assert_true(t.target_persons[0] == 3.0 && t.target_persons[1] == 8.0);
    assert_true(fabs(t.m2[1] - 100.0) < 1e-6);
}

static void areas_that_never_meet(void **state)
{
    (void)state;
    struct town *then = town_draw(arena, 10.0, "A A\n");
    struct town *now = town_draw(arena, 10.0, "A A\n");
    town_move(now, 500.0, 0.0);
    struct tryg_transfer t = laid(then, now);
    assert_int_equal(t.pieces, 0);
    assert_int_equal(t.first[1], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_border_that_moved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(slivers_are_no_move, set_up, tear_down),
        cmocka_unit_test_setup_teardown(people_where_they_live, set_up, tear_down),
        cmocka_unit_test_setup_teardown(areas_that_never_meet, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
