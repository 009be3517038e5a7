/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"
#include "geodata/shape/rejects.h"

#include <stdlib.h>
#include <string.h>

static tryg_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static const char *FILE_A = "data/a.csv";

static void add_date(tryg_rejects *rejects, uint64_t line)
{
    struct tryg_reject reject = {
        FILE_A, line, 2, "dato", TRYG_REASON_DATE_NONE, "31-02-2010", "dd-mm-yyyy"};
    assert_int_equal(tryg_rejects_add(rejects, &reject, NULL), TRYG_OK);
}

static char *written(tryg_rejects *rejects)
{
    char *text = NULL;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);
    assert_int_equal(tryg_rejects_write(rejects, out, NULL), TRYG_OK);
    fclose(out);
    return text;
}

static void all_are_kept_in_order(void **state)
{
    (void)state;
    tryg_rejects *rejects = tryg_rejects_new(arena);
    for (uint64_t line = 1; line <= 10000; line++) {
        add_date(rejects, line);
    }
    struct tryg_reject whole = {"data/b.csv", 3, 0, NULL, TRYG_REASON_QUOTE, NULL, NULL};
    assert_int_equal(tryg_rejects_add(rejects, &whole, NULL), TRYG_OK);
    assert_int_equal(tryg_rejects_count(rejects), 10001);
    assert_int_equal(tryg_rejects_count_in(rejects, FILE_A), 10000);
    uint64_t by_reason[TRYG_REASONS];
    tryg_rejects_reasons(rejects, by_reason);
    assert_int_equal(by_reason[TRYG_REASON_DATE_NONE], 10000);
    assert_int_equal(by_reason[TRYG_REASON_QUOTE], 1);
    char *text = written(rejects);
    size_t lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++) {
        lines++;
    }
    assert_int_equal(lines, 10002);
    assert_non_null(strstr(text,
                           "\ndata/a.csv,10000,2,dato,date_none,dd-mm-yyyy,31-02-2010\n"
                           "data/b.csv,3,,,quote,,\n"));
    free(text);
    add_date(rejects, 10002); /* writing does not end the adding */
    text = written(rejects);
    assert_non_null(strstr(text, "data/b.csv,3,,,quote,,\ndata/a.csv,10002"));
    free(text);
}

static void the_first_of_each_kind_are_told(void **state)
{
    (void)state;
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_error err;
    for (uint64_t line = 4512; line < 4520; line++) {
        add_date(rejects, line);
    }
    tryg_lang_set(TRYG_DA);
    tryg_fail(&err, TRYG_DATA, "x");
    tryg_rejects_explain(rejects, FILE_A, &err);
    assert_string_equal(
        err.text,
        "x\n  Linje 4512, kolonne 2 (dato): \"31-02-2010\" findes ikke i kalenderen. "
        "Forventet dd-mm-åååå, fx 28-02-2010.\n  Samme fejl i linje 4513, 4514, 4515, "
        "4516 …");
}

static void every_reason_has_its_words(void **state)
{
    (void)state;
    for (int r = 0; r < TRYG_REASONS; r++) {
        assert_true(strlen(tryg_reason_id((enum tryg_reason)r)) > 0);
        for (int lang = 0; lang < TRYG_LANGS; lang++) {
            tryg_lang_set((enum tryg_lang)lang);
            assert_true(strlen(tryg_reason_text((enum tryg_reason)r)) > 0);
        }
    }
    tryg_lang_set(TRYG_DA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_are_kept_in_order),
                                       cmocka_unit_test(the_first_of_each_kind_are_told),
                                       cmocka_unit_test(every_reason_has_its_words)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
