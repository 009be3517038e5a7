/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/geos.h"
#include "tests/town/town.h"

static tryg_arena *arena;
static struct tryg_geos *geos;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    geos = tryg_geos_open();
    tryg_lang_set(TRYG_EN);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_geos_close(geos);
    tryg_arena_free(arena);
    return 0;
}

static void outlines_cross_over_and_back(void **state)
{
    (void)state;
    const struct town *town = town_draw(arena, 100.0,
                                        "A A A B\n"
                                        "A . A .\n"
                                        "A A A B\n");
    const struct tryg_outlines *o = &town->areas.outlines;
    struct tryg_outlines back;
    GEOSGeometry **area = tryg_geos_areas(geos, o);
    assert_non_null(area);
    assert_true(tryg_geos_size(geos, area[0]) == 80000.0);
    assert_int_equal(GEOSGetNumGeometries_r(geos->handle, area[1]), 2);
    assert_true(tryg_geos_box(geos, area[1]).west == TOWN_EAST + 300.0);
    tryg_outlines_begin(&back, arena);
    for (size_t a = 0; a < o->areas; a++) {
        assert_int_equal(tryg_geos_append(geos, area[a], &back, arena, NULL), TRYG_OK);
    }
    tryg_outlines_end(&back, arena);
    assert_int_equal(back.points, o->points);
    assert_int_equal(back.rings, o->rings);
    assert_memory_equal(back.x, o->x, o->points * sizeof *o->x);
    assert_memory_equal(back.y, o->y, o->points * sizeof *o->y);
}

/* Lines, points, repeated corners and wrong ways round do not come back. */
static void only_polygons_come_back_and_the_right_way_round(void **state)
{
    (void)state;
    static const char WKT[] =
        "GEOMETRYCOLLECTION (POINT (0 0), LINESTRING (0 0, 9 9), POLYGON EMPTY, "
        "MULTIPOLYGON "
        "(((0 0, 0 8, 8 8, 8 8, 8 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))))";
    struct tryg_outlines back;
    GEOSWKTReader *reader = GEOSWKTReader_create_r(geos->handle);
    const GEOSGeometry *mixed =
        tryg_geos_keep(geos, GEOSWKTReader_read_r(geos->handle, reader, WKT));
    GEOSWKTReader_destroy_r(geos->handle, reader);
    assert_non_null(mixed);
    tryg_outlines_begin(&back, arena);
    assert_int_equal(tryg_geos_append(geos, mixed, &back, arena, NULL), TRYG_OK);
    tryg_outlines_end(&back, arena);
    assert_int_equal(back.parts, 1);
    assert_int_equal(back.rings, 2);
    assert_int_equal(back.points, 10);
    assert_true(back.x[1] == 8.0 && back.y[1] == 0.0);
    assert_true(back.x[6] == 2.0 && back.y[6] == 4.0);
}

static void a_failure_tells_geos_reason(void **state)
{
    (void)state;
    struct tryg_error err;
    GEOSWKTReader *reader = GEOSWKTReader_create_r(geos->handle);
    assert_null(
        tryg_geos_keep(geos, GEOSWKTReader_read_r(geos->handle, reader, "POLYGON (0")));
    GEOSWKTReader_destroy_r(geos->handle, reader);
    assert_int_equal(tryg_geos_fail(geos, "read the text", &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "read the text"));
    assert_non_null(strstr(err.text, "ParseException"));
}

static void count_item(void *item, void *context)
{
    (void)item;
    ++*(int *)context;
}

static void the_tree_leaves_out_what_is_empty(void **state)
{
    (void)state;
    struct tryg_outlines o;
    const double x[] = {0, 10, 10, 0}, y[] = {0, 0, 10, 10};
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    tryg_outlines_ring(&o, arena, 4, x, y);
    tryg_outlines_end(&o, arena);
    GEOSGeometry **area = tryg_geos_areas(geos, &o);
    GEOSSTRtree *tree = tryg_geos_tree(geos, 2, area);
    int found = 0;
    assert_true(tryg_geos_box(geos, area[0]).west > tryg_geos_box(geos, area[0]).east);
    GEOSSTRtree_query_r(geos->handle, tree, area[1], count_item, &found);
    assert_int_equal(found, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(outlines_cross_over_and_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_polygons_come_back_and_the_right_way_round,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_failure_tells_geos_reason, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_tree_leaves_out_what_is_empty, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
