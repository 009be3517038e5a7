/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cpl_minixml.h>
#include <string.h>

#include "maps/svg.h"
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

static void it_is_well_formed_and_speaks(void **state)
{
    (void)state;
    town.results.title.in[TRYG_DA] = "Tryghed & <ro>";
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    const char *path = fake_town_path(&town, "svg");
    assert_int_equal(tryg_svg_write(path, plate, town.arena, NULL), TRYG_OK);
    CPLXMLNode *root = CPLParseXMLFile(path);
    assert_non_null(root);
    CPLXMLNode *svg = CPLGetXMLNode(root, "=svg");
    assert_string_equal(CPLGetXMLValue(svg, "title", ""), "Tryghed & <ro> 2010");
    assert_non_null(strstr(CPLGetXMLValue(svg, "desc", ""), "Niveau"));
    assert_string_equal(CPLGetXMLValue(svg, "role", ""), "img");
    assert_string_equal(CPLGetXMLValue(svg, "xml:lang", ""), "da");
    assert_non_null(strstr(CPLGetXMLValue(svg, "width", ""), "841.92"));
    CPLDestroyXMLNode(root);
    size_t bytes = 0;
    const char *text = fake_town_read(&town, path, &bytes);
    assert_null(strstr(text, "<image")); /* all of it is drawing */
    const char *d = strstr(text, "<path");
    assert_non_null(d);
}

static void it_is_the_same_again_though_cairo_counts_on(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    const char *one = fake_town_path(&town, "svg"), *two = fake_town_path(&town, "svg");
    assert_int_equal(tryg_svg_write(one, plate, town.arena, NULL), TRYG_OK);
    fake_town_picture(&town, plate, 20.0);
    assert_int_equal(tryg_svg_write(two, plate, town.arena, NULL), TRYG_OK);
    size_t n = 0, m = 0;
    const char *first = fake_town_read(&town, one, &n),
               *second = fake_town_read(&town, two, &m);
    assert_int_equal(n, m);
    assert_memory_equal(first, second, n);
}

static void paths_have_two_decimals(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    const char *path = fake_town_path(&town, "svg");
    assert_int_equal(tryg_svg_write(path, plate, town.arena, NULL), TRYG_OK);
    size_t bytes = 0, numbers = 0;
    const char *text = fake_town_read(&town, path, &bytes);
    for (const char *d = strstr(text, " d=\""); d; d = strstr(d, " d=\"")) {
        for (d += 4; *d != '"'; d++) {
            if (*d == '.') {
                assert_true(strspn(d + 1, "0123456789") <= 2);
                numbers++;
            }
        }
    }
    assert_true(numbers > 1000);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    (void)state;
    struct tryg_error err = {0};
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    assert_int_equal(tryg_svg_write("/nowhere/at/all.svg", plate, town.arena, &err),
                     TRYG_FAILED);
    assert_non_null(strstr(err.text, "/nowhere/at/all.svg"));
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_well_formed_and_speaks, begin, end),
        cmocka_unit_test_setup_teardown(it_is_the_same_again_though_cairo_counts_on,
                                        begin, end),
        cmocka_unit_test_setup_teardown(paths_have_two_decimals, begin, end),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
