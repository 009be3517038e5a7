/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_judge.h"

static void roles_are_told_by_the_names(void **state)
{
    (void)state;
    static const struct {
        const char *name, *cells;
        enum tryg_look_role role;
    } CASES[] = {
        {"Dato", "01-01-2010", TRYG_ROLE_DATE},
        {"Dato", "i går", TRYG_ROLE_NONE},
        {"oprettet", "01-01-2010", TRYG_ROLE_DATE},
        {"X_COORD", "5.5", TRYG_ROLE_EAST},
        {"x", "a", TRYG_ROLE_NONE},
        {"Latitude", "5.5", TRYG_ROLE_NORTH},
        {"Gerningskode", "0101", TRYG_ROLE_CODE},
        {"bydelsnavn", "a", TRYG_ROLE_AREA},
        {"VÆGT", "1.5", TRYG_ROLE_WEIGHT},
        {"TID", "1991|1992", TRYG_ROLE_YEAR},
        {"TID", "12:30", TRYG_ROLE_TIME},
        {"Antal", "5|..", TRYG_ROLE_VALUE},
        {"sp1", "1", TRYG_ROLE_NONE},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_look_column *c = judge(CASES[n].name, CASES[n].cells, arena);
        if (c->role != CASES[n].role) {
            fail_msg("%s: %s", CASES[n].name, tryg_look_role_id(c->role));
        }
        tryg_arena_free(arena);
    }
    assert_int_equal(n, 13);
}

static void personal_columns_are_suspected(void **state)
{
    (void)state;
    static const struct {
        const char *name, *cells;
        bool personal;
    } CASES[] = {
        {"cprnr", "1", true},
        {"a", "010203-1234|311299-0001|", true},
        {"a", "0102031234", true},
        {"a", "3202031234", false}, /* no such day */
        {"a", "x@y.dk|y@z.dk", true},
        {"Bemærkninger", "x", true},
        {"a",
         "Kl. 22 blev der råbt og kastet med flasker ved hjørnet|To personer "
         "løb fra stedet, da vidnet kom ud på gaden",
         true},
        {"bydel", "Nørrebro|Valby", false},
        {"navn", "Hans", true},
        {"x", "725123.25", false},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        if (judge(CASES[n].name, CASES[n].cells, arena)->personal != CASES[n].personal) {
            fail_msg("%s: %s", CASES[n].name, CASES[n].cells);
        }
        tryg_arena_free(arena);
    }
    assert_int_equal(n, 10);
}

static void what_singles_people_out_is_personal(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_look_column c;
    for (int areas = 0; areas < 2; areas++) {
        tryg_look_begin(&c, "reference", arena);
        for (int i = 0; i < 60; i++) {
            tryg_look_cell(&c, tryg_arena_print(arena, "%d", 100000 + 7 * i), false);
        }
        tryg_look_judge(&c, areas == 1);
        assert_int_equal(c.personal, areas == 0);
    }
    tryg_look_begin(&c, "antal", arena);
    for (int i = 0; i < 60; i++) {
        tryg_look_cell(&c, tryg_arena_print(arena, "%d", i * i), false);
    }
    tryg_look_judge(&c, false);
    assert_false(c.personal);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_are_told_by_the_names),
        cmocka_unit_test(personal_columns_are_suspected),
        cmocka_unit_test(what_singles_people_out_is_personal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
