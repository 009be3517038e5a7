/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/serial.h"

static void formats_tell_dates_from_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *format;
        bool dated;
    } CASES[] = {
        {"dd\\-mm\\-yyyy;@", true},
        {"[$-406]d\\. mmmm yyyy;@", true},
        {"yyyy", true},
        {"h:mm AM/PM", true},
        {"mm:ss.0", true},
        {"General", false},
        {"0.00", false},
        {"#,##0.00 [$kr.-406];[Red]-#,##0.00", false},
        {"0\" dage\"", false},
        {"0\\d", false},
        {"[h]:mm:ss", false},
        {"[Magenta]0.0%", false},
        {"_-* #,##0 _d_m_y_-", false},
        {"@", false},
        {"0.00E+00", false},
        {"\"unfinished d", false},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        if (tryg_serial_format(CASES[n].format) != CASES[n].dated) {
            fail_msg("%s", CASES[n].format);
        }
    }
    assert_int_equal(n, 16);
    assert_true(tryg_serial_builtin(14));
    assert_true(tryg_serial_builtin(22));
    assert_false(tryg_serial_builtin(0));
    assert_false(tryg_serial_builtin(46)); /* [h]:mm:ss */
    assert_false(tryg_serial_builtin(49)); /* text */
}

/* Expected from Excel's own documentation and calendar arithmetic by hand. */
static void serials_are_days(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    static const struct {
        double serial;
        bool from_1904;
        const char *text;
    } CASES[] = {
        {1, false, "1900-01-01"},
        {59, false, "1900-02-28"},
        {61, false, "1900-03-01"},
        {36526, false, "2000-01-01"},
        {39448, false, "2008-01-01"}, /* DATEVALUE("1/1/2008") of the manual */
        {2958465, false, "9999-12-31"},
        {36526.999999, false, "2000-01-02"}, /* within half a second of midnight */
        {36526.5000058, false, "2000-01-01T12:00:01"},
        {0.75, false, "18:00:00"},
        {0, true, "1904-01-01"},
        {35064, true, "2000-01-01"}, /* 36526 - 1462 */
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        assert_string_equal(tryg_serial_text(CASES[n].serial, CASES[n].from_1904, arena),
                            CASES[n].text);
    }
    assert_int_equal(n, 11);
    assert_null(tryg_serial_text(-1, false, arena));
    assert_null(tryg_serial_text(2958466, false, arena));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_tell_dates_from_numbers),
        cmocka_unit_test(serials_are_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
