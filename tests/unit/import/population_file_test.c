/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/population_file.h"
#include "small_system.h"

static const int YEARS[] = {2010, 2011};

static enum tryg_status read_csv(struct tryg_population_source source, const char *csv,
                                 tryg_arena *arena, struct tryg_population *p,
                                 size_t *ignored, struct tryg_error *err)
{
    source.id = "beboere";
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "bef.csv";
    source.area = "omr";
    source.value = "antal";
    source.system = &small_system;
    source.names = tryg_names_new(arena, &small_system);
    return tryg_population_read(&source, 2, YEARS, arena, p, ignored, err);
}

/* Expected persons of 2010 and 2011, the four areas each; -1 stands for NAN. */
static void expect(struct tryg_population_source source, const char *csv,
                   const double *persons, size_t ignored_rows)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_population p;
    struct tryg_error err = {0};
    size_t ignored = 99;
    if (read_csv(source, csv, arena, &p, &ignored, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    for (size_t i = 0; i < 8; i++) {
        if (persons[i] < 0 ? !isnan(p.value[i]) : p.value[i] != persons[i]) {
            fail_msg("%zu: %g, not %g", i, p.value[i], persons[i]);
        }
    }
    assert_int_equal(ignored, ignored_rows);
    tryg_arena_free(arena);
}

static void years_are_read_from_a_column(void **state)
{
    (void)state;
    struct tryg_population_source s = {.year = "aar"};
    expect(s,
           "omr;aar;antal\n1;2010;100\nØSTERBRO;2010;200.5\nCentrum;2011;101\n"
           "10;2011;\n3;2011;..\n2;1999;9\n",
           (double[]){100, 200.5, -1, -1, 101, -1, -1, -1}, 0);
}

static void dates_count_for_their_year_or_the_next(void **state)
{
    (void)state;
    struct tryg_population_source s = {.date = "dag", .table.date_format = "yyyymmdd"};
    const char *csv = "dag;omr;antal\n20101231;1;100\n20091231;1;90\n";
    expect(s, csv, (double[]){100, -1, -1, -1, -1, -1, -1, -1}, 0);
    s.next_year = true;
    expect(s, csv, (double[]){90, -1, -1, -1, 100, -1, -1, -1}, 0);
}

static void without_years_all_are_alike(void **state)
{
    (void)state;
    expect((struct tryg_population_source){0}, "omr;antal\n2;7\n",
           (double[]){-1, 7, -1, -1, -1, 7, -1, -1}, 0);
}

static void repeated_rows_are_added_when_asked(void **state)
{
    (void)state;
    struct tryg_population_source s = {.year = "aar", .sum = true};
    const char *ages[] = {"15-999"};
    struct tryg_where where = {"alder", 1, ages};
    expect(s, "omr;aar;antal\n1;2010;1\n1;2010;2\n1;2011;4\n",
           (double[]){3, -1, -1, -1, 4, -1, -1, -1}, 0);
    s.table.wheres = 1;
    s.table.where = &where;
    expect(s, "omr;aar;antal;alder\n1;2010;1;14\n1;2010;2;15\n1;2010;4;99\n",
           (double[]){6, -1, -1, -1, -1, -1, -1, -1}, 0);
}

static void other_places_are_passed_over(void **state)
{
    (void)state;
    const char *not_areas[] = {"Uden for inddeling", "I alt"};
    struct tryg_population_source s = {
        .year = "aar", .not_areas = 2, .not_area = not_areas};
    const char *csv =
        "omr;aar;antal\nI alt;2010;9\nUden for  Inddeling;2010;9\n1;2010;5\n";
    expect(s, csv, (double[]){5, -1, -1, -1, -1, -1, -1, -1}, 0);
    s.not_areas = 1;
    s.ignore_unknown_areas = true;
    expect(s, csv, (double[]){5, -1, -1, -1, -1, -1, -1, -1}, 1);
}

static void numbers_are_read_as_declared(void **state)
{
    (void)state;
    struct tryg_population_source s = {.year = "aar", .table.decimal = ','};
    expect(s, "omr;aar;antal\n1;2010;1.234\n2;2010;1.234,5\n",
           (double[]){1234, 1234.5, -1, -1, -1, -1, -1, -1}, 0);
}

static void faults_name_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *csv, *says;
    } CASES[] = {
        {"omr;aar;antal\n1;2010;1.234\n",
         "bef.csv, linje 2, kolonne 3: \"1.234\" kan læses på to måder. Skriv decimal: "
         "\",\" eller decimal: \".\" under population."},
        {"omr;aar;antal\n1;2010;-1\n",
         "bef.csv, linje 2, kolonne 3: \"-1\" er ikke et antal på 0 eller mere."},
        {"omr;aar;antal\n1;2010;mange\n",
         "bef.csv, linje 2, kolonne 3: \"mange\" er ikke et antal på 0 eller mere."},
        {"omr;aar;antal\n1;i år;1\n",
         "bef.csv, linje 2, kolonne 2: \"i år\" er ikke et årstal."},
        {"omr;aar;antal\nAmager;2010;1\n",
         "bef.csv, linje 2, kolonne 1: \"Amager\" kan være flere områder i bydel: 3, 10. "
         "Skriv koden, eller tilføj et alias i tryghed.yaml."},
        {"omr;aar;antal\n1;2010;1\nIndre by;2010;2\n",
         "bef.csv, linje 3, kolonne 1: 1 Indre By (2010) står også i linje 2. Skriv sum: "
         "true, hvis rækkerne skal lægges sammen, eller vælg rækker med where:."},
        {"omr;aar;antal\nIndreby;2010;1\nx;2010;1\nx;2011;1\n",
         "bef.csv har 3 rækker med områder, der ikke findes i bydel.\n"
         "  Linje 2, kolonne 1 (omr): \"Indreby\"\n  Linje 3, kolonne 1 (omr): \"x\"\n"
         "  Mente du \"Indre By\"?\n"
         "  Skriv dem under not_areas:, tilføj aliases: til bydel, eller skriv "
         "unknown_areas: ignore."},
    };
    size_t n = 0;
    tryg_lang_set(TRYG_DA);
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_population p = {.years = 77};
        struct tryg_error err = {0};
        size_t ignored = 0;
        assert_int_equal(read_csv((struct tryg_population_source){.year = "aar"},
                                  CASES[n].csv, arena, &p, &ignored, &err),
                         TRYG_DATA);
        assert_string_equal(err.text, CASES[n].says);
        assert_int_equal(p.years, 77);
        tryg_arena_free(arena);
    }
    assert_int_equal(n, 7);
}

