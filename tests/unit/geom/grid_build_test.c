/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines that try the grid: flat, tiny, huge, far away, scattered, or not fit to build.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/locator.h"

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    tryg_lang_set(TRYG_EN);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static void add_box(struct tryg_outlines *o, double west, double south, double width,
                    double height)
{
    const double x[] = {west, west + width, west + width, west};
    const double y[] = {south, south, south + height, south + height};
    tryg_outlines_area(o, arena);
    tryg_outlines_part(o, arena);
    tryg_outlines_ring(o, arena, 4, x, y);
}

static uint32_t at(const tryg_locator *locator, double x, double y)
{
    uint32_t area = 12345;
    tryg_locator_find(locator, 1, &x, &y, &area);
    return area;
}

static const struct {
    const char *what;
    double west, south, width, height;
} BOXES[] = {
    {"a town", 720000, 6170000, 18000, 13000},
    {"a hair high", 720000, 6170000, 18000, 0x1p-28},
    {"a hair wide", 720000, 6170000, 0x1p-28, 13000},
    {"a speck far away", 1e9, -1e9, 0x1p-20, 0x1p-20},
    {"a speck by the origin", 1e-100, 1e-100, 2e-100, 2e-100},
    {"the world in millimetres", -2e10, -2e10, 4e10, 4e10},
    {"a fraction", 0.1, 0.2, 0.3, 0.4},
};

/* Two halves, west and east, of a box of any size and place: each takes its own. */
static void boxes_of_any_size_are_halved(void **state)
{
    (void)state;
    size_t cases = sizeof BOXES / sizeof BOXES[0];
    for (size_t i = 0; i < cases; i++) {
        struct tryg_outlines o;
        tryg_locator *locator = NULL;
        double w = BOXES[i].west, s = BOXES[i].south, half = BOXES[i].width / 2.0;
        double east = w + BOXES[i].width, middle = w + half, north = s + BOXES[i].height;
        tryg_outlines_begin(&o, arena);
        add_box(&o, w, s, half, BOXES[i].height);
        add_box(&o, middle, s, east - middle, BOXES[i].height);
        tryg_outlines_end(&o, arena);
        assert_int_equal(tryg_locator_new(&o, arena, &locator, NULL), TRYG_OK);
        assert_int_equal(at(locator, w, s), 0);
        assert_int_equal(at(locator, nextafter(middle, w), s), 0);
        assert_int_equal(at(locator, middle, s), 1);
        assert_int_equal(at(locator, nextafter(east, w), nextafter(north, s)), 1);
        assert_int_equal(at(locator, east, s), TRYG_NO_AREA);
        assert_int_equal(at(locator, w, north), TRYG_NO_AREA);
        assert_int_equal(at(locator, nextafter(w, -INFINITY), s), TRYG_NO_AREA);
        assert_int_equal(at(locator, w, nextafter(s, -INFINITY)), TRYG_NO_AREA);
    }
    assert_true(cases == 7);
}

/* One area lies so far off that all the others share a cell. */
static void a_stray_area_slows_but_does_not_mislead(void **state)
{
    (void)state;
    enum { ACROSS = 20 };
    struct tryg_outlines o;
    tryg_locator *locator = NULL;
    tryg_outlines_begin(&o, arena);
    for (int i = 0; i < ACROSS * ACROSS; i++) {
        add_box(&o, 720000 + 10.0 * (i % ACROSS),
                6170000 + 10.0 * floor(i / (double)ACROSS), 10, 10);
    }
    add_box(&o, 0, 0, 1, 1);
    tryg_outlines_end(&o, arena);
    assert_int_equal(tryg_locator_new(&o, arena, &locator, NULL), TRYG_OK);
    for (int i = 0; i < ACROSS * ACROSS; i++) {
        double west = 720000 + 10.0 * (i % ACROSS),
               south = 6170000 + 10.0 * floor(i / (double)ACROSS);
        assert_int_equal(at(locator, west, south), i);
        assert_int_equal(at(locator, west + 9.75, south + 0.5), i);
    }
    assert_int_equal(at(locator, 0.5, 0.5), ACROSS * ACROSS);
    assert_int_equal(at(locator, 300000, 3000000), TRYG_NO_AREA);
}

static void an_area_without_parts_is_nowhere(void **state)
{
    (void)state;
    struct tryg_outlines o;
    tryg_locator *locator = NULL;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    add_box(&o, 0, 0, 10, 10);
    tryg_outlines_area(&o, arena);
    tryg_outlines_end(&o, arena);
    assert_int_equal(tryg_locator_new(&o, arena, &locator, NULL), TRYG_OK);
    assert_int_equal(at(locator, 5, 5), 1);
}

static void a_corner_without_coordinates_is_refused(void **state)
{
    (void)state;
    static const double BAD[] = {NAN, INFINITY, 1e13};
    for (size_t i = 0; i < 3; i++) {
        struct tryg_outlines o;
        struct tryg_error err = {0};
        tryg_locator *locator = NULL;
        tryg_outlines_begin(&o, arena);
        add_box(&o, BAD[i], 0, 10, 10);
        tryg_outlines_end(&o, arena);
        assert_int_equal(tryg_locator_new(&o, arena, &locator, &err), TRYG_DATA);
        assert_null(locator);
        assert_non_null(strstr(err.text, "coordinate"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_of_any_size_are_halved),
        cmocka_unit_test(a_stray_area_slows_but_does_not_mislead),
        cmocka_unit_test(an_area_without_parts_is_nowhere),
        cmocka_unit_test(a_corner_without_coordinates_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
