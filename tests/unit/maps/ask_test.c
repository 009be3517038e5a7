/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "maps/atlas.h"
#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static void what_exists_can_be_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        enum tryg_map_kind kind;
        size_t part;
    } good[] = {{"level", TRYG_MAP_LEVEL, 0},
                {"index", TRYG_MAP_INDEX, 0},
                {"group:anmeldt", TRYG_MAP_GROUP, 1},
                {"indicator:vold_udsat", TRYG_MAP_INDICATOR, 0},
                {"change:2010", TRYG_MAP_CHANGE, 2010}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct tryg_map_want want = {.year = 7};
        assert_int_equal(tryg_map_of_parse(good[i].word, &town.results, &want, NULL),
                         TRYG_OK);
        assert_int_equal(want.kind, good[i].kind);
        assert_int_equal(want.part, good[i].part);
        assert_int_equal(want.year, 7);
    }
}

static void what_does_not_is_a_word_to_the_wise(void **state)
{
    (void)state;
    static const char *const BAD[][2] = {
        {"levle", "Mente du \"level\"?"},     {"group:anmelt", "Mente du \"anmeldt\"?"},
        {"indicator:nix", "ingen indikator"}, {"group", "group:ID"},
        {"level:3", "forventet level"},       {"change:1999", "ingen resultater"},
        {"change:x", "ingen resultater"},     {"", "forventet level"}};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct tryg_map_want want = {.part = 5};
        struct tryg_error err = {0};
        assert_int_equal(tryg_map_of_parse(BAD[i][0], &town.results, &want, &err),
                         TRYG_USAGE);
        if (!strstr(err.text, BAD[i][1])) {
            fail_msg("%s: %s", BAD[i][0], err.text);
        }
        assert_int_equal(want.part, 5);
    }
}

static void formats_have_four_words(void **state)
{
    (void)state;
    unsigned formats = 0;
    assert_true(tryg_map_format_parse("png", &formats) && formats == TRYG_MAP_PNG);
    assert_true(tryg_map_format_parse("svg", &formats) && formats == TRYG_MAP_SVG);
    assert_true(tryg_map_format_parse("pdf", &formats) && formats == TRYG_MAP_PDF);
    assert_true(tryg_map_format_parse("tif", &formats) && formats == TRYG_MAP_TIF);
    assert_false(tryg_map_format_parse("jpg", &formats));
    assert_int_equal(formats, TRYG_MAP_TIF);
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_exists_can_be_asked_for, begin, end),
        cmocka_unit_test_setup_teardown(what_does_not_is_a_word_to_the_wise, begin, end),
        cmocka_unit_test_setup_teardown(formats_have_four_words, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
