/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/denominators.h"
#include "tests/unit/batch/recount_town.h"

static struct recount_town *town(tryg_arena *arena)
{
    struct recount_town *t = recount_town(arena);
    t->b.results.others = 2;
    t->b.results.other = TRYG_NEW(arena, 2, const char *);
    t->b.results.other[0] = "residents";
    t->b.results.other[1] = "daytime";
    return t;
}

/* Per residents 30, 21, 12; by day 7.5, 21, 12: x is first, or last. */
static void each_population_has_its_ranks(void **state)
{
    struct recount_town *t = town(*state);
    static const double rank[2][RT_AREAS] = {{1, 2, 3}, {3, 1, 2}};
    assert_int_equal(tryg_denominators_rank(&t->b, NULL), TRYG_OK);
    for (size_t d = 0; d < 2; d++) {
        for (size_t a = 0; a < RT_AREAS; a++) {
            assert_true(t->scores[1].rank_by[d * RT_AREAS + a] == rank[d][a]);
        }
    }
    for (size_t a = 0; a < RT_AREAS; a++) { /* as declared: to the bit */
        assert_true(t->scores[1].index_by[a] == t->scores[1].index[a]);
    }
}

/* The base year by day is 3.75, 11, 7 per 1,000 (mean 7.25, sd 3.631459): its own
 * constants, so that x in 2011 is (7.5 - 7.25) / 3.631459 above them. */
static void each_population_has_constants_of_its_own(void **state)
{
    struct recount_town *t = town(*state);
    assert_int_equal(tryg_denominators_rank(&t->b, NULL), TRYG_OK);
    double x = 100.0 + 10.0 * (7.5 - 7.25) / 3.6314597615834874;
    assert_true(fabs(t->scores[1].index_by[RT_AREAS] - x) < 1e-9);
    double sum = 0.0;
    for (size_t a = 0; a < RT_AREAS; a++) {
        sum += t->scores[0].index_by[RT_AREAS + a];
    }
    assert_true(fabs(sum - 300.0) < 1e-9); /* 100 is the base year's mean */
}

static void what_cannot_be_had_stays_unknown(void **state)
{
    struct recount_town *t = town(*state);
    t->division.population[1].years = 1; /* nothing of 2011 */
    assert_int_equal(tryg_denominators_rank(&t->b, NULL), TRYG_OK);
    assert_true(isnan(t->scores[1].rank_by[RT_AREAS]));
    assert_true(t->scores[1].rank_by[0] == 1.0);
}

static void kept_years_and_projects_without_a_choice_are_left_alone(void **state)
{
    struct recount_town *t = town(*state);
    t->b.record[1].fresh = false;
    assert_int_equal(tryg_denominators_rank(&t->b, NULL), TRYG_OK);
    assert_null(t->scores[1].rank_by);
    assert_non_null(t->scores[0].rank_by);
    t = town(*state);
    t->b.results.others = 0;
    assert_int_equal(tryg_denominators_rank(&t->b, NULL), TRYG_OK);
    assert_null(t->scores[1].rank_by);
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
        cmocka_unit_test(each_population_has_its_ranks),
        cmocka_unit_test(each_population_has_constants_of_its_own),
        cmocka_unit_test(what_cannot_be_had_stays_unknown),
        cmocka_unit_test(kept_years_and_projects_without_a_choice_are_left_alone),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
