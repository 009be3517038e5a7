/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Residents of the town of recount_town.h by sex:
 *
 *     area    women   men
 *     x         500   500     expected at 10 and 30 per 1,000: 20
 *     y         900   100                                      12
 *     z         100   900                                      28
 */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/batch/expected.h"
#include "tests/unit/batch/recount_town.h"

#define CHECK_NEAR(got, wanted) assert_true(fabs((got) - (wanted)) < 1e-9)

static const char *const COLUMN[] = {"year_of_birth", "sex"};
static const char *BY[] = {"sex"};
static const char *TEXT[] = {"any", "f", "any", "m"};
static double PEOPLE[] = {500, 900, 100, 500, 100, 900};

static struct recount_town *town(tryg_arena *arena, const char *table)
{
    struct recount_town *t = recount_town(arena);
    struct tryg_population_split *split =
        TRYG_NEW(arena, RT_YEARS, struct tryg_population_split);
    char path[] = "/tmp/tryg_rates_XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, table, strlen(table)), (ssize_t)strlen(table));
    close(file);
    for (size_t y = 0; y < RT_YEARS; y++) {
        split[y] = (struct tryg_population_split){2, TEXT, PEOPLE};
    }
    t->division.population[0].columns = 2;
    t->division.population[0].column = COLUMN;
    t->division.population[0].split = split;
    t->indicator[0].per = 1;
    t->indicator[0].standard =
        (struct tryg_standardising){.method = TRYG_INDIRECT,
                                    .columns = 1,
                                    .column = BY,
                                    .rates = tryg_arena_copy(arena, path),
                                    .rates_shown = "rates.csv",
                                    .rates_per = 1000,
                                    .expected = "expected:alt"};
    t->b.project.indicator_at = TRYG_NEW(arena, 2, struct tryg_place);
    return t;
}

static void people_times_rates_are_expected(void **state)
{
    struct recount_town *t = town(*state, "sex,rate\nm,30\nf,10\nx,5\n");
    double value[RT_AREAS];
    assert_int_equal(tryg_expected_read(&t->b, NULL), TRYG_OK);
    assert_int_equal(tryg_expected_on(&t->b, 0, 2011, &t->system, value, NULL), TRYG_OK);
    CHECK_NEAR(value[0], 20.0);
    CHECK_NEAR(value[1], 12.0);
    CHECK_NEAR(value[2], 28.0);
    unlink(t->indicator[0].standard.rates);
}

/* 30 / 20, 21 / 12 and 12 / 28, with Garwood's limits of the count over the same. */
static void the_rate_is_reports_over_expected(void **state)
{
    struct recount_town *t = town(*state, "sex,rate\nm,30\nf,10\n");
    assert_int_equal(tryg_expected_read(&t->b, NULL), TRYG_OK);
    recount_town_score(t);
    const struct tryg_cell *cell = t->scores[1].cell;
    CHECK_NEAR(cell[0].value, 1.5);
    CHECK_NEAR(cell[1].value, 1.75);
    CHECK_NEAR(cell[2].value, 12.0 / 28.0);
    CHECK_NEAR(cell[0].denominator, 20.0);
    CHECK_NEAR(cell[0].se, sqrt(30.0) / 20.0);
    /* half of chi-squared's 2.5 % quantile of 60 and 97.5 % of 62: 40.4817, 85.6537 */
    assert_true(fabs(cell[0].low - 40.4817 / 2 / 20) < 1e-5);
    assert_true(fabs(cell[0].high - 85.6537 / 2 / 20) < 1e-5);
    assert_true(t->scores[1].rank[1] == 1.0); /* x led by the crude rate */
    unlink(t->indicator[0].standard.rates);
}

static void a_table_that_does_not_fit_is_refused(void **state)
{
    static const struct {
        const char *table, *says;
    } CASES[] = {{"sex,rate\nm,30\n", "\"f\""},
                 {"sex,rate\nm,30\nf,10\nm,20\n", "linje 2"},
                 {"sex,rate\nm,30\nf,-1\n", "\"-1\""},
                 {"age,rate\nm,30\n", "sex"}};
    size_t n = sizeof CASES / sizeof *CASES;
    assert_true(n > 3);
    for (size_t i = 0; i < n; i++) {
        struct recount_town *t = town(*state, CASES[i].table);
        struct tryg_error err = {0};
        assert_int_equal(tryg_expected_read(&t->b, &err), TRYG_DATA);
        assert_non_null(strstr(err.text, CASES[i].says));
        unlink(t->indicator[0].standard.rates);
    }
    struct recount_town *t = town(*state, "sex,rate\n");
    struct tryg_error err = {0};
    t->division.population[0].columns = 1; /* no sex among its classes */
    assert_int_equal(tryg_expected_read(&t->b, &err), TRYG_USAGE);
    assert_non_null(strstr(err.text, "sex"));
    unlink(t->indicator[0].standard.rates);
}

static void an_unknown_class_leaves_the_area_unknown(void **state)
{
    struct recount_town *t = town(*state, "sex,rate\nm,30\nf,10\n");
    double value[RT_AREAS];
    assert_int_equal(tryg_expected_read(&t->b, NULL), TRYG_OK);
    PEOPLE[1] = NAN;
    assert_int_equal(tryg_expected_on(&t->b, 0, 2010, &t->system, value, NULL), TRYG_OK);
    PEOPLE[1] = 900;
    CHECK_NEAR(value[0], 20.0);
    assert_true(isnan(value[1]));
    unlink(t->indicator[0].standard.rates);
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
        cmocka_unit_test(people_times_rates_are_expected),
        cmocka_unit_test(the_rate_is_reports_over_expected),
        cmocka_unit_test(a_table_that_does_not_fit_is_refused),
        cmocka_unit_test(an_unknown_class_leaves_the_area_unknown),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
