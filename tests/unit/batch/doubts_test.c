/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two years of the town that one knows by heart, in a batch that was never read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/doubts.h"
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
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
