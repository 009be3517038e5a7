/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "maps/focus.h"
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

static void areas_lie_in_the_half_that_holds_their_label(void **state)
{
    (void)state;
    static const uint32_t HALF[FAKE_AREAS] = {0, 0, 1, 1, 0, 1,
                                              1, 0, 0, 1, 1, TRYG_NO_AREA};
    uint32_t *focus_of = tryg_focus_of(&town.town, &town.halves, town.arena);
    assert_memory_equal(focus_of, HALF, sizeof HALF);
    struct tryg_box box = tryg_focus_box(&town.town, focus_of, 1);
    assert_true(box.west == FAKE_WEST + 2000.0 && box.east == FAKE_WEST + 4000.0);
    assert_true(box.south == FAKE_SOUTH && box.north == FAKE_SOUTH + 3000.0);
}

static void names_say_year_kind_system_and_page(void **state)
{
    (void)state;
    struct tryg_plate plate = *fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    assert_string_equal(tryg_focus_name(&plate, TRYG_MAP_PNG, town.arena),
                        "maps/2010_level.png");
    plate = *fake_town_plate(&town, TRYG_MAP_GROUP, 1, 1);
    assert_string_equal(tryg_focus_name(&plate, TRYG_MAP_TIF, town.arena),
                        "maps/2014_group_anmeldt.tif");
    plate.want.one_per = 1;
    plate.focus = 1;
    assert_string_equal(tryg_focus_name(&plate, TRYG_MAP_SVG, town.arena),
                        "maps/2014_group_anmeldt_halvdel-Øst.svg");
    plate.focus = TRYG_PLATE_NO_FOCUS;
    plate.want.kind = TRYG_MAP_CHANGE;
    plate.want.part = 2010;
    plate.want.system = 1;
    plate.system = &town.halves;
    assert_string_equal(tryg_focus_name(&plate, TRYG_MAP_PDF, town.arena),
                        "maps/2014_change_2010_halvdel.pdf");
    town.group[1].id = "../a b";
    plate.want = (struct tryg_map_want){
        .kind = TRYG_MAP_GROUP, .part = 1, .one_per = TRYG_MAP_WHOLE};
    assert_string_equal(tryg_focus_name(&plate, TRYG_MAP_PNG, town.arena),
                        "maps/2014_group_.._a_b.png");
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(areas_lie_in_the_half_that_holds_their_label,
                                        begin, end),
        cmocka_unit_test_setup_teardown(names_say_year_kind_system_and_page, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
