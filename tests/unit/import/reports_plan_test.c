/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/lang.h"
#include "import/offences.h"
#include "reports_setup.h"

#define HEADER "journr;dato;tid;kode;x;y"

static void columns_are_found_by_name(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_source source = setup_source();
    struct tryg_reports_plan plan;
    assert_int_equal(
        setup_plan(&source, "y;x;note;kode;tid;dato;journr", arena, &plan, NULL),
        TRYG_OK);
    assert_int_equal(plan.columns, 7);
    assert_int_equal(plan.at[TRYG_ROLE_ID], 6);
    assert_int_equal(plan.at[TRYG_ROLE_NORTH], 0);
    assert_false(plan.has[TRYG_ROLE_AREA]);
    assert_int_equal(plan.style.decimal, ',');
    assert_int_equal(plan.style.thousands, '.');
    assert_string_equal(plan.columns_text, "7");
    assert_int_equal(tryg_offence_category(plan.constant_offence), TRYG_NO_CATEGORY);
    tryg_arena_free(arena);
}

static void what_is_not_asked_need_not_be_there(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_source source = setup_source();
    struct tryg_reports_plan plan;
    source.unique = false;
    source.time = NULL;
    source.east = source.north = NULL;
    source.category = "indbrud";
    source.area = "rode"; /* but no names to read it by */
    assert_int_equal(setup_plan(&source, "dato", arena, &plan, NULL), TRYG_OK);
    assert_int_equal(tryg_offence_category(plan.constant_offence), 1);
    assert_false(plan.has[TRYG_ROLE_ID] || plan.has[TRYG_ROLE_CODE] ||
                 plan.has[TRYG_ROLE_AREA]);
    tryg_arena_free(arena);
}

static void refuse(struct tryg_reports_source source, const char *header,
                   enum tryg_status status, const char *says)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_plan plan = {.columns = 99};
    struct tryg_error err = {0};
    assert_int_equal(setup_plan(&source, header, arena, &plan, &err), status);
    assert_int_equal(plan.columns, 99);
    if (!strstr(err.text, says) || !strstr(err.text, "data/a.csv")) {
        fail_msg("\"%s\" does not say \"%s\"", err.text, says);
    }
    tryg_arena_free(arena);
}

static void a_source_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    refuse(setup_source(), "journr;dato;tid;Kode;x;y", TRYG_DATA, "Mente du \"Kode\"?");
    refuse(setup_source(), "journr;dato;tid;gerning;x;y", TRYG_DATA,
           "Kolonnerne er: journr, dato, tid, gerning, x, y.");
    refuse(setup_source(), HEADER ";x", TRYG_DATA, "to kolonner ved navn \"x\" (5 og 7)");
    struct tryg_reports_source source = setup_source();
    source.north = NULL;
    refuse(source, HEADER, TRYG_USAGE, "kun den ene");
    source = setup_source();
    source.id = NULL;
    refuse(source, HEADER, TRYG_USAGE, "unique");
    source = setup_source();
    source.code = NULL;
    refuse(source, HEADER, TRYG_USAGE, "category");
    source.category = "skyderi";
    refuse(source, HEADER, TRYG_USAGE, "\"skyderi\" findes ikke");
    source = setup_source();
    source.table.date_format = "HH:MM";
    refuse(source, HEADER, TRYG_USAGE, "ikke en form for dato");
    source = setup_source();
    source.time_format = "ddd";
    refuse(source, HEADER, TRYG_USAGE, "ikke en form for klokkeslæt");
    tryg_lang_set(TRYG_EN);
    refuse(source, HEADER, TRYG_USAGE, "is not a form of a time");
    refuse(setup_source(), "id", TRYG_DATA, "has no column \"journr\"");
    tryg_lang_set(TRYG_DA);
}

static void a_repeated_column_that_nobody_asks_for_is_fine(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_reports_source source = setup_source();
    struct tryg_reports_plan plan;
    assert_int_equal(setup_plan(&source, HEADER ";note;note;;", arena, &plan, NULL),
                     TRYG_OK);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(what_is_not_asked_need_not_be_there),
        cmocka_unit_test(a_source_that_does_not_fit_is_refused),
        cmocka_unit_test(a_repeated_column_that_nobody_asks_for_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
