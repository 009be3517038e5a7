/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept.h"

static int year[] = {2010, 2011};

/* The years of the districts of the city: the index falls by 1.5 a year in the second
 * area, to 98.5; the first indicator is broken in 2011 in the first; nothing is known of
 * the rest. */
static struct tryg_trend course(struct kept *k)
{
    size_t n = k->city->district.n, measures = 1 + k->city->profile.indicators;
    struct tryg_trend t = {
        .system = &k->city->district, .years = 2, .measures = measures, .year = year};
    t.line = TRYG_NEW(k->arena, measures * n, struct tryg_trend_line);
    t.point = TRYG_NEW(k->arena, measures * n * 2, struct tryg_trend_point);
    for (size_t i = 0; i < measures * n * 2; i++) {
        t.point[i] = (struct tryg_trend_point){NAN, NAN, NAN, false};
    }
    for (size_t i = 0; i < measures * n; i++) {
        t.line[i] = (struct tryg_trend_line){.from = 2010,
                                             .to = 2011,
                                             .slope = NAN,
                                             .low = NAN,
                                             .high = NAN,
                                             .p = NAN,
                                             .p_adjusted = NAN,
                                             .doubt = TRYG_DOUBT_FEW_POINTS};
    }
    t.line[1] = (struct tryg_trend_line){2010, 2011, 2,   -1.5,       -2.0,
                                         -1.0, 0.25, 0.5, TRYG_FALLS, TRYG_DOUBT_NONE};
    t.point[3] = (struct tryg_trend_point){98.5, 97.0, 100.0, false};
    t.line[n].from = 2011;
    t.line[n].doubt = TRYG_DOUBT_BREAK;
    t.point[2 * n + 1].broken = true;
    return t;
}

static struct tryg_trend kept_course(struct kept *k)
{
    kept_begin(k, small_city_usual());
    struct tryg_trend t = course(k);
    k->keep.trends = 1;
    k->keep.trend = &t;
    kept_write(k);
    return t;
}

static void a_line_is_kept_with_its_mark_or_its_doubt(void **state)
{
    (void)state;
    struct kept k;
    struct tryg_trend t = kept_course(&k);
    int lines = (int)(t.measures * t.system->n);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM v_trends"), lines);
    assert_string_equal(
        kept_cell(&k, "SELECT area || ' ' || measure || ' ' || slope || ' ' || low || "
                      "' ' || high || ' ' || p || ' ' || p_adjusted || ' ' || points || "
                      "' ' || mark FROM v_trends WHERE doubt IS NULL"),
        tryg_arena_print(k.arena, "%s index -1.5 -2.0 -1.0 0.25 0.5 2 falls",
                         t.system->code[1]));
    assert_string_equal(
        kept_cell(&k, "SELECT area || ' ' || measure || ' ' || from_year || ' ' || mark "
                      "FROM v_trends WHERE doubt = 'break'"),
        tryg_arena_print(k.arena, "%s %s 2011 cannot_tell", t.system->code[0],
                         k.city->profile.indicator[0].id));
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM trend WHERE doubt = "
                                     "'few_points' AND slope IS NULL AND p IS NULL"),
                     lines - 2);
    kept_end(&k);
}

static void the_years_of_a_line_are_kept_with_its_breaks(void **state)
{
    (void)state;
    struct kept k;
    struct tryg_trend t = kept_course(&k);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM trend_point"),
                     (int)(t.measures * t.system->n * 2));
    assert_string_equal(
        kept_cell(&k, "SELECT year || ' ' || value || ' ' || low || ' ' || high || ' ' "
                      "|| area FROM trend_point JOIN area USING (area_id) WHERE value IS "
                      "NOT NULL AND indicator_id = 0"),
        tryg_arena_print(k.arena, "2011 98.5 97.0 100.0 %s", t.system->code[1]));
    assert_string_equal(
        kept_cell(&k, "SELECT year || ' ' || indicator_id || ' ' || area FROM "
                      "trend_point JOIN area USING (area_id) WHERE broken"),
        tryg_arena_print(k.arena, "2011 1 %s", t.system->code[0]));
    kept_end(&k);
}

static void no_trend_leaves_empty_tables(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM trend"), 0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM trend_point"), 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_kept_with_its_mark_or_its_doubt),
        cmocka_unit_test(the_years_of_a_line_are_kept_with_its_breaks),
        cmocka_unit_test(no_trend_leaves_empty_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
