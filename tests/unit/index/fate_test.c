/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/fate.h"

/* Nine old areas and nine new ones, each 100 m2 unless told:
 *
 *     old            new
 *     0        ->    0                                     the same
 *     1, 2     ->    1 (200 m2)                            merged
 *     3 (200)  ->    2, 3                                  split
 *     4        ->    4 (70), and 30 of it go to 5 (130)    kept, moved
 *     5        ->    5                                     kept: it won a part
 *     6        ->    6 (60), the rest is in none           kept
 *     7        ->    7 (140), 40 of it new ground          kept
 *     8        ->    none */
enum { OLD = 9, NEW = 8, PIECES = 10 };
static size_t first[OLD + 1] = {0, 1, 2, 3, 5, 7, 8, 9, 10, 10};
static uint32_t target[PIECES] = {0, 1, 1, 2, 3, 4, 5, 5, 6, 7};
static double m2[PIECES] = {100, 100, 100, 100, 100, 70, 30, 100, 60, 100};
static double source_m2[OLD] = {100, 100, 100, 200, 100, 100, 100, 100, 100};
static double target_m2[NEW] = {100, 200, 100, 100, 70, 130, 60, 140};
static const struct tryg_transfer GROUND = {.sources = OLD,
                                            .targets = NEW,
                                            .pieces = PIECES,
                                            .first = first,
                                            .target = target,
                                            .m2 = m2,
                                            .source_m2 = source_m2,
                                            .target_m2 = target_m2};

static void each_piece_is_told_by_what_both_areas_are(void **state)
{
    static const enum tryg_fate EXPECTED[PIECES] = {
        TRYG_FATE_SAME,  TRYG_FATE_MERGED, TRYG_FATE_MERGED, TRYG_FATE_SPLIT,
        TRYG_FATE_SPLIT, TRYG_FATE_KEPT,   TRYG_FATE_MOVED,  TRYG_FATE_KEPT,
        TRYG_FATE_KEPT,  TRYG_FATE_KEPT};
    enum tryg_fate fate[PIECES];
    tryg_fates(&GROUND, 1e-4, fate, *state);
    for (size_t i = 0; i < PIECES; i++) {
        if (fate[i] != EXPECTED[i]) {
            fail_msg("piece %zu is %s, expected %s", i, tryg_fate_id(fate[i]),
                     tryg_fate_id(EXPECTED[i]));
        }
    }
}

static void a_share_of_the_new_area_is_by_area_or_by_persons(void **state)
{
    (void)state;
    CHECK_NEAR(tryg_fate_share_of_target(&GROUND, 6), 30.0 / 130.0, 1e-15);
    CHECK_NEAR(tryg_fate_share_of_target(&GROUND, 9), 100.0 / 140.0, 1e-15);
    double persons[PIECES] = {0}, of_old[OLD] = {0}, of_new[NEW] = {0};
    persons[6] = 30.0;
    persons[7] = 10.0;
    of_old[4] = 30.0;
    of_old[5] = 10.0;
    of_new[5] = 40.0;
    struct tryg_transfer t = GROUND;
    t.persons = persons;
    t.source_persons = of_old;
    t.target_persons = of_new;
    CHECK_NEAR(tryg_fate_share_of_target(&t, 6), 0.75, 1e-15);
    CHECK_NEAR(tryg_fate_share_of_target(&t, 9), 100.0 / 140.0, 1e-15); /* nobody */
}

/* Everybody of 4 lives in the part that goes to 5, but that is not all of its ground: it
 * is a part still, and the ground that stays is the new 4 as a whole. */
static void people_alone_do_not_make_an_area_whole(void **state)
{
    double persons[PIECES] = {0}, of_old[OLD] = {0}, of_new[NEW] = {0};
    enum tryg_fate fate[PIECES];
    persons[6] = of_old[4] = 30.0;
    persons[7] = of_old[5] = 10.0;
    of_new[5] = 40.0;
    struct tryg_transfer t = GROUND;
    t.persons = persons;
    t.source_persons = of_old;
    t.target_persons = of_new;
    tryg_fates(&t, 1e-4, fate, *state);
    assert_int_equal(fate[5], TRYG_FATE_KEPT);
    assert_int_equal(fate[7], TRYG_FATE_KEPT);
    assert_int_not_equal(fate[6], TRYG_FATE_SAME);
    assert_int_not_equal(fate[6], TRYG_FATE_MERGED);
}

/* Two areas that swap 30 of 100 each: none lies whole in another. */
static void what_swaps_ground_keeps_its_main_part(void **state)
{
    size_t from[] = {0, 2, 4};
    uint32_t to[] = {0, 1, 0, 1};
    double piece[] = {70, 30, 30, 70}, size[] = {100, 100};
    struct tryg_transfer t = {.sources = 2,
                              .targets = 2,
                              .pieces = 4,
                              .first = from,
                              .target = to,
                              .m2 = piece,
                              .source_m2 = size,
                              .target_m2 = size};
    enum tryg_fate fate[4];
    tryg_fates(&t, 1e-4, fate, *state);
    assert_int_equal(fate[0], TRYG_FATE_KEPT);
    assert_int_equal(fate[1], TRYG_FATE_MOVED);
    assert_int_equal(fate[2], TRYG_FATE_MOVED);
    assert_int_equal(fate[3], TRYG_FATE_KEPT);
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
        cmocka_unit_test(each_piece_is_told_by_what_both_areas_are),
        cmocka_unit_test(a_share_of_the_new_area_is_by_area_or_by_persons),
        cmocka_unit_test(people_alone_do_not_make_an_area_whole),
        cmocka_unit_test(what_swaps_ground_keeps_its_main_part)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
