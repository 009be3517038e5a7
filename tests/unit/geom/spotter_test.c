/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/base/lang.h"
#include "geodata/geom/spotter.h"
#include "tests/town/town.h"

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    tryg_lang_set(TRYG_EN);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

/* Four squares of a kilometre in Copenhagen, or thereabouts: TOWN_EAST, TOWN_NORTH. */
struct spotting {
    struct tryg_outlines outlines;
    tryg_locator *locator;
    tryg_spotter *spotter;
    tryg_crs_way *way;
};

static struct spotting spot(const char *reports_crs, const char *drawing)
{
    struct spotting s = {.outlines = town_draw(arena, 1000.0, drawing)->areas.outlines};
    assert_int_equal(tryg_locator_new(&s.outlines, arena, &s.locator, NULL), TRYG_OK);
    assert_int_equal(tryg_spotter_new(&s.outlines, s.locator, reports_crs, "EPSG:25832",
                                      arena, &s.spotter, NULL),
                     TRYG_OK);
    assert_int_equal(tryg_crs_way_new(reports_crs ? reports_crs : "EPSG:25832",
                                      "EPSG:25832", arena, &s.way, NULL),
                     TRYG_OK);
    return s;
}

static uint32_t at(const struct spotting *s, double x, double y)
{
    uint32_t area = 12345;
    tryg_spotter_find(s->spotter, s->way, 1, &x, &y, &area);
    return area;
}

static tryg_crs_way *way_back(const char *reports_crs)
{
    tryg_crs_way *back = NULL;
    assert_int_equal(tryg_crs_way_new("EPSG:25832", reports_crs, arena, &back, NULL),
                     TRYG_OK);
    return back;
}

static const char *const CRSES[] = {"EPSG:4326", "EPSG:4258", "EPSG:25833", "EPSG:3857",
                                    "EPSG:25832"};
enum { N_CRSES = sizeof CRSES / sizeof CRSES[0] };

static void squares_are_found_in_any_crs(void **state)
{
    (void)state;
    static const struct {
        double east, north;
        uint32_t area;
    } POINTS[] = {{500, 1500, 0},
                  {1500, 1500, 1},
                  {500, 500, 2},
                  {1500, 500, TRYG_NO_AREA},
                  {999.9, 1000.1, 0},
                  {1000.1, 1000.1, 1},
                  {999.9, 999.9, 2},
                  {-0.1, 500, TRYG_NO_AREA},
                  {-40000, 500, TRYG_NO_AREA}};
    for (size_t c = 0; c < N_CRSES; c++) {
        struct spotting s = spot(CRSES[c], "A B\n"
                                           "C .\n");
        tryg_crs_way *back = way_back(CRSES[c]);
        for (size_t i = 0; i < sizeof POINTS / sizeof POINTS[0]; i++) {
            double x = TOWN_EAST + POINTS[i].east, y = TOWN_NORTH + POINTS[i].north;
            tryg_crs_way_go(back, 1, &x, &y);
            assert_int_equal(at(&s, x, y), POINTS[i].area);
        }
        if (strcmp(CRSES[c], "EPSG:4326") == 0) { /* once round the world */
            double x = TOWN_EAST + 1500, y = TOWN_NORTH + 1500;
            tryg_crs_way_go(back, 1, &x, &y);
            assert_int_equal(at(&s, x + 360.0, y), 1);
            assert_int_equal(at(&s, x - 360.0, y), 1);
        }
        assert_int_equal(at(&s, NAN, NAN), TRYG_NO_AREA);
        assert_int_equal(at(&s, INFINITY, 55.0), TRYG_NO_AREA);
    }
}

static void the_projects_own_crs_needs_no_projection(void **state)
{
    (void)state;
    struct spotting same = spot(NULL, "A B\n"), other = spot("EPSG:4326", "A B\n");
    assert_true(tryg_spotter_is_same(same.spotter));
    assert_false(tryg_spotter_is_same(other.spotter));
    assert_int_equal(at(&same, TOWN_EAST + 1500, TOWN_NORTH + 500), 1);
}

/* Whoever is called near lies within the areas' box, widened by its own size. */
static void near_is_not_said_of_what_is_far(void **state)
{
    (void)state;
    for (size_t c = 0; c < N_CRSES; c++) {
        struct spotting s = spot(CRSES[c], "A B\n");
        tryg_crs_way *back = way_back(CRSES[c]);
        size_t far = 0;
        for (int east = -9000; east <= 9000; east += 500) {
            for (int north = -9000; north <= 9000; north += 500) {
                double x = TOWN_EAST + east, y = TOWN_NORTH + north;
                bool in_wider_box =
                    east >= -2000 && east <= 4000 && north >= -1000 && north <= 2000;
                tryg_crs_way_go(back, 1, &x, &y);
                assert_true(in_wider_box || !tryg_spotter_is_near(s.spotter, x, y));
                far += !tryg_spotter_is_near(s.spotter, x, y);
            }
        }
        assert_true(far > 100);
        assert_false(tryg_spotter_is_near(s.spotter, NAN, NAN));
    }
}

static void an_unknown_crs_is_refused(void **state)
{
    (void)state;
    struct spotting s = spot(NULL, "A B\n");
    tryg_spotter *none = NULL;
    struct tryg_error err = {0};
    assert_int_equal(tryg_spotter_new(&s.outlines, s.locator, "EPSG:99999999",
                                      "EPSG:25832", arena, &none, &err),
                     TRYG_USAGE);
    assert_null(none);
    assert_non_null(strstr(err.text, "EPSG:99999999"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(squares_are_found_in_any_crs),
        cmocka_unit_test(the_projects_own_crs_needs_no_projection),
        cmocka_unit_test(near_is_not_said_of_what_is_far),
        cmocka_unit_test(an_unknown_crs_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
