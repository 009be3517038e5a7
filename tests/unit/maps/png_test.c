/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo.h>
#include <string.h>

#include "maps/png.h"
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

static unsigned big_endian(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static const char *chunk(const char *text, size_t bytes, const char *name)
{
    for (size_t at = 8; at + 12 <= bytes; at += 12 + big_endian(text + at)) {
        if (memcmp(text + at + 4, name, 4) == 0) {
            return text + at + 8;
        }
    }
    return NULL;
}

static void it_is_a4_at_300_dpi_in_few_colours(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    const char *path = fake_town_path(&town, "png");
    assert_int_equal(tryg_png_write(path, plate, TRYG_PNG_DPI, town.arena, NULL),
                     TRYG_OK);
    size_t bytes = 0;
    const char *text = fake_town_read(&town, path, &bytes);
    assert_non_null(text);
    const char *head = chunk(text, bytes, "IHDR"), *dots = chunk(text, bytes, "pHYs");
    assert_int_equal(big_endian(head), 3508);
    assert_int_equal(big_endian(head + 4), 2480);
    assert_int_equal(head[9], 3); /* a palette */
    assert_int_equal(big_endian(dots), 11811);
    assert_int_equal(dots[8], 1); /* per metre */
    assert_non_null(strstr(chunk(text, bytes, "iTXt"), "Title"));
    assert_null(chunk(text, bytes, "tIME"));
    assert_true(bytes < 1000000);
}

/* The palette moves no colour far. */
static void it_looks_like_the_page(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    const char *path = fake_town_path(&town, "png");
    assert_int_equal(tryg_png_write(path, plate, 60.0, town.arena, NULL), TRYG_OK);
    struct fake_picture page = fake_town_picture(&town, plate, 60.0);
    cairo_surface_t *read = cairo_image_surface_create_from_png(path);
    assert_int_equal(cairo_surface_status(read), CAIRO_STATUS_SUCCESS);
    assert_int_equal(cairo_image_surface_get_width(read), page.width);
    const unsigned char *pixels = cairo_image_surface_get_data(read);
    size_t stride = (size_t)cairo_image_surface_get_stride(read), far = 0;
    for (size_t y = 0; y < (size_t)page.height; y++) {
        for (size_t x = 0; x < (size_t)page.width; x++) {
            int green = pixels[y * stride + 4 * x + 1];
            int drawn = (int)(page.rgb[y * (size_t)page.width + x] >> 8 & 255U);
            far += green - drawn > 24 || drawn - green > 24;
        }
    }
    cairo_surface_destroy(read);
    assert_true(far < (size_t)(page.width * page.height) / 500);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    (void)state;
    struct tryg_error err = {0};
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    assert_int_equal(tryg_png_write("/nowhere/at/all.png", plate, 30.0, town.arena, &err),
                     TRYG_FAILED);
    assert_non_null(strstr(err.text, "/nowhere/at/all.png"));
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_a4_at_300_dpi_in_few_colours, begin, end),
        cmocka_unit_test_setup_teardown(it_looks_like_the_page, begin, end),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
