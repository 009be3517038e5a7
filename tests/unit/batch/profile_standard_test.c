/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/profile_standard.h"

#include <math.h>
#include <string.h>

/* One indicator with the keys given; how many faults there were. */
static size_t read_one(tryg_arena *arena, const char *keys, struct tryg_indicator *it,
                       const char **fault)
{
    const char *text = tryg_arena_print(arena, "indicators:\n  - {id: i, %s}\n", keys);
    struct tryg_yaml root;
    struct tryg_yaml_reading reading = {.arena = arena, .folder = "/p", .within = ""};
    struct tryg_draft draft = tryg_draft_begin("x");
    assert_int_equal(tryg_yaml_parse(text, strlen(text), "x", arena, &root, NULL),
                     TRYG_OK);
    tryg_yaml_keys_read(&reading, TRYG_PROFILE_KEYS, &root, &draft);
    assert_int_equal(draft.indicators, 1);
    *it = draft.indicator[0].it;
    if (fault) {
        *fault = reading.faults.n ? reading.faults.remark[0].text : "";
    }
    return reading.faults.n;
}

#define REPORTS "source: reports, category: c, of: r"
#define SURVEY "source: survey, question: q"
#define STANDARD "standardise: {method: indirect, by: [sex, age], rates: r.csv}"

static void a_rate_is_crude_and_poisson_unless_told(void **state)
{
    struct tryg_indicator it;
    assert_int_equal(read_one(*state, REPORTS, &it, NULL), 0);
    assert_true(it.overdispersion == 1.0);
    assert_int_equal(it.standard.method, TRYG_CRUDE);
    assert_null(it.standard.expected);
    assert_true(it.per == 1000.0);
    assert_int_equal(read_one(*state, SURVEY, &it, NULL), 0);
    assert_true(it.per == 1000.0);
    assert_int_equal(read_one(*state, REPORTS ", standardise: {method: none}", &it, NULL),
                     0);
    assert_null(it.standard.expected);
}

static void indirectly_it_is_per_one_expected(void **state)
{
    struct tryg_indicator it;
    assert_int_equal(
        read_one(*state, REPORTS ", overdispersion: 2.5, " STANDARD, &it, NULL), 0);
    assert_true(it.overdispersion == 2.5);
    assert_int_equal(it.standard.method, TRYG_INDIRECT);
    assert_int_equal(it.standard.columns, 2);
    assert_string_equal(it.standard.column[1], "age");
    assert_string_equal(it.standard.rates, "/p/r.csv");
    assert_string_equal(it.standard.rates_shown, "r.csv");
    assert_true(it.standard.rates_per == 1000.0);
    assert_string_equal(it.standard.expected, "expected:i");
    assert_true(it.per == 1.0);
    assert_int_equal(read_one(*state, REPORTS ", per: 100, " STANDARD, &it, NULL), 0);
    assert_true(it.per == 100.0); /* as often printed: 100 = as the standard */
}

static void directly_it_is_per_thousand_of_a_standard(void **state)
{
    struct tryg_indicator it;
    assert_int_equal(
        read_one(*state, REPORTS ", standardise: {method: direct, by: age}", &it, NULL),
        0);
    assert_int_equal(it.standard.method, TRYG_DIRECT);
    assert_string_equal(it.standard.people_shown, "city"); /* unless told */
    assert_null(it.standard.expected);
    assert_true(it.per == 1000.0);
    assert_int_equal(read_one(*state,
                              REPORTS ", pool: 3, overdispersion: 2, standardise: "
                                      "{method: direct, by: [sex, age], standard: s.csv}",
                              &it, NULL),
                     0);
    assert_string_equal(it.standard.people, "/p/s.csv");
    assert_string_equal(it.standard.people_shown, "s.csv");
}

static void what_does_not_fit_is_blamed(void **state)
{
    static const struct {
        const char *keys, *says;
    } CASES[] = {
        {REPORTS ", overdispersion: 0.5", "overdispersion"},
        {REPORTS ", overdispersion: 2, model: {kind: marshall}", "overdispersion"},
        {SURVEY ", overdispersion: 2", "overdispersion"},
        {SURVEY ", " STANDARD, "standardise"},
        {REPORTS ", harm: true, " STANDARD, "harm: true"},
        {REPORTS ", standardise: {method: indirect, by: age}", "rates"},
        {REPORTS ", standardise: {method: indirect, rates: r.csv}", "by"},
        {REPORTS ", standardise: {method: indirect, by: age, rates: r.csv, standard: "
                 "city}",
         "standard"},
        {REPORTS ", standardise: {method: direct}", "by"},
        {REPORTS ", standardise: {method: direct, by: age, rates: r.csv}", "rates"},
        {REPORTS ", standardise: {method: direct, by: age, per: 100}", "per"},
        {REPORTS ", harm: true, standardise: {method: direct, by: age}", "harm: true"},
        {REPORTS ", model: {kind: marshall}, standardise: {method: direct, by: age}",
         "method: indirect"},
        {SURVEY ", standardise: {method: direct, by: age}", "standardise"},
    };
    size_t n = sizeof CASES / sizeof *CASES;
    assert_true(n > 13);
    for (size_t i = 0; i < n; i++) {
        struct tryg_indicator it;
        const char *fault;
        assert_int_equal(read_one(*state, CASES[i].keys, &it, &fault), 1);
        assert_non_null(strstr(fault, CASES[i].says));
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
        cmocka_unit_test(a_rate_is_crude_and_poisson_unless_told),
        cmocka_unit_test(indirectly_it_is_per_one_expected),
        cmocka_unit_test(directly_it_is_per_thousand_of_a_standard),
        cmocka_unit_test(what_does_not_fit_is_blamed),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
