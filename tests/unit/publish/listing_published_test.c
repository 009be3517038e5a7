/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

/* Two areas, levels and one share; the second indicator is not published at all. */
static void the_level_first_then_each_published_share(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "published.csv");
    struct tryg_indicator indicator[] = {{.id = "utryg"}, {.id = "udsat"}};
    struct tryg_level level[] = {{.id = "ingen"}, {.id = "markant"}};
    struct tryg_profile profile = {
        .indicators = 2, .indicator = indicator, .levels = 2, .level = level};
    const char *code[] = {"1", "2"}, *name[] = {"Nord", "Syd"};
    struct tryg_system system = {.id = "d", .n = 2, .code = code, .name = name};
    int then[] = {1, 0}, now[] = {0, -1}, computed[] = {1, 1};
    double p[] = {0.95, 0.5};
    bool has[] = {true, false}, modelled[] = {false, true};
    struct tryg_against_cell cell[4] = {{.then = 0.2,
                                         .then_se = 0.02,
                                         .then_n = 400,
                                         .now = 0.275,
                                         .now_se = 0.03,
                                         .now_n = 200,
                                         .change = 0.075,
                                         .low = 0.01,
                                         .high = 0.14,
                                         .p = 0.02,
                                         .p_adjusted = 0.04,
                                         .verdict = TRYG_RISES,
                                         .computed = 0.25,
                                         .differs = true},
                                        {.then = 0.1,
                                         .then_se = 0.02,
                                         .then_n = 400,
                                         .now = NAN,
                                         .now_se = NAN,
                                         .now_n = NAN,
                                         .change = NAN,
                                         .low = NAN,
                                         .high = NAN,
                                         .p = NAN,
                                         .p_adjusted = NAN,
                                         .why = TRYG_PUBLISHED_BLANK,
                                         .computed = 0.12}};
    struct tryg_against against = {.base = 2010,
                                   .year = 2013,
                                   .system = &system,
                                   .has_base = true,
                                   .has_year = true,
                                   .level_then = then,
                                   .level_then_p = p,
                                   .modelled = modelled,
                                   .level_now = now,
                                   .level_computed = computed,
                                   .level_computed_p = p,
                                   .indicators = 2,
                                   .has = has,
                                   .cell = cell};
    struct tryg_error err = {0};
    look_ok(tryg_publish_published_csv(look.path, &profile, &against, &err), &err);
    assert_string_equal(
        look_text(&look),
        "base,year,system,area,name,measure,level_then,level_then_p,certainty_then,"
        "level_published,level_computed,level_computed_p,then,then_se,then_n,published,"
        "published_se,published_n,change,low,high,p,p_adjusted,verdict,why,computed,"
        "check\n"
        "2010,2013,d,1,Nord,level,markant,0.95,clear,ingen,markant,0.95,,,,,,,,,,,,,,,"
        "differs\n"
        "2010,2013,d,2,Syd,level,ingen,0.5,borderline,,markant,0.5,,,,,,,,,,,,,modelled,,"
        "\n"
        "2010,2013,d,1,Nord,utryg,,,,,,,0.2,0.02,400,0.275,0.03,200,0.075,0.01,0.14,0.02,"
        "0.04,rises,,0.25,differs\n"
        "2010,2013,d,2,Syd,utryg,,,,,,,0.1,0.02,400,,,,,,,,,cannot_tell,not_published,"
        "0.12,\n");
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_level_first_then_each_published_share)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
