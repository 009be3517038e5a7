/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/check.h"

#include <string.h>

#include "engine/index/compare.h"
#include "engine/index/rate_ratio.h"
#include "engine/index/score.h"

/* Two areas, one rate and one share, in 2010 and 2014. The index weighs both alike. */
enum { AREAS = 2, K = 2, REPLICATES = 999 };

static const char *CODES[AREAS] = {"x", "y"}, *CITY_CODE[1] = {"city"};
static const struct tryg_system SYSTEM = {.id = "towns", .n = AREAS, .code = CODES};
static const struct tryg_system CITY = {.id = "city", .n = 1, .code = CITY_CODE};

struct town {
    tryg_arena *arena;
    struct tryg_indicator indicator[K];
    struct tryg_level level[2];
    struct tryg_profile profile;
    struct tryg_baseline baseline;
    struct tryg_scores then, now, city_then, city_now;
    struct tryg_compare_basis basis;
};

static void set_rate(struct tryg_cell *cell, double count, double people)
{
    cell->count = count;
    cell->denominator = people;
    cell->value = 1000.0 * count / people;
    cell->se = 1000.0 * sqrt(count) / people;
    cell->why = TRYG_WHY_NOT;
}

static void set_share(struct tryg_cell *cell, double share, double se, double weighed)
{
    cell->value = share;
    cell->se = se;
    cell->weighed = weighed;
    cell->answers = 200.0;
    cell->why = TRYG_WHY_NOT;
}

static int make_town(void **state)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct town *t = TRYG_NEW(arena, 1, struct town);
    t->arena = arena;
    t->indicator[0] = (struct tryg_indicator){.id = "vold",
                                              .source = TRYG_FROM_REPORTS,
                                              .denominator = "residents",
                                              .per = 1000.0,
                                              .direction = 1,
                                              .group = TRYG_NO_GROUP,
                                              .weight = 1.0,
                                              .share = 0.5,
                                              .target = NAN,
                                              .pool = 1};
    t->indicator[1] = t->indicator[0];
    t->indicator[1].id = "utryg";
    t->indicator[1].source = TRYG_FROM_SURVEY;
    t->indicator[1].denominator = NULL;
    t->level[0] = (struct tryg_level){.id = "ingen", .from = -INFINITY};
    t->level[1] = (struct tryg_level){.id = "markant", .from = 105.0};
    t->profile = (struct tryg_profile){.id = "town",
                                       .indicators = K,
                                       .levels = 2,
                                       .indicator = t->indicator,
                                       .level = t->level,
                                       .normalise = TRYG_Z,
                                       .aggregate = TRYG_MEAN,
                                       .orientation = TRYG_NEED,
                                       .centre = 100.0,
                                       .spread = 10.0,
                                       .clip_low = -INFINITY,
                                       .clip_high = INFINITY,
                                       .least_present = 2.0 / 3.0};
    tryg_scores_begin(&t->then, arena, 2010, &SYSTEM, K, 0);
    tryg_scores_begin(&t->now, arena, 2014, &SYSTEM, K, 0);
    tryg_scores_begin(&t->city_then, arena, 2010, &CITY, K, 0);
    tryg_scores_begin(&t->city_now, arena, 2014, &CITY, K, 0);
    t->basis = (struct tryg_compare_basis){.profile = &t->profile,
                                           .baseline = &t->baseline,
                                           .then = &t->then,
                                           .now = &t->now,
                                           .city_then = &t->city_then,
                                           .city_now = &t->city_now,
                                           .rules = {0.05, 1.0, 0.03, 0.50}};
    set_rate(&t->then.cell[0], 100.0, 10000.0);
    set_rate(&t->then.cell[1], 60.0, 12000.0);
    set_share(&t->then.cell[2], 0.20, 0.03, 300.0);
    set_share(&t->then.cell[3], 0.10, 0.02, 900.0);
    set_rate(&t->city_then.cell[0], 160.0, 22000.0);
    set_share(&t->city_then.cell[1], 0.125,
              sqrt(0.03 * 0.03 / 16.0 + 0.0004 * 9.0 / 16.0), 1200.0);
    /* now: violence halves in x and stays in y; the share in x falls, in y it stays */
    set_rate(&t->now.cell[0], 50.0, 10000.0);
    set_rate(&t->now.cell[1], 61.0, 12200.0);
    set_share(&t->now.cell[2], 0.08, 0.02, 300.0);
    set_share(&t->now.cell[3], 0.10, 0.02, 900.0);
    set_rate(&t->city_now.cell[0], 111.0, 22200.0);
    set_share(&t->city_now.cell[1], 0.095, sqrt(0.0004 / 16.0 + 0.0004 * 9.0 / 16.0),
              1200.0);
    *state = t;
    return 0;
}

