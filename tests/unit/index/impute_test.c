/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include "engine/index/impute.h"
#include "engine/index/score.h"

#include <string.h>

/* Five areas of two districts; the third of each indicator is not known.
 *
 *     area     a   b   c   d   e        mean of its own district, or of all
 *     in       N   N   N   S   S
 *     rate     2   4   ?   9   ?        c: 3;  e: S has one area, so all: 5
 *     share   .2  .4   ?  .3  .5        c: 0.3
 */
enum { AREAS = 5, K = 2 };
static const char *CODES[AREAS] = {"a", "b", "c", "d", "e"};
static const char *PARENTS[AREAS] = {"N", "N", "N", "S", "S"};
static const double VALUE[K][AREAS] = {{2, 4, NAN, 9, NAN}, {0.2, 0.4, NAN, 0.3, 0.5}};

struct town {
    struct tryg_system system;
    struct tryg_indicator indicator[K];
    struct tryg_profile profile;
    struct tryg_scores scores;
};

static struct town *town(tryg_arena *arena)
{
    struct town *t = TRYG_NEW(arena, 1, struct town);
    t->system =
        (struct tryg_system){.id = "t", .n = AREAS, .code = CODES, .parent = PARENTS};
    t->indicator[0] = (struct tryg_indicator){.id = "r", .source = TRYG_FROM_REPORTS};
    t->indicator[1] = (struct tryg_indicator){.id = "s", .source = TRYG_FROM_SURVEY};
    t->profile = (struct tryg_profile){
        .indicators = K, .indicator = t->indicator, .impute = TRYG_IMPUTE_GROUP_MEAN};
    tryg_scores_begin(&t->scores, arena, 2010, &t->system, K, 0);
    for (size_t c = 0; c < (size_t)K * AREAS; c++) {
        t->scores.cell[c].value = VALUE[c / AREAS][c % AREAS];
        t->scores.cell[c].why =
            isnan(t->scores.cell[c].value) ? TRYG_WHY_NO_ANSWERS : TRYG_WHY_NOT;
    }
    return t;
}

static void a_district_speaks_for_its_own(void **state)
{
    struct town *t = town(*state);
    tryg_impute(&t->profile, &t->scores);
    const struct tryg_cell *c = &t->scores.cell[2], *s = &t->scores.cell[AREAS + 2];
    CHECK_NEAR(c->value, 3.0, 1e-15);
    CHECK_NEAR(c->se, sqrt(2.0) * sqrt(1.5), 1e-15); /* 2 and 4: sd sqrt 2, of two */
    assert_int_equal(c->flags, TRYG_FLAG_IMPUTED);
    assert_int_equal(c->why, TRYG_WHY_NOT);
    assert_int_equal(c->law.kind, TRYG_LAW_GAMMA);
    CHECK_NEAR(c->law.a * c->law.b, 3.0, 1e-14);
    CHECK_NEAR(c->law.a * c->law.b * c->law.b, 3.0, 1e-14); /* the variance is 3 too */
    CHECK_NEAR(c->law.a, 3.0, 1e-14);
    /* half of chi-squared's 2.5 % and 97.5 % of 6 degrees: 1.237344, 14.449375 */
    CHECK_NEAR(c->low, 0.618672, 1e-6);
    CHECK_NEAR(c->high, 7.224688, 1e-6);
    CHECK_UNKNOWN(c->count);
    CHECK_NEAR(s->value, 0.3, 1e-15);
    assert_int_equal(s->law.kind, TRYG_LAW_NORMAL);
    assert_true(s->low >= 0.0 && s->high <= 1.0);
}

static void where_the_district_is_too_small_all_speak(void **state)
{
    struct town *t = town(*state);
    tryg_impute(&t->profile, &t->scores);
    CHECK_NEAR(t->scores.cell[4].value, 5.0, 1e-15); /* of 2, 4 and 9, not of c */
    CHECK_NEAR(t->scores.cell[4].se, sqrt(13.0) * sqrt(4.0 / 3.0), 1e-14);
    t = town(*state);
    t->system.parent = NULL;
    tryg_impute(&t->profile, &t->scores);
    CHECK_NEAR(t->scores.cell[2].value, 5.0, 1e-15);
}

static void nothing_is_made_up_unless_asked(void **state)
{
    struct town *t = town(*state);
    t->profile.impute = TRYG_IMPUTE_NONE;
    tryg_impute(&t->profile, &t->scores);
    CHECK_UNKNOWN(t->scores.cell[2].value);
    assert_int_equal(t->scores.cell[2].flags, 0);
    t = town(*state); /* one value is no group to be like */
    t->scores.cell[1].value = t->scores.cell[3].value = NAN;
    tryg_impute(&t->profile, &t->scores);
    CHECK_UNKNOWN(t->scores.cell[2].value);
}

static void a_second_time_changes_nothing(void **state)
{
    struct town *t = town(*state);
    struct tryg_cell before[K * AREAS];
    tryg_impute(&t->profile, &t->scores);
    memcpy(before, t->scores.cell, sizeof before);
    tryg_impute(&t->profile, &t->scores);
    assert_memory_equal(before, t->scores.cell, sizeof before);
}

/* The base year's mean and spread are of what was measured. */
static void the_constants_are_of_what_was_measured(void **state)
{
    struct town *t = town(*state);
    struct tryg_baseline baseline;
    tryg_impute(&t->profile, &t->scores);
    tryg_score_baseline(&t->profile, &t->scores, *state, &baseline);
    assert_int_equal(baseline.anchor[0].n, 3);
    CHECK_NEAR(baseline.anchor[0].mean, 5.0, 1e-15);
    CHECK_NEAR(baseline.anchor[0].sd, sqrt(13.0), 1e-14);
    CHECK_UNKNOWN(tryg_impute_measured(&t->scores.cell[2]));
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
        cmocka_unit_test(a_district_speaks_for_its_own),
        cmocka_unit_test(where_the_district_is_too_small_all_speak),
        cmocka_unit_test(nothing_is_made_up_unless_asked),
        cmocka_unit_test(a_second_time_changes_nothing),
        cmocka_unit_test(the_constants_are_of_what_was_measured),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
