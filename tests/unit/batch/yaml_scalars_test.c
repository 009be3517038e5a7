/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/yaml_keys.h"
#include "geodata/base/lang.h"

#include <math.h>
#include <string.h>

struct thing {
    const char *text, *file, *shown;
    int whole;
    uint64_t wide;
    double number;
    bool flag;
    char letter;
    struct tryg_place at;
};

#define OF(member) offsetof(struct thing, member)

static const struct tryg_yaml_range YEAR = {.size = 4, .low = 1900, .high = 2199};
static const struct tryg_yaml_range WIDE = {.size = 8, .low = 0, .high = 1e12};
static const struct tryg_yaml_range ABOVE = {.low = 0, .high = 5, .above = true};
static const struct tryg_yaml_words FLAG = {
    sizeof(bool), 3, {{"off", false}, {"on", true}, {"maybe", true}}};
static const struct tryg_yaml_words LETTER = {1, 2, {{"auto", 0}, {";", ';'}}};

static const struct tryg_yaml_key KEYS[] = {
    TRYG_YAML_KEY("text", TRYG_YAML_A_TEXT, .field = OF(text), .place = OF(at)),
    TRYG_YAML_KEY("path", TRYG_YAML_A_PATH, .field = OF(file), .also = OF(shown)),
    TRYG_YAML_KEY("whole", TRYG_YAML_A_WHOLE, .field = OF(whole), .detail = &YEAR),
    TRYG_YAML_KEY("wide", TRYG_YAML_A_WHOLE, .field = OF(wide), .detail = &WIDE),
    TRYG_YAML_KEY("number", TRYG_YAML_A_NUMBER, .field = OF(number), .detail = &ABOVE),
    TRYG_YAML_KEY("flag", TRYG_YAML_A_WORD, .field = OF(flag), .detail = &FLAG),
    TRYG_YAML_KEY("letter", TRYG_YAML_A_WORD, .field = OF(letter), .detail = &LETTER),
    TRYG_YAML_KEYS_END};

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

static size_t read_thing(const char *text, const char *folder, struct thing *thing,
                         const char **fault)
{
    struct tryg_yaml root;
    struct tryg_yaml_reading reading = {.arena = arena, .folder = folder};
    assert_int_equal(tryg_yaml_parse(text, strlen(text), "x", arena, &root, NULL),
                     TRYG_OK);
    tryg_yaml_keys_read(&reading, KEYS, &root, thing);
    *fault = reading.faults.n ? reading.faults.remark[0].text : NULL;
    return reading.faults.n;
}

static void values_go_where_the_table_says(void **state)
{
    (void)state;
    struct thing thing = {.letter = 'x'};
    const char *fault;
    assert_int_equal(
        read_thing("text: 0101\npath: a/b.csv\nwhole: 2010\nwide: 123456789012\n"
                   "number: 2/3\nflag: on\nletter: auto\n",
                   "dir", &thing, &fault),
        0);
    assert_string_equal(thing.text, "0101");
    assert_int_equal(thing.at.line, 1);
    assert_int_equal(thing.at.column, 7);
    assert_string_equal(thing.file, "dir/a/b.csv");
    assert_string_equal(thing.shown, "a/b.csv");
    assert_int_equal(thing.whole, 2010);
    assert_true(thing.wide == 123456789012ULL);
    assert_true(thing.number == 2.0 / 3);
    assert_true(thing.flag);
    assert_int_equal(thing.letter, 0);
}

static void a_wrong_value_leaves_the_field_alone(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *fault;
    } CASES[] = {
        {"whole: 2200\n",
         "whole: fandt \"2200\", forventede et helt tal fra 1900 til 2199."},
        {"whole: 2000.5\n",
         "whole: fandt \"2000.5\", forventede et helt tal fra 1900 til 2199."},
        {"whole: 4000/2\n", /* a fraction is no whole number, even if it comes out even */
         "whole: fandt \"4000/2\", forventede et helt tal fra 1900 til 2199."},
        {"whole: 0x7DA\n", "whole: fandt \"0x7DA\", forventede et helt tal fra 1900 til "
                           "2199."},
        {"number: 0\n", "number: fandt \"0\", forventede et tal over 0 og højst 5."},
        {"number: nan\n", "number: fandt \"nan\", forventede et tal over 0 og højst 5."},
        {"number: inf\n", "number: fandt \"inf\", forventede et tal over 0 og højst 5."},
        {"number: 1/0\n", "number: fandt \"1/0\", forventede et tal over 0 og højst 5."},
        {"number: 1/-2\n",
         "number: fandt \"1/-2\", forventede et tal over 0 og højst 5."},
        {"number: 1/2/3\n",
         "number: fandt \"1/2/3\", forventede et tal over 0 og højst 5."},
        {"flag: ja\n", "flag: fandt \"ja\", forventede off, on eller maybe."},
        {"flag: [on]\n", "flag: fandt en liste, forventede off, on eller maybe."},
        {"path: {a: b}\n", "path: fandt en gruppe af nøgler, forventede en tekst."},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct thing thing = {.whole = 7, .number = 7, .file = "f", .shown = "s"};
        const char *fault;
        assert_int_equal(read_thing(CASES[i].yaml, ".", &thing, &fault), 1);
        assert_string_equal(fault, CASES[i].fault);
        assert_int_equal(thing.whole, 7);
        assert_true(thing.number == 7);
        assert_false(thing.flag);
        assert_string_equal(thing.file, "f");
    }
    assert_true(sizeof CASES > 0);
}

static void long_values_are_shown_in_part(void **state)
{
    (void)state;
    char yaml[400] = "flag: ";
    memset(yaml + 6, 'a', 300);
    struct thing thing = {0};
    const char *fault;
    assert_int_equal(read_thing(yaml, ".", &thing, &fault), 1);
    assert_non_null(strstr(fault, "aaa\" …, forventede"));
    assert_true(strlen(fault) < 250);
}

static void numbers_and_fractions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
    } CASES[] = {
        {"0.1", 0.1}, {"1/3", 1.0 / 3}, {" 2 / 4 ", 0.5}, {"-1/4", -0.25}, {"1e3", 1000}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        double value = NAN;
        assert_true(tryg_yaml_number(CASES[i].text, &value));
        assert_true(value == CASES[i].value);
    }
    static const char *const BAD[] = {"",  "/",   "1/",  "/2", "1,5",
                                      "a", "1/0", "0x1", "1 2"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        double value = 7;
        assert_false(tryg_yaml_number(BAD[i], &value));
        assert_true(value == 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_go_where_the_table_says),
        cmocka_unit_test(a_wrong_value_leaves_the_field_alone),
        cmocka_unit_test(long_values_are_shown_in_part),
        cmocka_unit_test(numbers_and_fractions),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
