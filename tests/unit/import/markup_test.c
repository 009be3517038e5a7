/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "import/markup.h"

/* Read all: "<a" for an opening mark (with " id=..." if it has one), ">" for a closing
 * one, texts in []; "!" at the end when the file is damaged. */
static const char *dump(const char *xml, size_t bytes, tryg_arena *arena)
{
    tryg_markup *m;
    enum tryg_mark mark = TRYG_MARK_TEXT;
    char *text = tryg_arena_alloc(arena, 1, 1 << 16), *out = text;
    assert_int_equal(tryg_markup_open(csv_file(xml, bytes, 0), "x", arena, &m, NULL),
                     TRYG_OK);
    while (mark != TRYG_MARK_END) {
        if (tryg_markup_next(m, &mark, NULL) != TRYG_OK) {
            strcpy(out, "!");
            return text;
        }
        if (mark == TRYG_MARK_OPEN) {
            const char *id = tryg_markup_attribute(m, "id");
            out += sprintf(out, "<%s", tryg_markup_is(m, "a") ? "a" : "?");
            out += id ? sprintf(out, " id=%s", id) : 0;
        } else if (mark == TRYG_MARK_TEXT) {
            out += sprintf(out, "[%s]", tryg_markup_text(m));
        } else if (mark == TRYG_MARK_CLOSE) {
            out += sprintf(out, ">");
        }
    }
    return text;
}

static void marks_come_in_order(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *marks;
    } CASES[] = {
        {"<?xml version=\"1.0\"?><!DOCTYPE a><a>x</a>", "<a[x]>"},
        {"<a/>", "<a>"},
        {"<x:a y:id='1'  other=\"2\"/>", "<a id=1>"},
        {"<a id=\"a &gt; b > c '\"><b/></a>", "<a id=a > b > c '<?>>"},
        {"<a><!-- <b> -- > --->&lt;&#230;&#xE5;&amp;lt;</a>", "<a[<æå&lt;]>"},
        {"<a><![CDATA[<b>&amp;]]]]></a>", "<a[<b>&amp;]]]>"},
        {"<a><![CDATA[]]></a>", "<a[]>"},
        {"<a\n id = \"1\"\n></a\n>", "<a id=1>"},
        {"<a", "!"},
        {"<a>", "<a!"},
        {"<a><b></a></b>", "<a<?!"},
        {"<a></a ,</a>", "<a!"},
        {"</a>", "!"},
        {"<a id=1/>", "!"},
        {"<a id=\"1/>", "!"},
        {"<a id/>", "!"},
        {"<a>&nbsp;</a>", "<a!"},
        {"<a>&#0;</a>", "<a!"},
        {"<a>&#xD800;</a>", "<a!"},
        {"<a>&unended", "<a!"},
        {"<a>\xE6</a>", "<a!"}, /* Latin-1 */
        {"<a><!- x --></a>", "<a!"},
        {"<>x</>", "!"},
    };
    size_t n = 0;
    for (; n < sizeof CASES / sizeof *CASES; n++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        assert_string_equal(dump(CASES[n].xml, strlen(CASES[n].xml), arena),
                            CASES[n].marks);
        tryg_arena_free(arena);
    }
    assert_int_equal(n, 23);
}

static void bytes_of_nothing_are_damage(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    assert_string_equal(dump("<a>x\0y</a>", 10, arena), "<a!");
    assert_string_equal(dump("\xFF\xFE<\0a\0/\0>\0", 10, arena), "!");
    tryg_arena_free(arena);
}

static void a_long_text_is_whole_across_blocks(void **state)
{
    (void)state;
    enum { LONG = 200000 };
    tryg_arena *arena = tryg_arena_new("test", 0);
    char *xml = tryg_arena_alloc(arena, 1, LONG + 8);
    memset(xml, 'x', LONG + 7);
    memcpy(xml, "<a>", 3);
    memcpy(xml + 3 + LONG, "</a>", 4);
    tryg_markup *m;
    enum tryg_mark mark;
    assert_int_equal(tryg_markup_open(csv_file(xml, LONG + 7, 0), "x", arena, &m, NULL),
                     TRYG_OK);
    assert_int_equal(tryg_markup_next(m, &mark, NULL), TRYG_OK);
    assert_int_equal(tryg_markup_next(m, &mark, NULL), TRYG_OK);
    assert_int_equal(mark, TRYG_MARK_TEXT);
    assert_int_equal(strlen(tryg_markup_text(m)), LONG);
    tryg_arena_free(arena);
}

static void skipping_passes_the_whole_element(void **state)
{
    (void)state;
    static const char XML[] = "<r><s><s>1</s><t/></s><a/></r>";
    tryg_arena *arena = tryg_arena_new("test", 0);
    tryg_markup *m;
    enum tryg_mark mark;
    assert_int_equal(
        tryg_markup_open(csv_file(XML, sizeof XML - 1, 0), "x", arena, &m, NULL),
        TRYG_OK);
    assert_int_equal(tryg_markup_next(m, &mark, NULL), TRYG_OK);
    assert_int_equal(tryg_markup_next(m, &mark, NULL), TRYG_OK);
    assert_true(tryg_markup_is(m, "s"));
    assert_int_equal(tryg_markup_skip(m, NULL), TRYG_OK);
    assert_int_equal(tryg_markup_next(m, &mark, NULL), TRYG_OK);
    assert_int_equal(mark, TRYG_MARK_OPEN);
    assert_true(tryg_markup_is(m, "a"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_come_in_order),
        cmocka_unit_test(bytes_of_nothing_are_damage),
        cmocka_unit_test(a_long_text_is_whole_across_blocks),
        cmocka_unit_test(skipping_passes_the_whole_element),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
