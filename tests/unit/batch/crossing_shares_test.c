/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/two_versions.h"

#include "engine/batch/crossing_shares.h"

enum { K = 2 };
static struct tryg_indicator INDICATOR[K] = {
    {.id = "vold", .source = TRYG_FROM_REPORTS},
    {.id = "utryg", .source = TRYG_FROM_SURVEY, .question = "utryg"}};
static const struct tryg_profile PROFILE = {.indicators = K, .indicator = INDICATOR};
static const struct tryg_limits NONE = {.max_width = 1.0};

static const struct tryg_crossing *way_of(struct two_versions *t)
{
    const struct tryg_crossing *way = NULL;
    assert_int_equal(
        tryg_cross(&t->b, &t->system[0][TV_ATOM], &t->system[1][TV_ATOM], &way, NULL),
        TRYG_OK);
    return way;
}

static void answer(struct tryg_cell *cell, double share, double se, double answers)
{
    *cell = TRYG_CELL_UNKNOWN;
    cell->value = share;
    cell->se = se;
    cell->answers = answers;
    cell->why = isnan(share) ? TRYG_WHY_NO_ANSWERS : TRYG_WHY_NOT;
}

struct brought {
    struct tryg_scores scores;
    double covariance[2 * K * K];
};

/* A: 0.1 of 100 answers; B: `share` of 80; 2000 people in each. */
static struct brought bring(tryg_arena *arena, double share)
{
    static const double PEOPLE[] = {2000, 2000};
    struct two_versions *t = two_versions(arena, TV_OLD, TV_NEW);
    struct brought out = {0};
    struct tryg_scores own;
    tryg_scores_begin(&own, arena, 2010, &t->system[0][TV_ATOM], K, 0);
    tryg_scores_begin(&out.scores, arena, 2010, &t->system[1][TV_ATOM], K, 0);
    answer(&own.cell[2], 0.1, 0.02, 100);
    answer(&own.cell[3], share, 0.04, 80);
    tryg_crossing_shares(&PROFILE, &own, way_of(t), PEOPLE, &NONE, &out.scores,
                         out.covariance, arena);
    return out;
}

/* A: (2000 * 0.1 + 1000 * 0.4) / 3000 = 0.2, V = (4 * 0.02^2 + 0.04^2) / 9. */
static void shares_are_means_weighed_with_the_people_shared_out(void **state)
{
    struct brought made = bring(*state, 0.4);
    const struct tryg_cell *a = &made.scores.cell[2], *b = &made.scores.cell[3];
    double variance = (4 * 0.0004 + 0.0016) / 9;
    assert_true(fabs(a->value - 0.2) < 1e-12);
    assert_true(fabs(a->se * a->se - variance) < 1e-15);
    assert_true(fabs(a->answers - 140.0) < 1e-9); /* 100 and half of 80 */
    assert_true(fabs(b->value - 0.4) < 1e-12 && fabs(b->se - 0.04) < 1e-12);
    assert_true(fabs(b->answers - 40.0) < 1e-9);
    assert_true(a->flags & TRYG_FLAG_MODELLED && b->flags & TRYG_FLAG_MODELLED);
    assert_true(fabs(made.covariance[3] - variance) < 1e-15); /* of area 0, utryg */
    assert_true(fabs(made.covariance[4 + 3] - 0.0016) < 1e-15);
    assert_true(made.covariance[0] == 0.0); /* reports are not its affair */
    assert_true(isnan(made.scores.cell[0].value));
}

/* Of the new A, 2000 people of 3000 are known: two thirds, just enough. */
static void a_share_that_is_not_known_is_left_out_while_most_are(void **state)
{
    struct brought made = bring(*state, NAN);
    const struct tryg_cell *a = &made.scores.cell[2];
    assert_true(fabs(a->value - 0.1) < 1e-12);
    assert_true(a->flags & TRYG_FLAG_PARTIAL);
    assert_true(isnan(made.scores.cell[3].value));
}

static void the_people_are_those_of_the_population_or_the_ground(void **state)
{
    static const double PEOPLE[] = {500, 700};
    struct two_versions *t = two_versions(*state, TV_OLD, TV_NEW);
    double people[2];
    const struct tryg_crossing *way = way_of(t);
    assert_int_equal(tryg_crossing_people(&t->b, NULL, 2010, way, people, NULL), TRYG_OK);
    assert_true(fabs(people[0] - 20000.0) < 1e-6 && fabs(people[1] - 20000.0) < 1e-6);
    two_versions_people(t, PEOPLE);
    assert_int_equal(tryg_crossing_people(&t->b, NULL, 2010, way, people, NULL), TRYG_OK);
    assert_true(people[0] == 500.0 && people[1] == 700.0);
    assert_int_equal(tryg_crossing_people(&t->b, "residents", 2010, way, people, NULL),
                     TRYG_OK);
    assert_true(people[1] == 700.0);
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
        cmocka_unit_test(shares_are_means_weighed_with_the_people_shared_out),
        cmocka_unit_test(a_share_that_is_not_known_is_left_out_while_most_are),
        cmocka_unit_test(the_people_are_those_of_the_population_or_the_ground)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
