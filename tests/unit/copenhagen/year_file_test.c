/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <zlib.h>

#include "geodata/copenhagen/year_file.h"
#include "town.h"

/* A year's file, unpacked if need be, as a text. */
static char *text_of(const struct town *town, int year, tryg_arena *arena)
{
    struct tryg_sheet sheet = {.arena = arena};
    struct tryg_year_rows rows =
        tryg_year_rows_of(&town->levels, &town->scene, year, arena);
    tryg_year_file_put(&sheet, &rows, year, town->drawing.districts.area);
    if ((unsigned char)sheet.bytes[0] != 0x1F) {
        tryg_sheet_put_sign(&sheet, '\0');
        return sheet.bytes;
    }
    enum { MOST = 16 << 20 };
    char *text = tryg_arena_alloc(arena, MOST, 1);
    z_stream stream = {.next_in = (unsigned char *)sheet.bytes,
                       .avail_in = (unsigned)sheet.count,
                       .next_out = (unsigned char *)text,
                       .avail_out = MOST - 1};
    assert_int_equal(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return text;
}

/* Not by strstr: under the sanitizer each call of it measures the whole rest. */
static int count(const char *text, const char *what)
{
    size_t bytes = strlen(what);
    const char *end = text + strlen(text) - bytes + 1, *at = text;
    int n = 0;
    while (at < end && (at = memchr(at, what[0], (size_t)(end - at))) != NULL) {
        bool here = memcmp(at, what, bytes) == 0;
        n += here;
        at += here ? bytes : 1;
    }
    return n;
}

#define HEADER "journr;dato;tid;gerningskode;x;y;distrikt;bemaerkning"

static void each_year_wears_its_dress(void **state)
{
    static const struct {
        const char *start;
        bool crlf, cp1252;
    } DRESS[TRYG_EXAMPLE_YEARS] = {
        {HEADER "\r\n", true, true},
        {"\xEF\xBB\xBF" HEADER "\r\n", true, false},
        {"sep=;\r\n" HEADER "\r\n", true, true},
        {HEADER "\r\n", true, false},
        {HEADER "\n", false, false},
    };
    struct town *town = *state;
    for (int y = 0; y < TRYG_EXAMPLE_YEARS; y++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        const char *text = text_of(town, y, arena);
        assert_memory_equal(text, DRESS[y].start, strlen(DRESS[y].start));
        assert_int_equal(count(text, "\r\n") > 50000, DRESS[y].crlf);
        assert_int_equal(count(text, "l\xE5s klippet over\"") > 5, DRESS[y].cp1252);
        assert_int_equal(count(text, "l\xC3\xA5s klippet over\"") > 5, !DRESS[y].cp1252);
        tryg_arena_free(arena);
    }
}

/* Told from the text alone: the marks that each kind of mess leaves. */
static void the_mess_is_in_the_text(void **state)
{
    struct town *town = *state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *text = text_of(town, 3, arena);
    const uint16_t *dose = TRYG_DOSES[3];
    assert_int_equal(count(text, ";0,00;0,00;"),
                     dose[TRYG_MESS_STATED_ZERO] + dose[TRYG_MESS_LOST_ZERO]);
    assert_int_equal(count(text, ";0,00;0,00;;"), dose[TRYG_MESS_LOST_ZERO]);
    assert_int_equal(count(text, ";7245x5,07;"), dose[TRYG_MESS_COORDINATE_WORD]);
    assert_int_equal(count(text, ";\"Kiosk\" p"), dose[TRYG_MESS_QUOTE_STRAY]);
    assert_int_equal(count(text, ";\"Afbrudt"), dose[TRYG_MESS_QUOTE_OPEN]);
    assert_int_equal(count(text, "\n0100-09") + count(text, "\n0100-0399"),
                     dose[TRYG_MESS_EXCLUDED]);
    assert_int_equal(count(text, "-12-2012;"), dose[TRYG_MESS_BEFORE]);
    assert_int_equal(count(text, "-01-2014;"), dose[TRYG_MESS_AFTER]);
    assert_int_equal(count(text, "\n;"), dose[TRYG_MESS_ID_EMPTY]);
    assert_int_equal(count(text, "\n0100-00000-"), dose[TRYG_MESS_CODE_EMPTY]);
    assert_int_equal(count(text, ";2013/"), dose[TRYG_MESS_DATE_SHAPE]);
    assert_int_equal(count(text, "-13;;"), dose[TRYG_MESS_DATE_EMPTY]);
    assert_true(count(text, "linje\nAnden linje; stadig") > 3);
    assert_true(count(text, "\"\"\xC3\x85"
                            "bent\"\"") > 3);
    tryg_arena_free(arena);
}

static void a_repeated_row_has_the_number_of_its_first(void **state)
{
    struct town *town = *state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    const char *text = text_of(town, 4, arena);
    struct tryg_year_rows rows = tryg_year_rows_of(&town->levels, &town->scene, 4, arena);
    int found = 0;
    for (size_t i = 0; i < rows.n && found < 20; i++) {
        const struct tryg_row *row = &rows.row[i];
        if (row->kind == TRYG_MESS_DUPLICATE) {
            char id[32];
            snprintf(id, sizeof id, "\n0100-%s-%05u-14;", row->code,
                     (unsigned)rows.serial[row->first]);
            assert_true(count(text, id) >= 2);
            found++;
        }
    }
    assert_int_equal(found, 20);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_year_wears_its_dress),
        cmocka_unit_test(the_mess_is_in_the_text),
        cmocka_unit_test(a_repeated_row_has_the_number_of_its_first),
    };
    return cmocka_run_group_tests(tests, town_open, town_close);
}
