/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "geodata/base/lang.h"
#include "import/layer.h"

#define FILES "unit/import/files/"

static tryg_layer *open_layer(const char *file, const char *name, tryg_arena *arena)
{
    tryg_layer *layer = NULL;
    struct tryg_error err = {0};
    if (tryg_layer_open(file, file, name, TRYG_ENCODING_AUTO, arena, &layer, &err) !=
        TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return layer;
}

static void layers_are_chosen_by_name(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = NULL;
    struct tryg_error err;
    struct tryg_layer_list list;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(tryg_layer_names(FILES "layers.kml", "x", arena, &list, NULL),
                     TRYG_OK);
    assert_int_equal(list.n, 2);
    assert_string_equal(list.name[1], "skoler");
    assert_int_equal(tryg_layer_open(FILES "layers.kml", "x.kml", NULL,
                                     TRYG_ENCODING_AUTO, arena, &layer, &err),
                     TRYG_DATA);
    assert_string_equal(err.text, "x.kml har 2 lag: byer, skoler.\n  Skriv i "
                                  "tryghed.yaml, hvilket der skal læses: layer: NAVN");
    assert_int_equal(tryg_layer_open(FILES "layers.kml", "x.kml", "skole",
                                     TRYG_ENCODING_AUTO, arena, &layer, &err),
                     TRYG_DATA);
    assert_string_equal(err.text, "x.kml har intet lag \"skole\". Lag i filen: byer, "
                                  "skoler.\n  Mente du \"skoler\"?");
    assert_null(layer);
    tryg_arena_free(arena);
}

static void what_is_no_vector_file_is_refused(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = NULL;
    struct tryg_error err;
    assert_true(tryg_layer_fits(FILES "mixed.geojson"));
    assert_true(tryg_layer_fits(FILES "squares.shp"));
    assert_false(tryg_layer_fits(FILES "cells.xlsx"));
    assert_false(tryg_layer_fits(FILES "cells.ods"));
    assert_false(tryg_layer_fits(FILES "make_files.py"));
    tryg_lang_set(TRYG_EN);
    assert_int_equal(tryg_layer_open(FILES "cells.xlsx", "x.xlsx", NULL,
                                     TRYG_ENCODING_AUTO, arena, &layer, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "x.xlsx cannot be read as a file of areas."));
    tryg_arena_free(arena);
}

static void a_crs_is_known_again(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = open_layer(FILES "mixed.geojson", NULL, arena);
    assert_true(tryg_layer_crs_is(layer, "EPSG:4326"));
    assert_true(tryg_layer_crs_is(layer, "WGS84"));
    assert_false(tryg_layer_crs_is(layer, "EPSG:25832"));
    assert_false(tryg_layer_crs_is(layer, "nonsense"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_are_chosen_by_name),
        cmocka_unit_test(what_is_no_vector_file_is_refused),
        cmocka_unit_test(a_crs_is_known_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
