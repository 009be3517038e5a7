/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept.h"

/* 2011 against 2010 on the districts of the city: the index rises by 2.5 in the first
 * area and cannot be told in the second; nothing is known of the rest. */
static struct tryg_comparison compared(struct kept *k)
{
    size_t n = k->city->district.n, measures = 1 + k->city->profile.indicators;
    struct tryg_comparison c = {
        .base = 2010, .year = 2011, .system = &k->city->district, .measures = measures};
    c.cell = TRYG_NEW(k->arena, measures * n, struct tryg_change_cell);
    for (size_t i = 0; i < measures * n; i++) {
        c.cell[i] = (struct tryg_change_cell){.change = NAN, .doubt = TRYG_DOUBT_MISSING};
    }
    c.cell[0].change = 2.5;
    c.cell[0].verdict = TRYG_RISES;
    c.cell[0].doubt = TRYG_DOUBT_NONE;
    c.cell[n].ratio_high = INFINITY;
    c.level_then = TRYG_NEW(k->arena, n, int);
    c.level_now = TRYG_NEW(k->arena, n, int);
    c.level_then[0] = 1;
    c.level_now[1] = -1;
    c.part_events = TRYG_NEW(k->arena, n, double);
    c.part_denominator = TRYG_NEW(k->arena, n, double);
    c.part_method = TRYG_NEW(k->arena, n, double);
    c.part_events[0] = 2.0;
    c.part_denominator[0] = 0.5;
    return c;
}

static void a_comparison_is_kept_cell_by_cell(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    struct tryg_comparison c = compared(&k);
    k.keep.comparisons = 1;
    k.keep.comparison = &c;
    kept_write(&k);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM v_changes"),
                     (int)(c.measures * c.system->n));
    assert_string_equal(
        kept_cell(&k, "SELECT change || ' ' || verdict || ' ' || area FROM v_changes "
                      "WHERE measure = 'index' AND change IS NOT NULL"),
        tryg_arena_print(k.arena, "2.5 rises %s", c.system->code[0]));
    assert_null(kept_cell(&k, "SELECT doubt FROM v_changes WHERE change = 2.5"));
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM change WHERE doubt = "
                                     "'missing' AND verdict = 'cannot_tell'"),
                     (int)(c.measures * c.system->n) - 1);
    assert_string_equal(kept_cell(&k, "SELECT measure FROM v_changes WHERE ratio_high > "
                                      "1e300"),
                        k.city->profile.indicator[0].id);
    kept_end(&k);
}

static void the_parts_of_a_change_are_kept_with_its_levels(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    struct tryg_comparison c = compared(&k);
    k.keep.comparisons = 1;
    k.keep.comparison = &c;
    kept_write(&k);
    assert_string_equal(
        kept_cell(&k, "SELECT part_events || ' ' || part_denominator || ' ' || level "
                      "FROM change_parts JOIN level ON level_id = level_then WHERE "
                      "part_events > 0"),
        tryg_arena_print(k.arena, "2.0 0.5 %s", k.city->profile.level[1].id));
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM change_parts WHERE level_now "
                                     "IS NULL"),
                     1);
    kept_end(&k);
}

static void no_comparison_leaves_empty_tables(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM change"), 0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM change_parts"), 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_is_kept_cell_by_cell),
        cmocka_unit_test(the_parts_of_a_change_are_kept_with_its_levels),
        cmocka_unit_test(no_comparison_leaves_empty_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
