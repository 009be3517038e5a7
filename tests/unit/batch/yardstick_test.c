/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three areas until 2011, two of the same atoms from 2012 on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/yardstick.h"

enum { FINE, COARSE, CITY, SYSTEMS };

static struct tryg_batch begin(tryg_arena *arena)
{
    static const char *const ID[SYSTEMS] = {"fine", "coarse", "city"};
    static const size_t AREAS[SYSTEMS] = {3, 2, 1};
    static struct tryg_index_system by_year[] = {{2010, "fine", {0}},
                                                 {2012, "coarse", {0}}};
    static int year[] = {2010, 2011, 2012, 2013};
    struct tryg_batch b = {.arena = arena};
    b.project.years = 4;
    b.project.year = year;
    b.project.base_year = 2010;
    b.project.index_systems = 2;
    b.project.index_system = by_year;
    b.systems = SYSTEMS;
    b.divisions = 1;
    b.division = TRYG_NEW(arena, 1, struct tryg_division);
    b.division[0].id = "";
    b.division[0].system = TRYG_NEW(arena, SYSTEMS, struct tryg_system);
    for (size_t s = 0; s < SYSTEMS; s++) {
        b.division[0].system[s].id = ID[s];
        b.division[0].system[s].n = AREAS[s];
    }
    assert_int_equal(tryg_yardsticks_choose(&b, NULL), TRYG_OK);
    return b;
}

static void years_of_one_system_share_a_yardstick(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("yardsticks", 0);
    struct tryg_batch b = begin(arena);
    assert_int_equal(b.yardsticks, 2);
    assert_int_equal(b.out_systems, 2); /* the index system and the city */
    assert_ptr_equal(b.out_system[0], &b.division[0].system[FINE]);
    assert_ptr_equal(b.yardstick[1].system[0], &b.division[0].system[COARSE]);
    assert_ptr_equal(b.yardstick[1].system[1], &b.division[0].system[CITY]);
    assert_int_equal(tryg_yardstick_of(&b, 2011), 0);
    assert_int_equal(tryg_yardstick_of(&b, 2012), 1);
    assert_int_equal(tryg_yardstick_of(&b, 2013), 1);
    tryg_arena_free(arena);
}

static void a_record_begins_with_its_own(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("yardsticks", 0);
    struct tryg_batch b = begin(arena);
    assert_int_equal(tryg_yardstick_slot(&b, 2010, 0), 0);
    assert_int_equal(tryg_yardstick_slot(&b, 2010, 1), 2);
    assert_int_equal(tryg_yardstick_slot(&b, 2012, 1), 0);
    assert_int_equal(tryg_yardstick_slot(&b, 2012, 0), 2);
    tryg_arena_free(arena);
}

/* 2010 is known on both, 2012 on the coarse areas only. */
static void two_years_meet_on_the_coarser(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("yardsticks", 0);
    struct tryg_batch b = begin(arena);
    struct tryg_scores early[4] = {{.system = &b.division[0].system[FINE]},
                                   {.system = &b.division[0].system[CITY]},
                                   {.system = &b.division[0].system[COARSE]},
                                   {.system = &b.division[0].system[CITY]}};
    struct tryg_scores late[4] = {{.system = &b.division[0].system[COARSE]},
                                  {.system = &b.division[0].system[CITY]}};
    struct tryg_year_record then = {.year = 2010, .scores = early};
    struct tryg_year_record now = {.year = 2012, .scores = late};
    struct tryg_error err = {0};
    size_t yardstick = 9;
    assert_int_equal(tryg_yardstick_common(&b, &then, &now, &yardstick, &err), TRYG_OK);
    assert_int_equal(yardstick, 1);
    assert_ptr_equal(tryg_yardstick_scores(&b, &then, 1, 0), &early[2]);
    assert_ptr_equal(tryg_yardstick_scores(&b, &now, 1, 1), &late[1]);
    assert_null(tryg_yardstick_scores(&b, &now, 0, 0));
    assert_int_equal(tryg_yardstick_common(&b, &now, &then, &yardstick, &err), TRYG_OK);
    assert_int_equal(yardstick, 1);
    early[2].system = NULL; /* as if its sources were too coarse */
    assert_int_equal(tryg_yardstick_common(&b, &then, &now, &yardstick, &err),
                     TRYG_USAGE);
    assert_non_null(strstr(err.text, "2010"));
    assert_non_null(strstr(err.text, "coarse"));
    assert_int_equal(yardstick, 1);
    tryg_arena_free(arena);
}

