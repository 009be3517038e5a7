/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/score.h"
#include "engine/index/structure.h"

/* Sixteen areas, and columns of +1 and -1 at right angles to each other: x = a f + b e,
 * a^2 + b^2 = 1, has the correlation a_i a_j with another of the same f, exactly. */
enum { AREAS = 16, MOST = 8 };

struct city {
    tryg_arena *arena;
    struct tryg_indicator indicator[MOST];
    struct tryg_group group[2];
    struct tryg_profile profile;
    struct tryg_system system;
    struct tryg_baseline baseline;
    struct tryg_scores scores;
};

static double column(size_t which, size_t area)
{
    size_t shared = which & area, odd = 0;
    for (; shared; shared >>= 1) {
        odd ^= shared & 1;
    }
    return odd ? -1.0 : 1.0;
}

static const char *const ID[MOST] = {"a", "b", "c", "d", "e", "f", "g", "h"};

static struct city *city(void **state, enum tryg_weighing method, size_t indicators)
{
    struct city *c = TRYG_NEW(*state, 1, struct city);
    c->arena = *state;
    c->system = (struct tryg_system){.id = "towns", .n = AREAS};
    c->system.code = TRYG_NEW(c->arena, AREAS, const char *);
    for (size_t a = 0; a < AREAS; a++) {
        c->system.code[a] = tryg_arena_print(c->arena, "%zu", a);
    }
    for (size_t i = 0; i < indicators; i++) {
        c->indicator[i] = (struct tryg_indicator){.id = ID[i],
                                                  .source = TRYG_FROM_SURVEY,
                                                  .direction = 1,
                                                  .group = TRYG_NO_GROUP,
                                                  .weight = 1.0 + (double)i,
                                                  .share = 1.0 / (double)indicators,
                                                  .target = NAN};
    }
    c->group[0] = (struct tryg_group){.id = "one", .weight = 1, .method = method};
    c->group[1] = (struct tryg_group){.id = "two", .weight = 2, .method = method};
    c->profile = (struct tryg_profile){.id = "city",
                                       .indicators = indicators,
                                       .indicator = c->indicator,
                                       .group = c->group,
                                       .normalise = TRYG_Z,
                                       .weights = method,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
    tryg_scores_begin(&c->scores, c->arena, 2010, &c->system, indicators, 2);
    return c;
}

/* Indicator i loads `loading` on the factor in column f. */
static void load(struct city *c, size_t i, double loading, size_t f)
{
    double own = sqrt(1.0 - loading * loading);
    for (size_t a = 0; a < AREAS; a++) {
        struct tryg_cell *cell = &c->scores.cell[i * AREAS + a];
        cell->value = 5.0 + loading * column(f, a) + own * column(8 + i, a);
        cell->se = 0.1;
        cell->why = TRYG_WHY_NOT;
    }
}

static void freeze(struct city *c)
{
    tryg_score_baseline(&c->profile, &c->scores, c->arena, &c->baseline);
    tryg_structure_freeze(&c->profile, &c->scores, c->arena, &c->baseline);
}

static double said(const struct city *c, const char *what, const char *indicator,
                   int factor)
{
    return tryg_structure_statistic(&c->baseline, NULL, what, indicator, factor);
}

static void check_weights(const struct city *c, const double *expected, double within)
{
    double sum = 0.0;
    for (size_t i = 0; i < c->profile.indicators; i++) {
        sum += expected[i];
    }
    for (size_t i = 0; i < c->profile.indicators; i++) {
        CHECK_NEAR(c->baseline.weight[i], expected[i] / sum, within);
        CHECK_IS(said(c, "weight", ID[i], 0), c->baseline.weight[i]);
    }
}

static const double LOADING[3] = {.9, .8, .6};
static const double COEFFICIENT[3] = {.9 / .19, .8 / .36, .6 / .64};

static void given_weights_stay_as_they_are(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_GIVEN, 3);
    for (size_t i = 0; i < 3; i++) {
        load(c, i, LOADING[i], 1);
    }
    freeze(c);
    assert_false(tryg_structure_is_wanted(&c->profile));
    assert_null(c->baseline.weight);
    assert_int_equal(c->baseline.statistics, 0);
    assert_ptr_equal(tryg_structure_apply(&c->profile, &c->baseline, c->arena),
                     &c->profile);
}

static void a_factor_gives_its_score(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_FACTOR, 3);
    for (size_t i = 0; i < 3; i++) {
        load(c, i, LOADING[i], 1);
    }
    freeze(c);
    check_weights(c, COEFFICIENT, 1e-6);
    CHECK_NEAR(said(c, "loading", "b", 1), .8, 1e-6);
    CHECK_NEAR(said(c, "uniqueness", "c", 0), .64, 1e-6);
    CHECK_IS(said(c, "areas", NULL, 0), 16.0);
    CHECK_IS(said(c, "unstable", NULL, 0), 0.0);
    CHECK_IS(said(c, "heywood", NULL, 0), 0.0);
    CHECK_UNKNOWN(said(c, "left_out", "a", 0));
    assert_false(c->baseline.unstable);
}

