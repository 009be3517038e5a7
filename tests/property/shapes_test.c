/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of fitting and dissolving, on seeded random towns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "geodata/geom/locator.h"
#include "geodata/geom/shapes.h"
#include "tests/oracle/geos_locator.h"
#include "tests/property/random_town.h"

enum { TOWNS = 12, GROUPS = 3 };

static tryg_arena *arena;
static struct random_town town;
static struct tryg_areas atoms;
static struct tryg_shape_report report;

/* Squares of 128 m, so that a sliver's width means what it does in a town. */
static void scale_town(void)
{
    double factor = 0x1p-9 / town.unit;
    for (size_t p = 0; p < town.outlines.points; p++) {
        town.outlines.x[p] *= factor;
        town.outlines.y[p] *= factor;
    }
    for (size_t i = 0; i < town.points; i++) {
        town.x[i] *= factor;
        town.y[i] *= factor;
    }
}

static void fit(void)
{
    struct tryg_error err = {0};
    if (tryg_shapes_fit(&atoms, "EPSG:25832", 0.01, arena, &report, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
}

static void on_all_towns(size_t (*law)(uint64_t seed))
{
    size_t held = 0;
    for (uint64_t seed = 101; seed <= 100 + TOWNS; seed++) {
        arena = tryg_arena_new("test", 0);
        random_town(seed, arena, &town);
        scale_town();
        atoms = (struct tryg_areas){
            .n = town.outlines.areas, .crs = "EPSG:25832", .outlines = town.outlines};
        atoms.code = TRYG_NEW(arena, atoms.n, const char *);
        fit();
        held += law(seed);
        tryg_arena_free(arena);
    }
    assert_true(held >= TOWNS);
}

static struct tryg_system dissolve(uint64_t seed)
{
    struct tryg_system system = {.id = "test", .n = GROUPS};
    struct tryg_error err = {0};
    system.group_of_atom = TRYG_NEW(arena, atoms.n, uint32_t);
    for (size_t a = 0; a < atoms.n; a++) {
        system.group_of_atom[a] = (uint32_t)(random_next(&seed) % GROUPS);
    }
    if (tryg_shapes_dissolve(&atoms, &system, arena, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return system;
}

/* ---- sound towns pass unchanged ---------------------------------------------------- */

static double size_of(const struct tryg_outlines *o)
{
    double sum = 0.0;
    for (size_t a = 0; a < o->areas; a++) {
        sum += tryg_outlines_area_size(o, a);
    }
    return sum;
}

static size_t same_again(uint64_t seed)
{
    (void)seed;
    struct tryg_outlines once = atoms.outlines;
    assert_int_equal(report.repaired, 0);
    assert_int_equal(once.points, town.outlines.points);
    if (town.seamless) {
        assert_int_equal(report.overlaps, 0);
        assert_int_equal(report.gaps, 0);
    }
    assert_true(fabs(size_of(&once) / size_of(&town.outlines) - 1.0) < 1e-12);
    fit();
    assert_int_equal(atoms.outlines.points, once.points);
    assert_memory_equal(atoms.outlines.x, once.x, once.points * sizeof *once.x);
    assert_memory_equal(atoms.outlines.y, once.y, once.points * sizeof *once.y);
    return 1;
}

static void
a_sound_town_is_fitted_without_repair_and_fitting_twice_is_fitting_once(void **state)
{
    (void)state;
    on_all_towns(same_again);
}

/* ---- dissolving neither loses nor adds ground -------------------------------------- */

static size_t same_ground(uint64_t seed)
{
    struct tryg_system system = dissolve(seed);
    double groups = 0.0, parts = size_of(&atoms.outlines);
    for (size_t g = 0; g < system.n; g++) {
        groups += isnan(system.area_m2[g]) ? 0.0 : system.area_m2[g];
    }
    if (town.seamless) {
        assert_true(fabs(groups / parts - 1.0) < 1e-9);
    } else {
        assert_true(groups > 0.0 && fabs(groups / parts - 1.0) < 0.05);
    }
    return 1;
}

static void dissolving_keeps_the_ground(void **state)
{
    (void)state;
    on_all_towns(same_ground);
}

/* ---- a point's group is its atom's group ------------------------------------------- */

static uint32_t *place(const struct tryg_outlines *o)
{
    tryg_locator *locator = NULL;
    uint32_t *area = TRYG_NEW(arena, town.points, uint32_t);
    assert_int_equal(tryg_locator_new(o, arena, &locator, NULL), TRYG_OK);
    tryg_locator_find(locator, town.points, town.x, town.y, area);
    return area;
}

static size_t same_group(uint64_t seed)
{
    struct tryg_system system = dissolve(seed);
    uint32_t *atom = place(&atoms.outlines), *group = place(&system.outlines);
    uint32_t *unused = TRYG_NEW(arena, town.points, uint32_t);
    uint32_t *borders = TRYG_NEW(arena, town.points, uint32_t);
    size_t compared = 0;
    if (!town.seamless) {
        return 1;
    }
    geos_locator_find(geos_locator_new(&atoms.outlines, arena), town.points, town.x,
                      town.y, unused, borders);
    for (size_t i = 0; i < town.points; i++) {
        uint32_t expected =
            atom[i] == TRYG_NO_AREA ? TRYG_NO_AREA : system.group_of_atom[atom[i]];
        if (borders[i] == 0) {
            assert_int_equal(group[i], expected);
            compared++;
        }
    }
    assert_true(compared > 100);
    return 1;
}

static void a_points_group_is_that_of_its_atom(void **state)
{
    (void)state;
    on_all_towns(same_group);
}

/* ---- labels ------------------------------------------------------------------------ */

static size_t labels_inside(uint64_t seed)
{
    struct tryg_system system = dissolve(seed);
    struct geos_locator *oracle = geos_locator_new(&system.outlines, arena);
    size_t labels = 0;
    for (size_t g = 0; g < system.n; g++) {
        uint32_t area, borders;
        if (!isnan(system.label_x[g])) {
            geos_locator_find(oracle, 1, &system.label_x[g], &system.label_y[g], &area,
                              &borders);
            assert_int_equal(borders, 0);
            assert_true(area == g || !town.seamless);
            labels++;
        }
    }
    return labels;
}

static void labels_lie_inside(void **state)
{
    (void)state;
    on_all_towns(labels_inside);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_sound_town_is_fitted_without_repair_and_fitting_twice_is_fitting_once),
        cmocka_unit_test(dissolving_keeps_the_ground),
        cmocka_unit_test(a_points_group_is_that_of_its_atom),
        cmocka_unit_test(labels_lie_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
