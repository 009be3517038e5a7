/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of the fake town against pictures that somebody looked at. TRYG_RECORD=1 records
 * them anew: look at them, in colour and in grey, before they are committed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "maps/png.h"
#include "tests/maps/fake_town.h"

/* 600 pixels wide. A pixel differs when a channel is this far off; letters and edges may,
 * by a shade, on another version of the libraries. */
static const double DPI = 600.0 * 300.0 / 3508.0;
enum { SHADE = 60 };
static const double TOLERATED = 0.004; /* of the pixels */

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

static const char *expected_path(const char *name)
{
    return tryg_arena_print(town.arena, "%s/tests/maps/expected/%s.png",
                            getenv("TRYG_SOURCE"), name);
}

static bool differs(const unsigned char *expected, const unsigned char *found)
{
    for (int c = 0; c < 3; c++) {
        if (abs((int)expected[c] - (int)found[c]) > SHADE) {
            return true;
        }
    }
    return false;
}

/* The share of pixels that differ; 1 when the sizes do. */
static double difference(cairo_surface_t *expected, cairo_surface_t *found)
{
    int width = cairo_image_surface_get_width(expected);
    int height = cairo_image_surface_get_height(expected);
    if (width != cairo_image_surface_get_width(found) ||
        height != cairo_image_surface_get_height(found) || width < 1) {
        return 1.0;
    }
    size_t step = (size_t)cairo_image_surface_get_stride(expected), count = 0;
    const unsigned char *e = cairo_image_surface_get_data(expected);
    const unsigned char *f = cairo_image_surface_get_data(found);
    for (size_t y = 0; y < (size_t)height; y++) {
        for (size_t x = 0; x < (size_t)width; x++) {
            count += differs(e + y * step + 4 * x, f + y * step + 4 * x);
        }
    }
    return (double)count / (double)(width * height);
}

static void check_picture(const struct tryg_plate *plate, const char *name)
{
    const char *found_path = fake_town_path(&town, "png");
    const char *path = getenv("TRYG_RECORD") ? expected_path(name) : found_path;
    assert_int_equal(tryg_png_write(path, plate, DPI, town.arena, NULL), TRYG_OK);
    cairo_surface_t *found = cairo_image_surface_create_from_png(path);
    cairo_surface_t *expected = cairo_image_surface_create_from_png(expected_path(name));
    double share = difference(expected, found);
    if (share > TOLERATED) {
        const char *kept = tryg_arena_print(town.arena, "/tmp/found_%s.png", name);
        cairo_surface_write_to_png(found, kept);
        fail_msg("%s: %.2f %% of the pixels differ; see %s", name, 100.0 * share, kept);
    }
    cairo_surface_destroy(found);
    cairo_surface_destroy(expected);
}

static void the_level_map(void **state)
{
    (void)state;
    check_picture(fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0), "level");
}

static void the_group_map(void **state)
{
    (void)state;
    check_picture(fake_town_plate(&town, TRYG_MAP_GROUP, 1, 1), "group");
}

static void the_change_in_english(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    check_picture(fake_town_plate(&town, TRYG_MAP_CHANGE, 2010, 1), "change");
}

static void the_levels_of_two_years(void **state)
{
    (void)state;
    check_picture(fake_town_pair(&town), "levels");
}

static void the_change_that_is_sure(void **state)
{
    (void)state;
    check_picture(fake_town_sure(&town), "sure");
}

static void the_years_of_each_area(void **state)
{
    (void)state;
    check_picture(fake_town_trend(&town), "trend");
}

/* The comparison itself can fail. */
static void another_year_is_another_picture(void **state)
{
    (void)state;
    const char *path = fake_town_path(&town, "png");
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 1);
    assert_int_equal(tryg_png_write(path, plate, DPI, town.arena, NULL), TRYG_OK);
    cairo_surface_t *found = cairo_image_surface_create_from_png(path);
    cairo_surface_t *expected =
        cairo_image_surface_create_from_png(expected_path("level"));
    assert_true(difference(expected, found) > 5.0 * TOLERATED);
    cairo_surface_destroy(found);
    cairo_surface_destroy(expected);
}

int main(void)
{
    const char *font = tryg_map_font();
    if (!font || strcmp(font, "Open Sans") != 0) {
        puts("skipped: the pictures are set in Open Sans, which is not installed");
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_level_map, begin, end),
        cmocka_unit_test_setup_teardown(the_group_map, begin, end),
        cmocka_unit_test_setup_teardown(the_change_in_english, begin, end),
        cmocka_unit_test_setup_teardown(the_levels_of_two_years, begin, end),
        cmocka_unit_test_setup_teardown(the_change_that_is_sure, begin, end),
        cmocka_unit_test_setup_teardown(the_years_of_each_area, begin, end),
        cmocka_unit_test_setup_teardown(another_year_is_another_picture, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
