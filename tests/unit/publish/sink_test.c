/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700
#include "look.h"

#include "publish/sink.h"

static void what_was_written_is_there(void **state)
{
    (void)state;
    struct look look = look_begin(small_city_usual(), "x.txt");
    FILE *file;
    assert_int_equal(tryg_sink_open(look.path, &file, NULL), TRYG_OK);
    fputs("æøå\n", file);
    assert_int_equal(tryg_sink_close(look.path, file, NULL), TRYG_OK);
    assert_string_equal(look_text(&look), "æøå\n");
    look_end(&look);
}

static void a_full_disk_is_told_early_or_late(void **state)
{
    (void)state;
    static const size_t bytes[] = {1, 100000}; /* told by closing, told by writing */
    size_t checked = 0;
    for (size_t i = 0; i < 2; i++, checked++) {
        FILE *file;
        struct tryg_error err = {0};
        assert_int_equal(tryg_sink_open("/dev/full", &file, &err), TRYG_OK);
        for (size_t b = 0; b < bytes[i]; b++) {
            fputc('x', file);
        }
        assert_int_equal(tryg_sink_close("/dev/full", file, &err), TRYG_FAILED);
        assert_non_null(strstr(err.text, "/dev/full"));
        assert_null(strchr(err.text, '\n'));
    }
    assert_int_equal(checked, 2);
}

static void a_missing_folder_is_told(void **state)
{
    (void)state;
    FILE *file = NULL;
    struct tryg_error err = {0};
    assert_int_equal(tryg_sink_open("/no/such/folder/x", &file, &err), TRYG_FAILED);
    assert_null(file);
    assert_non_null(strstr(err.text, "/no/such/folder/x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_there),
        cmocka_unit_test(a_full_disk_is_told_early_or_late),
        cmocka_unit_test(a_missing_folder_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
