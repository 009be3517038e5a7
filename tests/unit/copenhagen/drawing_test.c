/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <geos_c.h>

#include "geodata/base/lang.h"
#include "geodata/copenhagen/drawing.h"

enum { MAP_AREAS = TRYG_DISTRICTS + 8 }; /* seven neighbours and the sea */

struct town {
    tryg_arena *arena;
    struct tryg_drawing drawing;
    GEOSContextHandle_t geos;
    GEOSGeometry *map[MAP_AREAS]; /* districts 1..35, neighbours, sea */
};

static GEOSGeometry *polygon(GEOSContextHandle_t geos, const struct tryg_drawn *area)
{
    GEOSCoordSequence *line = GEOSCoordSeq_create_r(geos, (unsigned)area->points, 2);
    for (unsigned i = 0; i < area->points; i++) {
        GEOSCoordSeq_setXY_r(geos, line, i, area->east[i], area->north[i]);
    }
    return GEOSGeom_createPolygon_r(geos, GEOSGeom_createLinearRing_r(geos, line), NULL,
                                    0);
}

static int open_town(void **state)
{
    struct town *town = calloc(1, sizeof *town);
    struct tryg_drawing_tables tables = tryg_drawing_tables();
    town->arena = tryg_arena_new("test", 0);
    town->geos = GEOS_init_r();
    assert_int_equal(tryg_drawing_read(&tables, town->arena, &town->drawing, NULL),
                     TRYG_OK);
    const struct tryg_drawing *d = &town->drawing;
    assert_int_equal(d->districts.areas + d->neighbours.areas + 1, MAP_AREAS);
    for (size_t i = 0; i < MAP_AREAS; i++) {
        size_t n = i - TRYG_DISTRICTS;
        town->map[i] =
            polygon(town->geos, i < TRYG_DISTRICTS        ? &d->districts.area[i]
                                : n < d->neighbours.areas ? &d->neighbours.area[n]
                                                          : &d->water.area[0]);
    }
    *state = town;
    return 0;
}

static int close_town(void **state)
{
    struct town *town = *state;
    for (size_t i = 0; i < MAP_AREAS; i++) {
        GEOSGeom_destroy_r(town->geos, town->map[i]);
    }
    GEOS_finish_r(town->geos);
    tryg_arena_free(town->arena);
    free(town);
    return 0;
}

/* 1-30 as in the report of 2009; the names of 31-35 are not known. */
static const char *const NAMES[TRYG_DISTRICTS] = {
    "Det sydvestlige Indre By til Kgs. Nytorv",
    "Det nordøstlige Indre By fra Kgs. Nytorv til Kastellet",
    "Christianshavn og Holmen",
    "Indre Østerbro og Fælledparken",
    "Indre Østerbro og Nordhavnen",
    "Ydre Østerbro og Lyngbyvej",
    "Ydre Østerbro, Svanemøllen",
    "Indre Nørrebro sydøst for Jagtvej",
    "Indre Nørrebro øst for Nørrebrogade",
    "Ydre Nørrebro vest for Nørrebrogade",
    "Ydre Nørrebro mellem Nørrebrogade og Tagensvej",
    "Ydre Nørrebro nordøst for Tagensvej",
    "Ydre Bispebjerg og Emdrup",
    "Bispebjerg syd for Bispebjerg Kirkegård",
    "Indre Bispebjerg ved Nørrebro Station",
    "Husum syd for Utterslev Mose",
    "Husum syd",
    "Husum vest for Utterslev Mose",
    "Vanløse øst",
    "Vanløse nordøst for jernbanen",
    "Vanløse sydvest for jernbanen",
    "Valby sydvest",
    "Valby nord",
    "Valby midt",
    "Kgs. Enghave og Vestre Kirkegård",
    "Vesterbro øst",
    "Vesterbro omkring Hovedbanegården",
    "Islands Brygge og Ørestad Nord",
    "Ørestaden og Havebyerne",
    "Sundbyvester",
    "Amager (navn ukendt)",
    "Amager (navn ukendt)",
    "Amager (navn ukendt)",
    "Amager (navn ukendt)",
    "Amager (navn ukendt)",
};

