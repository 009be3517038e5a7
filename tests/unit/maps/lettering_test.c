/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "maps/lettering.h"
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

static struct tryg_lettering letters;
static cairo_surface_t *surface;
static cairo_t *cr;

static void open_letters(double scale)
{
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, 200);
    cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    tryg_lettering_begin(&letters, cr, tryg_lettering_family());
}

static void close_letters(void)
{
    tryg_lettering_end(&letters);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void a_line_is_as_long_at_every_resolution(void **state)
{
    (void)state;
    struct tryg_style style = {.size = 8.3, .weight = TRYG_SEMIBOLD};
    open_letters(1.0);
    double low = tryg_letters_measure(&letters, &style, "Det sydvestlige Indre By").width;
    close_letters();
    open_letters(300.0 / 72.0);
    double high =
        tryg_letters_measure(&letters, &style, "Det sydvestlige Indre By").width;
    close_letters();
    assert_true(low > 60.0 && low < 160.0);
    assert_true(fabs(low - high) < 0.01);
}

static void a_width_wraps_and_a_limit_cuts(void **state)
{
    (void)state;
    struct tryg_style style = {.size = 8.0};
    const char *text = "Ydre Nørrebro mellem Nørrebrogade og Tagensvej";
    open_letters(1.0);
    struct tryg_extent one = tryg_letters_measure(&letters, &style, text);
    style.width = one.width / 2.5;
    struct tryg_extent three = tryg_letters_measure(&letters, &style, text);
    assert_true(three.height > 2.5 * one.height && three.width <= style.width + 0.01);
    style.lines = 1;
    struct tryg_extent cut = tryg_letters_measure(&letters, &style, text);
    assert_true(fabs(cut.height - one.height) < 0.01);
    assert_true(cut.width <= style.width + 0.01);
    close_letters();
}

static void text_is_set_where_it_is_aligned(void **state)
{
    (void)state;
    struct tryg_style style = {.size = 20.0, .rgb = 0x000000, .align = TRYG_RIGHT};
    open_letters(1.0);
    tryg_ink(cr, 0xFFFFFF);
    cairo_paint(cr);
    tryg_letters_set(&letters, &style, "HHHH", 200.0, 50.0);
    cairo_surface_flush(surface);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    int left = 400, right = 0;
    for (size_t y = 0; y < 200; y++) {
        for (int x = 0; x < 400; x++) {
            if (pixels[y * stride + 4 * (size_t)x] < 128) {
                left = x < left ? x : left;
                right = x > right ? x : right;
            }
        }
    }
    assert_in_range(right, 195, 200);
    assert_in_range(left, 120, 160);
    close_letters();
}

static void a_missing_font_says_what_to_install(void **state)
{
    (void)state;
    struct tryg_error err;
    assert_int_equal(tryg_lettering_no_font(&err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "fonts-open-sans"));
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_line_is_as_long_at_every_resolution, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_width_wraps_and_a_limit_cuts, begin, end),
        cmocka_unit_test_setup_teardown(text_is_set_where_it_is_aligned, begin, end),
        cmocka_unit_test_setup_teardown(a_missing_font_says_what_to_install, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
