/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/listing.h"

enum { INDICATOR = 4, GROUP = 6, SOURCE, UNIT, DIRECTION, VALUE, LAST_NUMBER = 22 };

static struct tryg_datum cell(const struct tryg_listing *listing, size_t row,
                              size_t column, char room[TRYG_LISTING_ROOM])
{
    struct tryg_datum datum;
    listing->read(listing, row, column, room, &datum);
    return datum;
}

static void each_number_is_its_own(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_cell *c = &tryg_results_at(&look.city->results, 0, 0)->cell[4];
    *c = (struct tryg_cell){.value = 1,
                            .low = 2,
                            .high = 3,
                            .se = 4,
                            .deff = 5,
                            .count = 6,
                            .answers = 7,
                            .n_eff = 8,
                            .dont_know = 9,
                            .denominator = 10,
                            .normalised = 11,
                            .weight = 12,
                            .contribution = 13};
    struct tryg_listing list = tryg_listing_indicators(&look.city->results, look.arena);
    char room[TRYG_LISTING_ROOM];
    for (size_t i = VALUE; i <= LAST_NUMBER; i++) {
        assert_true(cell(&list, 4, i, room).number == (double)(i - VALUE) + 1);
    }
    /* the columns and the struct have the same order but for this: */
    assert_string_equal(list.column[VALUE + 5].id, "count");
    assert_string_equal(list.column[LAST_NUMBER].id, "contribution");
    look_end(&look);
}

static void an_indicator_says_what_it_is(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_listing list = tryg_listing_indicators(&look.city->results, look.arena);
    char room[TRYG_LISTING_ROOM];
    look.city->profile.indicator[2].per = 2.5;
    assert_int_equal(list.rows, 2 * 4 * (3 + 1));
    assert_string_equal(cell(&list, 6, INDICATOR, room).text, "ind3");
    assert_string_equal(cell(&list, 6, GROUP, room).text, "anmeldt");
    assert_string_equal(cell(&list, 6, SOURCE, room).text, "reports");
    assert_string_equal(cell(&list, 6, UNIT, room).text, "per_2.5");
    assert_string_equal(cell(&list, 6, DIRECTION, room).text, "safe");
    assert_string_equal(cell(&list, 9, INDICATOR, room).text, "ind4");
    assert_int_equal(cell(&list, 9, GROUP, room).is, TRYG_DATUM_NONE);
    assert_string_equal(cell(&list, 9, SOURCE, room).text, "survey");
    assert_string_equal(cell(&list, 9, UNIT, room).text, "share");
    assert_string_equal(cell(&list, 9, DIRECTION, room).text, "need");
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_number_is_its_own),
        cmocka_unit_test(an_indicator_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
