/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "kept.h"

static void the_run_and_its_recipe_are_there_for_people(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_string_equal(kept_cell(&k, "SELECT run_id || ' ' || profile || ' ' || "
                                      "normalise || ' ' || orientation FROM run"),
                        "0123456789ab egen z need");
    assert_string_equal(kept_cell(&k, "SELECT clip_high FROM run"), "Inf");
    assert_string_equal(kept_cell(&k, "SELECT text FROM attribution"),
                        "© Opdigtet By, CC BY 4.0");
    kept_end(&k);
}

static void codes_stay_texts_and_areas_know_their_parents(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_string_equal(kept_cell(&k, "SELECT group_concat(typeof(area) || area, ' ') "
                                      "FROM (SELECT area FROM area WHERE system_id = 2 "
                                      "ORDER BY area_id)"),
                        "text01 text02 text03");
    assert_string_equal(kept_cell(&k, "SELECT code FROM offence WHERE category_id = 1"),
                        "0101");
    assert_string_equal(kept_cell(&k, "SELECT code FROM offence WHERE category_id IS "
                                      "NULL AND weight IS NULL"),
                        "09");
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM area a JOIN area_system s "
                                     "USING (system_id) JOIN area_system i ON i.system = "
                                     "s.inside JOIN area p ON p.system_id = i.system_id "
                                     "AND p.area = a.parent"),
                     3);
    kept_end(&k);
}

static void levels_and_indicators_are_numbered_as_in_the_profile(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_string_equal(
        kept_cell(&k, "SELECT group_concat(level || level_order, ' ') FROM level"),
        "ingen3 intensiveret2 markant1");
    assert_string_equal(kept_cell(&k, "SELECT from_value FROM level WHERE level_id = 1"),
                        "-Inf");
    assert_string_equal(kept_cell(&k, "SELECT group_concat(indicator || source || "
                                      "ifnull(group_id, '-'), ' ') FROM indicator"),
                        "ind1reports1 ind2survey2 ind3reports1 ind4survey-");
    kept_end(&k);
}

static void the_baseline_keeps_its_values_in_order(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM anchor_value"), 3 * 3);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM anchor_value a JOIN "
                                     "anchor_value b ON b.anchor_id = a.anchor_id AND "
                                     "b.position = a.position + 1 WHERE b.value < "
                                     "a.value"),
                     0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_run_and_its_recipe_are_there_for_people),
        cmocka_unit_test(codes_stay_texts_and_areas_know_their_parents),
        cmocka_unit_test(levels_and_indicators_are_numbered_as_in_the_profile),
        cmocka_unit_test(the_baseline_keeps_its_values_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
