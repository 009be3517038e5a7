/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "import/look_column.h"

/* Judge a column called `name` with cells parted by "|". */
static struct tryg_look_column *judge(const char *name, const char *cells,
                                      tryg_arena *arena)
{
    struct tryg_look_column *c = TRYG_NEW(arena, 1, struct tryg_look_column);
    char *text = tryg_arena_copy(arena, cells);
    tryg_look_begin(c, name, arena);
    for (char *at = text; at;) {
        char *bar = strchr(at, '|');
        if (bar) {
            *bar = 0;
        }
        tryg_look_cell(c, at, false);
        at = bar ? bar + 1 : NULL;
    }
    tryg_look_judge(c, false);
    return c;
}

static void kinds_are_told_by_the_cells(void **state)
{
    (void)state;
    static const struct {
        const char *cells;
        enum tryg_look_kind kind;
        const char *format, *other;
    } CASES[] = {
        {"", TRYG_LOOK_EMPTY, NULL, NULL},
        {"1|-2||+3", TRYG_LOOK_WHOLE, NULL, NULL},
        {"0101|5210", TRYG_LOOK_CODE, NULL, NULL},
        {"0|10", TRYG_LOOK_WHOLE, NULL, NULL},
        {"1.5|2", TRYG_LOOK_DECIMAL, NULL, NULL},
        {"1,5|2", TRYG_LOOK_DECIMAL, NULL, NULL},
        {"1.234|2", TRYG_LOOK_DECIMAL, NULL, NULL},
        {"1.5|x", TRYG_LOOK_TEXT, NULL, NULL},
        {"2010-01-31|2010-02-28", TRYG_LOOK_DATE, "yyyy-mm-dd", NULL},
        {"31-01-2010|01-02-2010", TRYG_LOOK_DATE, "dd-mm-yyyy", NULL},
        {"01/02/2010|03/04/2010", TRYG_LOOK_DATE, "dd/mm/yyyy", "mm/dd/yyyy"},
        {"01/02/2010|03/14/2010", TRYG_LOOK_DATE, "mm/dd/yyyy", NULL},
        {"1/2/2010|13/4/2010", TRYG_LOOK_DATE, "d/m/yyyy", NULL},
        {"19911231|20190331", TRYG_LOOK_DATE, "yyyymmdd", NULL},
        {"19911231|20190332", TRYG_LOOK_WHOLE, NULL, NULL},
        {"2010-01-31T12:00:00|2010-02-01T00:00:00", TRYG_LOOK_DATE, "yyyy-mm-ddTHH:MM:SS",
         NULL},
        {"31-02-2010", TRYG_LOOK_TEXT, NULL, NULL},
        {"23:59|00:00", TRYG_LOOK_TIME, "HH:MM", NULL},
        {"9:05|10:10", TRYG_LOOK_TIME, "H:MM", NULL},
        {"24:10|10:10", TRYG_LOOK_TEXT, NULL, NULL},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_look_column *c = judge("a", CASES[n].cells, arena);
        if (c->kind != CASES[n].kind) {
            fail_msg("%s: %s", CASES[n].cells, tryg_look_kind_id(c->kind));
        }
        assert_string_equal(c->format ? c->format : "-",
                            CASES[n].format ? CASES[n].format : "-");
        assert_string_equal(c->other_format ? c->other_format : "-",
                            CASES[n].other ? CASES[n].other : "-");
        tryg_arena_free(arena);
    }
    assert_int_equal(n, 20);
}

static void shapes_of_numbers_are_told_apart(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_look_column *c = judge(
        "a", "12|1.5|1,5|1.234|1,234|1.234.567|1.234,5|0.987|x|-3.25|12.3456", arena);
    assert_int_equal(c->whole, 1);
    assert_int_equal(c->point, 4); /* 1.5, 0.987, -3.25, 12.3456 */
    assert_int_equal(c->comma, 2); /* 1,5 and what parts its thousands with points */
    assert_int_equal(c->point_or_thousands, 1);
    assert_int_equal(c->comma_or_thousands, 1);
    assert_int_equal(c->other, 2); /* "1.234,5" is no plain shape */
    tryg_arena_free(arena);
}

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
        cmocka_unit_test(kinds_are_told_by_the_cells),
        cmocka_unit_test(shapes_of_numbers_are_told_apart),
        cmocka_unit_test(roles_are_told_by_the_names),
        cmocka_unit_test(personal_columns_are_suspected),
        cmocka_unit_test(what_singles_people_out_is_personal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
