/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>

#include "engine/index/distribution.h"
#include "engine/index/nothing_happened.h"

static void two_draws_differ_unless_both_fall_in_the_same_level(void **state)
{
    (void)state;
    static const double on_the_border[] = {0.5, 0.5}, certain[] = {0.0, 1.0, 0.0},
                        three[] = {0.2, 0.3, 0.5}, counted[] = {2.0, 3.0, 5.0},
                        unknown[] = {NAN, NAN};
    CHECK_IS(tryg_nothing_flip(on_the_border, 2, 1), 0.5);
    CHECK_IS(tryg_nothing_flip(certain, 3, 1), 0.0);
    CHECK_NEAR(tryg_nothing_flip(three, 3, 1), 0.62, 1e-15); /* 1 - .04 - .09 - .25 */
    CHECK_NEAR(tryg_nothing_flip(counted, 3, 1), 0.62, 1e-15);
    CHECK_UNKNOWN(tryg_nothing_flip(unknown, 2, 1));
}

static void an_alarm_is_there_or_not(void **state)
{
    (void)state;
    static const double p[] = {0.2, -1.0, 0.3, -1.0, 0.5}; /* every second is another's */
    static const bool alarm[] = {false, true, true};
    CHECK_NEAR(tryg_nothing_flip_alarm(p, 3, 2, alarm), 0.32, 1e-15); /* 2 * .2 * .8 */
}

/* Two areas with normal indices: one half a standard error above the limit of 110, one
 * two below. Then P = Phi(1/2), Phi(-2), and two independent years differ with
 * probability 2 P (1 - P) each; the four outcomes by hand. */
static void two_areas_with_normal_indices_as_by_hand(void **state)
{
    (void)state;
    double up = 0.69146246127401310, out = 0.022750131948179212;
    double first[] = {1.0 - up, up}, second[] = {1.0 - out, out};
    double flip[] = {tryg_nothing_flip(first, 2, 1), tryg_nothing_flip(second, 2, 1)};
    double mass[3];
    CHECK_NEAR(tryg_normal_cdf(0.5), up, 1e-16);
    CHECK_NEAR(tryg_normal_cdf(-2.0), out, 1e-16);
    CHECK_NEAR(flip[0], 0.42668425184579, 1e-13);
    CHECK_NEAR(flip[1], 0.04446512688904, 1e-13);
    tryg_nothing_law(flip, 2, mass);
    CHECK_NEAR(mass[0], (1.0 - flip[0]) * (1.0 - flip[1]), 1e-16);
    CHECK_NEAR(mass[1], flip[0] * (1.0 - flip[1]) + flip[1] * (1.0 - flip[0]), 1e-16);
    CHECK_NEAR(mass[2], flip[0] * flip[1], 1e-16);
    CHECK_NEAR(tryg_nothing_mean(mass, 2), 0.4711493787348, 1e-12);
    assert_int_equal(tryg_nothing_quantile(mass, 2, 0.025), 0);
    assert_int_equal(tryg_nothing_quantile(mass, 2, 0.975), 1); /* P(<= 1) is .981 */
    CHECK_NEAR(tryg_nothing_at_least(mass, 2, 2), mass[2], 0.0);
    CHECK_NEAR(tryg_nothing_at_least(mass, 2, 0), 1.0, 1e-15);
}

/* Four areas on the border: 1 4 6 4 1 sixteenths. */
static void four_on_the_border_are_four_coins(void **state)
{
    (void)state;
    static const double flip[] = {0.5, 0.5, 0.5, 0.5}, expected[] = {1, 4, 6, 4, 1};
    double mass[5];
    tryg_nothing_law(flip, 4, mass);
    for (size_t k = 0; k <= 4; k++) {
        CHECK_IS(mass[k], expected[k] / 16.0);
    }
    CHECK_IS(tryg_nothing_mean(mass, 4), 2.0);
    assert_int_equal(tryg_nothing_quantile(mass, 4, 0.025), 0);
    assert_int_equal(tryg_nothing_quantile(mass, 4, 0.3125), 1); /* just 5 / 16 */
    assert_int_equal(tryg_nothing_quantile(mass, 4, 0.3126), 2);
    assert_int_equal(tryg_nothing_quantile(mass, 4, 0.975), 4);
    CHECK_IS(tryg_nothing_at_least(mass, 4, 3), 0.3125);
}

enum { MANY = 300 };

static void mean_and_variance_are_the_sums_over_the_areas(void **state)
{
    (void)state;
    double flip[MANY], mass[MANY + 1], mean = 0.0, variance = 0.0, second = 0.0;
    for (size_t a = 0; a < MANY; a++) {
        flip[a] = (double)((a * 7919) % 1000) / 1000.0;
        mean += flip[a];
        variance += flip[a] * (1.0 - flip[a]);
    }
    tryg_nothing_law(flip, MANY, mass);
    for (size_t k = 0; k <= MANY; k++) {
        second += mass[k] * ((double)k - mean) * ((double)k - mean);
    }
    CHECK_NEAR(tryg_nothing_mean(mass, MANY), mean, 1e-10);
    CHECK_NEAR(second, variance, 1e-10);
}

