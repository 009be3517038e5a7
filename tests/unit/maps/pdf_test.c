/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "maps/pdf.h"
#include "tests/maps/fake_town.h"

static struct fake_town town;

static int begin(void **state)
{
    (void)state;
    tryg_lang_set(TRYG_DA);
    fake_town_make(&town, tryg_arena_new("test", 0));
    return 0;
}

static int end(void **state)
{
    (void)state;
    tryg_arena_free(town.arena);
    return 0;
}

static bool holds(const char *text, size_t bytes, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= bytes; i++) {
        if (memcmp(text + i, word, n) == 0) {
            return true;
        }
    }
    return false;
}

static void it_is_whole_has_its_letters_and_no_clock(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    const char *path = fake_town_path(&town, "pdf");
    assert_int_equal(tryg_pdf_write(path, plate, town.arena, NULL), TRYG_OK);
    size_t bytes = 0;
    const char *text = fake_town_read(&town, path, &bytes);
    assert_memory_equal(text, "%PDF-1.", 7);
    assert_memory_equal(text + bytes - 6, "%%EOF\n", 6);
    const char *start = text + bytes - 40;
    while (memcmp(start, "startxref", 9) != 0) {
        start++;
    }
    long xref = strtol(start + 9, NULL, 10);
    assert_true(xref > 0 && (size_t)xref < bytes);
    assert_memory_equal(text + xref, "xref", 4);
    assert_true(holds(text, bytes, "/FontFile2")); /* embedded */
    assert_false(holds(text, bytes, "/CreationDate"));
    assert_false(holds(text, bytes, "/ModDate"));
}

static void it_is_the_same_again(void **state)
{
    (void)state;
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_INDEX, 0, 0);
    const char *one = fake_town_path(&town, "pdf"), *two = fake_town_path(&town, "pdf");
    assert_int_equal(tryg_pdf_write(one, plate, town.arena, NULL), TRYG_OK);
    assert_int_equal(tryg_pdf_write(two, plate, town.arena, NULL), TRYG_OK);
    size_t n = 0, m = 0;
    const char *first = fake_town_read(&town, one, &n),
               *second = fake_town_read(&town, two, &m);
    assert_int_equal(n, m);
    assert_memory_equal(first, second, n);
}

static void a_folder_that_is_not_there_is_said(void **state)
{
    (void)state;
    struct tryg_error err = {0};
    const struct tryg_plate *plate = fake_town_plate(&town, TRYG_MAP_LEVEL, 0, 0);
    assert_int_equal(tryg_pdf_write("/nowhere/at/all.pdf", plate, town.arena, &err),
                     TRYG_FAILED);
    assert_non_null(strstr(err.text, "/nowhere/at/all.pdf"));
}

int main(void)
{
    if (!tryg_map_font()) {
        return fake_town_no_font();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_whole_has_its_letters_and_no_clock, begin,
                                        end),
        cmocka_unit_test_setup_teardown(it_is_the_same_again, begin, end),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_said, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
