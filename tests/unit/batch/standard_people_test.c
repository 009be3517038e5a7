/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/batch/standard_town.h"

#define CHECK_NEAR(got, wanted) assert_true(fabs((got) - (wanted)) < 1e-12)

static void the_city_of_the_base_year_is_the_standard(void **state)
{
    struct standard_town s = standard_town(*state, NULL);
    s.town->division.population[0].split[0].value[1] = 2400;
    assert_int_equal(tryg_standard_people_read(&s.town->b, NULL), TRYG_OK);
    const struct tryg_standard_people *standard = s.town->b.standard;
    assert_int_equal(standard[0].classes, 2);
    CHECK_NEAR(standard[0].share[0], 3000.0 / 4500.0);
    CHECK_NEAR(standard[0].share[1], 1500.0 / 4500.0);
    assert_int_equal(tryg_standard_people_find(&standard[0], "f"), 0);
    assert_int_equal(tryg_standard_people_find(&standard[0], "m"), 1);
    assert_int_equal(tryg_standard_people_find(&standard[0], "x"), 2);
    assert_int_equal(standard[1].classes, 0); /* of the survey */
}

static void what_is_not_told_is_nobody(void **state)
{
    struct standard_town s = standard_town(*state, NULL);
    s.town->division.population[0].split[0].value[1] = NAN;
    assert_int_equal(tryg_standard_people_read(&s.town->b, NULL), TRYG_OK);
    CHECK_NEAR(s.town->b.standard[0].share[0], 600.0 / 2100.0);
}

static void a_table_may_be_the_standard(void **state)
{
    struct standard_town s = standard_town(*state, "persons,sex\n1,m\n3,f\n");
    assert_int_equal(tryg_standard_people_read(&s.town->b, NULL), TRYG_OK);
    CHECK_NEAR(s.town->b.standard[0].share[0], 0.75);
    CHECK_NEAR(s.town->b.standard[0].share[1], 0.25);
    standard_town_end(&s);
}

static void a_table_that_does_not_fit_is_refused(void **state)
{
    static const struct {
        const char *table, *says;
    } CASES[] = {{"sex,persons\nm,1\nf,1\nm,2\n", "linje 2"},
                 {"sex,persons\nm,1\nf,-1\n", "\"-1\""},
                 {"sex,persons\nm,1\nx,1\n", "\"x\""},
                 {"sex,persons\nm,0\nf,0\n", "ingen personer"},
                 {"sex,people\nm,0\nf,0\n", "persons"},
                 {"age,persons\nm,30\n", "sex"}};
    size_t n = sizeof CASES / sizeof *CASES;
    assert_true(n > 5);
    for (size_t i = 0; i < n; i++) {
        struct standard_town s = standard_town(*state, CASES[i].table);
        struct tryg_error err = {0};
        assert_int_equal(tryg_standard_people_read(&s.town->b, &err), TRYG_DATA);
        assert_non_null(strstr(err.text, CASES[i].says));
        standard_town_end(&s);
    }
}

static void a_population_without_the_class_is_refused(void **state)
{
    struct standard_town s = standard_town(*state, NULL);
    struct tryg_error err = {0};
    s.town->division.population[0].columns = 1;
    assert_int_equal(tryg_standard_people_read(&s.town->b, &err), TRYG_USAGE);
    assert_non_null(strstr(err.text, "sex"));
}

static void a_class_of_two_columns_has_one_key(void **state)
{
    static const char *const TEXT[] = {"a", "b", "c"};
    static const size_t AT[] = {2, 0};
    const char *key = tryg_standard_people_key(2, TEXT, AT, *state);
    assert_string_equal(tryg_standard_people_name(key, *state), "c, a");
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
        cmocka_unit_test(the_city_of_the_base_year_is_the_standard),
        cmocka_unit_test(what_is_not_told_is_nobody),
        cmocka_unit_test(a_table_may_be_the_standard),
        cmocka_unit_test(a_table_that_does_not_fit_is_refused),
        cmocka_unit_test(a_population_without_the_class_is_refused),
        cmocka_unit_test(a_class_of_two_columns_has_one_key),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
