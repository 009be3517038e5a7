/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/roll.h"
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

static void a_list_takes_one_column_then_two_then_none(void **state)
{
    (void)state;
    struct tryg_roll roll = tryg_roll_plan(10, 300.0);
    assert_int_equal(roll.columns, 1);
    assert_true(roll.row * 10.0 <= 300.0 && roll.size <= roll.row);
    roll = tryg_roll_plan(35, 270.0);
    assert_int_equal(roll.columns, 1);
    assert_true(roll.size > 5.5);
    roll = tryg_roll_plan(67, 270.0);
    assert_int_equal(roll.columns, 2);
    assert_int_equal(roll.rows, 34);
    assert_int_equal(tryg_roll_plan(399, 270.0).columns, 0);
    assert_int_equal(tryg_roll_plan(0, 270.0).columns, 0);
    assert_int_equal(tryg_roll_plan(5, -20.0).columns, 0);
}

/* Each area's row begins with a swatch of its class. */
static void rows_show_the_class_of_their_area(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    struct tryg_rect panel = tryg_page_plan().panel;
    size_t seen = 0;
    unsigned before = 0;
    for (double y = panel.y + 190.0; y < panel.y + panel.height; y += 0.5) {
        unsigned rgb = fake_picture_at(&picture, panel.x + 3.5, y);
        if (rgb != before && rgb == plate->classes->rgb[plate->class_of[seen]]) {
            seen++;
        }
        before = rgb;
        if (plate->class_of[seen] < 0) {
            break;
        }
    }
    assert_int_equal(seen, 11);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_list_takes_one_column_then_two_then_none, begin,
                                        end),
        cmocka_unit_test_setup_teardown(rows_show_the_class_of_their_area, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
