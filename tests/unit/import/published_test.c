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
#include "import/published.h"
#include "small_system.h"

static struct tryg_indicator indicator[] = {
    {.id = "utryg", .source = TRYG_FROM_SURVEY, .name = {{"Utryg", "Feels unsafe"}}},
    {.id = "vold", .source = TRYG_FROM_REPORTS},
    {.id = "udsat", .source = TRYG_FROM_SURVEY}};
static struct tryg_level level[] = {
    {.id = "ingen"}, {.id = "markant", .name = {{"markant indsats", "marked effort"}}}};
static const struct tryg_profile profile = {
    .indicators = 3, .indicator = indicator, .levels = 2, .level = level};

static struct tryg_published_source columns_of_all(void)
{
    return (struct tryg_published_source){.id = "rapport",
                                          .area = "område",
                                          .year = "år",
                                          .system = "inddeling",
                                          .level = "niveau",
                                          .indicator = "indikator",
                                          .share = "andel",
                                          .n = "antal",
                                          .se = "se",
                                          .deff = "deff",
                                          .percent = true,
                                          .usual_deff = 1.4,
                                          .profile = &profile};
}

static enum tryg_status read_csv(struct tryg_published_source source, const char *csv,
                                 tryg_arena *arena, size_t *n,
                                 struct tryg_published_row **row, struct tryg_error *err)
{
    struct tryg_published_place *place = TRYG_NEW(arena, 2, struct tryg_published_place);
    place[0] = (struct tryg_published_place){
        &small_system, tryg_names_new(arena, &small_system), 2010, 9999};
    place[1] = (struct tryg_published_place){&small_city,
                                             tryg_names_new(arena, &small_city), 0, 9999};
    source.places = 2;
    source.place = place;
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "p.csv";
    return tryg_published_read(&source, arena, n, row, err);
}

#define HEAD "år;inddeling;område;niveau;indikator;andel;antal;se;deff\n"

