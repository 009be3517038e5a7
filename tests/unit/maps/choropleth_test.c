/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "maps/choropleth.h"
#include "maps/colour.h"
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

/* What stands at (east, north) metres from the town's corner. */
static unsigned land_at(const struct fake_picture *picture,
                        const struct tryg_plate *plate, double east, double north)
{
    const struct tryg_view *view = &plate->ground->view;
    return fake_picture_at(picture, tryg_view_x(view, FAKE_WEST + east),
                           tryg_view_y(view, FAKE_SOUTH + north));
}

static void areas_have_the_colour_of_their_class(void **state)
{
    (void)state;
    static const double CORNER[][2] = {{2080, 2080}, {80, 1080}, {3080, 1080},
                                       {1080, 80},   {2080, 80}, {3080, 80}};
    static const size_t AREA[] = {2, 4, 6, 8, 9, 10};
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    for (size_t i = 0; i < sizeof AREA / sizeof *AREA; i++) {
        assert_int_equal(land_at(&picture, plate, CORNER[i][0], CORNER[i][1]),
                         plate->classes->rgb[plate->class_of[AREA[i]]]);
    }
}

static void the_hole_the_water_and_the_neighbours_are_no_class(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    assert_int_equal(land_at(&picture, plate, 1500, 1500), TRYG_LAND);
    assert_int_equal(land_at(&picture, plate, 4400, 1500), TRYG_WATER);
    assert_int_equal(land_at(&picture, plate, -60, 1500), TRYG_NEIGHBOUR);
}

/* Walk through a square and count how often light and dark change. */
static size_t stripes(const struct fake_picture *picture, const struct tryg_plate *plate,
                      double west, double south)
{
    size_t changes = 0;
    unsigned before = land_at(picture, plate, west + 100.0, south + 150.0);
    for (double at = 100.0; at < 900.0; at += 4.0) {
        unsigned rgb = land_at(picture, plate, west + at, south + 150.0);
        changes += tryg_colour_distance(rgb, before) > 12.0;
        before = rgb;
    }
    return changes;
}

static void marked_areas_are_hatched_also_in_grey(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_GROUP, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    for (size_t i = 0; i < (size_t)(picture.width * picture.height); i++) {
        picture.rgb[i] = tryg_colour_grey(picture.rgb[i]);
    }
    assert_true(stripes(&picture, plate, 0, 2000) > 10);
    assert_true(stripes(&picture, plate, 1000, 2000) > 10);
    assert_true(stripes(&picture, plate, 2000, 2000) < 4);
}

static void no_data_is_hatched_and_never_coloured(void **state)
{
    (void)state;
    town.results.scores[0].index[9] = NAN;
    town.results.scores[0].level[9] = -1;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 144.0);
    size_t coloured = 0, looked = 0;
    for (double at = 60.0; at < 940.0; at += 5.0) {
        unsigned rgb = land_at(&picture, plate, 2000.0 + at, 100.0);
        struct tryg_lab lab = tryg_lab_of(rgb);
        coloured += lab.a * lab.a + lab.b * lab.b > 16.0;
        looked++;
    }
    assert_true(looked > 100);
    assert_int_equal(coloured, 0);
    assert_true(stripes(&picture, plate, 2000, 0) > 10);
}

/* Changes between light and dark half a point inside the southern side of a square. */
static size_t dashes(const struct fake_picture *picture, const struct tryg_plate *plate,
                     double west, double south)
{
    double inside = 0.5 / plate->ground->view.per_m;
    size_t changes = 0;
    bool dark = false;
    for (double at = 100.0; at < 900.0; at += 1.0) {
        unsigned rgb = land_at(picture, plate, west + at, south + inside);
        bool now = tryg_lab_of(rgb).l < 50.0;
        changes += at > 100.0 && now != dark;
        dark = now;
    }
    return changes;
}

/* Area 3, without a mark, lies on the border; area 2 does not. */
static void a_level_on_the_border_is_outlined_by_dashes(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct fake_picture picture = fake_town_picture(&town, plate, 288.0);
    assert_true(plate->doubt[3] && !plate->alarm[3]);
    assert_true(dashes(&picture, plate, 3000, 2000) > 10);
    assert_true(dashes(&picture, plate, 2000, 2000) < 4);
    plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    picture = fake_town_picture(&town, plate, 288.0);
    assert_true(dashes(&picture, plate, 3000, 2000) < 4); /* an index has no border */
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(areas_have_the_colour_of_their_class, begin, end),
        cmocka_unit_test_setup_teardown(
            the_hole_the_water_and_the_neighbours_are_no_class, begin, end),
        cmocka_unit_test_setup_teardown(marked_areas_are_hatched_also_in_grey, begin,
                                        end),
        cmocka_unit_test_setup_teardown(no_data_is_hatched_and_never_coloured, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_level_on_the_border_is_outlined_by_dashes,
                                        begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
