/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/encoding.h"

#include <iconv.h>
#include <string.h>

static void names_are_read_in_any_case(void **state)
{
    (void)state;
    enum tryg_encoding encoding = TRYG_CP850;
    assert_true(tryg_encoding_parse("Windows-1252", &encoding));
    assert_int_equal(encoding, TRYG_CP1252);
    assert_true(tryg_encoding_parse("auto", &encoding));
    assert_int_equal(encoding, TRYG_ENCODING_AUTO);
    assert_false(tryg_encoding_parse("utf-16", &encoding));
    assert_int_equal(encoding, TRYG_ENCODING_AUTO);
    for (int e = TRYG_UTF8; e <= TRYG_CP850; e++) {
        assert_true(
            tryg_encoding_parse(tryg_encoding_name((enum tryg_encoding)e), &encoding));
        assert_int_equal(encoding, e);
    }
}

/* The C library's own tables are the yardstick. */
static void bytes_are_those_of_the_c_library(void **state)
{
    (void)state;
    static const struct {
        enum tryg_encoding encoding;
        const char *iconv_name;
    } cases[] = {{TRYG_CP1252, "CP1252"},
                 {TRYG_LATIN1, "ISO-8859-1"},
                 {TRYG_CP865, "IBM865"},
                 {TRYG_CP850, "IBM850"}};
    int compared = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        iconv_t library = iconv_open("UTF-8", cases[i].iconv_name);
        if (library == (iconv_t)-1) {
            continue;
        }
        for (int byte = 1; byte < 256; byte++) {
            char in[1] = {(char)byte}, want[8] = "", got[8] = "";
            char *from = in, *to = want;
            size_t left = 1, room = sizeof want - 1;
            bool defined = iconv(library, &from, &left, &to, &room) != (size_t)-1;
            iconv(library, NULL, NULL, NULL, NULL);
            if (cases[i].encoding == TRYG_LATIN1 && byte >= 0x80 && byte < 0xA0) {
                defined = false; /* controls, never in a table */
            }
            assert_int_equal(tryg_encoding_holds(cases[i].encoding, in, 1), defined);
            if (defined) {
                got[tryg_encoding_convert(cases[i].encoding, in, 1, got)] = 0;
                assert_string_equal(got, want);
                compared++;
            }
        }
        iconv_close(library);
    }
    assert_true(compared > 700);
}

/* Boundaries of table 3-7 of the Unicode standard. */
static void utf8_is_strict(void **state)
{
    (void)state;
    static const char *const good[] = {"a",
                                       "\xC2\x80",
                                       "\xDF\xBF",
                                       "\xE0\xA0\x80",
                                       "\xED\x9F\xBF",
                                       "\xEE\x80\x80",
                                       "\xEF\xBF\xBF",
                                       "\xF0\x90\x80\x80",
                                       "\xF4\x8F\xBF\xBF"};
    static const char *const bad[] = {"\x80",
                                      "\xC1\xBF",
                                      "\xC0\x80",
                                      "\xC3",
                                      "\xC3\x28",
                                      "\xE0\x9F\xBF",
                                      "\xED\xA0\x80",
                                      "\xE2\x82",
                                      "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80",
                                      "\xF5\x80\x80\x80",
                                      "\xFF"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(tryg_encoding_holds(TRYG_UTF8, good[i], strlen(good[i])));
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(tryg_encoding_holds(TRYG_UTF8, bad[i], strlen(bad[i])));
    }
    assert_false(tryg_encoding_holds(TRYG_UTF8, "a\0b", 3));
    assert_false(tryg_encoding_holds(TRYG_CP850, "a\0b", 3));
}

static void a_run_of_ascii_ends_at_the_first_other_byte(void **state)
{
    (void)state;
    char text[40];
    memset(text, 'x', sizeof text);
    assert_int_equal(tryg_ascii_run(text, text), 0);
    assert_int_equal(tryg_ascii_run(text, text + 40), 40);
    static const char others[] = {0, (char)0x80, (char)0xFF};
    for (size_t o = 0; o < sizeof others; o++) {
        for (size_t at = 0; at < 40; at++) {
            text[at] = others[o];
            assert_int_equal(tryg_ascii_run(text, text + 40), at);
            text[at] = 'x';
        }
    }
    text[5] = 0x7F;
    text[6] = 0x01;
    assert_int_equal(tryg_ascii_run(text, text + 40), 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_read_in_any_case),
        cmocka_unit_test(bytes_are_those_of_the_c_library),
        cmocka_unit_test(utf8_is_strict),
        cmocka_unit_test(a_run_of_ascii_ends_at_the_first_other_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
