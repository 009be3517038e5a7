/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/yaml_keys.h"

#include <string.h>

static char text[4096];

static FILE *begin(void)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    return file;
}

static const char *end(FILE *file)
{
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = 0;
    fclose(file);
    return text;
}

static void only_plain_words_go_unquoted(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } CASES[] = {
        {"sikkerby", "sikkerby"},
        {"data/x_2010.csv", "data/x_2010.csv"},
        {"EPSG:25832", "\"EPSG:25832\""},
        {"0101", "\"0101\""},
        {"1e3", "\"1e3\""},
        {"no", "\"no\""},
        {"On", "\"On\""},
        {"y", "\"y\""},
        {"Null", "\"Null\""},
        {"", "\"\""},
        {"to ord", "\"to ord\""},
        {"ærø", "\"ærø\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"a\nb\tc\x01", "\"a\\nb\\x09c\\x01\""},
        {"\xC2\x81", "\"\\x81\""},
        {"data/x_{year}.csv", "\"data/x_{year}.csv\""},
        {"-a", "\"-a\""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        FILE *file = begin();
        tryg_yaml_print_text(file, CASES[i].text);
        assert_string_equal(end(file), CASES[i].expected);
    }
    assert_true(sizeof CASES > 0);
}

static void every_text_reads_back(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    for (unsigned c = 1; c < 0x180; c++) { /* ASCII, C1 and the Latin letters */
        char word[8] = {'a', 0};
        if (c < 0x80) {
            word[1] = (char)c;
        } else {
            word[1] = (char)(0xC0 | c >> 6);
            word[2] = (char)(0x80 | (c & 0x3F));
        }
        FILE *file = begin();
        fputs("k: [", file);
        tryg_yaml_print_text(file, word);
        fputs("]\n", file);
        end(file);
        struct tryg_yaml root;
        struct tryg_error err;
        assert_int_equal(tryg_yaml_parse(text, strlen(text), "x", arena, &root, &err),
                         TRYG_OK);
        assert_string_equal(root.value[0].value[0].text, word);
    }
    tryg_arena_free(arena);
}

static void lists_names_and_numbers(void **state)
{
    (void)state;
    static const char *const words[] = {"a", "b c", ""};
    FILE *file = begin();
    struct tryg_yaml_printer printer = {.out = file, .indent = 4, .dash = true};
    tryg_yaml_print_name(&printer, "id");
    tryg_yaml_print_texts(file, 3, words);
    tryg_yaml_print_name(&printer, "2");
    fputc(' ', file);
    tryg_yaml_print_number(file, 1.0 / 3);
    tryg_yaml_print_texts(file, 0, words);
    assert_string_equal(end(file), "  - id: [a, \"b c\", \"\"]\n    \"2\": "
                                   "0.3333333333333333 []\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_plain_words_go_unquoted),
        cmocka_unit_test(every_text_reads_back),
        cmocka_unit_test(lists_names_and_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
