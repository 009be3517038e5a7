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
#include "import/given.h"
#include "small_system.h"

static const char *const SCORE[] = {"x", "y"};

static enum tryg_status read_csv(struct tryg_given_source source, const char *csv,
                                 tryg_arena *arena, struct tryg_given *given,
                                 struct tryg_error *err)
{
    source.id = "icc";
    source.table.file = csv_file(csv, strlen(csv), 0);
    source.table.shown = "s.csv";
    source.area = "by";
    source.year = "aar";
    source.high = 100;
    source.system = &small_system;
    source.names = tryg_names_new(arena, &small_system);
    return tryg_given_read(&source, 2012, 2, SCORE, arena, given, err);
}

static void wide_and_long_say_the_same(void **state)
{
    (void)state;
    static const struct {
        struct tryg_given_source source;
        const char *csv;
    } CASES[] = {
        {{0}, "by;aar;x;andet\n1;2012;70.5;a\n1;2011;1;b\n2;2012;..;c\n"},
        {{.score = "hvad", .value = "score", .se = "se"},
         "by;aar;hvad;score;se\n1;2012;x;70.5;2\nvilkårlig;2012;w;9;\n1;2011;x;1;\n"
         "2;2012;x;;\n"}};
    for (size_t i = 0; i < 2; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_given g;
        struct tryg_error err = {0};
        if (read_csv(CASES[i].source, CASES[i].csv, arena, &g, &err) != TRYG_OK) {
            fail_msg("%s", err.text);
        }
        assert_true(g.has[0] && !g.has[1]);
        assert_true(g.value[0] == 70.5 && isnan(g.value[1]) && isnan(g.value[2]));
        assert_true(i == 0 ? isnan(g.se[0]) : g.se[0] == 2);
        assert_int_equal(g.year, 2012);
        tryg_arena_free(arena);
    }
}

static void faults_have_a_place(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"by;aar;x\n1;2012;101\n",
         "s.csv, linje 2, kolonne 3: \"101\" er ikke et tal fra 0 til 100."},
        {"by;aar;x\n1;2012;-1\n",
         "s.csv, linje 2, kolonne 3: \"-1\" er ikke et tal fra 0 til 100."},
        {"by;aar;x\n1;2012;høj\n", "s.csv, linje 2, kolonne 3: \"høj\" er ikke et tal"},
        {"by;aar;x\n1;2012;1.234\n",
         "s.csv, linje 2, kolonne 3: \"1.234\" kan læses på to måder."},
        {"by;aar;x\n99;2012;1\n",
         "s.csv, linje 2, kolonne 1: \"99\" er ikke et område i"},
        {"by;aar;x\n1;nu;1\n", "s.csv, linje 2, kolonne 2: \"nu\" er ikke et årstal."},
        {"by;aar;x\n1;2012;1\n1;2012;2\n",
         "s.csv, linje 3, kolonne 1: 1 har allerede en score for x i linje 2."},
        {"by;x\n1;1\n", "columns: year"}};
    size_t n = sizeof CASES / sizeof *CASES;
    for (size_t i = 0; i < n; i++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_given g = {.year = 7};
        struct tryg_error err = {0};
        assert_int_equal(
            read_csv((struct tryg_given_source){0}, CASES[i][0], arena, &g, &err),
            TRYG_DATA);
        if (!strstr(err.text, CASES[i][1])) {
            fail_msg("%s\nnot in: %s", CASES[i][1], err.text);
        }
        assert_int_equal(g.year, 7);
        tryg_arena_free(arena);
    }
    assert_true(n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(wide_and_long_say_the_same),
                                       cmocka_unit_test(faults_have_a_place)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
