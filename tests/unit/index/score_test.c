/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <stdbool.h>
#include <string.h>

#include "engine/index/score.h"

/* Three areas and two indicators whose base year one can work out in the head:
 *
 *     area     A    B      z of A   z of B    index = 100 + 10 (zA/2 + zB/2)
 *     x        1    10       -1       -1       90
 *     y        2    30        0       +1      105
 *     z        3    20       +1        0      105
 */
enum { AREAS = 3, K = 2 };

static const char *CODES[AREAS] = {"x", "y", "z"};
static const struct tryg_system SYSTEM = {.id = "towns", .n = AREAS, .code = CODES};

struct town {
    tryg_arena *arena;
    struct tryg_indicator indicator[K];
    struct tryg_group group[K];
    struct tryg_level level[3];
    struct tryg_profile profile;
    struct tryg_baseline baseline;
    struct tryg_scores scores;
};

static struct tryg_indicator indicator(const char *id, int group)
{
    return (struct tryg_indicator){.id = id,
                                   .source = TRYG_FROM_REPORTS,
                                   .direction = 1,
                                   .group = group,
                                   .weight = 1.0,
                                   .share = 0.5,
                                   .target = NAN};
}

static void fill(struct town *t, size_t i, const double *value, double se)
{
    for (size_t a = 0; a < AREAS; a++) {
        struct tryg_cell *cell = &t->scores.cell[i * AREAS + a];
        cell->value = value[a];
        cell->se = se;
        cell->why = isnan(value[a]) ? TRYG_WHY_NO_SOURCE : TRYG_WHY_NOT;
    }
}

static const double A[AREAS] = {1, 2, 3}, B[AREAS] = {10, 30, 20};

static void begin_scores(struct town *t, const double *a, const double *b)
{
    tryg_scores_begin(&t->scores, t->arena, 2010, &SYSTEM, K, K);
    fill(t, 0, a, 0.1);
    fill(t, 1, b, 2.0);
}

