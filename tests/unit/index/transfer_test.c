/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/transfer.h"

/* Four sources of 100 m2 onto three targets: source 0 is target 0; source 1 lies three
 * quarters in target 1 and one quarter in target 2; source 2 is the rest of target 2 but
 * for 20 m2 outside; source 3 lies in none. Target 1 is 100 m2 and one quarter of it is
 * not covered. */
static size_t first[] = {0, 1, 3, 4, 4};
static uint32_t target[] = {0, 1, 2, 2};
static double m2[] = {100.0, 75.0, 25.0, 80.0};
static double source_m2[] = {100.0, 100.0, 100.0, 100.0};
static double target_m2[] = {100.0, 100.0, 105.0};
static const struct tryg_transfer BY_AREA = {.sources = 4,
                                             .targets = 3,
                                             .pieces = 4,
                                             .first = first,
                                             .target = target,
                                             .m2 = m2,
                                             .source_m2 = source_m2,
                                             .target_m2 = target_m2};

static void counts_are_split_and_what_is_lost_is_told(void **state)
{
    (void)state;
    double count[] = {7.0, 8.0, 10.0, 5.0}, out[3];
    tryg_transfer_extensive(&BY_AREA, count, out);
    CHECK_NEAR(out[0], 7.0, 1e-15);
    CHECK_NEAR(out[1], 6.0, 1e-15);
    CHECK_NEAR(out[2], 2.0 + 8.0, 1e-15);
    CHECK_NEAR(tryg_transfer_lost(&BY_AREA, count), 2.0 + 5.0, 1e-14);
    tryg_transfer_extensive_variance(&BY_AREA, count, out);
    CHECK_NEAR(out[2], 8.0 / 16.0 + 10.0 * 0.64, 1e-14);
}

static void means_are_of_the_covered_part(void **state)
{
    (void)state;
    double mean[] = {1.0, 2.0, 4.0, 9.0}, out[3], scratch[3];
    tryg_transfer_intensive(&BY_AREA, mean, out, scratch);
    CHECK_NEAR(out[1], 2.0, 1e-15);
    CHECK_NEAR(out[2], (25.0 * 2.0 + 80.0 * 4.0) / 105.0, 1e-14);
    tryg_transfer_intensive_variance(&BY_AREA, mean, out, scratch);
    CHECK_NEAR(out[2], (625.0 * 2.0 + 6400.0 * 4.0) / (105.0 * 105.0), 1e-14);
    tryg_transfer_covered(&BY_AREA, out);
    CHECK_NEAR(out[0], 1.0, 1e-15);
    CHECK_NEAR(out[1], 0.75, 1e-15);
    CHECK_NEAR(out[2], 1.0, 1e-15);
}

/* Everybody of source 1 lives in its small piece; nobody lives in source 2. */
static void people_weigh_more_than_ground(void **state)
{
    (void)state;
    double persons[] = {50.0, 0.0, 40.0, 0.0}, source_persons[] = {50.0, 40.0, 0.0, 3.0},
           target_persons[] = {50.0, 0.0, 40.0};
    struct tryg_transfer t = BY_AREA;
    t.persons = persons;
    t.source_persons = source_persons;
    t.target_persons = target_persons;
    double count[] = {7.0, 8.0, 10.0, 5.0}, out[3], scratch[3];
    tryg_transfer_extensive(&t, count, out);
    CHECK_NEAR(out[1], 0.0, 0.0);
    CHECK_NEAR(out[2], 8.0 + 8.0, 1e-14); /* source 2 goes by area */
    double mean[] = {1.0, 2.0, 4.0, 9.0};
    tryg_transfer_intensive(&t, mean, out, scratch);
    CHECK_NEAR(out[1], 2.0, 1e-15); /* nobody lives there: by area */
    CHECK_NEAR(out[2], 2.0, 1e-15);
}

static void an_unknown_part_makes_an_unknown_whole(void **state)
{
    (void)state;
    double count[] = {7.0, NAN, 10.0, NAN}, out[3];
    tryg_transfer_extensive(&BY_AREA, count, out);
    CHECK_NEAR(out[0], 7.0, 0.0);
    CHECK_UNKNOWN(out[1]);
    CHECK_UNKNOWN(out[2]);
}

static void whole_sources_are_exact(void **state)
{
    (void)state;
    assert_true(tryg_transfer_is_exact(&BY_AREA, 0, 1e-6));
    assert_false(tryg_transfer_is_exact(&BY_AREA, 1, 1e-6));
    assert_false(tryg_transfer_is_exact(&BY_AREA, 2, 1e-6));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_split_and_what_is_lost_is_told),
        cmocka_unit_test(means_are_of_the_covered_part),
        cmocka_unit_test(people_weigh_more_than_ground),
        cmocka_unit_test(an_unknown_part_makes_an_unknown_whole),
        cmocka_unit_test(whole_sources_are_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
