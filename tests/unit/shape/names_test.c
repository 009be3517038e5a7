/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/shape/names.h"

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

static const char *code[] = {"1", "2", "3", "0101"};
static const char *name[] = {"Kongens Enghave", "Brønshøj-Husum", "Indre By", "2"};
static const char *alias[] = {"Centrum", "Byen", "Byen"};
static uint32_t alias_area[] = {2, 0, 2};
static const struct tryg_system city = {.id = "bydel",
                                        .n = 4,
                                        .code = code,
                                        .name = name,
                                        .aliases = 3,
                                        .alias = alias,
                                        .alias_area = alias_area};

static void spellings_that_mean_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t area;
    } same[] = {
        {"Kgs. Enghave", 0},
        {"kgs.  enghave", 0},
        {" KONGENS ENGHAVE ", 0},
        {"Brønshøj/Husum", 1},
        {"brønshøj - husum", 1},
        {"BRØNSHØJ HUSUM", 1},
        {"Indre by", 2},
        {"Indre\xC2\xA0"
         "By ",
         2},
        {"centrum", 2},
        {"Brønsho\xCC\xB8j-Husum",
         TRYG_NO_AREA}, /* ø has no decomposition: not the same */
        {"3", 2},
        {"0101", 3},
        {" 3 ", 2},
        {"2", 1}, /* the code, though another area is called 2 */
    };
    tryg_names *names = tryg_names_new(arena, &city);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        uint32_t area = TRYG_NO_AREA;
        enum tryg_name_verdict verdict =
            tryg_names_find(names, same[i].text, strlen(same[i].text), &area, NULL);
        assert_int_equal(area, same[i].area);
        assert_int_equal(verdict == TRYG_NAME_OK, area != TRYG_NO_AREA);
    }
}

static void composed_and_decomposed_letters_are_one(void **state)
{
    (void)state;
    const char *composed = "\xC3\x85"
                           "boulevard",
               *decomposed = "A\xCC\x8A"
                             "boulevard";
    assert_string_equal(tryg_name_fold(arena, composed, strlen(composed)),
                        tryg_name_fold(arena, decomposed, strlen(decomposed)));
    assert_string_equal(tryg_name_fold(arena, "Nord & Syd", 10),
                        tryg_name_fold(arena, "Nord og Syd", 11));
    assert_string_not_equal(tryg_name_fold(arena, "Nordogsyd", 9),
                            tryg_name_fold(arena, "Nord&syd", 8));
}

static void nothing_else_is_tolerated(void **state)
{
    (void)state;
    tryg_names *names = tryg_names_new(arena, &city);
    const char *nearest = NULL;
    uint32_t area = 99;
    assert_int_equal(tryg_names_find(names, "Indre Byy", 9, &area, &nearest),
                     TRYG_NAME_UNKNOWN);
    assert_string_equal(nearest, "Indre By");
    assert_int_equal(tryg_names_find(names, "101", 3, &area, &nearest),
                     TRYG_NAME_UNKNOWN);
    assert_int_equal(tryg_names_find(names, "Xyzzy quux", 10, &area, &nearest),
                     TRYG_NAME_UNKNOWN);
    assert_null(nearest);
    assert_int_equal(tryg_names_find(names, "byen", 4, &area, &nearest),
                     TRYG_NAME_AMBIGUOUS);
    assert_string_equal(nearest, "1, 3");
    assert_int_equal(area, 99);
}

static void a_slip_of_the_pen_has_a_suggestion(void **state)
{
    (void)state;
    static const char *const words[] = {"check", "explain", "doctor", "område"};
    assert_int_equal(tryg_word_nearest("chekc", words, 4), 0);
    assert_int_equal(tryg_word_nearest("EXPLIAN", words, 4), 1);
    assert_int_equal(tryg_word_nearest("omraade", words, 4), 3);
    assert_int_equal(tryg_word_nearest("zzz", words, 4), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_that_mean_the_same),
        cmocka_unit_test(composed_and_decomposed_letters_are_one),
        cmocka_unit_test(nothing_else_is_tolerated),
        cmocka_unit_test(a_slip_of_the_pen_has_a_suggestion)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
