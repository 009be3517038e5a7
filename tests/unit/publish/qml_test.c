/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include <cpl_minixml.h>

#include "publish/qml.h"

static const char *const LABEL[] = {"Ingen data", "Fælles & <særlig> \"indsats\""};
static const unsigned RGB[] = {0xffffff, 0x0a00ff};

/* The n-th element `name` under `parent`. */
static CPLXMLNode *child(CPLXMLNode *parent, const char *name, int n)
{
    for (CPLXMLNode *node = parent->psChild; node; node = node->psNext) {
        if (node->eType == CXT_Element && strcmp(node->pszValue, name) == 0 && n-- == 0) {
            return node;
        }
    }
    return NULL;
}

static void a_raster_has_a_colour_and_a_name_for_each_class(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "map.qml");
    look_ok(tryg_publish_raster_qml(look.path, 2, LABEL, RGB, NULL), NULL);
    CPLXMLNode *root = CPLParseXMLFile(look.path);
    assert_non_null(root);
    CPLXMLNode *renderer = CPLGetXMLNode(root, "=qgis.pipe.rasterrenderer");
    assert_string_equal(CPLGetXMLValue(renderer, "type", ""), "paletted");
    assert_string_equal(CPLGetXMLValue(renderer, "band", ""), "1");
    CPLXMLNode *palette = child(renderer, "colorPalette", 0);
    CPLXMLNode *entry = child(palette, "paletteEntry", 1);
    assert_string_equal(CPLGetXMLValue(entry, "value", ""), "1");
    assert_string_equal(CPLGetXMLValue(entry, "color", ""), "#0a00ff");
    assert_string_equal(CPLGetXMLValue(entry, "label", ""), LABEL[1]);
    assert_null(child(palette, "paletteEntry", 2));
    CPLDestroyXMLNode(root);
    look_end(&look);
}

static void areas_are_coloured_by_their_level_and_the_rest_is_hatched(void **state)
{
    (void)state;
    static const char *const value[] = {"a", "b\"<"};
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *qml =
        tryg_publish_area_qml(arena, "level", 2, value, LABEL, RGB, "ingen data", "name");
    CPLXMLNode *root = CPLParseXMLString(qml);
    assert_non_null(root);
    CPLXMLNode *renderer = CPLGetXMLNode(root, "=qgis.renderer-v2");
    assert_string_equal(CPLGetXMLValue(renderer, "type", ""), "categorizedSymbol");
    assert_string_equal(CPLGetXMLValue(renderer, "attr", ""), "level");
    CPLXMLNode *categories = child(renderer, "categories", 0);
    CPLXMLNode *second = child(categories, "category", 1);
    assert_string_equal(CPLGetXMLValue(second, "value", ""), "b\"<");
    assert_string_equal(CPLGetXMLValue(second, "label", ""), LABEL[1]);
    CPLXMLNode *rest = child(categories, "category", 2);
    assert_string_equal(CPLGetXMLValue(rest, "value", "?"), "");
    CPLXMLNode *symbols = child(renderer, "symbols", 0);
    static const char *const expected[] = {"255,255,255,255", "10,0,255,255",
                                           "120,120,120,255"};
    for (int i = 0; i < 3; i++) { /* the symbols bear the numbers of their categories */
        CPLXMLNode *symbol = child(symbols, "symbol", i);
        assert_string_equal(
            CPLGetXMLValue(symbol, "name", ""),
            CPLGetXMLValue(child(categories, "category", i), "symbol", ""));
        CPLXMLNode *option = CPLGetXMLNode(symbol, "layer.Option");
        assert_string_equal(CPLGetXMLValue(child(option, "Option", 0), "value", ""),
                            expected[i]);
    }
    assert_string_equal(
        CPLGetXMLValue(root, "=qgis.labeling.settings.text-style.fieldName", ""), "name");
    CPLDestroyXMLNode(root);
    tryg_arena_free(arena);
}

static void without_classes_there_is_one_symbol_and_no_labels_unasked(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *qml =
        tryg_publish_area_qml(arena, "level", 0, NULL, NULL, NULL, "", NULL);
    CPLXMLNode *root = CPLParseXMLString(qml);
    assert_non_null(root);
    assert_string_equal(CPLGetXMLValue(root, "=qgis.renderer-v2.type", ""),
                        "singleSymbol");
    assert_string_equal(CPLGetXMLValue(root, "=qgis.labelsEnabled", ""), "0");
    assert_null(CPLGetXMLNode(root, "=qgis.labeling"));
    CPLDestroyXMLNode(root);
    tryg_arena_free(arena);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    assert_int_equal(tryg_publish_raster_qml("/dev/full", 2, LABEL, RGB, NULL),
                     TRYG_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_raster_has_a_colour_and_a_name_for_each_class),
        cmocka_unit_test(areas_are_coloured_by_their_level_and_the_rest_is_hatched),
        cmocka_unit_test(without_classes_there_is_one_symbol_and_no_labels_unasked),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
