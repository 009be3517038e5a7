/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/tables.h"

static const char *OLD_CODE[] = {"A", "B"}, *OLD_NAME[] = {"Indre, øst", "B"};
static const char *NEW_CODE[] = {"M"}, *NEW_NAME[] = {"Midt"};
static const struct tryg_system OLD = {
    .id = "district", .version = "", .n = 2, .code = OLD_CODE, .name = OLD_NAME};
static const struct tryg_system NEW = {
    .id = "district", .version = "2013", .n = 1, .code = NEW_CODE, .name = NEW_NAME};

static void a_row_a_piece_and_what_is_not_there_is_empty(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "areas.csv");
    struct tryg_move move[] = {
        {&OLD, &NEW, 0, 0, TRYG_FATE_MERGED, 7500, 30, 1, 0.75, true, 0.875},
        {&OLD, &NEW, 1, TRYG_NO_AREA, TRYG_FATE_LOST, 1250.5, NAN, 0.25, NAN, false, NAN},
        {&OLD, &NEW, TRYG_NO_AREA, 0, TRYG_FATE_NEW, 1250, NAN, NAN, 0.125, false,
         0.875}};
    struct tryg_moves moves = {.moves = 3, .move = move};
    struct tryg_error err = {0};
    look_ok(tryg_publish_moves_csv(look.path, &moves, &err), &err);
    assert_string_equal(
        look_text(&look),
        "from_version,from_system,from_area,from_name,to_version,to_system,to_area,"
        "to_name,fate,m2,persons,share,share_of_target,by,covered\n"
        ",district,A,\"Indre, øst\",2013,district,M,Midt,merged,7500,30,1,0.75,persons,"
        "0.875\n"
        ",district,B,B,2013,district,,,lost,1250.5,,0.25,,area,\n"
        ",district,,,2013,district,M,Midt,new,1250,,,0.125,area,0.875\n");
    look_end(&look);
}

static void a_row_a_source_that_was_brought_over(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "transfer.csv");
    struct tryg_brought brought[] = {
        {2010, &NEW, "reports", "politi", 1000, 962.5, 37.5, 35, 2},
        {2010, &NEW, "survey", "borgere", NAN, NAN, NAN, 35, 0}};
    struct tryg_moves moves = {.broughts = 2, .brought = brought};
    struct tryg_error err = {0};
    look_ok(tryg_publish_transfer_csv(look.path, &moves, &err), &err);
    assert_string_equal(
        look_text(&look),
        "year,to_version,system,kind,id,total,carried,lost,areas,modelled\n"
        "2010,2013,district,reports,politi,1000,962.5,37.5,35,2\n"
        "2010,2013,district,survey,borgere,,,,35,0\n");
    look_end(&look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_a_piece_and_what_is_not_there_is_empty),
        cmocka_unit_test(a_row_a_source_that_was_brought_over)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