static int end_town(void **state)
{
    struct town *t = *state;
    tryg_arena_free(t->arena);
    return 0;
}

static struct tryg_comparison compared(struct town *t)
{
    struct tryg_comparison c;
    tryg_score_baseline(&t->profile, &t->then, t->arena, &t->baseline);
    assert_int_equal(tryg_score_areas(&t->profile, &t->baseline, &t->then, NULL, NULL),
                     TRYG_OK);
    assert_int_equal(tryg_score_areas(&t->profile, &t->baseline, &t->now, NULL, NULL),
                     TRYG_OK);
    assert_int_equal(tryg_compare_years(&t->basis, t->arena, &c, NULL), TRYG_OK);
    assert_int_equal(c.measures, K + 1);
    return c;
}

static void rates_by_the_exact_test(void **state)
{
    struct tryg_comparison c = compared(*state);
    const struct tryg_change_cell *x = &c.cell[AREAS], *y = &c.cell[AREAS + 1];
    struct tryg_two_counts two = {100.0, 10000.0, 50.0, 10000.0};
    CHECK_NEAR(x->change, -5.0, 1e-12);
    CHECK_NEAR(x->ratio, 0.5, 1e-15);
    CHECK_IS(x->p, tryg_rate_ratio_p(&two, 1.0, TRYG_P_LEAST_LIKELY));
    CHECK_NEAR(x->p_adjusted, 2.0 * x->p, 1e-15); /* the smaller of two */
    assert_int_equal(x->verdict, TRYG_FALLS);
    assert_int_equal(y->verdict, TRYG_NO_SURE_CHANGE);
    /* against the rest: the only rest of x is y, 60 -> 61 of 12,000 -> 12,200 */
    double se = sqrt(1.0 / 100 + 1.0 / 50 + 1.0 / 60 + 1.0 / 61);
    CHECK_NEAR(x->beyond, log(0.5 / 1.0), 1e-12);
    CHECK_NEAR(x->beyond_p, erfc(fabs(log(0.5)) / se / sqrt(2.0)), 1e-12);
}

static void shares_as_independent_samples(void **state)
{
    struct tryg_comparison c = compared(*state);
    const struct tryg_change_cell *x = &c.cell[2 * AREAS], *y = x + 1;
    double se = sqrt(0.0009 + 0.0004);
    CHECK_NEAR(x->change, -0.12, 1e-15);
    CHECK_NEAR(x->p, erfc(0.12 / se / sqrt(2.0)), 1e-14);
    assert_int_equal(x->verdict, TRYG_FALLS);
    assert_int_equal(y->verdict, TRYG_NO_SURE_CHANGE);
    /* the rest of x is y: nothing changed there */
    CHECK_NEAR(x->beyond, -0.12, 1e-13);
    CHECK_NEAR(x->beyond_p, erfc(0.12 / sqrt(0.0013 + 0.0008) / sqrt(2.0)), 1e-11);
}

static void the_parts_add_up(void **state)
{
    struct town *t = *state;
    struct tryg_comparison c = compared(t);
    for (size_t a = 0; a < AREAS; a++) {
        CHECK_NEAR(c.part_events[a] + c.part_denominator[a] + c.part_method[a],
                   c.cell[a].change, 1e-11);
    }
    CHECK_NEAR(c.part_denominator[0], 0.0, 1e-12); /* as many people as then */
    /* y: 61 reports on 12,000 instead of 12,200 people are 0.0833 per 1,000 more; its z
     * is that by the sd of {10, 5}, weight 1/2, spread 10 */
    CHECK_NEAR(c.part_denominator[1],
               -10.0 * 0.5 * (61.0 / 12.0 - 5.0) / (5.0 / sqrt(2.0)), 1e-12);
}

/* Each on its own areas x fell from 110 to 104, and y is in one of the years only. */
static void what_is_no_change_is_told_apart(void **state)
{
    struct town *t = *state;
    const double apparent[AREAS] = {-6.0, NAN};
    t->basis.apparent = apparent;
    struct tryg_comparison c = compared(t);
    CHECK_NEAR(c.part_events[0] + c.part_denominator[0] + c.part_method[0], -6.0, 1e-11);
    assert_true(isnan(c.part_method[1]));
}

