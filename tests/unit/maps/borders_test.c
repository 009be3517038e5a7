/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "maps/borders.h"
#include "maps/ground.h"

enum { WIGGLES = 200 };

/* Two areas side by side; their shared border is a wave of many points, seen upwards by
 * the one and downwards by the other, and each begins its ring elsewhere. */
static void make_pair(struct tryg_outlines *o, tryg_arena *arena)
{
    double x[WIGGLES + 8], y[WIGGLES + 8];
    double g = TRYG_GROUND_GRID;
    size_t n = 0;
    tryg_outlines_begin(o, arena);
    for (int side = 0; side < 2; side++) {
        n = 0;
        for (int i = 0; i <= WIGGLES; i++) {
            int k = side ? WIGGLES - i : i;
            x[n] = round((100.0 + 3.0 * sin(k * 0.3)) / g) * g;
            y[n++] = round((100.0 + k) / g) * g;
        }
        double far = round((side ? 300.0 : 10.0) / g) * g;
        x[n] = far;
        y[n] = y[n - 1];
        n++;
        x[n] = far;
        y[n++] = y[0];
        tryg_outlines_area(o, arena);
        tryg_outlines_part(o, arena);
        tryg_outlines_ring(o, arena, n, x, y);
    }
    tryg_outlines_end(o, arena);
}

static bool has_point(const struct tryg_outlines *o, size_t a, double x, double y)
{
    size_t first = o->ring_at[o->part_at[a]], last = o->ring_at[o->part_at[a + 1]];
    for (size_t p = o->point_at[first]; p < o->point_at[last]; p++) {
        if (o->x[p] == x && o->y[p] == y) {
            return true;
        }
    }
    return false;
}

static void both_sides_of_a_border_keep_the_same_points(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines areas, thin;
    struct tryg_borders borders;
    make_pair(&areas, arena);
    tryg_borders_make(&areas, 0.5, &thin, &borders, arena);
    assert_int_equal(thin.areas, 2);
    assert_true(thin.points < areas.points * 2 / 3);
    size_t shared = 0;
    for (size_t p = thin.point_at[0]; p < thin.point_at[1]; p++) {
        if (thin.x[p] > 50.0) {
            assert_true(has_point(&thin, 1, thin.x[p], thin.y[p]));
            shared++;
        }
    }
    assert_true(shared > 20);
    tryg_arena_free(arena);
}

static void a_shared_border_is_listed_once(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines areas, thin;
    struct tryg_borders borders;
    make_pair(&areas, arena);
    tryg_borders_make(&areas, 0.0, &thin, &borders, arena);
    assert_int_equal(borders.n, 3); /* the wave, and the outer side of each */
    size_t on_wave = 0;
    for (size_t p = 0; p < borders.points; p++) {
        on_wave += borders.x[p] > 50.0 && borders.x[p] < 200.0;
    }
    assert_int_equal(on_wave, WIGGLES + 1 + 4); /* and the ends again, on each side */
    tryg_arena_free(arena);
}

static void a_ring_of_its_own_is_one_border(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines areas, thin;
    struct tryg_borders borders;
    double g = TRYG_GROUND_GRID;
    double x[] = {g * 100, g * 900, g * 900, g * 100};
    double y[] = {g * 100, g * 100, g * 900, g * 900};
    tryg_outlines_begin(&areas, arena);
    tryg_outlines_area(&areas, arena);
    tryg_outlines_part(&areas, arena);
    tryg_outlines_ring(&areas, arena, 4, x, y);
    tryg_outlines_end(&areas, arena);
    tryg_borders_make(&areas, 0.1, &thin, &borders, arena);
    assert_int_equal(borders.n, 1);
    assert_int_equal(borders.at[1], 5);
    assert_true(fabs(tryg_outlines_area_size(&thin, 0) - 800.0 * 800.0 * g * g) < 1e-6);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_of_a_border_keep_the_same_points),
        cmocka_unit_test(a_shared_border_is_listed_once),
        cmocka_unit_test(a_ring_of_its_own_is_one_border),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
