/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

static const char *CODE[] = {"01", "02"}, *CITY[] = {"city"};
static const char *CATEGORY[] = {"vold", "hærværk, groft"};

static struct tryg_system district = {.id = "distrikt", .n = 2, .code = CODE};
static struct tryg_system city = {.id = "city", .n = 1, .code = CITY};
static const struct tryg_categories categories = {.n = 2, .id = CATEGORY};

static void check(const struct tryg_year_record *record, size_t n, const char *expected)
{
    struct look look = look_begin(small_city_usual(), "hours.csv");
    look_ok(tryg_publish_hours_csv(look.path, n, record, &city, &categories, NULL), NULL);
    assert_string_equal(look_text(&look), expected);
    look_end(&look);
}

/* Two sources, one of them with a report that lies in no district. */
static void sources_are_added_and_the_city_holds_all(void **state)
{
    (void)state;
    struct tryg_hour_cell one[] = {{0, 0, 0, 3}, {1, 1, 167, 5}};
    struct tryg_hour_cell two[] = {{0, 0, 0, 4}, {2, 0, 25, 1}};
    struct tryg_counts counts[] = {{.hours = {&district, 2, one}},
                                   {.hours = {NULL, 0, NULL}},
                                   {.hours = {&district, 2, two}}};
    struct tryg_year_record record = {.year = 2013, .counts = 3, .count = counts};
    check(&record, 1,
          "year,system,area,category,weekday,hour,reports\n"
          "2013,distrikt,01,vold,1,0,7\n"
          "2013,distrikt,02,\"hærværk, groft\",7,23,5\n"
          "2013,city,city,vold,1,0,7\n"
          "2013,city,city,vold,2,1,1\n"
          "2013,city,city,\"hærværk, groft\",7,23,5\n");
}

static void a_city_that_is_the_index_system_stands_there_once(void **state)
{
    (void)state;
    struct tryg_hour_cell cell[] = {{0, 1, 24, 2}};
    struct tryg_counts counts[] = {{.hours = {&city, 1, cell}}};
    struct tryg_year_record record[] = {{.year = 2012},
                                        {.year = 2013, .counts = 1, .count = counts}};
    check(record, 2,
          "year,system,area,category,weekday,hour,reports\n"
          "2013,city,city,\"hærværk, groft\",2,0,2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources_are_added_and_the_city_holds_all),
        cmocka_unit_test(a_city_that_is_the_index_system_stands_there_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
