/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>

#include "maps/page.h"

static void parts_lie_on_the_paper_and_clear_of_each_other(void **state)
{
    (void)state;
    struct tryg_page page = tryg_page_plan();
    struct tryg_rect paper = {20.0, 20.0, TRYG_PAGE_WIDTH - 40.0,
                              TRYG_PAGE_HEIGHT - 40.0}; /* 7 mm that printers need */
    const struct tryg_rect part[] = {page.head, page.frame, page.panel, page.foot};
    for (size_t i = 0; i < 4; i++) {
        assert_true(tryg_rect_holds(paper, part[i]));
        for (size_t j = 0; j < i; j++) {
            assert_false(tryg_rect_overlap(part[i], part[j]));
        }
    }
    assert_int_equal(lround(TRYG_PAGE_WIDTH * 300.0 / 72.0), 3508);
    assert_int_equal(lround(TRYG_PAGE_HEIGHT * 300.0 / 72.0), 2480);
}

static void land_fills_its_frame_and_north_is_up(void **state)
{
    (void)state;
    struct tryg_rect frame = {100.0, 50.0, 400.0, 200.0};
    struct tryg_box land = {700000.0, 6100000.0, 701000.0, 6102000.0};
    struct tryg_view view = tryg_view_fit(frame, land);
    assert_true(view.per_m > 0.9 * 200.0 / 2000.0 && view.per_m < 200.0 / 2000.0);
    assert_true(fabs(tryg_view_x(&view, 700500.0) - 300.0) < 1e-6);
    assert_true(fabs(tryg_view_y(&view, 6101000.0) - 150.0) < 1e-6);
    assert_true(tryg_view_y(&view, land.north) < tryg_view_y(&view, land.south));
    assert_true(tryg_view_y(&view, land.north) > frame.y);
}

static void a_land_without_extent_still_has_a_scale(void **state)
{
    (void)state;
    struct tryg_rect frame = {0.0, 0.0, 100.0, 100.0};
    struct tryg_view view = tryg_view_fit(frame, (struct tryg_box){5.0, 5.0, 5.0, 5.0});
    assert_true(isfinite(view.per_m) && view.per_m > 0.0 && view.per_m <= 0.1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_lie_on_the_paper_and_clear_of_each_other),
        cmocka_unit_test(land_fills_its_frame_and_north_is_up),
        cmocka_unit_test(a_land_without_extent_still_has_a_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