/* The last district of each of the ten bydele. */
static const struct {
    int last;
    const char *name;
} BYDELE[] = {
    {3, "Indre By"},        {7, "Østerbro"},
    {12, "Nørrebro"},       {15, "Bispebjerg"},
    {18, "Brønshøj-Husum"}, {21, "Vanløse"},
    {24, "Valby"},          {27, "Vesterbro-Kongens Enghave"},
    {31, "Amager Vest"},    {35, "Amager Øst"},
};

static void districts_carry_their_numbers_names_and_bydele(void **state)
{
    struct town *town = *state;
    assert_int_equal(town->drawing.districts.areas, TRYG_DISTRICTS);
    size_t bydel = 0;
    for (int i = 0; i < TRYG_DISTRICTS; i++) {
        const struct tryg_drawn *area = &town->drawing.districts.area[i];
        bydel += i + 1 > BYDELE[bydel].last;
        assert_int_equal(atoi(area->id), i + 1);
        assert_string_equal(area->name, NAMES[i]);
        assert_string_equal(area->bydel, BYDELE[bydel].name);
        assert_non_null(area->lokaludvalg);
    }
    assert_int_equal(bydel, sizeof BYDELE / sizeof *BYDELE - 1);
}

static void rings_are_simple_and_of_moderate_detail(void **state)
{
    struct town *town = *state;
    for (int i = 0; i < MAP_AREAS; i++) {
        assert_int_equal(GEOSisValid_r(town->geos, town->map[i]), 1);
    }
    for (int i = 0; i < TRYG_DISTRICTS; i++) {
        assert_in_range(town->drawing.districts.area[i].points - 1, 10, 30);
    }
}

/* No two overlap, and together they are the whole sheet of 21 x 19 km: no gap either.
 */
static void the_areas_fill_the_map_without_gap_or_overlap(void **state)
{
    struct town *town = *state;
    double sum = 0.0, area = 0.0;
    for (int a = 0; a < MAP_AREAS; a++) {
        assert_int_equal(GEOSArea_r(town->geos, town->map[a], &area), 1);
        sum += area;
        for (int b = a + 1; b < MAP_AREAS; b++) {
            char inner =
                GEOSRelatePattern_r(town->geos, town->map[a], town->map[b], "T********");
            assert_int_equal(inner, 0);
        }
    }
    assert_true(sum == 21000.0 * 19000.0);
}

/* Who neighbours whom among the real districts, corners included; each pair once. */
static const char *const NEIGHBOURS[TRYG_DISTRICTS] = {
    "1: 2 4 8 9 27",   "2: 4 5 9",     "3: 28 31 32 33",
    "4: 5 9",          "5: 6 7 9",     "6: 7 9 12 13",
    "7: 13",           "8: 9 10 11",   "9: 10 11 12",
    "10: 11 12 14 15", "11: 12",       "12: 13 14 15",
    "13: 14 16",       "14: 15 16 19", "15: 16 19",
    "16: 17 18 19 20", "17: 18 20 21", "18:",
    "19: 20",          "20: 21",       "21: 22 23",
    "22: 23 24 25",    "23: 24 26",    "24: 25 26",
    "25: 26",          "26: 27",       "27:",
    "28: 29 31",       "29: 30 31",    "30: 31 32 34",
    "31: 32",          "32: 33 34",    "33: 34 35",
    "34: 35",          "35:",
};

static bool listed(int a, int b)
{
    char want[16];
    snprintf(want, sizeof want, " %d ", b);
    char row[64];
    snprintf(row, sizeof row, "%s ", NEIGHBOURS[a - 1]);
    return strstr(row, want) != NULL;
}

static void districts_neighbour_as_the_real_ones_do(void **state)
{
    struct town *town = *state;
    int pairs = 0;
    for (int a = 1; a <= TRYG_DISTRICTS; a++) {
        for (int b = a + 1; b <= TRYG_DISTRICTS; b++) {
            bool touch =
                GEOSIntersects_r(town->geos, town->map[a - 1], town->map[b - 1]) == 1;
            assert_int_equal(touch, listed(a, b));
            pairs += touch;
        }
    }
    assert_int_equal(pairs, 76);
}

