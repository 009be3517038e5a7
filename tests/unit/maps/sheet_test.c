/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "maps/sheet.h"
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

static size_t dark_in(const struct fake_picture *picture, struct tryg_rect box)
{
    size_t dark = 0;
    for (double y = box.y; y < box.y + box.height; y += 0.5) {
        for (double x = box.x; x < box.x + box.width; x += 0.5) {
            dark += (fake_picture_at(picture, x, y) & 0xFFU) < 0x80U;
        }
    }
    return dark;
}

static void every_part_of_the_page_is_filled_and_the_margin_is_free(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    struct tryg_page page = tryg_page_plan();
    assert_true(dark_in(&picture, page.head) > 500);
    assert_true(dark_in(&picture, page.panel) > 2000);
    assert_true(dark_in(&picture, page.foot) > 200);
    assert_int_equal(dark_in(&picture, (struct tryg_rect){0, 0, TRYG_PAGE_WIDTH - 1, 20}),
                     0);
    assert_int_equal(
        dark_in(&picture, (struct tryg_rect){0, 0, 30, TRYG_PAGE_HEIGHT - 1}), 0);
    assert_int_equal(dark_in(&picture, (struct tryg_rect){TRYG_PAGE_WIDTH - 30, 0, 29,
                                                          TRYG_PAGE_HEIGHT - 1}),
                     0);
}

static void a_long_title_stays_on_its_line(void **state)
{
    (void)state;
    town.results.title.in[TRYG_DA] =
        "Tryghedsindeks for en by med et navn, der er så langt, at det ikke kan stå på "
        "en "
        "linje uden at blive sat mindre og til sidst skåret af";
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    struct tryg_page page = tryg_page_plan();
    struct tryg_rect gap = {page.head.x + page.head.width + 2.0, page.head.y, 12.0, 40.0};
    assert_int_equal(dark_in(&picture, gap), 0);
}

static void the_same_plate_gives_the_same_pixels(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    struct fake_picture one = fake_town_picture(&town, plate, 60.0);
    struct fake_picture two = fake_town_picture(&town, plate, 60.0);
    assert_memory_equal(one.rgb, two.rgb, 4 * (size_t)one.width * (size_t)one.height);
}

static void a_bare_land_can_be_drawn(void **state)
{
    (void)state;
    town.base = (struct tryg_map_base){0};
    town.town.inside = NULL;
    town.results.attributions = 0;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 60.0);
    assert_true(picture.width > 600);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            every_part_of_the_page_is_filled_and_the_margin_is_free, begin, end),
        cmocka_unit_test_setup_teardown(a_long_title_stays_on_its_line, begin, end),
        cmocka_unit_test_setup_teardown(the_same_plate_gives_the_same_pixels, begin, end),
        cmocka_unit_test_setup_teardown(a_bare_land_can_be_drawn, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
