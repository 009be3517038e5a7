/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/batch/project_keys.h"
#include "tests/unit/batch/project_cases.h"

/* A break parts the years before its own from those on and after it. */
static void a_break_lies_before_its_year(void **state)
{
    (void)state;
    const char *what[] = {"utryg"};
    struct tryg_break gap[] = {{.year = 2012, .ofs = 1, .of = what}, {.year = 2014}};
    struct tryg_project p = {.breaks = 2, .series_break = gap};
    assert_null(tryg_project_break(&p, "utryg", 2010, 2011));
    assert_ptr_equal(tryg_project_break(&p, "utryg", 2011, 2012), &gap[0]);
    assert_ptr_equal(tryg_project_break(&p, "utryg", 2012, 2011), &gap[0]);
    assert_null(tryg_project_break(&p, "utryg", 2012, 2013));
    assert_null(tryg_project_break(&p, "utryg", 2012, 2012));
    assert_null(tryg_project_break(&p, "vold", 2010, 2013));
    assert_ptr_equal(tryg_project_break(&p, "vold", 2010, 2014), &gap[1]);
}

static void what_is_said_is_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST "compare:\n  breaks:\n    - {year: 2011, why: Nyt register}\n");
    assert_int_equal(p.breaks, 1);
    assert_int_equal(p.series_break[0].year, 2011);
    assert_int_equal(p.series_break[0].ofs, 0);
    assert_string_equal(p.series_break[0].why.in[TRYG_DA], "Nyt register");
    tryg_arena_free(arena);
}

static void faults_are_blamed_where_they_are(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "compare: {breaks: [{year: 2010, why: x}]}\n",
         "tryghed.yaml, linje 4, kolonne 20: compare: breaks: year: 2010 skiller ingen "
         "af projektets år; skriv det første år, der er målt på den nye måde (efter "
         "2010, senest 2012).",
         NULL},
        {LEAST "compare: {breaks: [{year: 2013, why: x}]}\n",
         "tryghed.yaml, linje 4, kolonne 20: compare: breaks: year: 2013 skiller ingen "
         "af projektets år; skriv det første år, der er målt på den nye måde (efter "
         "2010, senest 2012).",
         NULL},
        {LEAST "compare: {breaks: [{year: 2011, of: utryk, why: x}]}\n",
         "tryghed.yaml, linje 4, kolonne 20: compare: breaks: indikatoren \"utryk\" "
         "findes ikke.",
         NULL},
        {LEAST "compare: {breaks: [{year: 2011}]}\n",
         "tryghed.yaml, linje 4, kolonne 20: nøglen \"compare.breaks.why\" mangler.",
         NULL}};
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_break_lies_before_its_year),
        cmocka_unit_test(what_is_said_is_read),
        cmocka_unit_test(faults_are_blamed_where_they_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
