/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/two_versions.h"

#include <stdio.h>
#include <stdlib.h>

static void a_year_stands_on_its_version(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    assert_ptr_equal(tryg_division_of(&t->b, 2010), &t->division[0]);
    assert_ptr_equal(tryg_division_of(&t->b, 2013), &t->division[1]);
    assert_ptr_equal(tryg_division_of(&t->b, 2012), &t->division[0]); /* of no version */
    assert_ptr_equal(tryg_division_with(&t->b, &t->system[1][TV_CITY]), &t->division[1]);
    assert_ptr_equal(tryg_division_with(&t->b, &t->system[0][TV_ATOM]), &t->division[0]);
}

static void systems_of_one_id_are_two(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    assert_ptr_equal(tryg_division_system(&t->b, &t->division[0], "city"),
                     &t->system[0][TV_CITY]);
    assert_ptr_equal(tryg_division_system(&t->b, &t->division[1], "city"),
                     &t->system[1][TV_CITY]);
    assert_null(tryg_division_system(&t->b, &t->division[1], "kvarter"));
}

static void a_system_that_the_layer_does_not_carry_is_named(void **state)
{
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    struct tryg_project_system declared = {.id = "city", .group_by = "by"};
    const struct tryg_system *system;
    struct tryg_error err = {0};
    t->b.project.systems = 1;
    t->b.project.system = &declared;
    t->division[1].atoms.file = "data/nye.geojson";
    t->system[1][TV_CITY].n = 0; /* its attribute is not there */
    assert_null(tryg_division_system(&t->b, &t->division[1], "city"));
    assert_int_equal(
        tryg_division_need(&t->b, 2010, "city", (struct tryg_place){0}, &system, &err),
        TRYG_OK);
    assert_ptr_equal(system, &t->system[0][TV_CITY]);
    assert_int_equal(tryg_division_need(&t->b, 2013, "city",
                                        (struct tryg_place){NULL, 7, 3}, &system, &err),
                     TRYG_USAGE);
    assert_non_null(strstr(err.text, "data/nye.geojson"));
    assert_non_null(strstr(err.text, "\"by\""));
    assert_non_null(strstr(err.text, "2013"));
    assert_non_null(strstr(err.text, "linje 7"));
}

/* A project of three versions: 2010, 2012, 2014, with 3, 2 and 3 districts. */
static void the_layers_are_read_as_the_years_need_them(void **state)
{
    static const char *const ID[] = {"", "first", "second"};
    static const size_t DISTRICTS[] = {3, 2, 3};
    static const int YEAR[] = {2010, 2012, 2014};
    const char *source = getenv("TRYG_SOURCE");
    if (!source) {
        printf("skipped: TRYG_SOURCE does not say where the sources are\n");
        skip();
    }
    struct tryg_wish wish = {
        .folder = tryg_arena_print(*state, "%s/tests/versions/twice", source)};
    struct tryg_batch b;
    struct tryg_error err = {0};
    if (tryg_batch_open(&b, &wish, *state, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(b.divisions, 3);
    for (size_t d = 0; d < 3; d++) {
        const struct tryg_division *division = tryg_division_of(&b, YEAR[d]);
        const struct tryg_system *district =
            tryg_division_system(&b, division, "district");
        assert_string_equal(division->id, ID[d]);
        assert_true(division->has_geometry);
        assert_int_equal(division->atoms.n, 5);
        assert_int_equal(division->years, 1);
        assert_int_equal(division->year[0], YEAR[d]);
        assert_int_equal(district->n, DISTRICTS[d]);
        assert_string_equal(district->version, ID[d]);
        assert_non_null(tryg_division_names(&b, district));
    }
    assert_true(tryg_divisions_have_shapes(&b));
}

static int set_up(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_stands_on_its_version),
        cmocka_unit_test(systems_of_one_id_are_two),
        cmocka_unit_test(a_system_that_the_layer_does_not_carry_is_named),
        cmocka_unit_test(the_layers_are_read_as_the_years_need_them)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
