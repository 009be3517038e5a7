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
#include "import/series.h"

static enum tryg_status read_csv(const char *csv, size_t n, struct tryg_series *series,
                                 tryg_arena *arena, struct tryg_error *err)
{
    struct tryg_series_source source = {.table = {.decimal = ','},
                                        .series = "maal",
                                        .period = "tid",
                                        .value = "tal",
                                        .se = "se",
                                        .n = "n"};
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "b.csv";
    return tryg_series_read(&source, n, series, arena, err);
}

static void readings_come_in_the_order_of_their_periods(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_error err = {0};
    struct tryg_series s[] = {{.name = "a"}, {.name = "b", .unit = TRYG_SERIES_PERCENT}};
    if (read_csv("maal;tid;tal;se;n\na;2011-2;7,5;;\nb;2012;61;1,5;400\nx;i går;9;;\n"
                 "a;2011-1;8;0,25;\nb;2011;..;;\nb;2010;0;;80\n",
                 2, s, arena, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(s[0].readings, 2);
    assert_true(s[0].reading[0].when.year == 2011 && s[0].reading[0].when.half == 1);
    assert_true(s[0].reading[0].value == 8 && s[0].reading[0].se == 0.25);
    assert_true(s[0].reading[1].value == 7.5 && isnan(s[0].reading[1].se));
    assert_int_equal(s[1].readings, 2); /* ".." is none */
    assert_true(s[1].reading[0].value == 0.0 && s[1].reading[0].n == 80);
    assert_true(s[1].reading[1].value == 0.61 && s[1].reading[1].se == 0.015);
    assert_int_equal(s[1].reading[1].when.half, 0);
    tryg_arena_free(arena);
}

#define HEAD "maal;tid;tal;se;n\n"

static void faults_have_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *csv;
        enum tryg_series_unit unit;
        const char *text;
    } CASES[] = {
        {HEAD "a;2011-3;1;;\n", TRYG_SERIES_NUMBER,
         "b.csv, linje 2, kolonne 2: \"2011-3\" er ikke en periode."},
        {HEAD "a;11;1;;\n", TRYG_SERIES_NUMBER, "b.csv, linje 2, kolonne 2: \"11\""},
        {HEAD "a;2011;mange;;\n", TRYG_SERIES_NUMBER,
         "b.csv, linje 2, kolonne 3: \"mange\" er ikke et tal."},
        {HEAD "a;2011;1,2;;\n", TRYG_SERIES_FRACTION,
         "b.csv, linje 2, kolonne 3: \"1,2\" er ikke en andel fra 0 til 1."},
        {HEAD "a;2011;-1;;\n", TRYG_SERIES_PERCENT,
         "b.csv, linje 2, kolonne 3: \"-1\" er ikke en andel fra 0 til 100."},
        {HEAD "a;2011;1;-0,1;\n", TRYG_SERIES_NUMBER,
         "b.csv, linje 2, kolonne 4: \"-0,1\" er ikke en standardfejl på 0 eller mere."},
        {HEAD "a;2011;1;;0\n", TRYG_SERIES_NUMBER,
         "b.csv, linje 2, kolonne 5: \"0\" er ikke et antal svar over 0."},
        {HEAD "a;2011;1;;\nb;2011;1;;\na;2011;2;;\n", TRYG_SERIES_NUMBER,
         "b.csv, linje 4, kolonne 2: a 2011 står også i linje 2."},
        {HEAD "a;2011;1;;\na;2012-1;2;;\n", TRYG_SERIES_NUMBER,
         "b.csv, linje 3, kolonne 2: a har både hele år og halvår"},
        {HEAD "aa;2011;1;;\n", TRYG_SERIES_NUMBER,
         "b.csv har ingen rækker for serien \"a\"."},
        {"maal;tid;tal;n\na;2011;1;\n", TRYG_SERIES_NUMBER, "columns: se"},
    };
    size_t n = sizeof CASES / sizeof *CASES;
    for (size_t i = 0; i < n; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_series s = {.name = "a", .unit = CASES[i].unit};
        struct tryg_error err = {0};
        assert_int_equal(read_csv(CASES[i].csv, 1, &s, arena, &err), TRYG_DATA);
        if (!strstr(err.text, CASES[i].text)) {
            fail_msg("%s\nnot in: %s", CASES[i].text, err.text);
        }
        tryg_arena_free(arena);
    }
    assert_true(n > 0);
}

static void a_number_that_could_be_two_is_asked_about(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_series s = {.name = "a"};
    struct tryg_error err = {0};
    const char *csv = "a;t;v\na;2011;1.234\n";
    struct tryg_series_source source = {.series = "a", .period = "t", .value = "v"};
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "b.csv";
    assert_int_equal(tryg_series_read(&source, 1, &s, arena, &err), TRYG_DATA);
    assert_non_null(strstr(err.text, "b.csv, linje 2, kolonne 3: \"1.234\" kan læses"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_come_in_the_order_of_their_periods),
        cmocka_unit_test(faults_have_a_place),
        cmocka_unit_test(a_number_that_could_be_two_is_asked_about),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
