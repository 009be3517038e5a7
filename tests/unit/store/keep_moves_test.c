/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kept.h"

/* Of the first district a quarter went to the second, and as much lies in no district;
 * of the second a tenth is new ground. 30 of 40 reports were brought over. */
static void pieces_and_sources_are_kept(void **state)
{
    (void)state;
    struct kept k;
    kept_begin(&k, small_city_usual());
    const struct tryg_system *d = &k.city->district;
    struct tryg_move move[] = {
        {d, d, 0, 1, TRYG_FATE_MOVED, 250.0, NAN, 0.25, 0.5, false, 0.9},
        {d, d, 0, TRYG_NO_AREA, TRYG_FATE_LOST, 250.0, 12.0, 0.25, NAN, true, NAN},
        {d, d, TRYG_NO_AREA, 1, TRYG_FATE_NEW, 50.0, NAN, NAN, 0.1, false, 0.9}};
    struct tryg_brought brought = {.year = 2010,
                                   .to = d,
                                   .kind = "reports",
                                   .id = "politi",
                                   .total = 40.0,
                                   .carried = 30.0,
                                   .lost = 10.0,
                                   .areas = 3,
                                   .modelled = 2};
    k.keep.moves = (struct tryg_moves){3, 1, move, &brought};
    kept_write(&k);
    assert_string_equal(
        kept_cell(&k,
                  "SELECT from_area || ' ' || to_area || ' ' || m2 || ' ' || share || "
                  "' ' || share_of_target || ' ' || by || ' ' || covered FROM "
                  "v_moves WHERE fate = 'moved' AND persons IS NULL"),
        tryg_arena_print(k.arena, "%s %s 250.0 0.25 0.5 area 0.9", d->code[0],
                         d->code[1]));
    assert_string_equal(
        kept_cell(&k,
                  "SELECT from_area || ' ' || persons || ' ' || by FROM v_moves WHERE "
                  "fate = 'lost' AND to_area IS NULL AND share_of_target IS NULL"),
        tryg_arena_print(k.arena, "%s 12.0 persons", d->code[0]));
    assert_string_equal(kept_cell(&k,
                                  "SELECT to_area FROM v_moves WHERE fate = 'new' AND "
                                  "from_area IS NULL AND share IS NULL"),
                        d->code[1]);
    assert_string_equal(
        kept_cell(&k,
                  "SELECT year || ' ' || system || ' ' || kind || ' ' || source || ' ' "
                  "|| total || ' ' || carried || ' ' || lost || ' ' || areas || ' ' "
                  "|| modelled FROM brought_over JOIN area_system USING (system_id)"),
        tryg_arena_print(k.arena, "2010 %s reports politi 40.0 30.0 10.0 3 2", d->id));
    kept_end(&k);
}

static void no_moves_leave_empty_tables(void **state)
{
    (void)state;
    struct kept k = kept_usual();
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM area_move"), 0);
    assert_int_equal(kept_number(&k, "SELECT count(*) FROM brought_over"), 0);
    kept_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pieces_and_sources_are_kept),
                                       cmocka_unit_test(no_moves_leave_empty_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
