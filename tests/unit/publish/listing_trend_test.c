/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

/* One area, the index and one share over three years, broken in the last. */
static void a_row_an_area_and_measure_with_its_years(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "trend.csv");
    struct tryg_indicator indicator = {.id = "utryg", .source = TRYG_FROM_SURVEY};
    struct tryg_profile profile = {.indicators = 1, .indicator = &indicator};
    const char *code[] = {"8"}, *name[] = {"Indre, sydøst"};
    struct tryg_system system = {.id = "d", .n = 1, .code = code, .name = name};
    int year[] = {2010, 2011, 2012};
    struct tryg_trend_point point[] = {{110, 0, 0, false}, {105, 0, 0, false},
                                       {101, 0, 0, false}, {0.25, 0, 0, false},
                                       {NAN, 0, 0, true},  {0.2, 0, 0, true}};
    struct tryg_trend_line line[] = {
        {2010, 2012, 3, -4.5, -6, -3, 0.01, 0.02, TRYG_FALLS, TRYG_DOUBT_NONE},
        {2012, 2012, 1, NAN, NAN, NAN, NAN, NAN, TRYG_CANNOT_TELL, TRYG_DOUBT_BREAK}};
    struct tryg_trend trend = {&system, 3, 2, year, point, line};
    struct tryg_error err = {0};
    look_ok(tryg_publish_trend_csv(look.path, &profile, 1, &trend, &err), &err);
    assert_string_equal(
        look_text(&look),
        "system,area,name,measure,from,to,points,slope,low,high,p,p_adjusted,trend,doubt,"
        "breaks,value_2010,value_2011,value_2012\n"
        "d,8,\"Indre, sydøst\",index,2010,2012,3,-4.5,-6,-3,0.01,0.02,falls,,,110,105,"
        "101\n"
        "d,8,\"Indre, sydøst\",utryg,2012,2012,1,,,,,,cannot_tell,break,2011 2012,0.25,,"
        "0.2\n");
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_an_area_and_measure_with_its_years)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
