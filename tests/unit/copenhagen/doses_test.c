/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ledger_design.h"
#include "town.h"

/* What each kind of row becomes in the ledger. */
static const struct {
    enum tryg_mess kind;
    const char *box, *reason;
} FATE[] = {
    {TRYG_MESS_LOST_EMPTY, "no_place", ""},
    {TRYG_MESS_LOST_ZERO, "no_place", ""},
    {TRYG_MESS_OUTSIDE, "outside", ""},
    {TRYG_MESS_EXCLUDED, "excluded", ""},
    {TRYG_MESS_UNKNOWN_CODE, "unknown_code", ""},
    {TRYG_MESS_BEFORE, "out_of_period", ""},
    {TRYG_MESS_AFTER, "out_of_period", ""},
    {TRYG_MESS_DUPLICATE, "duplicate", ""},
    {TRYG_MESS_DATE_NONE, "rejected", "date_none"},
    {TRYG_MESS_DATE_SHAPE, "rejected", "date_shape"},
    {TRYG_MESS_DATE_EMPTY, "rejected", "date_empty"},
    {TRYG_MESS_CODE_EMPTY, "rejected", "code_empty"},
    {TRYG_MESS_ID_EMPTY, "rejected", "id_empty"},
    {TRYG_MESS_COORDINATE_WORD, "rejected", "coordinate"},
    {TRYG_MESS_COORDINATE_HALF, "rejected", "coordinate"},
    {TRYG_MESS_QUOTE_STRAY, "rejected", "quote"},
    {TRYG_MESS_QUOTE_OPEN, "rejected", "quote"},
    {TRYG_MESS_SHORT, "rejected", "short_row"},
    {TRYG_MESS_LONG, "rejected", "long_row"},
};
enum { FATES = sizeof FATE / sizeof *FATE };

static int dosed(int year, const char *box, const char *reason)
{
    int rows = 0;
    for (int i = 0; i < FATES; i++) {
        if (strcmp(FATE[i].box, box) == 0 && strcmp(FATE[i].reason, reason) == 0) {
            rows += TRYG_DOSES[year][FATE[i].kind];
        }
    }
    return rows;
}

static void the_ledger_table_is_what_the_doses_add_up_to(void **state)
{
    (void)state;
    for (int year = 0; year < TRYG_EXAMPLE_YEARS; year++) {
        int read = ledger_design(2010 + year, "placed", "");
        for (int i = 0; i < FATES; i++) {
            int want = ledger_design(2010 + year, FATE[i].box, FATE[i].reason);
            int rows = dosed(year, FATE[i].box, FATE[i].reason);
            assert_int_equal(rows, want < 0 ? 0 : want);
            read += TRYG_DOSES[year][FATE[i].kind];
        }
        assert_int_equal(read, ledger_design(2010 + year, "read", ""));
    }
}

/* Well below what the project file tolerates, so that no run warns. */
static void doses_are_small(void **state)
{
    (void)state;
    for (int year = 2010; year < 2015; year++) {
        int read = ledger_design(year, "read", "");
        assert_in_range(read, 50000, 70000);
        assert_true(ledger_design(year, "no_place", "") * 20 < read); /* 5 % of 10 */
        assert_true(ledger_design(year, "outside", "") * 100 < read); /* 1 % of 2 */
    }
}

static void every_kind_of_mess_occurs_in_some_year(void **state)
{
    (void)state;
    for (int kind = TRYG_MESS_STATED_EMPTY; kind < TRYG_MESS_KINDS; kind++) {
        int rows = 0;
        for (int year = 0; year < TRYG_EXAMPLE_YEARS; year++) {
            rows += TRYG_DOSES[year][kind];
        }
        assert_true(rows > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ledger_table_is_what_the_doses_add_up_to),
        cmocka_unit_test(doses_are_small),
        cmocka_unit_test(every_kind_of_mess_occurs_in_some_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
