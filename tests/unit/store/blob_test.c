/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

#include <stdlib.h>

#include "geodata/store/blob.h"

static const double X[] = {0, 4, 4, 0, 0}, Y[] = {0, 0, 4, 4, 0};
static const double HOLE_X[] = {1, 1, 2, 2, 1}, HOLE_Y[] = {1, 2, 2, 1, 1};

static double read_double(const unsigned char *at)
{
    double value;
    memcpy(&value, at, sizeof value);
    return value;
}

static int read_int(const unsigned char *at)
{
    int value;
    memcpy(&value, at, sizeof value);
    return value;
}

/* The bytes as SpatiaLite's documentation of its BLOB format lays them out: 0x00, byte
 * order, SRID, box, 0x7c, class, number of parts, then each: 0x69, class, rings; a ring
 * is its number of points and the points; 0xfe ends it. */
static void the_bytes_are_those_of_the_format(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines o;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_part(&o, arena);
    tryg_outlines_ring(&o, arena, 5, X, Y);
    tryg_outlines_ring(&o, arena, 5, HOLE_X, HOLE_Y);
    tryg_outlines_end(&o, arena);
    unsigned char *b;
    size_t count;
    tryg_blob_of_area(&o, 0, 25832, &b, &count);
    assert_int_equal(count, 39 + 8 + 9 + 2 * (4 + 5 * 16) + 1);
    assert_int_equal(b[0], 0x00);
    assert_int_equal(b[1], 0x01); /* little end first */
    assert_int_equal(read_int(b + 2), 25832);
    assert_true(read_double(b + 6) == 0 && read_double(b + 14) == 0);
    assert_true(read_double(b + 22) == 4 && read_double(b + 30) == 4);
    assert_int_equal(b[38], 0x7c);
    assert_int_equal(read_int(b + 39), 6); /* MULTIPOLYGON */
    assert_int_equal(read_int(b + 43), 1);
    assert_int_equal(b[47], 0x69);
    assert_int_equal(read_int(b + 48), 3); /* POLYGON */
    assert_int_equal(read_int(b + 52), 2); /* rings */
    assert_int_equal(read_int(b + 56), 5); /* points */
    assert_true(read_double(b + 60 + 16) == 4 && read_double(b + 60 + 24) == 0);
    assert_int_equal(b[count - 1], 0xfe);
    free(b);
    tryg_arena_free(arena);
}

static void an_area_without_geometry_has_no_bytes(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_outlines o;
    unsigned char *bytes = (unsigned char *)arena;
    size_t count = 9;
    tryg_outlines_begin(&o, arena);
    tryg_outlines_area(&o, arena);
    tryg_outlines_end(&o, arena);
    tryg_blob_of_area(&o, 0, 25832, &bytes, &count);
    assert_null(bytes);
    assert_int_equal(count, 0);
    tryg_blob_of_area(&o, 1, 25832, &bytes, &count);
    assert_null(bytes);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bytes_are_those_of_the_format),
        cmocka_unit_test(an_area_without_geometry_has_no_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
