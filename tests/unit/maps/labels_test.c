/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "maps/furniture.h"
#include "maps/labels.h"
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

static cairo_surface_t *surface;

static struct tryg_sheet open_sheet(const struct tryg_plate *plate)
{
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 10, 10);
    struct tryg_sheet sheet = {.cr = cairo_create(surface),
                               .page = tryg_page_plan(),
                               .plate = plate,
                               .arena = town.arena};
    tryg_lettering_begin(&sheet.letters, sheet.cr, plate->family);
    return sheet;
}

static void close_sheet(struct tryg_sheet *sheet)
{
    tryg_lettering_end(&sheet->letters);
    cairo_destroy(sheet->cr);
    cairo_surface_destroy(surface);
}

static void check_no_overlap(const struct tryg_labels *labels, struct tryg_rect obstacle)
{
    for (size_t a = 0; a < labels->n; a++) {
        if (labels->spot[a].form < 0) {
            continue;
        }
        assert_false(tryg_rect_overlap(labels->spot[a].box, obstacle));
        for (size_t b = 0; b < a; b++) {
            assert_false(labels->spot[b].form >= 0 &&
                         tryg_rect_overlap(labels->spot[a].box, labels->spot[b].box));
        }
    }
}

static void short_codes_are_keys_and_doubt_is_marked(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct tryg_sheet sheet = open_sheet(plate);
    struct tryg_furniture furniture =
        tryg_furniture_plan(&plate->ground->view, &plate->ground->cover);
    struct tryg_labels labels;
    tryg_labels_plan(&labels, &sheet, true, 1, &furniture.box);
    assert_true(labels.keys);
    assert_string_equal(labels.text[0].mark, "1");
    assert_string_equal(labels.text[1].mark, "2?");
    assert_string_equal(labels.text[3].mark, "4?");
    for (size_t a = 0; a < labels.n; a++) {
        assert_true(labels.spot[a].form >= 0);
    }
    assert_true(labels.spot[11].form == labels.wish[11].forms - 1); /* the islet */
    assert_true(labels.text[0].wrap[labels.spot[0].form] > 0.0);    /* a km has room */
    check_no_overlap(&labels, furniture.box);
    close_sheet(&sheet);
}

static void a_growing_need_has_a_plus(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_CHANGE, 2010, 1);
    struct tryg_sheet sheet = open_sheet(plate);
    struct tryg_labels labels;
    tryg_labels_plan(&labels, &sheet, true, 0, NULL);
    assert_string_equal(labels.text[10].mark, "11+");
    assert_string_equal(labels.text[0].mark, "1");
    close_sheet(&sheet);
}

static void long_codes_give_way_to_names(void **state)
{
    (void)state;
    for (size_t a = 0; a < FAKE_AREAS; a++) {
        town.town.code[a] = town.town.name[a];
    }
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct tryg_sheet sheet = open_sheet(plate);
    struct tryg_labels labels;
    tryg_labels_plan(&labels, &sheet, true, 0, NULL);
    assert_false(labels.keys); /* the islet's name overhangs it, which is fine */
    assert_string_equal(labels.text[0].mark, "Nordhuse"); /* marked: on a black plate */
    assert_string_equal(labels.text[3].name, "Ø ?");
    struct tryg_rect round_islet = {plate->ground->label_x[11] - 20.0,
                                    plate->ground->label_y[11] - 20.0, 40.0, 40.0};
    tryg_labels_plan(&labels, &sheet, true, 1, &round_islet);
    assert_true(labels.keys); /* one without room: all get numbers */
    assert_string_equal(labels.text[0].key, "1");
    assert_string_equal(labels.text[11].key, "12");
    check_no_overlap(&labels, (struct tryg_rect){0});
    close_sheet(&sheet);
}

static void without_a_list_labels_stay_inside(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    struct tryg_sheet sheet = open_sheet(plate);
    struct tryg_labels labels;
    tryg_labels_plan(&labels, &sheet, false, 0, NULL);
    for (size_t a = 0; a < labels.n; a++) {
        assert_false(labels.spot[a].form >= 0 && labels.spot[a].beside);
    }
    assert_int_equal(labels.spot[11].form, -1);
    assert_true(labels.spot[0].form >= 0);
    close_sheet(&sheet);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(short_codes_are_keys_and_doubt_is_marked, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_growing_need_has_a_plus, begin, end),
        cmocka_unit_test_setup_teardown(long_codes_give_way_to_names, begin, end),
        cmocka_unit_test_setup_teardown(without_a_list_labels_stay_inside, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
