/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "engine/batch/against.h"
#include "engine/batch/yardstick.h"

#include <math.h>
#include <string.h>

enum { FINE, COARSE, CITY, SYSTEMS };

/* 2010 on three fine areas, and put together on the two that something is published of:
 * the share of the second is .30 there, of the city .25. */
struct town {
    tryg_arena *arena;
    struct tryg_system system[SYSTEMS];
    struct tryg_indicator indicator;
    struct tryg_profile profile;
    struct tryg_batch_yardstick yardstick[2];
    const struct tryg_system *on[2][2];
    struct tryg_published table[2];
    struct tryg_year_record record;
    struct tryg_index_system index;
    struct tryg_division division;
    int year;
    struct tryg_batch b;
};

static void publish(struct town *t, size_t table, int year, const struct tryg_system *on,
                    size_t area, double share)
{
    t->table[table] = (struct tryg_published){
        .year = year,
        .system = on,
        .level = TRYG_NEW(t->arena, on->n, int),
        .indicators = 1,
        .has = TRYG_NEW(t->arena, 1, bool),
        .share = TRYG_NEW(t->arena, on->n, struct tryg_published_share)};
    for (size_t a = 0; a < on->n; a++) {
        t->table[table].level[a] = -1;
        t->table[table].share[a] =
            (struct tryg_published_share){a == area ? share : NAN, 0.02, NAN, 1, 0.005};
    }
}

static void begin(struct town *t)
{
    static const char *const ID[SYSTEMS] = {"fine", "coarse", "city"};
    static const size_t AREAS[SYSTEMS] = {3, 2, 1};
    *t = (struct town){.arena = tryg_arena_new("test", 0),
                       .indicator = {.id = "utryg", .source = TRYG_FROM_SURVEY},
                       .index = {2010, "fine", {0}},
                       .year = 2010};
    t->profile = (struct tryg_profile){.indicators = 1, .indicator = &t->indicator};
    for (size_t s = 0; s < SYSTEMS; s++) {
        t->system[s] = (struct tryg_system){.id = ID[s], .n = AREAS[s]};
    }
    t->division = (struct tryg_division){.id = "", .system = t->system};
    struct tryg_scores *scores = TRYG_NEW(t->arena, 4, struct tryg_scores);
    for (size_t i = 0; i < 4; i++) {
        t->on[i / 2][i % 2] = &t->system[i % 2 ? CITY : i / 2];
        tryg_scores_begin(&scores[i], t->arena, 2010, t->on[i / 2][i % 2], 1, 0);
    }
    scores[2].cell[1].value = 0.30;
    scores[2].cell[1].se = 0.03;
    scores[1].cell[0].value = 0.25;
    scores[1].cell[0].se = 0.01;
    t->yardstick[0].system = t->on[0];
    t->yardstick[1].system = t->on[1];
    t->record = (struct tryg_year_record){.year = 2010, .scores = scores};
    publish(t, 0, 2013, &t->system[COARSE], 1, 0.20);
    publish(t, 1, 2013, &t->system[CITY], 0, 0.22);
    t->b = (struct tryg_batch){.arena = t->arena,
                               .systems = SYSTEMS,
                               .divisions = 1,
                               .division = &t->division,
                               .out_systems = 2,
                               .yardsticks = 2,
                               .published_yardsticks = 1,
                               .yardstick = t->yardstick,
                               .as_published_tables = 2,
                               .as_published = t->table,
                               .record = &t->record};
    t->b.project.index_systems = 1;
    t->b.project.index_system = &t->index;
    t->b.results = (struct tryg_results){
        .profile = &t->profile, .base_year = 2010, .years = 1, .year = &t->year};
}

static void tables_are_found_by_year_and_system(void **state)
{
    (void)state;
    struct town t;
    size_t which[2] = {9, 9};
    begin(&t);
    assert_int_equal(tryg_against_find(&t.b, 2013, NULL, which), 2);
    assert_true(which[0] == 0 && which[1] == 1);
    assert_int_equal(tryg_against_find(&t.b, 2013, "city", which), 1);
    assert_int_equal(which[0], 1);
    assert_int_equal(tryg_against_find(&t.b, 2013, "fine", which), 0);
    assert_int_equal(tryg_against_find(&t.b, 2010, NULL, which), 0);
    tryg_arena_free(t.arena);
}

static void the_base_year_is_the_one_of_the_same_areas(void **state)
{
    (void)state;
    struct town t;
    struct tryg_against g;
    struct tryg_error err = {0};
    begin(&t);
    assert_int_equal(tryg_against_make(&t.b, 0, 0, &g, &err), TRYG_OK);
    assert_true(g.base == 2010 && g.year == 2013 && g.has_base && !g.has_year);
    assert_true(g.cell[1].then == 0.30 && g.cell[1].now == 0.20);
    assert_int_equal(g.cell[0].why, TRYG_PUBLISHED_BLANK);
    assert_int_equal(tryg_against_make(&t.b, 1, 2010, &g, &err), TRYG_OK);
    assert_true(g.cell[0].then == 0.25 && g.cell[0].now == 0.22);
    t.record.scores[2].system = NULL; /* too coarse to be put together there */
    assert_int_equal(tryg_against_make(&t.b, 0, 0, &g, &err), TRYG_OK);
    assert_false(g.has_base);
    assert_int_equal(g.cell[1].why, TRYG_PUBLISHED_NOT_THEN);
    g.base = 7;
    assert_int_equal(tryg_against_make(&t.b, 0, 1999, &g, &err), TRYG_USAGE);
    assert_non_null(strstr(err.text, "1999"));
    assert_int_equal(g.base, 7);
    tryg_arena_free(t.arena);
}

static void a_run_holds_every_table_against_the_base_year(void **state)
{
    (void)state;
    struct town t;
    struct tryg_error err = {0};
    begin(&t);
    assert_int_equal(tryg_against_make_all(&t.b, &err), TRYG_OK);
    assert_int_equal(t.b.againsts, 2);
    assert_true(t.b.against[0].base == 2010 && t.b.against[0].cell[1].then == 0.30);
    assert_true(t.b.against[1].base == 2010 && t.b.against[1].cell[0].then == 0.25);
    t.b.results.base_year = 1999; /* not run: nothing to hold them against */
    assert_int_equal(tryg_against_make_all(&t.b, &err), TRYG_OK);
    assert_int_equal(t.b.againsts, 0);
    t.b.results.base_year = 2010;
    t.b.results.profile = NULL; /* no index */
    assert_int_equal(tryg_against_make_all(&t.b, &err), TRYG_OK);
    assert_int_equal(t.b.againsts, 0);
    tryg_arena_free(t.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_found_by_year_and_system),
        cmocka_unit_test(the_base_year_is_the_one_of_the_same_areas),
        cmocka_unit_test(a_run_holds_every_table_against_the_base_year)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
