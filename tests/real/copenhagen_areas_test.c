/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real roder of Copenhagen: repaired, judged and dissolved, against dissolves made by
 * others and the areas the city states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "geodata/geom/locator.h"
#include "geodata/geom/shapes.h"
#include "tests/real/shared_areas.h"

static tryg_arena *arena;
static struct tryg_areas roder, lookup;
static struct tryg_shape_report report;

static int set_up(void **state)
{
    (void)state;
    struct tryg_error err = {0};
    if (tryg_shapes_fit(&roder, "EPSG:25832", 0.01, arena, &report, &err) != TRYG_OK) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    return 0;
}

static void two_outlines_are_faulty(void **state)
{
    (void)state;
    assert_int_equal(roder.n, 399);
    assert_int_equal(report.repaired, 2);
    assert_string_equal(roder.code[report.repaired_atom[0]], "262");
    assert_string_equal(roder.code[report.repaired_atom[1]], "278");
    assert_non_null(strstr(report.repaired_why[1], "719427.28"));
    assert_int_equal(report.empty, 0);
}

static void nine_pairs_overlap_by_16_m2(void **state)
{
    (void)state;
    assert_int_equal(report.overlaps, 9);
    double sum = 0.0;
    for (size_t i = 0; i < report.overlaps; i++) {
        assert_true(report.overlap[i].m2 >= 0.01);
        assert_true(i == 0 || report.overlap[i].m2 <= report.overlap[i - 1].m2);
        sum += report.overlap[i].m2;
    }
    assert_true(fabs(sum - 16.35) <= 0.01);
    assert_true(report.overlap_m2 == sum);
}

static void fitted_outlines_run_the_right_way_round(void **state)
{
    (void)state;
    const struct tryg_outlines *o = &roder.outlines;
    assert_true(o->parts >= 399);
    for (size_t part = 0; part < o->parts; part++) {
        for (size_t ring = o->ring_at[part]; ring < o->ring_at[part + 1]; ring++) {
            double twice = 0.0;
            for (size_t p = o->point_at[ring] + 1; p < o->point_at[ring + 1]; p++) {
                twice += (o->x[p] - o->x[p - 1]) *
                         (o->y[p] + o->y[p - 1] - 2.0 * o->y[o->point_at[ring]]);
            }
            assert_true((twice < 0.0) == (ring == o->ring_at[part]));
        }
    }
}

/* The city's own fix of five keys that carry the number of another system. */
static const char *fixed_district(size_t atom)
{
    static const char *const FIX[][2] = {
        {"392", "29"}, {"393", "29"}, {"394", "29"}, {"263", "18"}, {"324", "33"}};
    for (size_t i = 0; i < sizeof FIX / sizeof FIX[0]; i++) {
        if (strcmp(roder.code[atom], FIX[i][0]) == 0) {
            return FIX[i][1];
        }
    }
    return shared_value(&roder, "distrikt_nr", atom);
}

static const char **groups_by(const struct tryg_areas *areas, const char *attribute)
{
    const char **group = TRYG_NEW(arena, roder.n, const char *);
    for (size_t a = 0; a < roder.n; a++) {
        group[a] = attribute ? shared_value(areas, attribute, a) : fixed_district(a);
    }
    return group;
}

static void no_ring_is_a_sliver(const struct tryg_outlines *o)
{
    assert_true(o->rings > 0);
    for (size_t ring = 0; ring < o->rings; ring++) {
        double twice = 0.0, length = 0.0;
        size_t from = o->point_at[ring];
        for (size_t p = from + 1; p < o->point_at[ring + 1]; p++) {
            twice += (o->x[p - 1] - o->x[from]) * (o->y[p] - o->y[from]) -
                     (o->x[p] - o->x[from]) * (o->y[p - 1] - o->y[from]);
            length += hypot(o->x[p] - o->x[p - 1], o->y[p] - o->y[p - 1]);
        }
        assert_true(fabs(twice) / length >= 0.1);
    }
}

static void labels_lie_in_their_areas(const struct tryg_system *system)
{
    tryg_locator *locator = NULL;
    assert_int_equal(tryg_locator_new(&system->outlines, arena, &locator, NULL), TRYG_OK);
    for (size_t g = 0; g < system->n; g++) {
        uint32_t found;
        tryg_locator_find(locator, 1, &system->label_x[g], &system->label_y[g], &found);
        assert_int_equal(found, g);
    }
}