/* The harbour parts the city in two; Frederiksberg is the one hole. */
static void frederiksberg_is_a_hole_and_amager_lies_across_the_harbour(void **state)
{
    struct town *town = *state;
    GEOSContextHandle_t geos = town->geos;
    GEOSGeometry *copies[TRYG_DISTRICTS];
    for (int i = 0; i < TRYG_DISTRICTS; i++) {
        copies[i] = GEOSGeom_clone_r(geos, town->map[i]);
    }
    GEOSGeometry *all = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, copies,
                                                    TRYG_DISTRICTS);
    GEOSGeometry *city = GEOSUnaryUnion_r(geos, all);
    assert_int_equal(GEOSGetNumGeometries_r(geos, city), 2);
    int holes = 0;
    for (int i = 0; i < 2; i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos, city, i);
        int rings = GEOSGetNumInteriorRings_r(geos, part);
        for (int k = 0; k < rings; k++) {
            GEOSGeometry *hole = GEOSGeom_createPolygon_r(
                geos, GEOSGeom_clone_r(geos, GEOSGetInteriorRingN_r(geos, part, k)), NULL,
                0);
            assert_int_equal(GEOSEquals_r(geos, hole, town->map[TRYG_DISTRICTS]), 1);
            GEOSGeom_destroy_r(geos, hole);
            holes++;
        }
    }
    assert_int_equal(holes, 1);
    assert_string_equal(town->drawing.neighbours.area[0].name, "Frederiksberg");
    GEOSGeom_destroy_r(geos, city);
    GEOSGeom_destroy_r(geos, all);
}

static void holds_agrees_with_geos(void **state)
{
    struct town *town = *state;
    int inside = 0;
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        /* odd metres and half-metres: never on an outline, whose vertices are of 10 m */
        for (int east = 716003; east < 730000; east += 731) {
            for (int north = 6168001; north < 6182500; north += 617) {
                GEOSGeometry *point =
                    GEOSGeom_createPointFromXY_r(town->geos, east + 0.5, north + 0.25);
                bool expect = GEOSContains_r(town->geos, town->map[d], point) == 1;
                bool got = tryg_drawn_holds(&town->drawing.districts.area[d],
                                            east * INT64_C(1000) + 500,
                                            north * INT64_C(1000) + 250);
                assert_int_equal(got, expect);
                inside += got;
                GEOSGeom_destroy_r(town->geos, point);
            }
        }
    }
    assert_true(inside > 100);
}

static void expect_fault(const char *landmarks, const char *lines, const char *word)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_drawing_tables tables = {.landmarks = landmarks,
                                         .lines = lines,
                                         .districts = "1 ; Et ; B ; L\n",
                                         .neighbours = "",
                                         .surfaces = ""};
    struct tryg_drawing drawing = {.districts = {.areas = 77}};
    struct tryg_error err;
    assert_int_equal(tryg_drawing_read(&tables, arena, &drawing, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, word));
    assert_int_equal(drawing.districts.areas, 77);
    tryg_arena_free(arena);
}

static void a_fault_in_a_table_is_named(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    static const char MARKS[] = "a 0 0 A\nb 10 0 B\nc 0 10 C\n";
    expect_fault("a 0 zero A\n", "", "\"zero\" is not a whole number");
    expect_fault(MARKS, "1 x : a q\n", "no landmark \"q\"");
    expect_fault(MARKS, "1 x : a\n", "at least two");
    expect_fault(MARKS, "1 x : a b c\n", "do not close");
    expect_fault(MARKS, "1 x : a b c a\n1 y : a b c a\n1 z : b c\n", "do not close");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(districts_carry_their_numbers_names_and_bydele),
        cmocka_unit_test(rings_are_simple_and_of_moderate_detail),
        cmocka_unit_test(the_areas_fill_the_map_without_gap_or_overlap),
        cmocka_unit_test(districts_neighbour_as_the_real_ones_do),
        cmocka_unit_test(frederiksberg_is_a_hole_and_amager_lies_across_the_harbour),
        cmocka_unit_test(holds_agrees_with_geos),
        cmocka_unit_test(a_fault_in_a_table_is_named),
    };
    return cmocka_run_group_tests(tests, open_town, close_town);
}