/* The people of an area by sex and age; what is missing, what is not there, and what is
 * 0.
 */
static void classes_split_the_people(void **state)
{
    (void)state;
    static const char *COLUMNS[] = {"koen", "alder"};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_population p;
    struct tryg_error err = {0};
    size_t ignored = 99;
    struct tryg_population_source source = {
        .classes = 2, .class_column = COLUMNS, .year = "aar"};
    const char *csv = "omr;aar;koen;alder;antal\n"
                      "1;2010; K;1.0;10\n"
                      "1;2010;M;1;20\n"
                      "2;2010;K;1;5\n"
                      "2;2010;K;2;..\n"
                      "2;2011;K;2;7\n";
    assert_int_equal(read_csv(source, csv, arena, &p, &ignored, &err), TRYG_OK);
    assert_int_equal(p.columns, 2);
    const struct tryg_population_split *one = &p.split[0];
    size_t n = small_system.n;
    assert_int_equal(one->classes, 3);
    assert_string_equal(one->text[0], "K");
    assert_string_equal(one->text[1], "1");
    assert_string_equal(one->text[4], "K");
    assert_string_equal(one->text[5], "2");
    assert_true(one->value[0] == 10.0 && one->value[n] == 20.0);
    assert_true(one->value[2 * n] == 0.0); /* the first has other classes, not this one */
    assert_true(isnan(one->value[2 * n + 1]) && isnan(p.value[1])); /* not told */
    assert_true(p.value[0] == 30.0 && isnan(p.value[2]));
    assert_true(p.split[1].value[2 * n + 1] == 7.0 && p.value[n + 1] == 7.0);
    assert_int_equal(read_csv(source,
                              "omr;aar;koen;alder;antal\n1;2010;K;1;1\n1;2010;K;1;2\n",
                              arena, &p, &ignored, &err),
                     TRYG_DATA);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_are_read_from_a_column),
        cmocka_unit_test(dates_count_for_their_year_or_the_next),
        cmocka_unit_test(without_years_all_are_alike),
        cmocka_unit_test(repeated_rows_are_added_when_asked),
        cmocka_unit_test(other_places_are_passed_over),
        cmocka_unit_test(numbers_are_read_as_declared),
        cmocka_unit_test(faults_name_their_place),
        cmocka_unit_test(classes_split_the_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
