/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/yaml.h"
#include "geodata/base/lang.h"

#include <string.h>

static tryg_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = tryg_arena_new("test", 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tryg_arena_free(arena);
    return 0;
}

static struct tryg_yaml parse(const char *text)
{
    struct tryg_yaml root;
    struct tryg_error err;
    if (tryg_yaml_parse(text, strlen(text), "x.yaml", arena, &root, &err) != TRYG_OK) {
        fail_msg("%s", err.text);
    }
    return root;
}

static const char *refusal(const char *text, size_t bytes)
{
    struct tryg_yaml root = {.n = 99};
    struct tryg_error err = {0};
    assert_int_equal(tryg_yaml_parse(text, bytes, "x.yaml", arena, &root, &err),
                     TRYG_USAGE);
    assert_int_equal(root.n, 99);
    return tryg_arena_copy(arena, err.text);
}

static void scalars_are_texts_whatever_they_look_like(void **state)
{
    (void)state;
    struct tryg_yaml root = parse("a: 0101\nb: no\nc: 1e3\nd: \"\"\ne: ~\nf: 'it''s'\n"
                                  "g: |\n  two\n  lines\nh: 2010-2014\n");
    static const char *const expected[] = {"0101", "no",   "1e3",          "",
                                           "~",    "it's", "two\nlines\n", "2010-2014"};
    assert_int_equal(root.kind, TRYG_YAML_MAP);
    assert_int_equal(root.n, 8);
    for (size_t i = 0; i < root.n; i++) {
        assert_int_equal(root.value[i].kind, TRYG_YAML_TEXT);
        assert_string_equal(root.value[i].text, expected[i]);
    }
}

static void a_key_with_nothing_after_it_has_nothing(void **state)
{
    (void)state;
    struct tryg_yaml root = parse("a:\nb: # only a comment\nc: {d: }\n");
    assert_int_equal(root.value[0].kind, TRYG_YAML_NOTHING);
    assert_int_equal(root.value[1].kind, TRYG_YAML_NOTHING);
    assert_int_equal(root.value[2].value[0].kind, TRYG_YAML_NOTHING);
    assert_string_equal(root.value[0].text, "");
    assert_int_equal(parse("").kind, TRYG_YAML_NOTHING);
    assert_int_equal(parse("# nothing\n").kind, TRYG_YAML_NOTHING);
}

static void places_count_lines_and_characters_from_one(void **state)
{
    (void)state;
    struct tryg_yaml root = parse("\xEF\xBB\xBF# first\nærø: {å: ø,  b: [1, 2]}\r\nc:\n"
                                  "  - d\n");
    const struct tryg_yaml *inner = &root.value[0];
    assert_int_equal(root.key[0].at.line, 2);
    assert_int_equal(root.key[0].at.column, 1);
    assert_int_equal(inner->at.column,
                     6); /* "ærø: " is five characters, not seven bytes */
    assert_int_equal(inner->key[1].at.column, 14);
    assert_int_equal(inner->value[1].value[1].at.column, 21);
    assert_int_equal(root.value[1].value[0].at.line, 4);
    assert_int_equal(root.value[1].value[0].at.column, 5);
    assert_string_equal(root.value[1].value[0].at.file, "x.yaml");
}

static void an_anchor_stands_for_its_value(void **state)
{
    (void)state;
    struct tryg_yaml root = parse("a: {missing: &m [\"9\", \"\"]}\nb: {missing: *m}\n");
    const struct tryg_yaml *shared = tryg_yaml_find(&root.value[1], "missing");
    assert_non_null(shared);
    assert_int_equal(shared->kind, TRYG_YAML_LIST);
    assert_int_equal(shared->n, 2);
    assert_string_equal(shared->value[0].text, "9");
    assert_int_equal(shared->at.line, 2); /* where it is used, for messages */
}

static void find_looks_in_maps_only(void **state)
{
    (void)state;
    struct tryg_yaml root = parse("a: 1\nb: 2\n");
    assert_string_equal(tryg_yaml_find(&root, "b")->text, "2");
    assert_null(tryg_yaml_find(&root, "c"));
    assert_null(tryg_yaml_find(&root.value[0], "a"));
}

static void what_is_no_plain_tree_is_refused_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } CASES[] = {
        {"a: 1\nb: 2\n  \na: 3\n", "x.yaml, linje 4, kolonne 1: nøglen \"a\" er her for "
                                   "anden gang; den første står "
                                   "i linje 1. Slet den ene."},
        {"x: {b: 1, c: 2, b: 3}\n", "x.yaml, linje 1, kolonne 17: nøglen \"b\" er her "
                                    "for anden gang; den første står "
                                    "i linje 1. Slet den ene."},
        {"? [a]\n: b\n",
         "x.yaml, linje 1, kolonne 3: en nøgle skal være en tekst, men her "
         "er en liste."},
        {"\"\": b\n",
         "x.yaml, linje 1, kolonne 1: en nøgle skal være en tekst, men her er "
         "ingenting."},
        {"a: *b\n",
         "x.yaml, linje 1, kolonne 5: *b henviser til et anker, der ikke er sat "
         "før dette sted. En tekst, der begynder med *, skal stå i "
         "anførselstegn."},
        {"a: &b [*b]\n", NULL},
        {"a: 1\n---\nb: 2\n", "x.yaml, linje 2, kolonne 1: \"---\" begynder et nyt "
                              "dokument; filen skal være ét."},
        {"a: \"x\\0y\"\n",
         "x.yaml, linje 1, kolonne 4: teksten indeholder tegnet NUL, som "
         "ikke kan bruges."},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *found = refusal(CASES[i].text, strlen(CASES[i].text));
        if (CASES[i].expected) {
            assert_string_equal(found, CASES[i].expected);
        }
    }
    assert_true(sizeof CASES > 0);
}

static void depth_and_size_have_an_end(void **state)
{
    (void)state;
    char deep[200];
    memset(deep, '[', sizeof deep);
    assert_non_null(strstr(refusal(deep, sizeof deep), "niveauer inden i hinanden"));
    size_t bytes = (size_t)TRYG_YAML_BYTES_MOST + 1;
    char *long_text = tryg_arena_alloc(arena, bytes, 1);
    memset(long_text, '#', bytes);
    assert_non_null(strstr(refusal(long_text, bytes), "4 MB"));
    size_t many = (size_t)TRYG_YAML_NODES_MOST + 100;
    char *list = tryg_arena_alloc(arena, 2 * many + 2, 1);
    list[0] = '[';
    for (size_t i = 0; i < many; i++) {
        memcpy(list + 1 + 2 * i, "a,", 2);
    }
    list[1 + 2 * many] = ']';
    assert_non_null(strstr(refusal(list, 2 * many + 2), "262144"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_are_texts_whatever_they_look_like),
        cmocka_unit_test(a_key_with_nothing_after_it_has_nothing),
        cmocka_unit_test(places_count_lines_and_characters_from_one),
        cmocka_unit_test(an_anchor_stands_for_its_value),
        cmocka_unit_test(find_looks_in_maps_only),
        cmocka_unit_test(what_is_no_plain_tree_is_refused_with_its_place),
        cmocka_unit_test(depth_and_size_have_an_end),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