/* On another scale the weights are others, and the score the same: w of minmax is the
 * coefficient times the range 2 (a + b). */
static void the_score_does_not_hang_on_the_scale(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_FACTOR, 3);
    double expected[3];
    c->profile.normalise = TRYG_MINMAX;
    for (size_t i = 0; i < 3; i++) {
        load(c, i, LOADING[i], 1);
        expected[i] = COEFFICIENT[i] * (LOADING[i] + sqrt(1.0 - LOADING[i] * LOADING[i]));
    }
    freeze(c);
    check_weights(c, expected, 1e-6);
}

static void an_indicator_against_the_others_is_left_out(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_FACTOR, 4);
    for (size_t i = 0; i < 3; i++) {
        load(c, i, LOADING[i], 1);
    }
    load(c, 3, -.5, 1);
    freeze(c);
    const double expected[4] = {COEFFICIENT[0], COEFFICIENT[1], COEFFICIENT[2], 0.0};
    check_weights(c, expected, 1e-6);
    CHECK_IS(said(c, "left_out", "d", 0), 1.0);
}

/* Two pairs: eigenvalues 1.81, 1.64, .36, .19; each of a pair has half of its component.
 */
static void components_share_by_what_they_explain(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_PCA, 4);
    static const double expected[4] = {1.81, 1.64, 1.81, 1.64};
    load(c, 0, .9, 1);
    load(c, 1, .8, 2);
    load(c, 2, .9, 1);
    load(c, 3, -.8, 2); /* against its own, and told */
    freeze(c);
    check_weights(c, expected, 1e-12);
    CHECK_NEAR(said(c, "eigenvalue", NULL, 1), 1.81, 1e-12);
    CHECK_NEAR(said(c, "eigenvalue", NULL, 4), .19, 1e-12);
    CHECK_IS(said(c, "kept", NULL, 0), 2.0);
    CHECK_NEAR(said(c, "explained", NULL, 2), 1.64, 1e-12);
    CHECK_IS(said(c, "against", "d", 0), 1.0);
    CHECK_UNKNOWN(said(c, "against", "b", 0));
    assert_true(c->baseline.weight[3] > 0.0);
}

static void areas_that_lack_an_indicator_are_left_out(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_PCA, 3);
    for (size_t i = 0; i < 3; i++) {
        load(c, i, .7, 1);
    }
    c->scores.cell[0 * AREAS + 4].value = NAN;
    c->scores.cell[2 * AREAS + 9].value = NAN;
    freeze(c);
    CHECK_IS(said(c, "areas", NULL, 0), 14.0);
    assert_false(c->baseline.unstable);
    for (size_t a = 0; a < 7; a++) {
        c->scores.cell[1 * AREAS + a].value = NAN;
    }
    c->baseline = (struct tryg_baseline){0};
    freeze(c);
    CHECK_IS(said(c, "areas", NULL, 0), 8.0);
    CHECK_IS(said(c, "unstable", NULL, 0), 1.0);
    assert_true(c->baseline.unstable);
}

static void without_structure_weights_are_equal(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_FACTOR, 2);
    static const double equal[2] = {1, 1};
    load(c, 0, .9, 1);
    load(c, 1, -.9, 1); /* two that go against each other have no common factor */
    freeze(c);
    check_weights(c, equal, 0.0);
    CHECK_IS(said(c, "equal_instead", NULL, 0), 1.0);
    struct city *few = city(state, TRYG_WEIGHTS_PCA, 2);
    load(few, 0, .9, 1);
    load(few, 1, .9, 1);
    for (size_t a = 2; a < AREAS; a++) {
        few->scores.cell[a].value = NAN;
    }
    freeze(few);
    check_weights(few, equal, 0.0);
    CHECK_IS(said(few, "equal_instead", NULL, 0), 1.0);
}

static void what_weighs_nothing_or_is_constant_is_not_in_it(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_EQUAL, 4);
    for (size_t i = 0; i < 4; i++) {
        load(c, i, .7, 1);
    }
    c->indicator[1].weight = 0.0;
    for (size_t a = 0; a < AREAS; a++) {
        c->scores.cell[2 * AREAS + a].value = 3.0;
    }
    freeze(c);
    CHECK_IS(c->baseline.weight[0], 0.5);
    CHECK_IS(c->baseline.weight[1], 0.0);
    CHECK_IS(c->baseline.weight[2], 0.0);
    CHECK_IS(c->baseline.weight[3], 0.5);
    CHECK_IS(said(c, "indicators", NULL, 0), 2.0);
    assert_true(said(c, "alpha", NULL, 0) > 0.5);
}

