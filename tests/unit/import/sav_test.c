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
#include "import/look.h"
#include "import/sav.h"
#include "sav_files.h"
#include "small_system.h"

#define ANSWERS_AS_ONE                                                                   \
    .codes = 5, .code = {{1, NULL, "Meget tryg"},                                        \
                         {2, NULL, "Tryg"},                                              \
                         {4, NULL, "Utryg"},                                             \
                         {5, NULL, "Meget utryg"},                                       \
                         {8, NULL, "Ved ikke"}}

static const struct sav_variable VARIABLES[] = {
    {.name = "omr", .label = "Område", .codes = 1, .code = {{77, NULL, "Indre By"}}},
    {.name = "vaegt", .weight = true},
    {.name = "sp3",
     .label = "Hvor tryg føler du dig?",
     ANSWERS_AS_ONE,
     .missings = 2,
     .low = {8, 90},
     .high = {8, 99}},
    {.name = "koen", .width = 8, .codes = 1, .code = {{0, "K", "Kvinde"}}},
    {.name = "dato", .format = "DATE11"},
};
enum { COLUMNS = sizeof VARIABLES / sizeof *VARIABLES, ROWS = 6 };

/* The last column: seconds since 14 October 1582, 13479004800 is 1 December 2009. */
static const char *const CELLS[ROWS * COLUMNS] = {
    "77", "1.5", "1",  "K", "13479004800", /* */
    "2",  "2",   "5",  "M", "",            /* */
    "2",  "1",   "8",  "K", "",            /* user-missing */
    "2",  "1",   "97", "K", "",            /* user-missing, by the range */
    "1",  "1",   "",   "K", "",            /* system-missing */
    "1",  "0.5", "4",  "",  "",
};

static const char *small_sav(enum sav_form form)
{
    csv_file("", 0, 0);
    sav_write(csv_path, form, COLUMNS, VARIABLES, ROWS, CELLS);
    return csv_path;
}

static struct tryg_table_source source_of(const char *path)
{
    return (struct tryg_table_source){.file = path, .shown = "svar.sav"};
}

static void every_form_is_the_same_table(void **state)
{
    (void)state;
    static const enum sav_form FORMS[] = {SAV_PLAIN, SAV_ROWS, SAV_ZLIB};
    size_t read = 0;
    for (size_t f = 0; f < sizeof FORMS / sizeof *FORMS; f++, read++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_table_source source = source_of(small_sav(FORMS[f]));
        struct tryg_table t;
        struct tryg_error err = {0};
        assert_true(tryg_sav_is(source.file));
        if (tryg_table_read_whole(&source, arena, &t, &err) != TRYG_OK) {
            fail_msg("%s", err.text);
        }
        assert_int_equal(t.rows, ROWS);
        assert_int_equal(t.columns, COLUMNS);
        assert_string_equal(t.column[2], "sp3");
        for (size_t at = 0; at < (size_t)ROWS * COLUMNS; at++) {
            bool date = at == 4;
            assert_string_equal(t.cell[at], date ? "2009-12-01" : CELLS[at]);
            assert_int_equal(t.user_missing[at], at == 12 || at == 17);
        }
        assert_string_equal(t.variable[0].label, "Område");
        assert_string_equal(t.variable[2].missing, "90-99, 8");
        assert_string_equal(tryg_table_label(&t, 2, "5"), "Meget utryg");
        assert_string_equal(tryg_table_label(&t, 3, "K"), "Kvinde");
        assert_null(tryg_table_label(&t, 1, "1"));
        assert_true(t.variable[1].is_weight && !t.variable[0].is_weight);
        assert_int_equal(t.line[ROWS - 1], ROWS);
        tryg_arena_free(arena);
    }
    assert_true(read > 0);
}

static enum tryg_status read_answers(const char *unsafe, const char *path,
                                     tryg_arena *arena, struct tryg_survey *survey,
                                     struct tryg_error *err)
{
    static const char *UNSAFE[] = {"5", NULL}, *DONT_KNOW[] = {"8"},
                      *CLASSES[] = {"koen"};
    static struct tryg_question_source question = {.id = "utryg",
                                                   .column = "sp3",
                                                   .unsafes = 2,
                                                   .unsafe = UNSAFE,
                                                   .dont_knows = 1,
                                                   .dont_know = DONT_KNOW};
    UNSAFE[1] = unsafe;
    struct tryg_survey_source source = {.id = "borgere",
                                        .table = source_of(path),
                                        .area = "omr",
                                        .weight = "vaegt",
                                        .questions = 1,
                                        .question = &question,
                                        .class_columns = 1,
                                        .class_column = CLASSES,
                                        .system = &small_system,
                                        .names = tryg_names_new(arena, &small_system)};
    uint64_t rows = 0;
    return tryg_answers_read(&source, 2010, tryg_rejects_new(arena), arena, survey, &rows,
                             err);
}

