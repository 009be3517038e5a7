/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "maps/colour.h"
#include "maps/palette.h"
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

enum { SIDE = 80 };

/* The share of pixels of a square that a pattern changes from its ground. */
static double inked(unsigned ground, void (*draw)(cairo_t *, struct tryg_rect, unsigned))
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    tryg_ink(cr, ground);
    cairo_paint(cr);
    draw(cr, (struct tryg_rect){0, 0, SIDE, SIDE}, ground);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    const unsigned char *at = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), changed = 0;
    for (size_t y = 0; y < SIDE; y++) {
        for (size_t x = 0; x < SIDE; x++) {
            const unsigned char *p = at + y * stride + 4 * x; /* blue, green, red */
            unsigned rgb = (unsigned)p[2] << 16 | (unsigned)p[1] << 8 | p[0];
            changed += tryg_colour_distance(rgb, ground) > 5.0;
        }
    }
    cairo_surface_destroy(surface);
    return (double)changed / (SIDE * SIDE);
}

static void mark(cairo_t *cr, struct tryg_rect box, unsigned ground)
{
    tryg_sheet_mark(cr, box, ground);
}

static void no_data(cairo_t *cr, struct tryg_rect box, unsigned ground)
{
    (void)ground;
    tryg_sheet_no_data(cr, box);
}

static void park(cairo_t *cr, struct tryg_rect box, unsigned ground)
{
    (void)ground;
    tryg_sheet_park(cr, box);
}

static void marks_are_seen_on_every_class_but_leave_it_visible(void **state)
{
    (void)state;
    unsigned rgb[7];
    tryg_palette_need(7, rgb);
    for (size_t c = 0; c < 7; c++) {
        double share = inked(rgb[c], mark);
        assert_true(share > 0.12 && share < 0.5);
    }
}

static void signs_are_lighter_than_marks(void **state)
{
    (void)state;
    double hatch = inked(0xFFFFFF, no_data), dots = inked(0xFCF3E4, park);
    assert_true(hatch > 0.15 && hatch < 0.7);
    assert_true(dots > 0.02 && dots < 0.25);
}

static void an_empty_box_draws_nothing(void **state)
{
    (void)state;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 4, 4);
    cairo_t *cr = cairo_create(surface);
    struct tryg_rect none = {1e300 * 1e300, 0.0, 0.0, 0.0}; /* as of an empty area */
    tryg_sheet_hatch(cr, none, 1, 3.0, 1.0, 0);
    tryg_sheet_park(cr, none);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            marks_are_seen_on_every_class_but_leave_it_visible, begin, end),
        cmocka_unit_test_setup_teardown(signs_are_lighter_than_marks, begin, end),
        cmocka_unit_test_setup_teardown(an_empty_box_draws_nothing, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
