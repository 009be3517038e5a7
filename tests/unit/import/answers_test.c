/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "geodata/base/lang.h"
#include "import/answers.h"
#include "small_system.h"

static const char *UNSAFE[] = {"4", "5"}, *DONT_KNOW[] = {"8"}, *MISSING[] = {"9"};
static struct tryg_question_source QUESTIONS[] = {
    {.id = "utryg",
     .column = "sp3",
     .unsafes = 2,
     .unsafe = UNSAFE,
     .missings = 1,
     .missing = MISSING,
     .dont_knows = 1,
     .dont_know = DONT_KNOW},
    {.id = "udsat", .column = "sp12a", .unsafes = 1, .unsafe = UNSAFE + 1},
};

static struct tryg_survey_source survey_source(const char *csv, tryg_arena *arena)
{
    return (struct tryg_survey_source){
        .id = "borgere",
        .table = {.file = csv_file(csv, strlen(csv), 0), .shown = "svar.csv"},
        .area = "omr",
        .weight = "vaegt",
        .stratum = "strat",
        .cluster = "hus",
        .questions = 2,
        .question = QUESTIONS,
        .system = &small_system,
        .names = tryg_names_new(arena, &small_system)};
}

static void respondents_become_columns(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_survey_source s = survey_source("nr;omr;vaegt;strat;hus;sp3;sp12a\n"
                                                "a;Indre By;1.5;n;7;4;1\n"
                                                "b;10;2;s;7;1.0; 5\n"
                                                "c;2;0.25;n; 7 ;8;2\n"
                                                "d;2;1;n;8;;\n",
                                                arena);
    struct tryg_survey v;
    uint64_t rows = 0;
    assert_int_equal(tryg_answers_read(&s, 2010, rejects, arena, &v, &rows, NULL),
                     TRYG_OK);
    assert_int_equal(rows, 4);
    assert_int_equal(tryg_rejects_count(rejects), 0);
    assert_int_equal(v.n, 4);
    assert_int_equal(v.year, 2010);
    assert_string_equal(v.question[1], "udsat");
    const uint32_t area[] = {0, 3, 1, 1}, stratum[] = {0, 1, 0, 0};
    const uint32_t cluster[] = {0, 1, 0, 2}; /* 7 of n, 7 of s, 8 of n */
    const double weight[] = {1.5, 2, 0.25, 1};
    const uint8_t first[] = {TRYG_ANSWER_UNSAFE, TRYG_ANSWER_SAFE, TRYG_ANSWER_DONT_KNOW,
                             TRYG_ANSWER_MISSING};
    const uint8_t second[] = {TRYG_ANSWER_SAFE, TRYG_ANSWER_UNSAFE, TRYG_ANSWER_SAFE,
                              TRYG_ANSWER_MISSING};
    assert_memory_equal(v.area, area, sizeof area);
    assert_memory_equal(v.stratum, stratum, sizeof stratum);
    assert_memory_equal(v.cluster, cluster, sizeof cluster);
    assert_memory_equal(v.weight, weight, sizeof weight);
    assert_memory_equal(v.answer[0], first, sizeof first);
    assert_memory_equal(v.answer[1], second, sizeof second);
    assert_int_equal(v.strata, 2);
    assert_string_equal(v.stratum_name[1], "s");
    assert_int_equal(v.clusters, 3);
    tryg_arena_free(arena);
}

static void what_is_not_declared_is_alike_for_all(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_survey_source s = survey_source("sp3;sp12a\n1;1\n2;2\n", arena);
    s.area = s.weight = s.stratum = s.cluster = NULL;
    s.system = &small_city;
    struct tryg_survey v;
    uint64_t rows = 0;
    assert_int_equal(tryg_answers_read(&s, 2010, rejects, arena, &v, &rows, NULL),
                     TRYG_OK);
    assert_int_equal(v.n, 2);
    assert_true(v.weight[1] == 1.0);
    assert_int_equal(v.strata, 1);
    assert_int_equal(v.stratum[1], 0);
    assert_string_equal(v.stratum_name[0], "");
    assert_int_equal(v.clusters, 2);
    assert_int_equal(v.cluster[1], 1);
    tryg_arena_free(arena);
}

/* Each bad row is rejected once, for the first fault; a value is shown only where it is
 * not personal. */