/* Values 1, 2, 6 on the fine areas; on the coarse ones 1.5 and 6, so mean 3.75 and
 * standard deviation 4.5 / sqrt 2. */
static void constants_are_those_of_the_base_year_put_together(void **state)
{
    (void)state;
    static struct tryg_indicator indicator = {.id = "vold", .direction = 1};
    struct tryg_profile profile = {.indicators = 1, .indicator = &indicator};
    tryg_arena *arena = tryg_arena_new("yardsticks", 0);
    struct tryg_batch b = begin(arena);
    struct tryg_scores *scores = TRYG_NEW(arena, 4, struct tryg_scores);
    for (size_t s = 0; s < 4; s++) {
        tryg_scores_begin(&scores[s], arena, 2010, b.yardstick[s / 2].system[s % 2], 1,
                          0);
    }
    scores[2].cell[0].value = 1.5;
    scores[2].cell[1].value = 6.0;
    struct tryg_year_record base = {.year = 2010, .scores = scores};
    b.project.profile = &profile;
    b.record = &base;
    b.results.years = 1;
    b.results.base_year = 2010;
    b.baseline.year = 2010;
    tryg_yardsticks_freeze(&b);
    const struct tryg_baseline *made = tryg_yardstick_baseline(&b, 1);
    assert_int_equal(made->year, 2010);
    assert_int_equal(made->anchor[0].n, 2);
    assert_float_equal(made->anchor[0].mean, 3.75, 1e-12);
    assert_float_equal(made->anchor[0].sd, 3.181980515339464, 1e-12);
    assert_ptr_equal(tryg_yardstick_baseline(&b, 0), &b.baseline);
    tryg_arena_free(arena);
}

/* Something is published of the coarse areas, and of the city, in a project that is
 * measured on the fine ones all along. */
static void what_is_published_has_a_yardstick_of_its_own(void **state)
{
    (void)state;
    static struct tryg_index_system fine = {2010, "fine", {0}};
    tryg_arena *arena = tryg_arena_new("yardsticks", 0);
    struct tryg_batch b = begin(arena);
    struct tryg_published table[] = {
        {.year = 2013, .system = &b.division[0].system[COARSE]},
        {.year = 2013, .system = &b.division[0].system[CITY]},
        {.year = 2014, .system = &b.division[0].system[FINE]}};
    b.as_published_tables = 3;
    b.as_published = table;
    assert_int_equal(tryg_yardsticks_choose(&b, NULL), TRYG_OK);
    assert_int_equal(b.yardsticks, 2); /* those of the years are there already */
    assert_int_equal(tryg_yardsticks_of_years(&b), 2);
    b.project.index_systems = 1;
    b.project.index_system = &fine;
    assert_int_equal(tryg_yardsticks_choose(&b, NULL), TRYG_OK);
    assert_int_equal(b.yardsticks, 2);
    assert_int_equal(tryg_yardsticks_of_years(&b), 1);
    assert_ptr_equal(b.yardstick[1].system[0], &b.division[0].system[COARSE]);
    assert_ptr_equal(b.yardstick[1].system[1], &b.division[0].system[CITY]);
    for (int year = 2010; year <= 2013; year++) {
        assert_int_equal(tryg_yardstick_of(&b, year), 0);
    }
    struct tryg_scores kept[4] = {{.system = &b.division[0].system[FINE]},
                                  {.system = &b.division[0].system[CITY]},
                                  {.system = &b.division[0].system[COARSE]}};
    struct tryg_year_record then = {.year = 2010, .scores = kept};
    assert_ptr_equal(tryg_yardstick_scores(&b, &then, 1, 0), &kept[2]);
    kept[2].system = &b.division[0].system[FINE]; /* of another table, before */
    assert_null(tryg_yardstick_scores(&b, &then, 1, 0));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_of_one_system_share_a_yardstick),
        cmocka_unit_test(a_record_begins_with_its_own),
        cmocka_unit_test(two_years_meet_on_the_coarser),
        cmocka_unit_test(constants_are_those_of_the_base_year_put_together),
        cmocka_unit_test(what_is_published_has_a_yardstick_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
