/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "areas_setup.h"

static void a_joined_table_adds_attributes(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_areas_source s = {.table.file = FILES "keys.geojson",
                                  .code = "k",
                                  .merge_repeated = true,
                                  .join = {.file = FILES "lookup.csv", .shown = "join"},
                                  .join_code = "kode"};
    size_t before = tryg_warnings();
    struct tryg_areas a = read_areas(s, arena);
    assert_int_equal(tryg_warnings(), before + 2); /* row "z"; area "c" */
    assert_int_equal(a.attributes, 5);             /* "tal" is there already */
    assert_string_equal(a.attribute[4], "gruppe");
    assert_string_equal(a.value[4][0], "syd");
    assert_string_equal(a.value[4][1], "nord");
    assert_null(a.value[4][2]);
    assert_string_equal(a.value[3][0], "1"); /* not the table's 9 */
    tryg_arena_free(arena);
    s.join_code = "gruppe1";
    expect_failure(s,
                   "join har ingen kolonne \"gruppe1\" (areas: join: code). Kolonner i "
                   "filen: kode, tal, gruppe.\n  Mente du \"gruppe\"?");
}

static void a_key_twice_is_an_error(void **state)
{
    (void)state;
    expect_failure((struct tryg_areas_source){.table.file = FILES "regions.csv",
                                              .code = "kode",
                                              .join = {.file = FILES "twice.csv"}},
                   "join: nøglen \"9\" står både i linje 2 og 4. Slet den ene.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_joined_table_adds_attributes),
        cmocka_unit_test(a_key_twice_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
