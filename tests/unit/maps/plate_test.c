/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static void classes_hold_the_areas_that_the_town_says(void **state)
{
    (void)state;
    static const size_t LEVELS[] = {2, 2, 3, 2, 2, 1}, INDEX[] = {1, 1, 2, 3, 2, 2, 1};
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    assert_int_equal(plate->classes->n, FAKE_LEVELS);
    for (size_t c = 0; c <= plate->classes->n; c++) {
        assert_int_equal(plate->count[c], LEVELS[c]);
    }
    plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    assert_int_equal(plate->classes->n, 6);
    for (size_t c = 0; c <= plate->classes->n; c++) {
        assert_int_equal(plate->count[c], INDEX[c]);
    }
    assert_int_equal(plate->shown, FAKE_AREAS);
}

static void alarm_and_doubt_are_those_of_the_level(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_GROUP, 1, 0);
    assert_int_equal(plate->alarms, 2);
    assert_true(plate->alarm[0] && plate->alarm[1] && !plate->alarm[2]);
    assert_int_equal(plate->doubts, 2);
    assert_true(plate->doubt[1] && plate->doubt[3]);
    assert_false(tryg_plate_has_doubt(plate)); /* a group has no levels */
    assert_true(tryg_plate_has_doubt(fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0)));
    assert_true(plate->value[0] == 109.0); /* the second group is 3 lower */
    assert_int_equal(plate->class_of[0], 4);
}

static void a_change_looks_back(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_CHANGE, 2010, 1);
    assert_true(plate->value[0] == -4.0 && plate->value[10] == 6.0);
    assert_int_equal(plate->class_of[0], 1);
    assert_int_equal(plate->class_of[10], 4);
    assert_int_equal(plate->class_of[11], -1);
    assert_int_equal(plate->worses, 1);
    assert_true(plate->worse[10]);
}

/* The base year need not be among the results: its index is kept with every year. */
static void a_change_since_the_base_year_needs_no_results_of_it(void **state)
{
    (void)state;
    town.results.years = 1;
    town.results.year = town.years + 1;
    town.results.scores += town.results.systems;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_CHANGE, 2010, 0);
    assert_true(plate->value[0] == -4.0);
    plate = fake_town_plate(&town, TRYG_MAP_CHANGE, 2011, 0);
    assert_true(isnan(plate->value[0]));
    assert_int_equal(plate->count[plate->classes->n], FAKE_AREAS);
}

static void a_sure_change_is_a_verdict_first(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_sure(&town);
    assert_int_equal(plate->class_of[0], 1);  /* falls, by less than 5 */
    assert_int_equal(plate->class_of[1], 2);  /* as much, and not sure */
    assert_int_equal(plate->class_of[2], -1); /* cannot be told */
    assert_int_equal(plate->class_of[10], 4); /* rises by 6 */
    assert_int_equal(plate->class_of[11], -1);
    assert_true(plate->better[0] && !plate->better[1] && !plate->better[2]);
    assert_int_equal(plate->betters, 1);
    assert_int_equal(plate->worses, 1);
    assert_int_equal(plate->alarms, 0);
    assert_int_equal(plate->count[plate->classes->n], 2);
    assert_string_equal(plate->classes->label[plate->classes->n], "kan ikke afgøres");
}

static void later_maps_remember_what_the_base_year_marked(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 1);
    assert_int_equal(plate->wases, 2);
    assert_true(plate->was[0] && plate->was[1] && !plate->was[2]);
    plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    assert_int_equal(plate->wases, 0);
    assert_false(plate->was[0]);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(classes_hold_the_areas_that_the_town_says, begin,
                                        end),
        cmocka_unit_test_setup_teardown(alarm_and_doubt_are_those_of_the_level, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_change_looks_back, begin, end),
        cmocka_unit_test_setup_teardown(a_sure_change_is_a_verdict_first, begin, end),
        cmocka_unit_test_setup_teardown(later_maps_remember_what_the_base_year_marked,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            a_change_since_the_base_year_needs_no_results_of_it, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
