/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/aggregate.h"

static void a_mean_passes_over_what_is_missing(void **state)
{
    (void)state;
    static const double x[] = {1.0, NAN, 4.0}, w[] = {1.0, 5.0, 2.0};
    CHECK_IS(tryg_aggregate_mean(x, w, 3), 3.0);
    CHECK_NEAR(tryg_aggregate_geometric(x, w, 3), pow(16.0, 1.0 / 3.0), 1e-14);
    CHECK_UNKNOWN(tryg_aggregate_mean(x + 1, w + 1, 1));
    CHECK_UNKNOWN(tryg_aggregate_geometric(x + 1, w + 1, 1));
}

static void a_zero_takes_the_geometric_mean_with_it(void **state)
{
    (void)state;
    static const double x[] = {0.0, 9.0}, below[] = {-1.0, 9.0}, w[] = {0.1, 0.9};
    static const double unweighted[] = {0.0, 1.0};
    CHECK_IS(tryg_aggregate_geometric(x, w, 2), 0.0);
    CHECK_UNKNOWN(tryg_aggregate_geometric(below, w, 2));
    CHECK_NEAR(tryg_aggregate_geometric(x, unweighted, 2), 9.0, 1e-14);
    CHECK_NEAR(tryg_aggregate_geometric(below, unweighted, 2), 9.0, 1e-14);
}

/* Two groups of three and one of a single indicator, and one of weight 0:
 *     share   1/9 1/9 1/9 | 1/9 1/9 1/9 | 1/3 | 0 */
enum { K = 8, GROUPS = 4 };

static struct tryg_profile profile_of(struct tryg_indicator *indicator)
{
    for (size_t i = 0; i < K; i++) {
        indicator[i] = (struct tryg_indicator){.group = i < 3   ? 0
                                                        : i < 6 ? 1
                                                        : i < 7 ? 2
                                                                : 3,
                                               .weight = 1.0,
                                               .share = i < 6   ? 1.0 / 9
                                                        : i < 7 ? 1.0 / 3
                                                                : 0.0};
    }
    return (struct tryg_profile){.indicators = K,
                                 .groups = GROUPS,
                                 .indicator = indicator,
                                 .least_present = 2.0 / 3.0};
}

struct weights {
    bool whole;
    double weight[K], within[K];
};

/* `missing`, `dropped`: digits of the indicators. */
static struct weights weigh(const char *missing, const char *dropped)
{
    struct tryg_indicator indicator[K];
    struct tryg_profile profile = profile_of(indicator);
    bool present[K], out[K];
    struct weights w;
    for (size_t i = 0; i < K; i++) {
        out[i] = strchr(dropped, (char)('0' + i)) != NULL;
        present[i] = !out[i] && !strchr(missing, (char)('0' + i));
    }
    w.whole = tryg_aggregate_weights(&profile, present, out, w.weight, w.within);
    return w;
}

static void check_weights(const struct weights *w, const double *expected)
{
    for (size_t i = 0; i < K; i++) {
        CHECK_NEAR(w->weight[i], expected[i], 1e-15);
    }
}

static void with_all_present_weights_are_the_shares(void **state)
{
    (void)state;
    struct weights w = weigh("", "");
    static const double expected[K] = {1. / 9, 1. / 9, 1. / 9, 1. / 9,
                                       1. / 9, 1. / 9, 1. / 3, 0};
    assert_true(w.whole);
    check_weights(&w, expected);
    CHECK_NEAR(w.within[0], 1.0 / 3, 1e-15);
    CHECK_IS(w.within[6], 1.0);
    CHECK_IS(w.within[7], 1.0); /* of no weight in the index, yet reported */
}

static void siblings_take_over_a_missing_weight(void **state)
{
    (void)state;
    struct weights w = weigh("0", "");
    static const double expected[K] = {0,      1. / 6, 1. / 6, 1. / 9,
                                       1. / 9, 1. / 9, 1. / 3, 0};
    assert_true(w.whole); /* two of three are exactly the two thirds asked for */
    check_weights(&w, expected);
}

static void a_group_with_too_little_goes_as_a_whole(void **state)
{
    (void)state;
    struct weights w = weigh("01", "");
    static const double expected[K] = {0, 0, 0, 1. / 6, 1. / 6, 1. / 6, .5, 0};
    assert_true(w.whole);
    check_weights(&w, expected);
    CHECK_IS(w.within[2], 0.0);
}

static void two_missing_groups_are_no_index(void **state)
{
    (void)state;
    struct weights w = weigh("016", "");
    static const double expected[K] = {0};
    assert_false(w.whole);
    check_weights(&w, expected);
    CHECK_NEAR(w.within[4], 1.0 / 3, 1e-15); /* the group itself is still there */
}

static void a_dropped_indicator_is_not_missed(void **state)
{
    (void)state;
    struct weights w = weigh("", "016");
    /* Group 0 is down to one indicator of share 1/9, group 1 has 3/9: of 4/9 in all. */
    static const double expected[K] = {0, 0, .25, .25, .25, .25, 0, 0};
    assert_true(w.whole);
    check_weights(&w, expected);
}

static void nothing_in_the_tree_is_no_index(void **state)
{
    (void)state;
    assert_false(weigh("", "01234567").whole);
}

/* Four of five weights of 0.7 add up to a hair less than 0.8 of all five. */
static void just_enough_is_enough(void **state)
{
    (void)state;
    struct tryg_indicator indicator[5];
    static const bool present[5] = {true, true, true, true, false}, none[5] = {false};
    double weight[5], within[5];
    for (size_t i = 0; i < 5; i++) {
        indicator[i] = (struct tryg_indicator){.group = 0, .weight = 0.7, .share = 0.2};
    }
    struct tryg_profile profile = {
        .indicators = 5, .groups = 1, .indicator = indicator, .least_present = 0.8};
    assert_true(tryg_aggregate_weights(&profile, present, none, weight, within));
    CHECK_NEAR(weight[0], 0.25, 1e-15);
    profile.least_present = 0.81;
    assert_false(tryg_aggregate_weights(&profile, present, none, weight, within));
}

static void an_indicator_without_group_stands_beside_them(void **state)
{
    (void)state;
    struct tryg_indicator indicator[2] = {
        {.group = 0, .weight = 5, .share = .25},
        {.group = TRYG_NO_GROUP, .weight = 3, .share = .75}};
    struct tryg_profile profile = {
        .indicators = 2, .groups = 1, .indicator = indicator, .least_present = 0.5};
    static const bool all[2] = {true, true}, none[2] = {false, false},
                      second[2] = {false, true};
    double weight[2], within[2];
    assert_true(tryg_aggregate_weights(&profile, all, none, weight, within));
    CHECK_IS(weight[0], 0.25);
    CHECK_IS(weight[1], 0.75);
    CHECK_IS(within[0], 1.0);
    assert_true(tryg_aggregate_weights(&profile, second, none, weight, within));
    CHECK_IS(weight[1], 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mean_passes_over_what_is_missing),
        cmocka_unit_test(a_zero_takes_the_geometric_mean_with_it),
        cmocka_unit_test(with_all_present_weights_are_the_shares),
        cmocka_unit_test(siblings_take_over_a_missing_weight),
        cmocka_unit_test(a_group_with_too_little_goes_as_a_whole),
        cmocka_unit_test(two_missing_groups_are_no_index),
        cmocka_unit_test(a_dropped_indicator_is_not_missed),
        cmocka_unit_test(nothing_in_the_tree_is_no_index),
        cmocka_unit_test(just_enough_is_enough),
        cmocka_unit_test(an_indicator_without_group_stands_beside_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
