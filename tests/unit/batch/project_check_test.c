/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#define TOP "tryghed: 1\nyears: 2010-2014\n"
#define SYSTEMS                                                                          \
    TOP "areas:\n"                                                                       \
        "  file: a\n"                                                                    \
        "  code: b\n"                                                                    \
        "  systems:\n"

static void systems_refer_to_systems(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {SYSTEMS "    distrikt35: {group_by: d, inside: bydle10}\n"
                 "    bydel10: {group_by: e}\n",
         "tryghed.yaml, linje 7, kolonne 39: inside: systemet \"bydle10\" kendes ikke "
         "her.\n"
         "  Mente du \"bydel10\"?",
         "tryghed.yaml, line 7, column 39: inside: there is no system \"bydle10\" to use "
         "here.\n"
         "  Did you mean \"bydel10\"?"},
        {SYSTEMS "    d: {group_by: d, inside: atom}\n",
         "tryghed.yaml, linje 7, kolonne 30: inside: systemet \"atom\" kendes ikke her.\n"
         "  Mulighederne er: d.",
         NULL},
        {SYSTEMS "    a: {group_by: d, inside: b}\n"
                 "    b: {group_by: e, inside: c}\n"
                 "    c: {group_by: f, inside: a}\n",
         "tryghed.yaml, linje 7, kolonne 30: inside: a ligger i kreds inden i sig selv.\n"
         "  tryghed.yaml, linje 8, kolonne 30: inside: b ligger i kreds inden i sig "
         "selv.\n"
         "  tryghed.yaml, linje 9, kolonne 30: inside: c ligger i kreds inden i sig "
         "selv.",
         "tryghed.yaml, line 7, column 30: inside: a lies inside itself, in a circle.\n"
         "  tryghed.yaml, line 8, column 30: inside: b lies inside itself, in a circle.\n"
         "  tryghed.yaml, line 9, column 30: inside: c lies inside itself, in a circle."},
        {SYSTEMS "    a: {group_by: d, inside: a}\n",
         "tryghed.yaml, linje 7, kolonne 30: inside: a ligger i kreds inden i sig selv.",
         NULL},
        /* into a circle, but not of it: told of those that are in it only */
        {SYSTEMS "    x: {group_by: d, inside: a}\n"
                 "    a: {group_by: d, inside: a}\n",
         "tryghed.yaml, linje 8, kolonne 30: inside: a ligger i kreds inden i sig selv.",
         NULL},
        {SYSTEMS "    city: {group_by: d}\n",
         "tryghed.yaml, linje 7, kolonne 11: navnet city er optaget: atom er de fineste "
         "områder og city hele byen. Vælg et andet.",
         "tryghed.yaml, line 7, column 11: the name city is taken: atom is the finest "
         "areas "
         "and city the whole city. Choose another."},
        {SYSTEMS "    d: {group_by: d}\n  index_system: city\n",
         "tryghed.yaml, linje 8, kolonne 17: index_system: systemet \"city\" kendes ikke "
         "her.\n"
         "  Mulighederne er: d, atom.",
         NULL},
        {SYSTEMS "    d: {group_by: d}\n  index_system: {2012: d}\n",
         "tryghed.yaml, linje 8, kolonne 24: index_system begynder i 2012, men projektet "
         "i "
         "2010.",
         "tryghed.yaml, line 8, column 24: index_system begins in 2012, but the project "
         "in "
         "2010."},
        {SYSTEMS "    d: {group_by: d}\n  roll_up: [city]\n",
         "tryghed.yaml, linje 8, kolonne 12: roll_up: hele byen er altid med; slet "
         "\"city\".",
         NULL},
        {SYSTEMS "    d: {group_by: d}\n  roll_up: [d, d]\n",
         "tryghed.yaml, linje 8, kolonne 12: roll_up: d er der to gange.", NULL},
        {SYSTEMS "    d: {group_by: d}\n  roll_up: d\n  index_system: d\n",
         "tryghed.yaml, linje 8, kolonne 12: roll_up: d er selv index_system; slet det "
         "her.",
         "tryghed.yaml, line 8, column 12: roll_up: d is the index_system itself; remove "
         "it "
         "here."},
    };
    EXPECT_FAULTS(CASES);
}

static void inputs_refer_to_systems_and_have_their_own_ids(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {LEAST "population:\n"
               "  - {id: a, file: b, system: distrikt, columns: {area: x, value: v}}\n",
         "tryghed.yaml, linje 5, kolonne 30: population.system: systemet \"distrikt\" "
         "kendes ikke her.\n"
         "  Mulighederne er: atom, city.",
         NULL},
        {LEAST "population:\n"
               "  - {id: a, file: b, columns: {area: x, value: v}}\n"
               "  - {id: a, file: c, columns: {area: x, value: v}}\n",
         "tryghed.yaml, linje 6, kolonne 5: population: id \"a\" er brugt før; hver "
         "kilde "
         "har sit eget.",
         "tryghed.yaml, line 6, column 5: population: the id \"a\" is used before; each "
         "source has its own."},
        {LEAST
         "reports:\n"
         "  - {id: p, file: b, category: v, columns: {date: d, east: x, north: z}}\n"
         "  - {id: p, file: b, category: v, columns: {date: d, east: x, north: z}}\n",
         "tryghed.yaml, linje 6, kolonne 5: reports: id \"p\" er brugt før; hver kilde "
         "har "
         "sit eget.",
         NULL},
        {LEAST "survey:\n"
               "  - {id: p, kind: estimates, file: \"{year}\", system: x, columns: "
               "{question: q, share: s, n: n}}\n"
               "  - {id: p, kind: estimates, file: \"{year}\", system: city, columns: "
               "{question: q, share: s, n: n}}\n",
         NULL, NULL},
        {LEAST
         "reports:\n"
         "  - {id: p, file: b, category: v, system: by, columns: {date: d, east: x, "
         "north: z}}\n",
         "tryghed.yaml, linje 5, kolonne 43: reports.system: systemet \"by\" kendes ikke "
         "her.\n"
         "  Mulighederne er: atom, city.",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(systems_refer_to_systems),
        cmocka_unit_test(inputs_refer_to_systems_and_have_their_own_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