static void rows_say_levels_shares_or_both(void **state)
{
    (void)state;
    const char *total[] = {"I alt"}, *missing[] = {"<5"};
    struct tryg_published_source source = columns_of_all();
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    struct tryg_published_row *row;
    size_t n;
    source.totals = source.missings = 1;
    source.total = total;
    source.missing = missing;
    source.table.decimal = ',';
    if (read_csv(source,
                 HEAD "2013;bydel;Centrum;Markant Indsats;utryg;27,5;200;;\n"
                      "2013;bydel;2;markant;;;;;\n"
                      "2013;bydel;2;..;Feels unsafe;30;;2,5;2\n"
                      "2014;bydel;10;marked effort;udsat;<5;<5;;\n"
                      "2013;bydel;I alt;;utryg;28;900;;\n",
                 arena, &n, &row, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(n, 5);
    assert_int_equal(row[0].area, 0);
    assert_int_equal(row[0].level, 1);
    assert_int_equal(row[0].indicator, 0);
    assert_true(fabs(row[0].share - 0.275) < 1e-15 && row[0].n == 200.0);
    assert_true(isnan(row[0].se) && row[0].deff == 1.4);
    assert_true(fabs(row[0].rounding - 0.0005) < 1e-15); /* half of a tenth of a % */
    assert_int_equal(row[1].level, 1);
    assert_true(row[1].indicator == SIZE_MAX && isnan(row[1].share));
    assert_int_equal(row[2].level, -1);
    assert_true(fabs(row[2].se - 0.025) < 1e-15 && row[2].deff == 2.0);
    assert_true(fabs(row[2].rounding - 0.005) < 1e-15); /* half a % */
    assert_int_equal(row[3].year, 2014);
    assert_int_equal(row[3].area, 3);
    assert_true(row[3].indicator == 2 && isnan(row[3].share) && isnan(row[3].n));
    assert_ptr_equal(row[4].system, &small_city);
    assert_int_equal(row[4].at.line, 6);
    tryg_arena_free(arena);
}

static void what_no_column_tells_the_project_does(void **state)
{
    (void)state;
    struct tryg_published_source source = {.id = "r",
                                           .area = "by",
                                           .share = "utrygge",
                                           .constant_year = 2013,
                                           .constant_system = "bydel",
                                           .constant_indicator = "utryg",
                                           .usual_deff = 1,
                                           .profile = &profile};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    struct tryg_published_row *row;
    size_t n;
    assert_int_equal(read_csv(source, "by,utrygge\n1,0.125\n2,\n", arena, &n, &row, &err),
                     TRYG_OK);
    assert_int_equal(n, 2);
    assert_int_equal(row[0].year, 2013);
    assert_ptr_equal(row[0].system, &small_system);
    assert_true(row[0].indicator == 0 && row[0].share == 0.125 && isnan(row[0].n));
    assert_true(fabs(row[0].rounding - 0.0005) < 1e-15);
    assert_true(row[1].indicator == 0 && isnan(row[1].share));
    tryg_arena_free(arena);
}

static void faults_have_a_place_and_a_way_out(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"2013;bydel;Nordby;;;;;;\n", "p.csv, linje 2, kolonne 3: \"Nordby\" er ikke et "
                                      "område i bydel"},
        {"2013;bydel;Amager;;;;;;\n", "linje 2, kolonne 3: \"Amager\" kan være flere"},
        {"2013;bydle;1;;;;;;\n", "linje 2, kolonne 2: inddelingen \"bydle\""},
        {"2013;bydle;1;;;;;;\n", "Mente du \"bydel\"?"},
        {"2009;bydel;1;;;;;;\n", "\"bydel\" er ikke en af projektets i 2009"},
        {"nu;bydel;1;;;;;;\n", "linje 2, kolonne 1: \"nu\" er ikke et årstal."},
        {"2013;bydel;1;markandt;;;;;\n",
         "linje 2, kolonne 4: \"markandt\" er ikke et niveau i profilen. Den har: ingen, "
         "markant."},
        {"2013;bydel;1;markandt;;;;;\n", "Mente du \"markant\"?"},
        {"2013;city;city;markant;;;;;\n", "hele byen har intet niveau"},
        {"2013;bydel;1;;utrig;1;;;\n", "linje 2, kolonne 5: \"utrig\" er ikke en "
                                       "indikator"},
        {"2013;bydel;1;;utrig;1;;;\n", "Mente du \"utryg\"?"},
        {"2013;bydel;1;;vold;1;;;\n", "indikatoren vold er ikke en andel af svar"},
        {"2013;bydel;1;;;12;;;\n", "kolonne 6: andelen \"12\" hører til ingen indikator"},
        {"2013;bydel;1;;utryg;101;;;\n", "kolonne 6: \"101\" er ikke en andel fra 0 til "
                                         "100."},
        {"2013;bydel;1;;utryg;x;;;\n", "kolonne 6: \"x\" er ikke en andel"},
        {"2013;bydel;1;;utryg;12,5;;;\n", "så skriv decimal: \",\"."},
        {"2013;bydel;1;;utryg;12;0;;\n", "kolonne 7: \"0\" er ikke et tal over 0."},
        {"2013;bydel;1;;utryg;12;1.234;;\n", "kolonne 7: \"1.234\" kan læses på to"},
        {"2013;bydel;1;;utryg;12;9;-1;\n", "kolonne 8: \"-1\" er ikke et tal på mindst"},
        {"2013;bydel;1;;utryg;12;9;;0\n", "kolonne 9: \"0\" er ikke et tal over 0."},
    };
    size_t n = sizeof CASES / sizeof *CASES;
    for (size_t i = 0; i < n; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_published_row *row = NULL;
        size_t rows = 7;
        struct tryg_error err = {0};
        const char *csv = tryg_arena_print(arena, HEAD "%s", CASES[i][0]);
        assert_int_equal(read_csv(columns_of_all(), csv, arena, &rows, &row, &err),
                         TRYG_DATA);
        if (!strstr(err.text, CASES[i][1])) {
            fail_msg("%s\nnot in: %s", CASES[i][1], err.text);
        }
        assert_true(rows == 7 && !row);
        tryg_arena_free(arena);
    }
    assert_true(n > 0);
}

static void per_cent_taken_for_a_fraction_is_guessed_at(void **state)
{
    (void)state;
    struct tryg_published_source source = columns_of_all();
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_published_row *row;
    struct tryg_error err = {0};
    size_t n;
    source.percent = false;
    assert_int_equal(
        read_csv(source, HEAD "2013;bydel;1;;utryg;12;;;\n", arena, &n, &row, &err),
        TRYG_DATA);
    assert_non_null(strstr(err.text, "fra 0 til 1."));
    assert_non_null(strstr(err.text, "share_unit: percent"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_say_levels_shares_or_both),
        cmocka_unit_test(what_no_column_tells_the_project_does),
        cmocka_unit_test(faults_have_a_place_and_a_way_out),
        cmocka_unit_test(per_cent_taken_for_a_fraction_is_guessed_at)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
