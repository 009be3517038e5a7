/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two years of the town that one knows by heart, in a batch that was never read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/doubts.h"
#include "tests/unit/batch/recount_town.h"
#include "tests/unit/index/scenario_town.h"

enum { YEARS = 3 };

static const struct tryg_system *SYSTEMS[] = {&TOWN};

static struct tryg_batch *batch_of(tryg_arena *arena)
{
    static const int year[YEARS] = {2010, 2011, 2012};
    struct tryg_batch *b = TRYG_NEW(arena, 1, struct tryg_batch);
    struct scenario_town *t = scenario_town(arena);
    *b = (struct tryg_batch){.arena = arena, .threads = 2, .baseline = t->baseline};
    b->project.robustness = tryg_scenario_usual();
    b->results =
        (struct tryg_results){.profile = &t->profile,
                              .base_year = 2010,
                              .years = YEARS,
                              .systems = 1,
                              .system = SYSTEMS,
                              .year = TRYG_NEW(arena, YEARS, int),
                              .scores = TRYG_NEW(arena, YEARS, struct tryg_scores)};
    b->record = TRYG_NEW(arena, YEARS, struct tryg_year_record);
    for (size_t y = 0; y < YEARS; y++) {
        struct scenario_town *own = scenario_town(arena);
        own->scores.year = b->results.year[y] = year[y];
        assert_int_equal(
            tryg_score_areas(&t->profile, &t->baseline, &own->scores, NULL, NULL),
            TRYG_OK);
        own->scores.answers[1] = 100.0;
        b->results.scores[y] = own->scores;
        b->record[y] = (struct tryg_year_record){.year = year[y], .scores = &own->scores};
    }
    return b;
}

static void each_year_is_laid_beside_the_last_and_the_base_year(void **state)
{
    struct tryg_batch *b = batch_of(*state);
    assert_int_equal(tryg_doubts_make(b, NULL), TRYG_OK);
    assert_int_equal(b->doubts.years, YEARS);
    assert_int_equal(b->doubts.year[0].nothings, 0);
    assert_int_equal(b->doubts.year[1].nothings, 1); /* the last is the base year */
    assert_true(b->doubts.year[1].nothing[0].is_base);
    assert_int_equal(b->doubts.year[2].nothings, 2);
    assert_int_equal(b->doubts.year[2].nothing[0].against, 2011);
    assert_false(b->doubts.year[2].nothing[0].is_base);
    assert_int_equal(b->doubts.year[2].nothing[1].against, 2010);
    assert_true(b->doubts.year[2].nothing[1].is_base);
    assert_int_equal(b->doubts.year[2].nothing[1].areas, TOWN_AREAS);
}

static void advice_and_methods_are_of_the_index_system(void **state)
{
    struct tryg_batch *b = batch_of(*state);
    struct tryg_year_doubt doubt;
    assert_int_equal(tryg_doubts_year(b, 1, &doubt, NULL), TRYG_OK);
    assert_int_equal(doubt.year, 2011);
    assert_true(doubt.advice[1].limit == 105.0);
    assert_true(fabs(doubt.advice[1].distance - 2.5) < 1e-12);
    assert_int_equal(doubt.advice[1].verdict, TRYG_SETTLED);
    assert_true(doubt.robustness.methods > 20);
    assert_string_equal(doubt.robustness.choice[0].id, "normalise");
}

static void without_an_index_nothing_is_in_doubt(void **state)
{
    struct tryg_batch *b = batch_of(*state);
    struct tryg_year_doubt doubt;
    b->results.profile = NULL;
    assert_int_equal(tryg_doubts_year(b, 2, &doubt, NULL), TRYG_OK);
    assert_null(doubt.advice);
    assert_int_equal(doubt.nothings, 0);
    assert_int_equal(doubt.robustness.choices, 0);
}

