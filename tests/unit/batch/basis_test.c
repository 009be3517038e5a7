/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/batch/basis.h"
#include "engine/batch/crossing.h"
#include "engine/index/counted.h"
#include "tests/unit/batch/recount_town.h"

static struct tryg_report_basis basis_of(struct recount_town *t, size_t year, bool every)
{
    struct tryg_report_basis basis;
    assert_int_equal(
        tryg_basis_make(&t->b, &t->b.record[year], &t->system, every, &basis, NULL),
        TRYG_OK);
    return basis;
}

static void only_what_is_asked_for_is_fetched(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_report_basis few = basis_of(t, 1, false), all = basis_of(t, 1, true);
    assert_int_equal(few.denominators, 1);
    assert_string_equal(few.denominator[0].id, "residents");
    assert_int_equal(all.denominators, 2);
    assert_true(all.denominator[1].value[0] == 4000.0);
    t->indicator[0].denominator = "daytime";
    few = basis_of(t, 1, false);
    assert_int_equal(few.denominators, 2); /* the first is always there */
}

static void years_before_come_as_far_as_an_indicator_pools(void **state)
{
    struct recount_town *t = recount_town(*state);
    assert_int_equal(tryg_basis_pool(&t->profile), 1);
    assert_int_equal(basis_of(t, 1, false).pasts, 0);
    t->indicator[0].pool = 3;
    assert_int_equal(tryg_basis_pool(&t->profile), 3);
    struct tryg_report_basis basis = basis_of(t, 1, false);
    assert_int_equal(basis.pasts, 1);
    assert_int_equal(basis.past[0].year, 2010);
    assert_true(tryg_counted_in(&basis, &t->indicator[0], 0).count == 45.0); /* 15 + 30 */
    assert_int_equal(basis_of(t, 0, false).pasts, 0); /* nothing before the first */
    assert_int_equal(tryg_basis_pool(NULL), 1);
}

/* x and y are one group: 30 + 21 reports of 2,000 people. */
static void counts_are_put_together(void **state)
{
    struct recount_town *t = recount_town(*state);
    static uint32_t group[RT_AREAS] = {0, 0, 1};
    static const char *code[] = {"xy", "z"};
    struct tryg_system pair = {
        .id = "pair", .n = 2, .code = code, .name = code, .group_of_atom = group};
    struct tryg_report_basis basis;
    assert_int_equal(tryg_basis_make(&t->b, &t->b.record[1], &pair, true, &basis, NULL),
                     TRYG_OK);
    struct tryg_counted both = tryg_counted_in(&basis, &t->indicator[0], 0);
    assert_true(both.count == 51.0 && both.exposure == 2000.0);
}

/* The counts cannot be had on a system that cuts an area of theirs in two. */
static void a_source_that_is_coarser_is_named(void **state)
{
    struct recount_town *t = recount_town(*state);
    struct tryg_system whole = t->system;
    static uint32_t one[RT_AREAS] = {0, 0, 0};
    static const char *code[] = {"all"};
    struct tryg_error err = {0};
    const struct tryg_crossing *way;
    whole.id = "whole";
    whole.n = 1;
    whole.code = code;
    whole.group_of_atom = one;
    assert_int_equal(tryg_basis_cross(&t->b, "politi", &t->system, &whole, &way, &err),
                     TRYG_OK);
    assert_int_equal(way->map[2], 0);
    assert_int_equal(tryg_basis_cross(&t->b, "politi", &whole, &t->system, &way, &err),
                     TRYG_DATA);
    assert_non_null(strstr(err.text, "politi"));
    assert_non_null(strstr(err.text, "whole"));
}

static void limits_are_the_projects(void **state)
{
    (void)state;
    struct tryg_project project = {
        .min_count = 5, .min_answers = 30, .min_n_eff = 20, .max_width = 0.25};
    struct tryg_limits limits = tryg_basis_limits(&project);
    assert_true(limits.min_count == 5.0 && limits.min_answers == 30.0);
    assert_true(limits.min_n_eff == 20.0 && limits.max_width == 0.25);
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
        cmocka_unit_test(only_what_is_asked_for_is_fetched),
        cmocka_unit_test(years_before_come_as_far_as_an_indicator_pools),
        cmocka_unit_test(counts_are_put_together),
        cmocka_unit_test(a_source_that_is_coarser_is_named),
        cmocka_unit_test(limits_are_the_projects),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