static void without_areas_nothing_can_change(void **state)
{
    (void)state;
    double mass[1];
    tryg_nothing_law(NULL, 0, mass);
    CHECK_IS(mass[0], 1.0);
    CHECK_IS(tryg_nothing_mean(mass, 0), 0.0);
    assert_int_equal(tryg_nothing_quantile(mass, 0, 0.975), 0);
}

/* ---- Two years ------------------------------------------------------------------- */

enum { AREAS = 4, LEVELS = 2 };
static const char *CODES[AREAS] = {"w", "x", "y", "z"};
static const struct tryg_system SYSTEM = {.id = "towns", .n = AREAS, .code = CODES};
static struct tryg_level LEVEL[LEVELS] = {
    {.id = "ingen", .from = -INFINITY}, {.id = "markant", .from = 110.0, .alarm = true}};
static const struct tryg_profile PROFILE = {
    .id = "town", .levels = LEVELS, .level = LEVEL};

/* Now: w half an error above the limit, x two below, y on it but without a past, z
 * without an index. Then: w below, x above. */
static void make_years(tryg_arena *arena, struct tryg_scores *now,
                       struct tryg_scores *then)
{
    static const double index[AREAS] = {112.0, 102.0, 110.0, NAN};
    static const int is[AREAS] = {1, 0, 1, -1}, was[AREAS] = {0, 1, -1, 0};
    tryg_scores_begin(now, arena, 2011, &SYSTEM, 0, 0);
    tryg_scores_begin(then, arena, 2010, &SYSTEM, 0, 0);
    for (size_t a = 0; a < AREAS; a++) {
        now->index[a] = index[a];
        now->se[a] = 4.0;
        now->level[a] = is[a];
        then->level[a] = was[a];
    }
}

static void only_areas_with_two_levels_are_compared(void **state)
{
    struct tryg_scores now, then;
    make_years(*state, &now, &then);
    struct tryg_nothing seen = tryg_nothing_between(&PROFILE, &now, &then);
    assert_int_equal(seen.year, 2011);
    assert_int_equal(seen.against, 2010);
    assert_int_equal(seen.areas, 2);
    assert_int_equal(seen.changed, 2);
    assert_int_equal(seen.gained, 1);
    assert_int_equal(seen.lost, 1);
    CHECK_NEAR(seen.expected, 0.4711493787348, 1e-12); /* as above */
    CHECK_NEAR(seen.none, 0.57331574815421 * 0.95553487311096, 1e-12);
    CHECK_NEAR(seen.same_alarm, seen.none, 1e-15); /* two levels: an alarm or not */
    CHECK_NEAR(seen.as_many, 0.42668425184579 * 0.04446512688904, 1e-12);
}

static void drawn_probabilities_go_before_the_normal_ones(void **state)
{
    struct tryg_scores now, then;
    make_years(*state, &now, &then);
    tryg_chance_begin(&now, *state, LEVELS);
    for (size_t a = 0; a < AREAS; a++) {
        now.chance.p[a] = now.chance.p[AREAS + a] = 0.5;
    }
    struct tryg_nothing seen = tryg_nothing_between(&PROFILE, &now, &then);
    CHECK_IS(seen.expected, 1.0);
    CHECK_IS(seen.none, 0.25);
}

static void two_years_without_a_common_area_say_nothing(void **state)
{
    struct tryg_scores now, then;
    make_years(*state, &now, &then);
    for (size_t a = 0; a < AREAS; a++) {
        then.level[a] = -1;
    }
    struct tryg_nothing seen = tryg_nothing_between(&PROFILE, &now, &then);
    assert_int_equal(seen.areas, 0);
    CHECK_UNKNOWN(seen.expected);
    CHECK_UNKNOWN(seen.as_many);
}

static int open_arena(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int close_arena(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_draws_differ_unless_both_fall_in_the_same_level),
        cmocka_unit_test(an_alarm_is_there_or_not),
        cmocka_unit_test(two_areas_with_normal_indices_as_by_hand),
        cmocka_unit_test(four_on_the_border_are_four_coins),
        cmocka_unit_test(mean_and_variance_are_the_sums_over_the_areas),
        cmocka_unit_test(without_areas_nothing_can_change),
        cmocka_unit_test(only_areas_with_two_levels_are_compared),
        cmocka_unit_test(drawn_probabilities_go_before_the_normal_ones),
        cmocka_unit_test(two_years_without_a_common_area_say_nothing),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
