/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

/* One area, the index and one share: every column in its place, what is missing empty. */
static void a_row_an_area_and_measure(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "changes.csv");
    struct tryg_indicator indicator = {.id = "utryg", .source = TRYG_FROM_SURVEY};
    struct tryg_level level[] = {{.id = "ingen"}, {.id = "markant"}};
    struct tryg_profile profile = {
        .indicators = 1, .indicator = &indicator, .levels = 2, .level = level};
    const char *code[] = {"8"}, *name[] = {"Indre, sydøst"};
    struct tryg_system system = {.id = "d", .n = 1, .code = code, .name = name};
    int then = 1, now = 0;
    double events = -5.5, denominator = 0.5, method = 0.0;
    struct tryg_change_cell cell[] = {{110,  105,  -5,         -9,
                                       -1,   NAN,  NAN,        NAN,
                                       0.02, 0.04, NAN,        NAN,
                                       NAN,  NAN,  TRYG_FALLS, TRYG_DOUBT_NONE,
                                       NAN,  NAN,  NAN,        TRYG_CANNOT_TELL},
                                      {0.25,
                                       0.2,
                                       -0.05,
                                       -0.1,
                                       0.1,
                                       NAN,
                                       NAN,
                                       NAN,
                                       NAN,
                                       NAN,
                                       200,
                                       150,
                                       NAN,
                                       NAN,
                                       TRYG_CANNOT_TELL,
                                       TRYG_DOUBT_BREAK,
                                       -0.01,
                                       0.5,
                                       0.75,
                                       TRYG_NO_SURE_CHANGE}};
    struct tryg_comparison c = {.base = 2010,
                                .year = 2014,
                                .system = &system,
                                .measures = 2,
                                .cell = cell,
                                .level_then = &then,
                                .level_now = &now,
                                .part_events = &events,
                                .part_denominator = &denominator,
                                .part_method = &method};
    struct tryg_error err = {0};
    look_ok(tryg_publish_changes_csv(look.path, &profile, 1, &c, &err), &err);
    assert_string_equal(
        look_text(&look),
        "base,year,system,area,name,measure,unit,then,now,change,low,high,ratio,"
        "ratio_low,ratio_high,p,p_adjusted,verdict,doubt,beyond,beyond_p_adjusted,"
        "against_rest,then_n,now_n,then_of,now_of,level_then,level_now,part_events,"
        "part_denominator,part_method\n"
        "2010,2014,d,8,\"Indre, sydøst\",index,points,110,105,-5,-9,-1,,,,0.02,0.04,"
        "falls,,,,cannot_tell,,,,,markant,ingen,-5.5,0.5,0\n"
        "2010,2014,d,8,\"Indre, sydøst\",utryg,share,0.25,0.2,-0.05,-0.1,0.1,,,,,,"
        "cannot_tell,break,-0.01,0.75,no_sure_change,200,150,,,,,,,\n");
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_row_an_area_and_measure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
