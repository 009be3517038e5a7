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
#include "import/answers.h"
#include "small_system.h"

static struct tryg_question_source QUESTIONS[] = {
    {.id = "utryg", .column = "Utryg i nabolaget"}, {.id = "aften"}};
static const char *TOTALS[] = {"I alt"};

static struct tryg_survey_source survey_source(const char *csv, tryg_arena *arena)
{
    return (struct tryg_survey_source){.id = "tabel",
                                       .table = {.file = csv_file(csv, strlen(csv), 0),
                                                 .shown = "est.csv",
                                                 .decimal = ','},
                                       .area = "omr",
                                       .question_column = "sp",
                                       .share = "andel",
                                       .n = "n",
                                       .se = "se",
                                       .percent = true,
                                       .deff = 1.4,
                                       .totals = 1,
                                       .total = TOTALS,
                                       .questions = 2,
                                       .question = QUESTIONS,
                                       .system = &small_system,
                                       .names = tryg_names_new(arena, &small_system)};
}

static void estimates_are_placed(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_survey_source s =
        survey_source("omr;sp;andel;n;se\n"
                      "Indre By;utryg i Nabolaget;12,5;230;2,1\n"
                      "Indre By;aften;27,5;228;\n"
                      "10;aften;..;3;..\n"
                      "i alt;aften;17,5;8000;0,5\n"
                      "2;noget andet;99;1;1\n"
                      "Ydre By;aften;1;1;1\n"
                      "2;aften;101;1;1\n"
                      "3;aften;5;-1;1\n",
                      arena);
    struct tryg_survey_estimates e;
    uint64_t rows = 0;
    assert_int_equal(tryg_estimates_read(&s, 2013, rejects, arena, &e, &rows, NULL),
                     TRYG_OK);
    assert_int_equal(rows, 8);
    assert_int_equal(tryg_rejects_count(rejects), 3);
    assert_true(e.share[0] == 0.125 && e.answers[0] == 230 && e.se[0] == 0.021);
    assert_true(e.share[4] == 0.275 && isnan(e.se[4]));
    assert_true(isnan(e.share[7]) && e.answers[7] == 3);
    assert_true(isnan(e.share[5]) && isnan(e.answers[6])); /* the rejected */
    assert_true(isnan(e.city_share[0]) && e.city_share[1] == 0.175);
    assert_true(e.city_answers[1] == 8000 && e.deff == 1.4);
    tryg_arena_free(arena);
}

static void a_cell_twice_is_an_error(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_survey_source s = survey_source("omr;sp;andel;n;se\n1;aften;1;;\n\n"
                                                "Centrum;aften;2;;\n",
                                                arena);
    struct tryg_survey_estimates e = {.deff = 7};
    struct tryg_error err;
    uint64_t rows = 0;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(
        tryg_estimates_read(&s, 2013, tryg_rejects_new(arena), arena, &e, &rows, &err),
        TRYG_DATA);
    assert_string_equal(err.text, "est.csv, linje 4: aften for \"Centrum\" står også i "
                                  "linje 2. Slet den ene, eller vælg rækker med where:.");
    assert_true(e.deff == 7);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_are_placed),
        cmocka_unit_test(a_cell_twice_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
