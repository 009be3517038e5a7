/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "look_judge.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_told_by_the_cells),
        cmocka_unit_test(shapes_of_numbers_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
