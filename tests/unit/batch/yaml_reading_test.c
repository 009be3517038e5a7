/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/batch/yaml_reading.h"

#include <string.h>

static struct tryg_place at(uint64_t line, uint32_t column)
{
    return (struct tryg_place){"x.yaml", line, column};
}

static void no_fault_no_verdict(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_yaml_reading reading = {.arena = arena};
    struct tryg_error err = {.status = TRYG_OK};
    tryg_yaml_advise(&reading, "to nobody");
    tryg_yaml_note(&reading, at(1, 1), "a note");
    tryg_yaml_warn(&reading, at(1, 1), "a warning");
    assert_int_equal(tryg_yaml_verdict(&reading, &err), TRYG_OK);
    assert_int_equal(reading.notes.n, 1);
    assert_int_equal(reading.warnings.n, 1);
    tryg_arena_free(arena);
}

static void faults_come_in_the_order_of_the_file(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_yaml_reading reading = {.arena = arena};
    struct tryg_error err = {.status = TRYG_OK};
    tryg_yaml_blame(&reading, at(9, 1), "third");
    tryg_yaml_blame(&reading, at(2, 7), "second");
    tryg_yaml_advise(&reading, "do %s", "this");
    tryg_yaml_blame(&reading, at(0, 0), "nowhere");
    tryg_yaml_blame(&reading, at(2, 3), "first");
    tryg_yaml_blame(&reading, at(9, 1), "fourth"); /* as told, at the same place */
    assert_int_equal(tryg_yaml_verdict(&reading, &err), TRYG_USAGE);
    assert_string_equal(err.text, "x.yaml, linje 2, kolonne 3: first\n"
                                  "  x.yaml, linje 2, kolonne 7: second\n"
                                  "  do this\n"
                                  "  x.yaml, linje 9, kolonne 1: third\n"
                                  "  x.yaml, linje 9, kolonne 1: fourth\n"
                                  "  x.yaml: nowhere");
    tryg_arena_free(arena);
}

static void a_text_with_a_place_of_its_own_gets_no_other(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_yaml_reading reading = {.arena = arena};
    struct tryg_error err = {.status = TRYG_OK};
    tryg_yaml_blame(&reading, at(1, 2), "one");
    tryg_yaml_blame(&reading, (struct tryg_place){0}, "y.yaml, linje 3: two");
    assert_int_equal(tryg_yaml_verdict(&reading, &err), TRYG_USAGE);
    assert_string_equal(err.text,
                        "x.yaml, linje 1, kolonne 2: one\n  y.yaml, linje 3: two");
    tryg_arena_free(arena);
}

static void more_than_five_are_counted(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_yaml_reading reading = {.arena = arena};
    struct tryg_error err = {.status = TRYG_OK};
    for (uint64_t line = 1; line <= 8; line++) {
        tryg_yaml_blame(&reading, at(line, 1), "fault %d", (int)line);
    }
    assert_int_equal(tryg_yaml_verdict(&reading, &err), TRYG_USAGE);
    assert_non_null(strstr(err.text, "fault 5"));
    assert_null(strstr(err.text, "fault 6"));
    assert_non_null(strstr(err.text, "… og 3 fejl til."));
    tryg_arena_free(arena);
}

static void the_nearest_word_is_suggested_or_all(void **state)
{
    (void)state;
    static const char *const words[] = {"columns", "file", "id"};
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_yaml_reading reading = {.arena = arena};
    tryg_yaml_blame(&reading, at(1, 1), "a");
    tryg_yaml_suggest(&reading, "colums", words, 3);
    assert_string_equal(reading.faults.remark[0].text, "a\n  Mente du \"columns\"?");
    tryg_yaml_blame(&reading, at(1, 1), "b");
    tryg_yaml_suggest(&reading, "xyz", words, 3);
    assert_string_equal(reading.faults.remark[1].text,
                        "b\n  Mulighederne er: columns, file, id.");
    tryg_yaml_blame(&reading, at(1, 1), "c");
    tryg_yaml_suggest(&reading, "xyz", words, 0);
    assert_false(tryg_yaml_suggest_nearest(&reading, "xyz", words, 3));
    assert_string_equal(reading.faults.remark[2].text, "c");
    tryg_arena_free(arena);
}

static void names_are_told_from_the_top(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_yaml_reading reading = {.arena = arena, .within = ""};
    assert_string_equal(tryg_yaml_inside(&reading, "reports"), "reports");
    reading.within = "reports.columns";
    assert_string_equal(tryg_yaml_inside(&reading, "date"), "reports.columns.date");
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_fault_no_verdict),
        cmocka_unit_test(faults_come_in_the_order_of_the_file),
        cmocka_unit_test(a_text_with_a_place_of_its_own_gets_no_other),
        cmocka_unit_test(more_than_five_are_counted),
        cmocka_unit_test(the_nearest_word_is_suggested_or_all),
        cmocka_unit_test(names_are_told_from_the_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
