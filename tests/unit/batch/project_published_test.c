/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/batch/project_cases.h"

#define INDEX                                                                            \
    "survey:\n  - {id: b, file: b.csv, columns: {area: o}, questions: {utryg: {column: " \
    "sp3, unsafe: [\"1\"]}}}\n"                                                          \
    "index:\n  indicators: [{id: utryg, source: survey, question: utryg}]\n  "           \
    "levels: [{id: alle}]\n"

static void tables_are_read_and_printed_alike(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project p = read_sound(
        arena, LEAST INDEX
        "published:\n"
        "  - {id: a, file: a.csv, columns: {year: aar, system: inddeling, area: omr, "
        "level: niveau, indicator: indikator, share: andel, n: antal, se: fejl, deff: "
        "d}, share_unit: percent, deff: 1.4, totals: [I alt], missing: [<5]}\n"
        "  - {id: b, file: \"b_{year}.xlsx\", sheet: Tabel 1, year: 2013, system: atom, "
        "indicator: utryg, columns: {area: o, share: s}}\n");
    assert_int_equal(p.published_tables, 2);
    const struct tryg_published_source *a = &p.published[0].source;
    const struct tryg_published_source *b = &p.published[1].source;
    assert_string_equal(a->n, "antal");
    assert_true(a->percent && a->usual_deff == 1.4);
    assert_string_equal(a->total[0], "I alt");
    assert_string_equal(a->missing[0], "<5");
    assert_null(a->constant_system);
    assert_int_equal(a->constant_year, 0);
    assert_int_equal(b->constant_year, 2013);
    assert_string_equal(b->constant_system, "atom");
    assert_true(!b->percent && b->usual_deff == 1.0 && !b->level);
    struct tryg_project again = read_sound(arena, printed(arena, &p));
    assert_string_equal(printed(arena, &again), printed(arena, &p));
    tryg_arena_free(arena);
}

/* A published table decides no number of a year: it must not unlock the base year, nor
 * make any year be computed again. */
static void they_are_no_part_of_a_years_recipe(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_project without = read_sound(arena, LEAST INDEX);
    struct tryg_project with = read_sound(
        arena, LEAST INDEX
        "published:\n  - {id: a, file: a.csv, year: 2013, system: atom, columns: {area: "
        "o, level: n}}\n");
    assert_string_equal(tryg_project_hash_recipe(&without).hex,
                        tryg_project_hash_recipe(&with).hex);
    assert_string_not_equal(tryg_project_hash(&without).hex,
                            tryg_project_hash(&with).hex);
    tryg_arena_free(arena);
}

#define ONE(keys) LEAST INDEX "published: [{id: a, file: a.csv, " keys "}]\n"
#define WHEN "year: 2013, system: atom, "

static void faults_are_named(void **state)
{
    (void)state;
    static const struct fault_case CASES[] = {
        {ONE("system: atom, columns: {area: o, level: n}"),
         "tryghed.yaml, linje 9, kolonne 13: nøglen \"published.columns.year\" mangler.\n"
         "  Er hele tabellen fra ét år, så skriv det: year: 2013.",
         "tryghed.yaml, line 9, column 13: the key \"published.columns.year\" is "
         "missing.\n"
         "  If the whole table is of one year, say which: year: 2013."},
        {ONE("year: 2013, system: atom, columns: {area: o, level: n, year: y}"),
         "tryghed.yaml, linje 9, kolonne 13: published: columns.year og year kan ikke "
         "stå sammen; behold den ene.",
         NULL},
        {ONE("year: 2013, columns: {area: o, level: n}"),
         "tryghed.yaml, linje 9, kolonne 13: nøglen \"published.columns.system\" "
         "mangler.\n"
         "  Er hele tabellen på én inddeling, så skriv den: system: bydel.",
         NULL},
        {ONE(WHEN "columns: {level: n}"),
         "tryghed.yaml, linje 9, kolonne 13: nøglen \"published.columns.area\" mangler.",
         NULL},
        {ONE(WHEN "columns: {area: o}"),
         "tryghed.yaml, linje 9, kolonne 13: nøglen \"published.columns.level\" "
         "mangler.\n"
         "  En publiceret tabel har et niveau, en andel (columns.share) eller begge "
         "dele.",
         NULL},
        {ONE(WHEN "columns: {area: o, share: s}"),
         "tryghed.yaml, linje 9, kolonne 13: nøglen \"published.columns.indicator\" "
         "mangler.\n"
         "  Er alle andele af samme indikator, så skriv den: indicator: utryg.",
         NULL},
        {ONE(WHEN "columns: {area: o, level: n, se: f}"),
         "tryghed.yaml, linje 9, kolonne 13: nøglen \"published.columns.share\" mangler.",
         NULL},
        {LEAST INDEX "published: [{id: a, file: \"a_{year}.csv\", system: atom, columns: "
                     "{year: y, area: o, level: n}}]\n",
         "tryghed.yaml, linje 9, kolonne 13: published: {year} i file og sheet kræver "
         "year: et årstal.",
         NULL},
        {ONE("year: 2013, system: atomer, columns: {area: o, level: n}"),
         "tryghed.yaml, linje 9, kolonne 54: published.system: systemet \"atomer\" "
         "kendes "
         "ikke her.\n"
         "  Mente du \"atom\"?",
         NULL},
        {ONE(WHEN "indicator: utrig, columns: {area: o, share: n}"),
         "tryghed.yaml, linje 9, kolonne 71: published.indicator: \"utrig\" er ikke en "
         "indikator, der er en andel af svar.\n"
         "  Mente du \"utryg\"?",
         NULL},
        {LEAST "published: [{id: a, file: a.csv, " WHEN
               "columns: {area: o, level: n}}]\n",
         "tryghed.yaml, linje 4, kolonne 13: published: uden index er der intet at holde "
         "publicerede niveauer og andele op imod.",
         "tryghed.yaml, line 4, column 13: published: without index there is nothing to "
         "hold published levels and shares against."},
        {LEAST INDEX "published:\n  - {id: a, file: a.csv, " WHEN
                     "columns: {area: o, level: n}}\n  - {id: a, file: b.csv, " WHEN
                     "columns: {area: o, level: n}}\n",
         "tryghed.yaml, linje 11, kolonne 5: published: id \"a\" er brugt før; hver "
         "kilde "
         "har sit eget.",
         NULL},
    };
    EXPECT_FAULTS(CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_read_and_printed_alike),
        cmocka_unit_test(they_are_no_part_of_a_years_recipe),
        cmocka_unit_test(faults_are_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
