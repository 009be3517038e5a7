/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/encoding.h"

#include <string.h>

/* "-" = cannot be told. */
static void text_is_told_by_what_it_holds(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"plain text", "utf-8"},
        {"N\xC3\xB8rrebro", "utf-8"},
        {"N\xF8rrebro", "cp1252"},
        {"\xD8sterbro;h\xE6rv\xE6rk;\xE5r", "cp1252"},
        {"N\x9Brrebro", "cp865"},
        {"\x9Dsterbro;h\x91rv\x91rk;\x86r", "cp865"},
        {"K\x9D"
         "BENHAVN;\x8FRHUS",
         "cp865"},
        {"\xC5RHUS", "cp1252"},
        {"\x8FRHUS", "cp865"},
        {"don\x92t", "cp1252"},
        {"12 \x80", "cp1252"},
        {"1\xA0"
         "234",
         "cp1252"},
        {"ni\xF1o;Regi\xF3n de Ays\xE9n", "cp1252"},
        {"gr\x9Bn;\xB5LVARO;\xD6sland", "cp850"}, /* in cp865 two bits of a box */
        {"1\xA7 2", "-"},            /* a section sign, or a masculine ordinal */
        {"x\xF8\xE5\x9Dy\x8F", "-"}, /* cp1252 has no 9D, the others make no words */
        {"caf\xE9", "cp1252"},
        {"1\xF8", "-"}, /* "1ø" or "1°" */
    };
    int told = 0;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct tryg_encoding_evidence evidence = {0};
        tryg_encoding_weigh(&evidence, cases[i].text, strlen(cases[i].text));
        enum tryg_encoding encoding = TRYG_ENCODING_AUTO;
        bool known = tryg_encoding_judge(&evidence, &encoding);
        assert_string_equal(known ? tryg_encoding_name(encoding) : "-",
                            cases[i].expected);
        told++;
    }
    assert_true(told > 10);
}

/* Every word of a Danish sentence, in every encoding that can write it. */
static void danish_is_told_in_each_encoding(void **state)
{
    (void)state;
    static const char utf8[] = "Indbrud på Østerbro;væk er en blå cykel;Ærøgade 3;Åsen";
    static const struct {
        const char *letters; /* æøåÆØÅ */
        const char *expected;
    } cases[] = {{"\xE6\xF8\xE5\xC6\xD8\xC5", "cp1252"},
                 {"\x91\x9B\x86\x92\x9D\x8F", "cp865"}};
    static const char *const danish[] = {"æ", "ø", "å", "Æ", "Ø", "Å"};
    int told = 0;
    for (size_t c = 0; c < 2; c++) {
        char text[200], *out = text;
        for (const char *at = utf8; *at;) {
            size_t letter = 0;
            while (letter < 6 && strncmp(at, danish[letter], 2) != 0) {
                letter++;
            }
            *out++ = letter < 6 ? cases[c].letters[letter] : *at;
            at += letter < 6 ? 2 : 1;
        }
        struct tryg_encoding_evidence evidence = {0};
        enum tryg_encoding encoding;
        tryg_encoding_weigh(&evidence, text, (size_t)(out - text));
        assert_true(tryg_encoding_judge(&evidence, &encoding));
        assert_string_equal(tryg_encoding_name(encoding), cases[c].expected);
        told++;
    }
    assert_int_equal(told, 2);
}

static void a_nul_says_nothing(void **state)
{
    (void)state;
    struct tryg_encoding_evidence evidence = {0};
    tryg_encoding_weigh(&evidence, "abcdefgh\0abc\0", 13);
    assert_int_equal(evidence.high, 0);
    tryg_encoding_weigh(&evidence, "abcdefgh\0N\xF8rre", 14);
    assert_int_equal(evidence.high, 1);
}

static void what_fits_is_named(void **state)
{
    (void)state;
    struct tryg_encoding_evidence evidence = {0};
    char fits[64];
    tryg_encoding_weigh(&evidence, "\xA7", 1);
    assert_string_equal(tryg_encoding_fits(&evidence, fits, sizeof fits),
                        "cp1252, cp865, cp850");
    tryg_encoding_weigh(&evidence, "\x81", 1); /* cp1252 has no such byte */
    assert_string_equal(tryg_encoding_fits(&evidence, fits, sizeof fits), "cp865, cp850");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_told_by_what_it_holds),
        cmocka_unit_test(danish_is_told_in_each_encoding),
        cmocka_unit_test(a_nul_says_nothing),
        cmocka_unit_test(what_fits_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
