/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/by_class.h"
#include "engine/index/by_class.h"
#include "tests/unit/batch/standard_town.h"

#define CHECK_NEAR(got, wanted) assert_true(fabs((got) - (wanted)) < 1e-9)

static void an_area_has_the_rate_of_the_standard(void **state)
{
    struct standard_town s = standard_town(*state, NULL);
    assert_int_equal(tryg_standard_people_read(&s.town->b, NULL), TRYG_OK);
    recount_town_score(s.town);
    const struct tryg_cell *cell = s.town->scores[1].cell;
    CHECK_NEAR(cell[0].value, 30.0);
    CHECK_NEAR(cell[1].value, 25.0);
    CHECK_NEAR(cell[2].value, 10.0);
    CHECK_NEAR(cell[2].count, 10.0); /* two have no sex */
    CHECK_NEAR(cell[2].denominator, 1000.0);
    /* (0.5 * 1000 / 100)^2 * 1 + (0.5 * 1000 / 900)^2 * 9 */
    CHECK_NEAR(cell[2].se * cell[2].se, 25.0 + 9.0 * 25.0 / 81.0);
    assert_int_equal(cell[2].law.kind, TRYG_LAW_GAMMA);
    assert_true(cell[2].low > 0.0 && cell[2].low < 10.0 && cell[2].high > 25.0);
}

static void a_table_is_another_standard(void **state)
{
    struct standard_town s = standard_town(*state, "sex,persons\nm,1\nf,3\n");
    assert_int_equal(tryg_standard_people_read(&s.town->b, NULL), TRYG_OK);
    recount_town_score(s.town);
    CHECK_NEAR(s.town->scores[1].cell[0].value, 0.75 * 20 + 0.25 * 40);
    standard_town_end(&s);
}

static void a_class_nobody_lives_in_is_a_reason(void **state)
{
    struct standard_town s = standard_town(*state, NULL);
    assert_int_equal(tryg_standard_people_read(&s.town->b, NULL), TRYG_OK);
    s.town->division.population[0].split[1].value[4] = 0;
    recount_town_score(s.town);
    assert_int_equal(s.town->scores[1].cell[1].why, TRYG_WHY_EMPTY_CLASS);
    assert_true(isnan(s.town->scores[1].cell[1].value));
    CHECK_NEAR(s.town->scores[1].cell[0].value, 30.0);
}

static enum tryg_status make(struct standard_town *s, struct tryg_error *err)
{
    struct tryg_year_record record = {
        .year = 2011, .counts = 1, .count = &s->town->count[1]};
    struct tryg_report_basis basis = {0};
    assert_int_equal(tryg_standard_people_read(&s->town->b, NULL), TRYG_OK);
    return tryg_by_class_make(&s->town->b, &record, &s->town->system, &basis, err);
}

static void a_source_that_does_not_tell_is_named(void **state)
{
    struct standard_town s = standard_town(*state, NULL);
    struct tryg_error err = {0};
    s.town->count[1].split.columns = 0;
    assert_int_equal(make(&s, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "politi"));
    assert_non_null(strstr(err.text, "sex"));
    s.town->count[1].category_given[0] = false; /* it need not, of what it is silent on */
    assert_int_equal(make(&s, &err), TRYG_OK);
}

static void a_class_that_the_standard_lacks_is_named(void **state)
{
    static const char *const OTHERS[] = {"f", "other"};
    static const char *OTHER_PEOPLE[] = {"any", "f", "any", "q"};
    struct standard_town s = standard_town(*state, NULL);
    struct tryg_error err = {0};
    s.town->count[1].split.text = OTHERS;
    assert_int_equal(make(&s, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "\"other\""));
    s = standard_town(*state, NULL);
    s.town->division.population[0].split[1].text = OTHER_PEOPLE;
    assert_int_equal(make(&s, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "\"q\""));
}

/* Only the first category has a class here, and only that is asked for. */
static void a_class_without_reports_that_count_does_not_matter(void **state)
{
    static const char *const OTHERS[] = {"f", "m", "other"};
    uint64_t reports[] = {10, 0, 18, 0, 1, 0, 20, 0, 3, 0, 9, 0, 0, 7, 0, 0, 0, 0};
    struct standard_town s = standard_town(*state, NULL);
    struct tryg_error err = {0};
    s.town->count[1].split = (struct tryg_counts_split){1, ST_SEX, 3, OTHERS, reports};
    assert_int_equal(make(&s, &err), TRYG_OK);
    reports[12] = 1;
    assert_int_equal(make(&s, &err), TRYG_DATA);
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
        cmocka_unit_test(an_area_has_the_rate_of_the_standard),
        cmocka_unit_test(a_table_is_another_standard),
        cmocka_unit_test(a_class_nobody_lives_in_is_a_reason),
        cmocka_unit_test(a_source_that_does_not_tell_is_named),
        cmocka_unit_test(a_class_that_the_standard_lacks_is_named),
        cmocka_unit_test(a_class_without_reports_that_count_does_not_matter),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
