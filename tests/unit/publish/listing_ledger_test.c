/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/listing.h"

enum { SOURCE, YEAR, CATEGORY, BOX, REASON, ROWS, REPORTS };

static struct tryg_datum cell(const struct tryg_listing *listing, size_t row,
                              size_t column)
{
    char room[TRYG_LISTING_ROOM];
    struct tryg_datum datum;
    listing->read(listing, row, column, room, &datum);
    return datum;
}

static void the_lines_are_those_of_the_file(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "ledger.csv");
    struct tryg_listing list = tryg_listing_ledger(&look.city->ledger, look.arena);
    FILE *file = fopen(look.path, "w");
    tryg_ledger_write_csv(&look.city->ledger, file);
    fclose(file);
    const char *line = strchr(look_text(&look), '\n') + 1;
    size_t row = 0;
    for (; *line; row++) {
        const char *text[REPORTS + 1];
        for (size_t c = 0; c <= REASON; c++) {
            struct tryg_datum datum = cell(&list, row, c);
            text[c] = datum.is == TRYG_DATUM_TEXT ? datum.text : "";
        }
        char expected[300];
        snprintf(expected, sizeof expected, "%s,%.0f,%s,%s,%s,%.0f,%.0f\n", text[SOURCE],
                 cell(&list, row, YEAR).number, text[CATEGORY], text[BOX], text[REASON],
                 cell(&list, row, ROWS).number, cell(&list, row, REPORTS).number);
        assert_memory_equal(line, expected, strlen(expected));
        line += strlen(expected);
    }
    assert_true(row > 50);
    assert_int_equal(list.rows, row);
    look_end(&look);
}

static void people_read_the_boxes_in_their_language(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x");
    struct tryg_listing list = tryg_listing_ledger(&look.city->ledger, look.arena);
    assert_string_equal(cell(&list, 0, BOX).said, "læst");
    size_t named = 0;
    for (size_t row = 0; row < list.rows; row++) {
        struct tryg_datum box = cell(&list, row, BOX);
        named += strcmp(box.text, "no_place") == 0 &&
                 strcmp(box.said, "uden stedfæstelse") == 0;
    }
    assert_true(named > 0);
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_are_those_of_the_file),
        cmocka_unit_test(people_read_the_boxes_in_their_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
