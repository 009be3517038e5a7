/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "maps/furniture.h"
#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static bool is_round(double metres)
{
    double ten = pow(10.0, floor(log10(metres) + 1e-9)), lead = metres / ten;
    return fabs(lead - 1.0) < 1e-9 || fabs(lead - 2.0) < 1e-9 || fabs(lead - 5.0) < 1e-9;
}

static void the_bar_is_round_and_fits(void **state)
{
    (void)state;
    const struct tryg_ground *ground =
        fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0)->ground;
    struct tryg_view view = ground->view;
    size_t tried = 0;
    for (double scale = 1e-4; scale < 10.0; scale *= 1.37) {
        view.per_m = scale;
        struct tryg_furniture furniture = tryg_furniture_plan(&view, &ground->cover);
        assert_true(is_round(furniture.bar_m));
        assert_true(furniture.bar_m * scale < 125.0 && furniture.bar_m * scale > 40.0);
        tried++;
    }
    assert_true(tried > 30);
}

/* The town leaves the east free but for the islet in the southern half. */
static void it_stands_in_the_emptiest_corner(void **state)
{
    (void)state;
    const struct tryg_ground *ground =
        fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0)->ground;
    struct tryg_furniture furniture = tryg_furniture_plan(&ground->view, &ground->cover);
    assert_true(tryg_rect_holds(ground->view.frame, furniture.box));
    assert_true(tryg_cover_share(&ground->cover, furniture.box) < 0.2);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_bar_is_round_and_fits, begin, end),
        cmocka_unit_test_setup_teardown(it_stands_in_the_emptiest_corner, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
