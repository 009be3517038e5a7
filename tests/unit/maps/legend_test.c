/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/legend.h"
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

/* The swatch of row r of the legend, a little right of its left edge. */
static unsigned swatch(const struct fake_picture *picture, const struct tryg_plate *plate,
                       unsigned wanted)
{
    struct tryg_rect panel = tryg_page_plan().panel;
    unsigned rows = 0, before = 0;
    (void)plate;
    for (double y = panel.y + 15.0; y < panel.y + 150.0; y += 0.5) {
        unsigned rgb = fake_picture_at(picture, panel.x + 5.0, y);
        rows += rgb == wanted && before != wanted;
        before = rgb;
    }
    return rows;
}

static void greatest_need_comes_first(void **state)
{
    (void)state;
    size_t order[9];
    tryg_legend_order(fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0), order);
    assert_int_equal(order[0], 4);
    assert_int_equal(order[4], 0);
    tryg_legend_order(fake_town_plate(&town, TRYG_MAP_CHANGE, 2010, 1), order);
    assert_int_equal(order[0], 4);
    town.profile.orientation = TRYG_SAFE;
    tryg_legend_order(fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0), order);
    assert_int_equal(order[0], 0);
    tryg_legend_order(fake_town_plate(&town, TRYG_MAP_CHANGE, 2010, 1), order);
    assert_int_equal(order[0], 0);
}

static void every_class_has_its_swatch_once(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    for (size_t c = 0; c < plate->classes->n; c++) {
        assert_int_equal(swatch(&picture, plate, plate->classes->rgb[c]), 1);
    }
    assert_int_equal(swatch(&picture, plate, 0x00FF00), 0);
}

static void counts_add_up_to_the_areas(void **state)
{
    (void)state;
    static const enum tryg_map_kind KIND[] = {TRYG_MAP_LEVEL, TRYG_MAP_INDEX,
                                              TRYG_MAP_GROUP};
    for (size_t k = 0; k < 3; k++) {
        const struct tryg_plate *plate = fake_town_plate(&town, KIND[k], 0, 1);
        size_t sum = 0;
        for (size_t c = 0; c <= plate->classes->n; c++) {
            sum += plate->count[c];
        }
        assert_int_equal(sum, FAKE_AREAS);
        assert_int_equal(sum, plate->shown);
    }
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(greatest_need_comes_first, begin, end),
        cmocka_unit_test_setup_teardown(every_class_has_its_swatch_once, begin, end),
        cmocka_unit_test_setup_teardown(counts_add_up_to_the_areas, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
