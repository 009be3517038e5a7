/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/compare_published.h"

#include "check.h"

enum { AREAS = 4 };

static const char *code[AREAS] = {"1", "2", "3", "4"};
static const struct tryg_system town = {.id = "by4", .n = AREAS, .code = code};

/* What is published of 2013, and computed of 2010 and 2013, on four areas. */
struct case_of {
    tryg_arena *arena;
    struct tryg_indicator indicator;
    struct tryg_profile profile;
    struct tryg_scores then, again;
    struct tryg_published now;
    struct tryg_against against;
};

static void set_cell(struct tryg_scores *scores, size_t area, double value, double se)
{
    scores->cell[area].value = value;
    scores->cell[area].se = se;
    scores->cell[area].answers = 200;
}

static void set_level(struct tryg_scores *scores, size_t area, int level, double p)
{
    scores->level[area] = level;
    scores->level_p[area] = p;
}

static void begin(struct case_of *c)
{
    static const struct tryg_published_share SHARES[AREAS] = {
        {.share = 0.275, .se = NAN, .n = 201, .deff = 1, .rounding = 0.0005},
        {.share = 0.30, .se = NAN, .n = 101, .deff = 1.4, .rounding = 0.005},
        {.share = 0.20, .se = NAN, .n = 301, .deff = 1, .rounding = 0.005},
        {.share = NAN, .se = NAN, .n = NAN, .deff = 1, .rounding = NAN}};
    *c = (struct case_of){.arena = tryg_arena_new("test", 0),
                          .indicator = {.id = "utryg", .source = TRYG_FROM_SURVEY}};
    c->profile = (struct tryg_profile){.indicators = 1, .indicator = &c->indicator};
    tryg_scores_begin(&c->then, c->arena, 2010, &town, 1, 0);
    tryg_scores_begin(&c->again, c->arena, 2013, &town, 1, 0);
    set_cell(&c->then, 0, 0.20, 0.02);
    set_cell(&c->then, 1, 0.10, 0.03);
    set_cell(&c->then, 2, 0.30, 0.04);
    set_cell(&c->then, 3, 0.15, 0.02);
    c->now = (struct tryg_published){
        .year = 2013,
        .system = &town,
        .level = TRYG_NEW(c->arena, AREAS, int),
        .indicators = 1,
        .has = TRYG_NEW(c->arena, 1, bool),
        .share = TRYG_NEW(c->arena, AREAS, struct tryg_published_share)};
    c->now.has[0] = true;
    for (size_t a = 0; a < AREAS; a++) {
        c->now.level[a] = -1;
        c->now.share[a] = SHARES[a];
    }
}

static const struct tryg_against *compare(struct case_of *c, const bool *broken)
{
    struct tryg_published_basis basis = {.profile = &c->profile,
                                         .now = &c->now,
                                         .base = c->then.year,
                                         .then = &c->then,
                                         .again = &c->again,
                                         .broken = broken,
                                         .alpha = 0.05};
    tryg_compare_published(&basis, c->arena, &c->against);
    return &c->against;
}

/* Worked by hand.
 *   area 1: se = sqrt(.275 * .725 / 200) = .0315733; d = +.075;
 *           s = sqrt(.02^2 + .0315733^2); p = .0447816
 *   area 2: se = sqrt(1.4 * .3 * .7 / 100) = .0542218; d = +.20; p = .0012488
 *   area 3: se = sqrt(.2 * .8 / 300) = .0230940; d = -.10; p = .0303828
 *   BH, m = 3: .0012488 * 3 = .0037465; .0303828 * 3/2 = .0455742, and .0447816 * 3/3
 *   is less, so both have .0447816. */
static void shares_are_tested_as_independent_samples(void **state)
{
    (void)state;
    struct case_of c;
    begin(&c);
    const struct tryg_against_cell *cell = compare(&c, NULL)->cell;
    CHECK_NEAR(cell[0].now_se, 0.031573327350787724, 1e-12);
    CHECK_NEAR(cell[0].change, 0.075, 1e-12);
    CHECK_NEAR(cell[0].low, 0.0017467557704295006, 1e-10);
    CHECK_NEAR(cell[0].high, 0.14825324422957054, 1e-10);
    CHECK_NEAR(cell[0].p, 0.04478159618793707, 1e-10);
    CHECK_NEAR(cell[1].now_se, 0.05422176684690384, 1e-12);
    CHECK_NEAR(cell[1].p_adjusted, 0.003746492964265274, 1e-10);
    CHECK_NEAR(cell[2].p, 0.030382821976577584, 1e-10);
    CHECK_NEAR(cell[2].p_adjusted, 0.04478159618793707, 1e-10);
    assert_int_equal(cell[0].verdict, TRYG_RISES);
    assert_int_equal(cell[1].verdict, TRYG_RISES);
    assert_int_equal(cell[2].verdict, TRYG_FALLS);
    tryg_arena_free(c.arena);
}