/* All people of the city count a fifth less than before: rates rise by a quarter, and
 * nothing of it is safety. */
static void a_moved_denominator_is_no_change(void **state)
{
    struct town *t = *state;
    set_rate(&t->now.cell[0], 100.0, 8000.0);
    set_rate(&t->now.cell[1], 60.0, 9600.0);
    set_rate(&t->city_now.cell[0], 160.0, 17600.0);
    set_share(&t->now.cell[2], 0.20, 0.03, 300.0);
    struct tryg_comparison c = compared(t);
    for (size_t a = 0; a < AREAS; a++) {
        assert_int_equal(c.cell[AREAS + a].doubt, TRYG_DOUBT_DENOMINATOR);
        assert_int_equal(c.cell[AREAS + a].verdict, TRYG_CANNOT_TELL);
        assert_int_equal(c.cell[a].doubt, TRYG_DOUBT_DENOMINATOR);
        assert_int_equal(c.cell[a].verdict, TRYG_CANNOT_TELL);
        CHECK_NEAR(c.part_events[a], 0.0, 1e-11);
    }
    assert_int_equal(c.moved, 1);
    assert_string_equal(c.moved_id[0], "residents");
    CHECK_NEAR(c.moved_ratio[0], 0.8, 1e-15);
}

static void a_declared_break_is_no_change(void **state)
{
    struct town *t = *state;
    static const bool broken[K] = {false, true};
    t->basis.broken = broken;
    struct tryg_comparison c = compared(t);
    assert_int_equal(c.cell[AREAS].verdict, TRYG_FALLS);
    assert_int_equal(c.cell[2 * AREAS].doubt, TRYG_DOUBT_BREAK);
    assert_int_equal(c.cell[2 * AREAS].verdict, TRYG_CANNOT_TELL);
    assert_int_equal(c.cell[0].verdict, TRYG_CANNOT_TELL);
}

static void an_area_that_is_missing(void **state)
{
    struct town *t = *state;
    t->now.cell[2].value = NAN;
    struct tryg_comparison c = compared(t);
    assert_int_equal(c.cell[2 * AREAS].doubt, TRYG_DOUBT_MISSING);
    assert_int_equal(c.cell[2 * AREAS].verdict, TRYG_CANNOT_TELL);
    CHECK_NEAR(c.cell[AREAS].p_adjusted, 2.0 * c.cell[AREAS].p, 1e-15);
    CHECK_IS(c.cell[2 * AREAS + 1].p_adjusted, c.cell[2 * AREAS + 1].p);
}

/* Replicates 1 .. 999 hundredths apart: x falls in all but 9 of them. */
static void the_index_by_its_replicates(void **state)
{
    struct town *t = *state;
    double then[AREAS * REPLICATES], now[AREAS * REPLICATES];
    for (size_t r = 0; r < REPLICATES; r++) {
        then[r] = then[REPLICATES + r] = 100.0;
        now[r] = 100.0 + ((double)r - 989.5) / 100.0;
        now[REPLICATES + r] = 100.0;
    }
    t->basis.replicates = REPLICATES;
    t->basis.drawn_then = then;
    t->basis.drawn_now = now;
    struct tryg_comparison c = compared(t);
    CHECK_NEAR(c.cell[0].p, 2.0 * (9.0 + 1.0) / 1000.0, 1e-15);
    CHECK_NEAR(c.cell[0].low, (0.025 * 998.0 - 989.5) / 100.0, 1e-9);
    CHECK_NEAR(c.cell[0].high, (0.975 * 998.0 - 989.5) / 100.0, 1e-9);
    CHECK_NEAR(c.cell[1].p, 1.0, 0.0);
    assert_int_equal(c.cell[0].verdict, c.cell[0].change < 0.0 ? TRYG_FALLS : TRYG_RISES);
}

int main(void)
{
#define IN_TOWN(test) cmocka_unit_test_setup_teardown(test, make_town, end_town)
    const struct CMUnitTest tests[] = {
        IN_TOWN(rates_by_the_exact_test),
        IN_TOWN(shares_as_independent_samples),
        IN_TOWN(the_parts_add_up),
        IN_TOWN(what_is_no_change_is_told_apart),
        IN_TOWN(a_moved_denominator_is_no_change),
        IN_TOWN(a_declared_break_is_no_change),
        IN_TOWN(an_area_that_is_missing),
        IN_TOWN(the_index_by_its_replicates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
