/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#include "geodata/base/log.h"

#define PEOPLE "population: [{id: residents, file: b, columns: {area: a, value: v}}]\n"
#define POLICE                                                                           \
    "reports: [{id: p, file: p, category: vold, columns: {date: d, east: x, north: "     \
    "z}}]\n"
#define OWN                                                                              \
    "index:\n"                                                                           \
    "  levels: [{id: lav}, {id: hoej, from: 110}]\n"                                     \
    "  indicators:\n"

static void a_shipped_profile_asks_and_is_told_what_is_missing(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *warning[3];
    } CASES[] = {
        {LEAST "index: {profile: sikkerby}\n",
         {"tryghed.yaml, linje 4, kolonne 8: projektet har ingen reports; 6 af indeksets "
          "indikatorer kan ikke beregnes.",
          "tryghed.yaml, linje 4, kolonne 8: projektet har ingen survey; 14 af indeksets "
          "indikatorer kan ikke beregnes."}},
        {LEAST POLICE "index: {profile: sikkerby}\n",
         {"tryghed.yaml, linje 5, kolonne 8: projektet har ingen population; 6 af "
          "indeksets "
          "indikatorer kan ikke beregnes.",
          "tryghed.yaml, linje 5, kolonne 8: projektet har ingen survey; 14 af indeksets "
          "indikatorer kan ikke beregnes."}},
        {LEAST POLICE
         "population: [{id: resident, file: b, columns: {area: a, value: v}}]\n"
         "index: {profile: sikkerby}\n",
         {"tryghed.yaml, linje 6, kolonne 8: profilen sikkerby: 6 indikatorer kan ikke "
          "beregnes. Under population findes ikke: residents (mente du resident?).",
          "tryghed.yaml, linje 6, kolonne 8: projektet har ingen survey; 14 af indeksets "
          "indikatorer kan ikke beregnes."}},
        {LEAST POLICE PEOPLE "survey: [{id: s, kind: estimates, file: \"{year}\", "
                             "columns: {area: a, question: "
                             "q, share: s, n: n}}]\n"
                             "index: {profile: rotterdam}\n",
         {NULL}}, /* estimates bring the questions the file has */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_project p = read_sound(arena, CASES[i].yaml);
        size_t n = 0;
        for (; CASES[i].warning[n]; n++) {
            assert_true(n < p.warnings);
            assert_string_equal(p.warning[n], CASES[i].warning[n]);
        }
        assert_int_equal(p.warnings, n);
        tryg_arena_free(arena);
    }
    assert_true(sizeof CASES > 0);
}

static void an_own_profile_that_asks_for_nothing_there_is_a_fault(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST PEOPLE POLICE OWN
         "    - {id: v, source: reports, category: vold, of: residenter}\n",
         "tryghed.yaml, linje 9, kolonne 7: indikatoren v: of: \"residenter\" findes "
         "ikke i "
         "projektet.\n"
         "  Mente du \"residents\"?",
         "tryghed.yaml, line 9, column 7: the indicator v: of: \"residenter\" is not in "
         "the "
         "project.\n"
         "  Did you mean \"residents\"?"},
        {LEAST
         "survey: [{id: s, file: \"{year}\", columns: {area: a}, questions: {utryg: "
         "{column: c, unsafe: 1}}}]\n" OWN
         "    - {id: u, source: survey, question: utrug}\n"
         "    - {id: w, source: survey, question: utryg, survey: t}\n",
         "tryghed.yaml, linje 8, kolonne 7: indikatoren u: question: \"utrug\" findes "
         "ikke "
         "i projektet.\n"
         "  Mente du \"utryg\"?\n"
         "  tryghed.yaml, linje 9, kolonne 7: indikatoren w: survey: \"t\" findes ikke i "
         "projektet.\n"
         "  Mulighederne er: s.",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

static void categories_are_asked_for_once_the_offences_are_read(void **state)
{
    (void)state;
    static const char *const known[] = {"vold", "indbrud", "tyveri"};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    struct tryg_project p =
        read_sound(arena, LEAST PEOPLE POLICE OWN
                   "    - {id: alt, source: reports, category: \"*\", of: residents}\n"
                   "    - {id: i, source: reports, category: inbrud, of: residents}\n");
    assert_int_equal(tryg_project_check_categories(&p, 3, known, &err), TRYG_USAGE);
    assert_string_equal(
        err.text, "tryghed.yaml, linje 10, kolonne 7: indikatoren i kan ikke "
                  "beregnes: kategorien \"inbrud\" er ikke blandt projektets (mente "
                  "du \"indbrud\"?).");
    p = read_sound(arena, LEAST PEOPLE POLICE "index: {profile: sikkerby}\n");
    size_t before = tryg_warnings();
    assert_int_equal(tryg_project_check_categories(&p, 3, known, &err), TRYG_OK);
    assert_int_equal(tryg_warnings() - before, 3); /* narkotika, haervaerk, chikane */
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shipped_profile_asks_and_is_told_what_is_missing),
        cmocka_unit_test(an_own_profile_that_asks_for_nothing_there_is_a_fault),
        cmocka_unit_test(categories_are_asked_for_once_the_offences_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
