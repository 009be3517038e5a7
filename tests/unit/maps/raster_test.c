/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/raster.h"

static void add(struct tryg_outlines *o, tryg_arena *arena, size_t n, const double *x,
                const double *y)
{
    tryg_outlines_ring(o, arena, n, x, y);
}

/* A square with a hole, and a second area in the hole; north is up. */
static void cells_belong_to_who_holds_their_middle(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    add(&o, arena, 4, (double[]){0, 50, 50, 0}, (double[]){0, 0, 50, 50});
    add(&o, arena, 4, (double[]){10, 10, 40, 40}, (double[]){20, 40, 40, 20});
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    add(&o, arena, 4, (double[]){10, 30, 30, 10}, (double[]){20, 20, 40, 40});
    tryg_outlines_end(&o, arena);
    struct tryg_raster raster = {
        .width = 6, .height = 5, .left = 0.0, .top = 50.0, .cell = 10.0};
    tryg_raster_burn(&raster, &o, arena);
    static const char expected[5][7] = {"00000.", "011.0.", "011.0.", "00000.", "00000."};
    size_t checked = 0;
    for (size_t row = 0; row < 5; row++) {
        for (size_t column = 0; column < 6; column++) {
            uint32_t area = tryg_raster_at(&raster, column, row);
            char found = area == TRYG_NO_AREA ? '.' : (char)('0' + area);
            assert_int_equal(found, expected[row][column]);
            checked++;
        }
    }
    assert_int_equal(checked, 30);
    tryg_arena_free(arena);
}

static void a_page_grows_downwards(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    add(&o, arena, 3, (double[]){0, 4, 0}, (double[]){0, 0, 4}); /* wide at the top */
    tryg_outlines_end(&o, arena);
    struct tryg_raster raster = {.width = 4, .height = 4, .cell = 1.0, .down = true};
    tryg_raster_burn(&raster, &o, arena);
    size_t in_row[4] = {0};
    for (size_t i = 0; i < 16; i++) {
        in_row[i / 4] += raster.area[i] == 0;
    }
    assert_int_equal(in_row[0], 3);
    assert_int_equal(in_row[1], 2);
    assert_int_equal(in_row[2], 1);
    assert_int_equal(in_row[3], 0);
    tryg_arena_free(arena);
}

/* Two areas that share a slanted border fill every cell between them exactly once. */
static void shared_borders_leave_no_gap(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    add(&o, arena, 4, (double[]){0, 31.7, 68.3, 0}, (double[]){0, 0, 100, 100});
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    add(&o, arena, 4, (double[]){31.7, 100, 100, 68.3}, (double[]){0, 0, 100, 100});
    tryg_outlines_end(&o, arena);
    struct tryg_raster raster = {
        .width = 100, .height = 100, .left = 0.0, .top = 100.0, .cell = 1.0};
    tryg_raster_burn(&raster, &o, arena);
    size_t first = 0;
    for (size_t i = 0; i < 10000; i++) {
        assert_true(raster.area[i] != TRYG_NO_AREA);
        first += raster.area[i] == 0;
    }
    assert_in_range(first, 4950, 5050);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_belong_to_who_holds_their_middle),
        cmocka_unit_test(a_page_grows_downwards),
        cmocka_unit_test(shared_borders_leave_no_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