static struct tryg_system dissolve(const char **group)
{
    struct tryg_system system;
    struct tryg_error err = {0};
    shared_group(&roder, group, arena, &system);
    if (tryg_shapes_dissolve(&roder, &system, arena, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    no_ring_is_a_sliver(&system.outlines);
    labels_lie_in_their_areas(&system);
    return system;
}

static const struct {
    const char *layer, *key;
    bool from_lookup;
    const char *group; /* NULL: distrikt_nr with the fixes */
    size_t n;
} DISSOLVES[] = {
    {"distrikt35_raw", "distrikt_nr", false, "distrikt_nr", 35},
    {"distrikt35_fixed", "distrikt_fix", false, NULL, 35},
    {"lokaludvalg12", "lokaludvalg", true, "lokaludvalg", 12},
    {"tryghed13", "tryghed13", true, "tryghed13", 13},
    {"kvarter67", "kvarternr", false, "kvarternr", 67},
};

static void dissolves_agree_with_those_of_others(void **state)
{
    (void)state;
    size_t compared = 0;
    for (size_t i = 0; i < sizeof DISSOLVES / sizeof DISSOLVES[0]; i++) {
        struct tryg_areas expected;
        assert_true(shared_areas("copenhagen/districts_derived.gpkg", DISSOLVES[i].layer,
                                 DISSOLVES[i].key, arena, &expected));
        struct tryg_system system = dissolve(
            groups_by(DISSOLVES[i].from_lookup ? &lookup : &roder, DISSOLVES[i].group));
        assert_int_equal(system.n, DISSOLVES[i].n);
        assert_int_equal(expected.n, DISSOLVES[i].n);
        for (size_t g = 0; g < system.n; g++) {
            double m2 = tryg_outlines_area_size(&expected.outlines, g);
            assert_string_equal(system.code[g], expected.code[g]);
            assert_true(fabs(system.area_m2[g] / m2 - 1.0) <= 1e-6);
            compared++;
        }
    }
    assert_int_equal(compared, 35 + 35 + 12 + 13 + 67);
}

static void bydele_and_lokaludvalg_are_ten_and_twelve(void **state)
{
    (void)state;
    assert_int_equal(dissolve(groups_by(&roder, "bydel")).n, 10);
    assert_int_equal(dissolve(groups_by(&roder, "lokaludvalgnr")).n, 12);
}

static void the_atoms_themselves_are_a_system_corner_for_corner(void **state)
{
    (void)state;
    struct tryg_system system;
    shared_group(&roder, roder.code, arena, &system);
    assert_int_equal(tryg_shapes_dissolve(&roder, &system, arena, NULL), TRYG_OK);
    assert_int_equal(system.outlines.points, roder.outlines.points);
    assert_memory_equal(system.outlines.x, roder.outlines.x,
                        roder.outlines.points * sizeof *roder.outlines.x);
}

static void the_bydele_have_the_areas_the_city_states(void **state)
{
    (void)state;
    struct tryg_areas bydele;
    struct tryg_shape_report found;
    assert_true(
        shared_areas("copenhagen/bydele.geojson", NULL, "bydel_nr", arena, &bydele));
    assert_int_equal(tryg_shapes_fit(&bydele, "EPSG:25832", 0.01, arena, &found, NULL),
                     TRYG_OK);
    assert_int_equal(bydele.n, 10);
    assert_int_equal(found.repaired, 0);
    for (size_t a = 0; a < bydele.n; a++) {
        double stated = strtod(shared_value(&bydele, "areal_m2", a), NULL);
        assert_true(fabs(tryg_outlines_area_size(&bydele.outlines, a) - stated) <= 1.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_outlines_are_faulty),
        cmocka_unit_test(nine_pairs_overlap_by_16_m2),
        cmocka_unit_test(fitted_outlines_run_the_right_way_round),
        cmocka_unit_test(dissolves_agree_with_those_of_others),
        cmocka_unit_test(bydele_and_lokaludvalg_are_ten_and_twelve),
        cmocka_unit_test(the_atoms_themselves_are_a_system_corner_for_corner),
        cmocka_unit_test(the_bydele_have_the_areas_the_city_states),
    };
    arena = tryg_arena_new("test", 0);
    if (!shared_areas("copenhagen/roder.geojson", NULL, "rode_nr", arena, &roder) ||
        !shared_areas("copenhagen/rode_lookup.csv", NULL, "rode_nr", arena, &lookup)) {
        puts("skipped: the shared data on Copenhagen are not here");
        tryg_arena_free(arena);
        return 77;
    }
    int failed = cmocka_run_group_tests(tests, set_up, NULL);
    tryg_arena_free(arena);
    return failed;
}