static void without_the_base_year_no_method_is_tried(void **state)
{
    struct tryg_batch *b = batch_of(*state);
    struct tryg_year_doubt doubt;
    b->results.base_year = 2009;
    assert_int_equal(tryg_doubts_year(b, 2, &doubt, NULL), TRYG_OK);
    assert_int_equal(doubt.robustness.choices, 0);
    assert_int_equal(doubt.nothings, 1);
}

/* By harm z, which has the fewest reports, has the greatest need: see recount_town.h. */
static void harm_turns_the_ranks(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_year_doubt doubt;
    t->b.project.robustness = (struct tryg_scenario_wish){.harm = true, .rows = 64};
    assert_int_equal(tryg_doubts_year(&t->b, 1, &doubt, NULL), TRYG_OK);
    const struct tryg_robustness *r = &doubt.robustness;
    assert_int_equal(r->choices, 1);
    assert_string_equal(r->choice[0].id, "harm");
    assert_int_equal(r->choice[0].ways, 2);
    assert_string_equal(r->choice[0].way[1].id, "harm");
    assert_int_equal(r->methods, 2);
    assert_true(r->least[0] == 1.0 && r->most[0] == 3.0);
    assert_true(r->least[1] == 2.0 && r->most[1] == 2.0);
    assert_true(r->least[2] == 1.0 && r->most[2] == 3.0);
    assert_true(fabs(r->mean_shift - 4.0 / 3.0) < 1e-12); /* 2, 0 and 2 */
    assert_true(fabs(r->choice[0].first - 1.0) < 1e-9);   /* the only choice there is */
    assert_true(fabs(r->choice[0].total - 1.0) < 1e-9);
}

/* Weighed by the profile, the other way is to count all alike; and in a base year of its
 * own every way has constants of its own. */
static void a_profile_of_harm_is_tried_by_counts(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_year_doubt doubt;
    t->indicator[0].harm = true;
    recount_town_score(t);
    t->b.project.robustness =
        (struct tryg_scenario_wish){.harm = true, .denominator = true};
    assert_int_equal(tryg_doubts_year(&t->b, 1, &doubt, NULL), TRYG_OK);
    const struct tryg_robustness *r = &doubt.robustness;
    assert_int_equal(r->choices, 2);
    assert_string_equal(r->choice[0].id, "denominator");
    assert_string_equal(r->choice[0].way[1].id, "daytime");
    assert_string_equal(r->choice[1].way[1].id, "counts");
    assert_int_equal(r->methods, 4);
    /* x: least harm; by counts first per resident, and last by day (7.5 of 21 and 12) */
    assert_true(r->least[0] == 1.0 && r->most[0] == 3.0);
    assert_true(r->median[0] == 3.0);
}

/* Reports without a weight, a model of counts, and no table of weights: nothing to try.
 */
static void what_cannot_be_weighed_is_not_tried(void **state)
{
    struct tryg_year_doubt doubt;
    for (int why = 0; why < 4; why++) {
        struct recount_town *t = recount_town(*state);
        t->b.project.robustness = (struct tryg_scenario_wish){.harm = true};
        if (why == 0) {
            t->indicator[0].category = "*";
        } else if (why == 1) {
            t->indicator[0].model.kind = TRYG_MARSHALL;
        } else if (why == 2) {
            t->b.categories.classes = 0;
        } else {
            t->b.categories.class_weight[1] = 1.0;
        }
        assert_int_equal(tryg_doubts_year(&t->b, 1, &doubt, NULL), TRYG_OK);
        assert_int_equal(doubt.robustness.choices, 0);
    }
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
        cmocka_unit_test(each_year_is_laid_beside_the_last_and_the_base_year),
        cmocka_unit_test(advice_and_methods_are_of_the_index_system),
        cmocka_unit_test(without_an_index_nothing_is_in_doubt),
        cmocka_unit_test(without_the_base_year_no_method_is_tried),
        cmocka_unit_test(harm_turns_the_ranks),
        cmocka_unit_test(a_profile_of_harm_is_tried_by_counts),
        cmocka_unit_test(what_cannot_be_weighed_is_not_tried),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
