/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* Every feature's values, "kode=10|navn=..." a line; NULL is "-". */
static char *dump(tryg_layer *layer, tryg_arena *arena)
{
    char *text = tryg_arena_alloc(arena, 1, 1 << 14), *out = text;
    bool more = false;
    while (tryg_layer_next(layer, &more, NULL) == TRYG_OK && more) {
        out += sprintf(out, "%d:", (int)tryg_layer_number(layer));
        for (size_t a = 0; a < tryg_layer_attributes(layer); a++) {
            const char *value = NULL;
            assert_int_equal(tryg_layer_text(layer, a, arena, &value, NULL), TRYG_OK);
            out += sprintf(out, "%s%s", a ? "|" : "", value ? value : "-");
        }
        out += sprintf(out, "\n");
    }
    return text;
}

static void values_are_texts(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = open_layer(FILES "mixed.geojson", NULL, arena);
    assert_string_equal(tryg_layer_name(layer), "mixed");
    assert_string_equal(tryg_layer_driver(layer), "GeoJSON");
    assert_string_equal(tryg_layer_crs(layer), "EPSG:4326");
    assert_int_equal(tryg_layer_features(layer), 4);
    assert_string_equal(tryg_layer_attribute(layer, 2), "tal");
    assert_string_equal(dump(layer, arena), "1:10|Ti |2|2010-01-31|TRUE\n"
                                            "2: 9|Ni|0.1|-|FALSE\n"
                                            "3:0101|-|1234567.25|-|-\n"
                                            "4:101|-|-|-|-\n");
    tryg_arena_free(arena);
}

/* A shapefile has no CRS and no encoding of its own; its numbers lose their zeros. */
static void a_shapefile_is_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = open_layer(FILES "squares.shp", NULL, arena);
    assert_null(tryg_layer_crs(layer));
    assert_string_equal(dump(layer, arena), "1:2|2|Søndermark|2010-01-31\n"
                                            "2:1|0.125|Østre|-\n"
                                            "3:10|-|-|-\n");
    tryg_arena_free(arena);
}

static void a_declared_encoding_is_used(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = NULL;
    bool more;
    const char *value = NULL;
    assert_int_equal(
        tryg_layer_open(FILES "squares.shp", "x", NULL, TRYG_CP865, arena, &layer, NULL),
        TRYG_OK);
    assert_int_equal(tryg_layer_next(layer, &more, NULL), TRYG_OK);
    assert_int_equal(tryg_layer_text(layer, 2, arena, &value, NULL), TRYG_OK);
    assert_string_equal(value, "S°ndermark"); /* F8 in code page 865 */
    tryg_arena_free(arena);
}

static void codes_of_gml_stay_texts_and_nothing_is_left_behind(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_layer *layer = open_layer(FILES "north_first.gml", NULL, arena);
    assert_string_equal(dump(layer, arena), "1:s.1|0101\n");
    assert_int_not_equal(access(FILES "north_first.gfs", F_OK), 0);
    tryg_arena_free(arena);
}

/* Outlines of the first `features` features. */
static struct tryg_outlines outlines_of(const char *file, const char *name,
                                        tryg_arena *arena, size_t *others)
{
    tryg_layer *layer = open_layer(file, name, arena);
    struct tryg_outlines o;
    bool more = false, other = false;
    *others = 0;
    tryg_outlines_begin(&o, arena);
    while (tryg_layer_next(layer, &more, NULL) == TRYG_OK && more) {
        tryg_outlines_area(&o, arena);
        assert_int_equal(tryg_layer_outline(layer, arena, &o, &other, NULL), TRYG_OK);
        *others += other;
    }
    tryg_outlines_end(&o, arena);
    return o;
}

static void only_polygons_are_shapes(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t others = 0;
    struct tryg_outlines o = outlines_of(FILES "mixed.geojson", NULL, arena, &others);
    assert_int_equal(o.areas, 4);
    assert_int_equal(o.part_at[1], 1); /* a square with a hole */
    assert_int_equal(o.ring_at[1], 2);
    assert_int_equal(o.part_at[2], 4); /* three triangles of a collection */
    assert_int_equal(o.part_at[4], 4); /* no geometry; a line */
    assert_int_equal(others, 1);
    assert_true(fabs(tryg_outlines_area_size(&o, 0) - (1.0 - 0.04)) < 1e-12);
    assert_true(fabs(tryg_outlines_area_size(&o, 1) - 1.5) < 1e-12);
    o = outlines_of(FILES "layers.kml", "byer", arena, &others);
    assert_int_equal(o.parts, 2);
    assert_int_equal(others, 0);
    tryg_arena_free(arena);
}

static void arcs_become_straight(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t others = 0;
    struct tryg_outlines o = outlines_of(FILES "round.gml", NULL, arena, &others);
    /* A circle of 100 m in pieces of 4 degrees is a polygon of 90 corners. */
    double size = 0.5 * 90 * 100.0 * 100.0 * sin(2 * acos(-1.0) / 90);
    assert_int_equal(o.points, 91);
    assert_true(fabs(tryg_outlines_area_size(&o, 0) - size) < 1e-3);
    tryg_arena_free(arena);
}

static void east_is_first_whatever_the_file_does(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    size_t others = 0;
    struct tryg_outlines o = outlines_of(FILES "north_first.gml", NULL, arena, &others);
    struct tryg_box box = tryg_outlines_box(&o);
    assert_true(box.west == 12 && box.east == 13 && box.south == 55 && box.north == 56);
    /* the same file, handed over as it stands: north before east */
    setenv("GML_INVERT_AXIS_ORDER_IF_LAT_LONG", "NO", 1);
    o = outlines_of(FILES "north_first.gml", NULL, arena, &others);
    unsetenv("GML_INVERT_AXIS_ORDER_IF_LAT_LONG");
    box = tryg_outlines_box(&o);
    assert_true(box.west == 12 && box.east == 13 && box.south == 55 && box.north == 56);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_texts),
        cmocka_unit_test(a_shapefile_is_read),
        cmocka_unit_test(a_declared_encoding_is_used),
        cmocka_unit_test(codes_of_gml_stay_texts_and_nothing_is_left_behind),
        cmocka_unit_test(only_polygons_are_shapes),
        cmocka_unit_test(arcs_become_straight),
        cmocka_unit_test(east_is_first_whatever_the_file_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
