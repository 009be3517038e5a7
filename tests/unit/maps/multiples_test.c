/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/multiples.h"
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

static void charts_are_a_little_wider_than_tall(void **state)
{
    (void)state;
    assert_int_equal(tryg_multiples_columns(1, 774.0, 400.0), 1);
    assert_int_equal(tryg_multiples_columns(35, 774.0, 420.0), 7);
    assert_int_equal(tryg_multiples_columns(12, 774.0, 400.0), 4);
}

static size_t inked(const struct fake_picture *picture, struct tryg_rect box)
{
    size_t n = 0;
    for (double y = box.y; y < box.y + box.height; y += 0.5) {
        for (double x = box.x; x < box.x + box.width; x += 0.5) {
            n += fake_picture_at(picture, x, y) != 0xFFFFFFU;
        }
    }
    return n;
}

/* With a break there is ink where else there is none: the upright line between the two
 * years of the first chart. */
static void a_break_is_drawn_as_a_break(void **state)
{
    (void)state;
    struct tryg_plate plate = *fake_town_trend(&town);
    struct fake_picture whole = fake_town_picture(&town, &plate, 144.0);
    struct tryg_trend broken = *plate.want.trend;
    broken.point = TRYG_NEW(town.arena, FAKE_AREAS * 2, struct tryg_trend_point);
    for (size_t i = 0; i < FAKE_AREAS * 2; i++) {
        broken.point[i] = plate.want.trend->point[i];
    }
    broken.point[1].broken = true;
    plate.want.trend = &broken;
    struct fake_picture parted = fake_town_picture(&town, &plate, 144.0);
    struct tryg_rect page = {30.0, 80.0, 200.0, 140.0};
    size_t differ = 0;
    for (double y = page.y; y < page.y + page.height; y += 0.5) {
        for (double x = page.x; x < page.x + page.width; x += 0.5) {
            differ += fake_picture_at(&whole, x, y) != fake_picture_at(&parted, x, y);
        }
    }
    assert_true(differ > 60);
    assert_true(inked(&whole, page) > 1000);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_are_a_little_wider_than_tall),
        cmocka_unit_test_setup_teardown(a_break_is_drawn_as_a_break, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