/* By code and by label; what is user-missing is missing unless listed (8 is). */
static void answers_by_code_or_label(void **state)
{
    (void)state;
    static const char *const WAYS[] = {"4", "Utryg"};
    static const uint8_t EXPECTED[] = {TRYG_ANSWER_SAFE, TRYG_ANSWER_UNSAFE,
                                       TRYG_ANSWER_DONT_KNOW, TRYG_ANSWER_MISSING,
                                       TRYG_ANSWER_MISSING};
    for (size_t w = 0; w < 2; w++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_survey survey;
        struct tryg_error err = {0};
        if (read_answers(WAYS[w], small_sav(SAV_ROWS), arena, &survey, &err) != TRYG_OK) {
            fail_msg("%s", err.text);
        }
        assert_int_equal(survey.n, 5); /* the last has no sex, a class */
        assert_memory_equal(survey.answer[0], EXPECTED, sizeof EXPECTED);
        assert_true(survey.weight[0] == 1.5);
        assert_int_equal(survey.area[0], 0); /* 77 is labelled "Indre By" */
        assert_int_equal(survey.area[1], 1);
        assert_string_equal(survey.class_of[0].label[0], "Kvinde");
        assert_null(survey.class_of[0].label[1]);
        tryg_arena_free(arena);
    }
}

static void refused(const char *unsafe, const char *path, const char *words)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_survey survey;
    struct tryg_error err = {0};
    assert_int_equal(read_answers(unsafe, path, arena, &survey, &err), TRYG_DATA);
    if (!strstr(err.text, words)) {
        fail_msg("\"%s\" does not say \"%s\"", err.text, words);
    }
    tryg_arena_free(arena);
}

static void labels_that_mislead_are_refused(void **state)
{
    (void)state;
    struct sav_variable two[COLUMNS];
    refused("Utrygg", small_sav(SAV_ROWS), "hverken en kode eller en svartekst");
    refused("Utrygg", small_sav(SAV_ROWS), "4 Utryg, 5 Meget utryg");
    memcpy(two, VARIABLES, sizeof two);
    two[2].code[3].text = "4"; /* the label of 5 is the code of another */
    sav_write(csv_path, SAV_ROWS, COLUMNS, two, ROWS, CELLS);
    refused("4", csv_path, "\"4\" er koden 4 og teksten på koden 5");
    two[2].code[3].text = "Utryg";
    sav_write(csv_path, SAV_ROWS, COLUMNS, two, ROWS, CELLS);
    refused("Utryg", csv_path, "teksten på koden 4 og teksten på koden 5");
    two[2].name = "sp33";
    sav_write(csv_path, SAV_ROWS, COLUMNS, two, ROWS, CELLS);
    refused("4", csv_path, "Mente du \"sp33\"?");
}

static void a_damaged_file_is_named(void **state)
{
    (void)state;
    static const size_t KEEP[] = {5, 200, 900};
    static char bytes[1 << 16];
    size_t cut = 0;
    FILE *file = fopen(small_sav(SAV_PLAIN), "rb");
    size_t all = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t k = 0; k <= sizeof KEEP / sizeof *KEEP; k++, cut++) {
        size_t keep = k < sizeof KEEP / sizeof *KEEP ? KEEP[k] : all - 24;
        assert_true(keep < all);
        refused("4", csv_file(bytes, keep, 0), "afkortet eller beskadiget");
    }
    assert_true(cut > 0);
    assert_false(tryg_sav_is(csv_file("a,b\n1,2\n", 8, 0)));
    assert_false(tryg_sav_is(csv_file("$FL", 3, 0)));
}

/* Every byte of the file spoilt in turn: no crash, and an error or a table. */
static void spoilt_bytes_do_no_harm(void **state)
{
    (void)state;
    static char bytes[1 << 16];
    FILE *file = fopen(small_sav(SAV_ROWS), "rb");
    size_t all = fread(bytes, 1, sizeof bytes, file), tried = 0;
    fclose(file);
    for (size_t at = 4; at < all; at += 3, tried++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_table_source source;
        struct tryg_table t = {0};
        struct tryg_error err = {0};
        char was = bytes[at];
        bytes[at] = (char)(was ^ 0x41);
        source = source_of(csv_file(bytes, all, 0));
        if (tryg_sav_read(&source, arena, &t, &err) != TRYG_OK) {
            assert_non_null(strstr(err.text, "svar.sav"));
        }
        bytes[at] = was;
        tryg_arena_free(arena);
    }
    assert_true(tried > 100);
}

static void look_tells_labels_and_missing_values(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"SPSS",
                                        "Hvor tryg føler du dig?",
                                        "1 = Meget tryg, 2 = Tryg, 4 = Utryg",
                                        "mangler (user-missing): 90-99, 8",
                                        "weight: vaegt",
                                        "sp3: {column: sp3, unsafe: []"};
    char *text = NULL;
    size_t bytes = 0, said = 0;
    struct tryg_error err = {0};
    FILE *out = open_memstream(&text, &bytes);
    assert_int_equal(tryg_look(small_sav(SAV_ZLIB), false, out, &err), TRYG_OK);
    fclose(out);
    for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++, said++) {
        if (!strstr(text, WORDS[w])) {
            fail_msg("%s\ndoes not say %s", text, WORDS[w]);
        }
    }
    assert_true(said > 0);
    free(text);
}

static int end(void **state)
{
    (void)state;
    unlink(csv_path);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_is_the_same_table),
        cmocka_unit_test(answers_by_code_or_label),
        cmocka_unit_test(labels_that_mislead_are_refused),
        cmocka_unit_test(a_damaged_file_is_named),
        cmocka_unit_test(spoilt_bytes_do_no_harm),
        cmocka_unit_test(look_tells_labels_and_missing_values),
    };
    return cmocka_run_group_tests(tests, NULL, end);
}