/* The town above, with its constants frozen. */
static struct town *town(void **state)
{
    struct town *t = TRYG_NEW(*state, 1, struct town);
    t->arena = *state;
    t->indicator[0] = indicator("a", 0);
    t->indicator[1] = indicator("b", 1);
    t->level[0] = (struct tryg_level){.id = "ingen", .from = -INFINITY};
    t->level[1] = (struct tryg_level){.id = "intensiveret", .from = 105.0};
    t->level[2] = (struct tryg_level){.id = "markant", .from = 110.0};
    t->profile = (struct tryg_profile){.id = "town",
                                       .indicators = K,
                                       .groups = K,
                                       .levels = 3,
                                       .indicator = t->indicator,
                                       .group = t->group,
                                       .level = t->level,
                                       .normalise = TRYG_Z,
                                       .aggregate = TRYG_MEAN,
                                       .orientation = TRYG_NEED,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
    begin_scores(t, A, B);
    tryg_score_baseline(&t->profile, &t->scores, t->arena, &t->baseline);
    return t;
}

static void score(struct town *t, const double *covariance)
{
    struct tryg_error err;
    if (tryg_score_areas(&t->profile, &t->baseline, &t->scores, covariance, &err)) {
        fail_msg("%s", err.text);
    }
}

static void check_all(const double *got, const double *expected, double within)
{
    for (size_t a = 0; a < AREAS; a++) {
        if (isnan(expected[a])) {
            CHECK_UNKNOWN(got[a]);
        } else {
            CHECK_NEAR(got[a], expected[a], within);
        }
    }
}

/* index = centre + sum of contributions, in order, NAN left out. */
static void check_sum(const struct town *t, double within)
{
    for (size_t a = 0; a < AREAS; a++) {
        double sum = t->profile.centre;
        for (size_t i = 0; i < K; i++) {
            double c = t->scores.cell[i * AREAS + a].contribution;
            sum += isnan(c) ? 0.0 : c;
        }
        CHECK_NEAR(t->scores.index[a], sum, within);
    }
}

static void the_base_year_is_frozen(void **state)
{
    struct town *t = town(state);
    assert_int_equal(t->baseline.year, 2010);
    assert_int_equal(t->baseline.indicators, K);
    assert_string_equal(t->baseline.anchor[1].indicator, "b");
    CHECK_IS(t->baseline.anchor[1].mean, 20.0);
    CHECK_IS(t->baseline.anchor[1].sd, 10.0);
    CHECK_IS(t->baseline.anchor[0].low, 1.0);
    assert_int_equal(tryg_score_dropped(&t->profile, &t->baseline, 0), TRYG_WHY_NOT);
}

static void the_index_is_the_weighted_sum(void **state)
{
    struct town *t = town(state);
    score(t, NULL);
    check_all(t->scores.index, (double[]){90, 105, 105}, 0.0);
    check_all(t->scores.rank, (double[]){3, 1.5, 1.5}, 0.0);
    check_all(t->scores.group, (double[]){90, 100, 110}, 0.0);
    check_all(t->scores.group + AREAS, (double[]){90, 110, 100}, 0.0);
    assert_int_equal(t->scores.level[0], 0);
    assert_int_equal(t->scores.level[1], 1); /* 105 begins at 105 */
    CHECK_IS(t->scores.cell[0].normalised, -1.0);
    CHECK_IS(t->scores.cell[0].weight, 0.5);
    CHECK_IS(t->scores.cell[0].contribution, -5.0);
    assert_int_equal(t->scores.why[0], TRYG_WHY_NOT);
    assert_int_equal(t->scores.flags[0], 0);
    check_sum(t, 0.0);
}

/* a_A = 10 * 0.5 / 1 = 5, se 0.1; a_B = 10 * 0.5 / 10 = 0.5, se 2: 0.25 + 1 = 1.25; with
 * a covariance of 0.1 another 2 * 5 * 0.5 * 0.1. */
static void uncertainty_is_carried_through(void **state)
{
    struct town *t = town(state);
    double covariance[AREAS * K * K] = {0};
    score(t, covariance);
    check_all(t->scores.se, (double[]){sqrt(1.25), sqrt(1.25), sqrt(1.25)}, 1e-15);
    for (size_t a = 0; a < AREAS; a++) {
        covariance[a * K * K + 1] = covariance[a * K * K + 2] = 0.1;
        covariance[a * K * K] = 99.0; /* the diagonal is not read */
    }
    begin_scores(t, A, B);
    score(t, covariance);
    CHECK_NEAR(t->scores.se[1], sqrt(1.75), 1e-15);
    CHECK_NEAR(t->scores.low[1], 105.0 - 1.959963984540054 * sqrt(1.75), 1e-12);
    CHECK_NEAR(t->scores.high[1], 105.0 + 1.959963984540054 * sqrt(1.75), 1e-12);
    /* P(105 <= N < 110) = Phi(5 / 1.3229) - 1/2 */
    CHECK_NEAR(t->scores.level_p[1], 0.49992146, 1e-7);
}

static void a_missing_se_is_a_missing_interval(void **state)
{
    struct town *t = town(state);
    t->scores.cell[AREAS + 1].se = NAN;
    score(t, NULL);
    CHECK_IS(t->scores.index[1], 105.0);
    CHECK_UNKNOWN(t->scores.se[1]);
    CHECK_UNKNOWN(t->scores.low[1]);
    CHECK_UNKNOWN(t->scores.level_p[1]);
    assert_int_equal(t->scores.level[1], 1);
    CHECK_NEAR(t->scores.se[0], sqrt(1.25), 1e-15);
}

static void a_later_year_stands_on_the_base_years_scale(void **state)
{
    struct town *t = town(state);
    begin_scores(t, (double[]){5, 2, 2}, (double[]){20, 20, 40});
    score(t, NULL);
    check_all(t->scores.index, (double[]){115, 100, 110}, 0.0);
    check_all(t->scores.rank, (double[]){1, 3, 2}, 0.0);
    assert_int_equal(t->scores.level[2], 2);
}

static void too_little_is_no_index(void **state)
{
    struct town *t = town(state);
    begin_scores(t, A, (double[]){10, 30, NAN});
    score(t, NULL);
    check_all(t->scores.index, (double[]){90, 105, NAN}, 0.0);
    check_all(t->scores.rank, (double[]){2, 1, NAN}, 0.0);
    check_all(t->scores.group, (double[]){90, 100, 110}, 0.0);
    assert_int_equal(t->scores.why[2], TRYG_WHY_INCOMPLETE);
    assert_int_equal(t->scores.level[2], -1);
    CHECK_UNKNOWN(t->scores.se[2]);
    CHECK_UNKNOWN(t->scores.cell[2].weight);
    CHECK_UNKNOWN(t->scores.cell[2].contribution);
    CHECK_IS(t->scores.cell[2].normalised, 1.0);
}

static void the_rest_takes_over_when_enough_is_left(void **state)
{
    struct town *t = town(state);
    t->profile.least_present = 0.5;
    begin_scores(t, A, (double[]){10, 30, NAN});
    t->scores.cell[2].flags = TRYG_FLAG_SMALL_COUNT;
    score(t, NULL);
    CHECK_IS(t->scores.index[2], 110.0);
    CHECK_IS(t->scores.cell[2].weight, 1.0);
    CHECK_IS(t->scores.cell[AREAS + 2].weight, 0.0);
    CHECK_UNKNOWN(t->scores.cell[AREAS + 2].contribution);
    CHECK_NEAR(t->scores.se[2], 1.0, 1e-15);
    assert_int_equal(t->scores.flags[2], TRYG_FLAG_PARTIAL | TRYG_FLAG_SMALL_COUNT);
    assert_int_equal(t->scores.flags[1], 0);
    check_sum(t, 0.0);
}

static void an_indicator_that_never_varied_is_dropped(void **state)
{
    struct town *t = town(state);
    begin_scores(t, A, (double[]){7, 7, 7});
    tryg_score_baseline(&t->profile, &t->scores, t->arena, &t->baseline);
    assert_int_equal(tryg_score_dropped(&t->profile, &t->baseline, 1), TRYG_WHY_CONSTANT);
    begin_scores(t, A, (double[]){7, 8, NAN});
    score(t, NULL);
    check_all(t->scores.index, (double[]){90, 100, 110}, 0.0);
    assert_int_equal(t->scores.cell[AREAS].why, TRYG_WHY_CONSTANT);
    assert_int_equal(t->scores.cell[AREAS + 2].why, TRYG_WHY_NO_SOURCE);
    assert_int_equal(t->scores.flags[0], 0);
    CHECK_UNKNOWN(t->scores.group[AREAS]);
}

static void an_indicator_without_base_is_dropped(void **state)
{
    struct town *t = town(state);
    begin_scores(t, A, (double[]){NAN, NAN, NAN});
    tryg_score_baseline(&t->profile, &t->scores, t->arena, &t->baseline);
    assert_int_equal(tryg_score_dropped(&t->profile, &t->baseline, 1), TRYG_WHY_NO_BASE);
    begin_scores(t, A, B);
    score(t, NULL);
    check_all(t->scores.index, (double[]){90, 100, 110}, 0.0);
    assert_int_equal(t->scores.cell[AREAS].why, TRYG_WHY_NO_BASE);
}

static void a_weight_of_zero_is_reported_and_not_counted(void **state)
{
    struct town *t = town(state);
    t->indicator[0].share = 1.0;
    t->indicator[1].share = t->indicator[1].weight = 0.0;
    t->scores.cell[AREAS].se = NAN;
    t->scores.cell[AREAS].flags = TRYG_FLAG_SMALL_COUNT;
    score(t, NULL);
    check_all(t->scores.index, (double[]){90, 100, 110}, 0.0);
    CHECK_NEAR(t->scores.se[0], 1.0, 1e-15);
    CHECK_IS(t->scores.cell[AREAS].normalised, -1.0);
    CHECK_IS(t->scores.cell[AREAS].weight, 0.0);
    CHECK_IS(t->scores.cell[AREAS].contribution, 0.0);
    assert_false(signbit(t->scores.cell[AREAS].contribution));
    assert_int_equal(t->scores.flags[0], 0);
}

static void a_profile_of_no_weights_has_no_index(void **state)
{
    struct town *t = town(state);
    t->indicator[0].share = t->indicator[1].share = 0.0;
    score(t, NULL);
    CHECK_UNKNOWN(t->scores.index[0]);
    assert_int_equal(t->scores.why[0], TRYG_WHY_NO_INDEX);
}

static void safe_turns_the_scale_and_the_ranks(void **state)
{
    struct town *t = town(state);
    t->profile.orientation = TRYG_SAFE;
    score(t, NULL);
    check_all(t->scores.index, (double[]){110, 95, 95}, 0.0);
    check_all(t->scores.rank, (double[]){3, 1.5, 1.5}, 0.0); /* 1 = greatest need */
    t->indicator[1].direction = -1;                          /* more of b is safer */
    begin_scores(t, A, B);
    score(t, NULL);
    check_all(t->scores.index, (double[]){100, 105, 95}, 0.0);
}

static void a_clipped_index_keeps_its_sum(void **state)
{
    struct town *t = town(state);
    t->profile.centre = 6.0;
    t->profile.spread = 10.0;
    t->profile.clip_low = 1.0;
    t->profile.clip_high = 10.0;
    score(t, NULL); /* -4, 11, 11 */
    check_all(t->scores.index, (double[]){1, 10, 10}, 0.0);
    assert_int_equal(t->scores.flags[0], TRYG_FLAG_CLIPPED);
    CHECK_NEAR(t->scores.cell[0].contribution, -2.5, 1e-15); /* of -5, halved */
    CHECK_IS(t->scores.low[0], 1.0);
    CHECK_NEAR(t->scores.se[0], sqrt(1.25), 1e-15);
    check_all(t->scores.group, (double[]){1, 6, 10}, 0.0);
    check_sum(t, 1e-14);
    t->profile.centre = 0.0; /* outside the scale: 0 + 0 would have nothing to stretch */
    t->profile.clip_high = INFINITY;
    begin_scores(t, A, B);
    score(t, NULL);
    check_all(t->scores.index, (double[]){1, 5, 5}, 0.0);
    check_sum(t, 1e-14);
}

static void minmax_is_a_mean_of_hundreds(void **state)
{
    struct town *t = town(state);
    t->profile.normalise = TRYG_MINMAX;
    t->profile.centre = 0.0;
    t->profile.spread = 1.0;
    score(t, NULL);
    check_all(t->scores.index, (double[]){0, 75, 75}, 1e-13);
    /* a_A = 0.5 * 100 / 2 = 25, a_B = 0.5 * 100 / 20 = 2.5: 2.5^2 + 5^2 */
    CHECK_NEAR(t->scores.se[0], sqrt(31.25), 1e-13);
    check_sum(t, 0.0);
}

static void the_geometric_mean_adds_up_too(void **state)
{
    struct town *t = town(state);
    t->profile.normalise = TRYG_MINMAX;
    t->profile.aggregate = TRYG_GEOMETRIC;
    t->profile.centre = 0.0;
    t->profile.spread = 1.0;
    score(t, NULL); /* 1 1 | 50.5 100 | 100 50.5 */
    check_all(t->scores.index, (double[]){1, sqrt(5050.0), sqrt(5050.0)}, 1e-12);
    CHECK_NEAR(t->scores.cell[0].contribution, 0.5, 1e-15);
    check_sum(t, 1e-13);
    /* d sqrt(x y) / dx = sqrt(y / x) / 2: by 49.5 and 4.95 per unit of a and b */
    double by_a = sqrt(100 / 50.5) / 2 * 49.5 * 0.1;
    double by_b = sqrt(50.5 / 100) / 2 * 4.95 * 2.0;
    /* b stands at the top: no clipping there, so the slope is the plain one */
    CHECK_NEAR(t->scores.se[1], sqrt(by_a * by_a + by_b * by_b), 1e-12);
}

static void below_the_bottom_of_the_scale_counts_as_the_bottom(void **state)
{
    struct town *t = town(state);
    t->profile.normalise = TRYG_MINMAX;
    t->profile.aggregate = TRYG_GEOMETRIC;
    t->profile.centre = 0.0;
    t->profile.spread = 1.0;
    begin_scores(t, (double[]){-5, 2, 3}, B);
    score(t, NULL);
    CHECK_NEAR(t->scores.index[0], 1.0, 1e-15);
    CHECK_IS(t->scores.cell[0].normalised, 1.0);
    assert_int_equal(t->scores.cell[0].flags, TRYG_FLAG_CLIPPED);
    assert_int_equal(t->scores.cell[1].flags, 0);
    assert_int_equal(t->scores.flags[0], 0);
}

static void z_scores_have_no_geometric_mean(void **state)
{
    struct town *t = town(state);
    struct tryg_error err;
    t->profile.aggregate = TRYG_GEOMETRIC;
    assert_int_equal(tryg_score_areas(&t->profile, &t->baseline, &t->scores, NULL, &err),
                     TRYG_USAGE);
    assert_non_null(strstr(err.text, "town"));
    CHECK_UNKNOWN(t->scores.index[0]); /* untouched */
}

static void ranks_and_percentiles_and_targets_too(void **state)
{
    struct town *t = town(state);
    t->profile.centre = 0.0;
    t->profile.spread = 1.0;
    t->profile.normalise = TRYG_RANK;
    score(t, NULL);
    check_all(t->scores.index, (double[]){1, 2.5, 2.5}, 1e-15);
    t->profile.normalise = TRYG_PERCENTILE;
    begin_scores(t, A, B);
    score(t, NULL);
    check_all(t->scores.index, (double[]){0, 75, 75}, 1e-13);
    t->profile.normalise = TRYG_TARGET;
    t->indicator[0].target = 5.0;
    t->indicator[1].target = 20.0;
    begin_scores(t, A, B);
    score(t, NULL); /* 0 0 | 25 100 | 50 100 */
    check_all(t->scores.index, (double[]){0, 62.5, 75}, 1e-13);
}

static void the_least_answers_are_the_indexs(void **state)
{
    struct town *t = town(state);
    t->indicator[0].source = t->indicator[1].source = TRYG_FROM_SURVEY;
    t->scores.cell[0].answers = 200;
    t->scores.cell[AREAS].answers = 150;
    t->scores.cell[0].n_eff = 120;
    t->scores.cell[AREAS].n_eff = 130;
    score(t, NULL);
    CHECK_IS(t->scores.answers[0], 150.0);
    CHECK_IS(t->scores.n_eff[0], 120.0);
    CHECK_UNKNOWN(t->scores.answers[1]);
    t->indicator[1].share = 0.0; /* now only the first counts */
    t->indicator[0].share = 1.0;
    t->scores.answers[0] = NAN;
    score(t, NULL);
    CHECK_IS(t->scores.answers[0], 200.0);
}

static void change_is_against_the_same_area(void **state)
{
    struct town *t = town(state);
    score(t, NULL);
    struct tryg_scores base = t->scores;
    static const char *codes[] = {"z", "w", "x"};
    const struct tryg_system other = {.id = "towns", .n = AREAS, .code = codes};
    const struct tryg_system stranger = {.id = "parishes", .n = AREAS, .code = codes};
    tryg_score_change(&base, &base);
    check_all(base.base_index, (double[]){90, 105, 105}, 0.0);
    check_all(base.change, (double[]){0, 0, 0}, 0.0);
    begin_scores(t, (double[]){5, 2, 2}, (double[]){20, 20, 40});
    score(t, NULL); /* 115 100 110 */
    t->scores.system = &other;
    tryg_score_change(&t->scores, &base);
    check_all(t->scores.base_index, (double[]){105, NAN, 90}, 0.0);
    check_all(t->scores.change, (double[]){10, NAN, 20}, 0.0);
    t->scores.system = &stranger;
    tryg_score_change(&t->scores, &base);
    check_all(t->scores.change, (double[]){NAN, NAN, NAN}, 0.0);
    tryg_score_change(&t->scores, NULL);
    check_all(t->scores.base_index, (double[]){NAN, NAN, NAN}, 0.0);
}

static int begin(void **state)
{
    *state = tryg_arena_new("test", 0);
    return 0;
}

static int end(void **state)
{
    tryg_arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_base_year_is_frozen),
        cmocka_unit_test(the_index_is_the_weighted_sum),
        cmocka_unit_test(uncertainty_is_carried_through),
        cmocka_unit_test(a_missing_se_is_a_missing_interval),
        cmocka_unit_test(a_later_year_stands_on_the_base_years_scale),
        cmocka_unit_test(too_little_is_no_index),
        cmocka_unit_test(the_rest_takes_over_when_enough_is_left),
        cmocka_unit_test(an_indicator_that_never_varied_is_dropped),
        cmocka_unit_test(an_indicator_without_base_is_dropped),
        cmocka_unit_test(a_weight_of_zero_is_reported_and_not_counted),
        cmocka_unit_test(a_profile_of_no_weights_has_no_index),
        cmocka_unit_test(safe_turns_the_scale_and_the_ranks),
        cmocka_unit_test(a_clipped_index_keeps_its_sum),
        cmocka_unit_test(minmax_is_a_mean_of_hundreds),
        cmocka_unit_test(the_geometric_mean_adds_up_too),
        cmocka_unit_test(below_the_bottom_of_the_scale_counts_as_the_bottom),
        cmocka_unit_test(z_scores_have_no_geometric_mean),
        cmocka_unit_test(ranks_and_percentiles_and_targets_too),
        cmocka_unit_test(the_least_answers_are_the_indexs),
        cmocka_unit_test(change_is_against_the_same_area),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