/* Indicators in another order, and areas in another: the same weights. */
static void the_order_is_irrelevant(void **state)
{
    static const enum tryg_weighing METHODS[] = {TRYG_WEIGHTS_PCA, TRYG_WEIGHTS_FACTOR};
    static const size_t other[4] = {2, 0, 3, 1};
    static const double loading[4] = {.9, .5, .7, .6};
    size_t checked = 0;
    for (; checked < COUNT_OF(METHODS); checked++) {
        struct city *one = city(state, METHODS[checked], 4);
        struct city *two = city(state, METHODS[checked], 4);
        for (size_t i = 0; i < 4; i++) {
            load(one, i, loading[i], 1);
            /* not quite one factor, so that there is something to weigh */
            one->scores.cell[i * AREAS + 3 * i].value += 0.5;
        }
        for (size_t i = 0; i < 4; i++) {
            for (size_t a = 0; a < AREAS; a++) {
                two->scores.cell[i * AREAS + a] =
                    one->scores.cell[other[i] * AREAS + (5 * a + 3) % AREAS];
            }
        }
        freeze(one);
        freeze(two);
        for (size_t i = 0; i < 4; i++) {
            CHECK_NEAR(two->baseline.weight[i], one->baseline.weight[other[i]], 1e-7);
        }
    }
    assert_int_equal(checked, 2);
}

/* Two groups with a third and two thirds of the index; the second is given. */
static void a_group_keeps_its_share(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_FACTOR, 5);
    c->profile.groups = 2;
    c->group[1].method = TRYG_WEIGHTS_GIVEN;
    for (size_t i = 0; i < 5; i++) {
        load(c, i, i < 3 ? LOADING[i] : .5, i < 3 ? 1 : 2);
        c->indicator[i].group = i < 3 ? 0 : 1;
        c->indicator[i].weight = 2.0;
        c->indicator[i].share = i < 3 ? 1.0 / 9.0 : 1.0 / 3.0;
    }
    freeze(c);
    const struct tryg_profile *p =
        tryg_structure_apply(&c->profile, &c->baseline, c->arena);
    double first = COEFFICIENT[0] / (COEFFICIENT[0] + COEFFICIENT[1] + COEFFICIENT[2]);
    CHECK_NEAR(p->indicator[0].share, first / 3.0, 1e-6);
    CHECK_NEAR(p->indicator[0].weight, first, 1e-6);
    CHECK_IS(p->indicator[4].share, 1.0 / 3.0);
    CHECK_IS(p->indicator[4].weight, 2.0);
    CHECK_IS(c->indicator[0].weight, 2.0); /* the declared profile is as it was */
    CHECK_NEAR(tryg_structure_statistic(&c->baseline, "one", "weight", "a", 0), first,
               1e-6);
    CHECK_UNKNOWN(tryg_structure_statistic(&c->baseline, "two", "kmo", NULL, 0));
    /* found anew, from scratch: nothing of before is left */
    size_t told = c->baseline.statistics;
    tryg_structure_freeze(&c->profile, &c->scores, c->arena, &c->baseline);
    assert_int_equal(c->baseline.statistics, told);
    CHECK_NEAR(c->baseline.weight[0], first, 1e-6);
}

/* index = 100 + 10 * score / score_sum, and the contributions add up to it. */
static void the_index_is_the_score(void **state)
{
    struct city *c = city(state, TRYG_WEIGHTS_FACTOR, 3);
    for (size_t i = 0; i < 3; i++) {
        load(c, i, LOADING[i], 1);
    }
    freeze(c);
    c->baseline.unstable = true;
    const struct tryg_profile *p =
        tryg_structure_apply(&c->profile, &c->baseline, c->arena);
    assert_int_equal(tryg_score_areas(p, &c->baseline, &c->scores, NULL, NULL), TRYG_OK);
    double fit =
        1.0 / (1.0 + .9 * COEFFICIENT[0] + .8 * COEFFICIENT[1] + .6 * COEFFICIENT[2]);
    for (size_t a = 0; a < AREAS; a++) {
        double score = 0.0, sum = 100.0;
        for (size_t i = 0; i < 3; i++) {
            const struct tryg_cell *cell = &c->scores.cell[i * AREAS + a];
            /* the columns' sd is on n - 1 */
            score += fit * COEFFICIENT[i] * (cell->value - 5.0) * sqrt(15.0 / 16.0);
            sum += cell->contribution;
        }
        CHECK_NEAR(c->scores.index[a],
                   100.0 + 10.0 * score / said(c, "score_sum", NULL, 0), 1e-4);
        CHECK_IS(c->scores.index[a], sum);
        assert_true(c->scores.flags[a] & TRYG_FLAG_UNSTABLE);
    }
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
        cmocka_unit_test(given_weights_stay_as_they_are),
        cmocka_unit_test(a_factor_gives_its_score),
        cmocka_unit_test(the_score_does_not_hang_on_the_scale),
        cmocka_unit_test(an_indicator_against_the_others_is_left_out),
        cmocka_unit_test(components_share_by_what_they_explain),
        cmocka_unit_test(areas_that_lack_an_indicator_are_left_out),
        cmocka_unit_test(without_structure_weights_are_equal),
        cmocka_unit_test(what_weighs_nothing_or_is_constant_is_not_in_it),
        cmocka_unit_test(the_order_is_irrelevant),
        cmocka_unit_test(a_group_keeps_its_share),
        cmocka_unit_test(the_index_is_the_score),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
