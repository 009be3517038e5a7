/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "geodata/base/lang.h"
#include "publish/listing.h"

static size_t column_of(const struct tryg_listing *listing, const char *id)
{
    for (size_t c = 0; c < listing->columns; c++) {
        if (strcmp(listing->column[c].id, id) == 0) {
            return c;
        }
    }
    fail_msg("no column %s", id);
    return 0;
}

static struct tryg_datum cell(const struct tryg_listing *listing, size_t row,
                              const char *id, char room[TRYG_LISTING_ROOM])
{
    struct tryg_datum datum;
    listing->read(listing, row, column_of(listing, id), room, &datum);
    return datum;
}

static void every_column_says_what_it_means_in_both_languages(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_listing all[] = {
        tryg_listing_index(&look.city->results, 0, 1, look.arena),
        tryg_listing_indicators(&look.city->results, look.arena),
        tryg_listing_ledger(&look.city->ledger, look.arena)};
    size_t checked = 0;
    for (size_t i = 0; i < 3; i++) {
        for (size_t c = 0; c < all[i].columns; c++, checked++) {
            const struct tryg_column *column = &all[i].column[c];
            assert_true(strlen(column->means.in[TRYG_DA]) > 10);
            assert_true(strlen(column->means.in[TRYG_EN]) > 10);
            assert_true(column->width > 0);
        }
    }
    assert_int_equal(checked, 39 + 29 + 7);
    look_end(&look);
}

static void rows_go_system_by_system_and_year_by_year(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "2010 distrikt 01", "2010 distrikt 02", "2010 distrikt 03", "2011 distrikt 01",
        "2011 distrikt 02", "2011 distrikt 03", "2010 city city",   "2011 city city"};
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_listing list = tryg_listing_index(&look.city->results, 0, 2, look.arena);
    assert_int_equal(list.rows, 8);
    for (size_t row = 0; row < list.rows; row++) {
        char room[TRYG_LISTING_ROOM], key[100];
        snprintf(key, sizeof key, "%.0f %s %s", cell(&list, row, "year", room).number,
                 cell(&list, row, "system", room).text,
                 cell(&list, row, "area", room).text);
        assert_string_equal(key, expected[row]);
    }
    look_end(&look);
}

/* The index system may be another from year to year. */
static void years_with_other_areas_keep_their_own_rows(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_scores *second = tryg_results_at(&look.city->results, 1, 0);
    tryg_scores_begin(second, look.arena, 2011, &look.city->atom, 4, 2);
    struct tryg_listing list = tryg_listing_index(&look.city->results, 0, 1, look.arena);
    char room[TRYG_LISTING_ROOM];
    assert_int_equal(list.rows, 3 + 6);
    assert_string_equal(cell(&list, 3, "system", room).text, "atom");
    assert_string_equal(cell(&list, 8, "area", room).text, "06");
    look_end(&look);
}

static void people_are_told_in_words_and_files_in_ids(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_scores *s = tryg_results_at(&look.city->results, 0, 0);
    s->level_p[0] = 0.95;
    s->why[2] = TRYG_WHY_NO_POPULATION;
    struct tryg_listing list = tryg_listing_year(&look.city->results, 0, 0, look.arena);
    char room[TRYG_LISTING_ROOM];
    assert_int_equal(list.rows, 3);
    assert_string_equal(cell(&list, 0, "certainty", room).text, "clear");
    assert_string_equal(cell(&list, 0, "certainty", room).said, "entydig");
    assert_string_equal(cell(&list, 2, "why_missing", room).text, "no_population");
    assert_string_equal(cell(&list, 2, "why_missing", room).said, "intet befolkningstal");
    assert_int_equal(cell(&list, 2, "certainty", room).is, TRYG_DATUM_NONE);
    assert_int_equal(cell(&list, 2, "level_order", room).is, TRYG_DATUM_NONE);
    look_end(&look);
}

static void minus_nothing_is_nothing(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    tryg_results_at(&look.city->results, 0, 0)->change[0] = -0.0;
    struct tryg_listing list = tryg_listing_year(&look.city->results, 0, 0, look.arena);
    char room[TRYG_LISTING_ROOM];
    assert_int_equal(cell(&list, 0, "change", room).is, TRYG_DATUM_NUMBER);
    assert_false(signbit(cell(&list, 0, "change", room).number));
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_says_what_it_means_in_both_languages),
        cmocka_unit_test(rows_go_system_by_system_and_year_by_year),
        cmocka_unit_test(years_with_other_areas_keep_their_own_rows),
        cmocka_unit_test(minus_nothing_is_nothing),
        cmocka_unit_test(people_are_told_in_words_and_files_in_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