static void what_cannot_be_told_has_its_reason(void **state)
{
    (void)state;
    static const bool BROKEN[1] = {true};
    struct case_of c;
    begin(&c);
    c.now.share[0].n = NAN;         /* neither n nor se */
    c.then.cell[1].se = NAN;        /* the base year's is not known */
    set_cell(&c.then, 2, NAN, NAN); /* nor computed at all */
    static const enum tryg_published_why WHY[AREAS] = {
        TRYG_PUBLISHED_NO_SE, TRYG_PUBLISHED_UNSURE, TRYG_PUBLISHED_NOT_THEN,
        TRYG_PUBLISHED_BLANK};
    const struct tryg_against_cell *cell = compare(&c, NULL)->cell;
    for (size_t a = 0; a < AREAS; a++) {
        assert_int_equal(cell[a].why, WHY[a]);
        assert_int_equal(cell[a].verdict, TRYG_CANNOT_TELL);
        assert_true(isnan(cell[a].p) && isnan(cell[a].low));
    }
    CHECK_NEAR(cell[0].change, 0.075, 1e-12); /* a difference, and nothing about it */
    tryg_arena_free(c.arena);
    begin(&c);
    cell = compare(&c, BROKEN)->cell;
    assert_int_equal(cell[1].why, TRYG_PUBLISHED_BREAK);
    assert_int_equal(cell[1].verdict, TRYG_CANNOT_TELL);
    tryg_arena_free(c.arena);
}

/* A standard error that is given stands; where all 40 answers agree the variance would be
 * 0 and Jeffreys' Beta(.5, 40.5) stands in: sd = sqrt(.5 * 40.5 / (41^2 * 42)). */
static void the_standard_error_is_the_one_given_or_follows_from_n(void **state)
{
    (void)state;
    struct tryg_published_share s = {.share = 0.3, .se = 0.07, .n = 101, .deff = 9};
    CHECK_IS(tryg_published_se(&s), 0.07);
    s = (struct tryg_published_share){.share = 0, .se = NAN, .n = 40, .deff = 1};
    CHECK_NEAR(tryg_published_se(&s), 0.016935733532424724, 1e-12);
    s = (struct tryg_published_share){.share = 0.3, .se = NAN, .n = NAN, .deff = 1};
    assert_true(isnan(tryg_published_se(&s)));
}

/* 27.5 % printed with one decimal is the same as .2754, and is not .2756. */
static void our_own_numbers_of_the_year_are_held_against_it(void **state)
{
    (void)state;
    struct case_of c;
    begin(&c);
    set_cell(&c.again, 0, 0.2754, 0.03);
    set_cell(&c.again, 1, 0.3051, 0.03);
    set_cell(&c.again, 3, 0.3, 0.03); /* nothing is published here */
    set_level(&c.again, 0, 2, 0.6);
    set_level(&c.again, 1, 1, 0.9);
    set_level(&c.then, 0, 1, 0.55);
    c.now.level[0] = c.now.level[1] = 1;
    const struct tryg_against *against = compare(&c, NULL);
    assert_false(against->cell[0].differs);
    assert_true(against->cell[1].differs);
    assert_false(against->cell[2].differs); /* not computed */
    assert_false(against->cell[3].differs);
    assert_true(tryg_against_level_differs(against, 0));
    assert_false(tryg_against_level_differs(against, 1));
    assert_false(tryg_against_level_differs(against, 2));
    assert_int_equal(tryg_against_differ(against), 2);
    assert_int_equal(against->level_then[0], 1);
    CHECK_IS(against->level_then_p[0], 0.55);
    CHECK_IS(against->level_computed_p[0], 0.6);
    tryg_arena_free(c.arena);
}

/* Published before our base year: the same numbers, and the change has the other sign. */
static void a_change_goes_from_the_earlier_year_to_the_later(void **state)
{
    (void)state;
    struct case_of c;
    begin(&c);
    c.now.year = 2009;
    const struct tryg_against_cell *cell = compare(&c, NULL)->cell;
    CHECK_NEAR(cell[0].change, -0.075, 1e-12);
    CHECK_NEAR(cell[0].low, -0.14825324422957054, 1e-10);
    CHECK_NEAR(cell[0].high, -0.0017467557704295006, 1e-10);
    assert_int_equal(cell[0].verdict, TRYG_FALLS);
    assert_int_equal(cell[2].verdict, TRYG_RISES);
    tryg_arena_free(c.arena);
}

static void a_year_is_not_tested_against_itself(void **state)
{
    (void)state;
    struct case_of c;
    begin(&c);
    c.then.year = 2013;
    const struct tryg_against *against = compare(&c, NULL);
    for (size_t a = 0; a < AREAS; a++) {
        assert_int_equal(against->cell[a].why, TRYG_PUBLISHED_SAME_YEAR);
        assert_int_equal(against->cell[a].verdict, TRYG_CANNOT_TELL);
        assert_true(isnan(against->cell[a].change));
    }
    tryg_arena_free(c.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_tested_as_independent_samples),
        cmocka_unit_test(what_cannot_be_told_has_its_reason),
        cmocka_unit_test(the_standard_error_is_the_one_given_or_follows_from_n),
        cmocka_unit_test(our_own_numbers_of_the_year_are_held_against_it),
        cmocka_unit_test(a_change_goes_from_the_earlier_year_to_the_later),
        cmocka_unit_test(a_year_is_not_tested_against_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