static void bad_rows_are_rejects(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_EN);
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_survey_source s = survey_source("nr;omr;vaegt;strat;hus;sp3;sp12a\n"
                                                "a;Ydre By;1;n;7;4;1\n"
                                                "b;Amager;1;n;7;4;1\n"
                                                "c;1;0;n;7;4;1\n"
                                                "d;1;-1;n;7;4;1\n"
                                                "e;1;;n;7;4;1\n"
                                                "f;1;229,898;n;7;4;1\n"
                                                "g;1;1;;7;4;1\n"
                                                "h;1;1;n;7;ja;1\n"
                                                "i;1;1;n;7;4\n"
                                                "j;1;1;n;7;4;1\n",
                                                arena);
    struct tryg_survey v;
    uint64_t rows = 0;
    assert_int_equal(tryg_answers_read(&s, 2010, rejects, arena, &v, &rows, NULL),
                     TRYG_OK);
    assert_int_equal(rows, 10);
    assert_int_equal(v.n, 1);
    char text[4000] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    assert_int_equal(tryg_rejects_write(rejects, out, NULL), TRYG_OK);
    fclose(out);
    assert_string_equal(
        text, "file,line,column,column_name,reason,expected,value\n"
              "svar.csv,10,,,short_row,\"7 cells, not 6\",\n"
              "svar.csv,2,2,omr,area,Indre By,Ydre By\n"
              "svar.csv,3,2,omr,area_ambiguous,\"3, 10\",Amager\n"
              "svar.csv,4,3,vaegt,weight,,\n"
              "svar.csv,5,3,vaegt,weight,,\n"
              "svar.csv,6,3,vaegt,weight,,\n"
              "svar.csv,7,3,vaegt,weight,\"decimal: \"\",\"\" in tryghed.yaml\",\n"
              "svar.csv,8,4,strat,code_empty,,\n"
              "svar.csv,9,6,sp3,answer,,ja\n");
    tryg_arena_free(arena);
}

static void a_missing_column_is_an_error(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_survey_source s =
        survey_source("omr;vaegt;strat;hus;sp03;sp12a\n", arena);
    struct tryg_survey v = {.n = 7};
    struct tryg_error err;
    uint64_t rows = 99;
    tryg_lang_set(TRYG_DA);
    assert_int_equal(
        tryg_answers_read(&s, 2010, tryg_rejects_new(arena), arena, &v, &rows, &err),
        TRYG_DATA);
    assert_string_equal(err.text,
                        "svar.csv har ingen kolonne \"sp3\" (questions: utryg). "
                        "Kolonner i filen: omr, vaegt, strat, hus, sp03, "
                        "sp12a.\n  Mente du \"sp03\"?");
    assert_true(v.n == 7 && rows == 99);
    tryg_arena_free(arena);
}

/* Classes for weighting, and rows of people who were asked but did not take part. */
static void classes_and_those_who_did_not_answer(void **state)
{
    (void)state;
    static const char *CLASSES[] = {"koen"}, *YES[] = {"1"};
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_rejects *rejects = tryg_rejects_new(arena);
    struct tryg_survey_source s = survey_source("omr;vaegt;strat;hus;sp3;sp12a;koen;med\n"
                                                "1;1;n;1;4;1;2.0;1\n"
                                                "2;1;n;2;nej;?; 1;0\n"
                                                "2;1;n;3;1;1;;1\n"
                                                "2;1;n;4;1;1;2;1.0\n",
                                                arena);
    struct tryg_survey v;
    uint64_t rows = 0;
    s.class_columns = 1;
    s.class_column = CLASSES;
    s.respondents = "med";
    s.yeses = 1;
    s.yes = YES;
    assert_int_equal(tryg_answers_read(&s, 2010, rejects, arena, &v, &rows, NULL),
                     TRYG_OK);
    assert_int_equal(v.n, 3);
    assert_int_equal(tryg_rejects_count(rejects), 1); /* no class */
    assert_true(v.responded[0] && !v.responded[1] && v.responded[2]);
    assert_int_equal(v.answer[0][1], TRYG_ANSWER_MISSING);
    assert_int_equal(v.classes, 1);
    assert_int_equal(v.class_of[0].n, 2);
    assert_string_equal(v.class_of[0].text[0], "2");
    assert_string_equal(v.class_of[0].text[1], "1");
    assert_int_equal(v.class_of[0].of[2], 0);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(respondents_become_columns),
        cmocka_unit_test(what_is_not_declared_is_alike_for_all),
        cmocka_unit_test(bad_rows_are_rejects),
        cmocka_unit_test(a_missing_column_is_an_error),
        cmocka_unit_test(classes_and_those_who_did_not_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
