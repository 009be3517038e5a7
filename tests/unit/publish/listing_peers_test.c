/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

/* Two areas of one measure, the index; the second is not known. */
static void a_measure_of_an_area_is_a_row(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "peers.csv");
    const struct tryg_system *system = look.city->results.system[0];
    static const char *CODE[] = {"a", "b"}, *NAME[] = {"By A", "By, B"};
    struct tryg_system two = *system;
    two.n = 2;
    two.code = CODE;
    two.name = NAME;
    struct tryg_peer line[] = {{.value = 60.5,
                                .place = 1.5,
                                .mean = 50,
                                .from_mean = 10.5,
                                .from_best = -2,
                                .best = 0,
                                .least = 40,
                                .most = 62.5},
                               {.value = NAN,
                                .place = NAN,
                                .mean = NAN,
                                .from_mean = NAN,
                                .from_best = NAN,
                                .best = TRYG_NO_AREA,
                                .least = NAN,
                                .most = NAN}};
    size_t known[] = {1};
    bool high[] = {true};
    struct tryg_peers year = {.year = 2012,
                              .system = &two,
                              .measures = 1,
                              .line = line,
                              .known = known,
                              .high_is_good = high};
    struct tryg_all_peers all = {
        .results = &look.city->results, .years = 1, .year = &year};
    struct tryg_error err = {0};
    look_ok(tryg_publish_peers_csv(look.path, &all, &err), &err);
    char *expected = tryg_arena_print(
        look.arena,
        "year,system,area,name,kind,measure,measure_name,value,place,of,mean_of_others,"
        "from_mean,best,best_area,from_best\n"
        "2012,%s,a,By A,index,index,Indekset,60.5,1.5,1,50,10.5,62.5,a,-2\n"
        "2012,%s,b,\"By, B\",index,index,Indekset,,,1,,,,,\n",
        two.id, two.id);
    assert_string_equal(look_text(&look), expected);
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_measure_of_an_area_is_a_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
