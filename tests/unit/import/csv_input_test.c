/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "import/csv_input.h"

static char *read_all(struct tryg_csv_input *input, size_t step, size_t *bytes)
{
    char *text = malloc(1 << 20);
    size_t got;
    *bytes = 0;
    do {
        assert_int_equal(tryg_csv_input_read(input, text + *bytes, step, &got, NULL),
                         TRYG_OK);
        *bytes += got;
    } while (got == step);
    return text;
}

static void bytes_come_as_they_are(void **state)
{
    (void)state;
    char want[5000];
    for (size_t i = 0; i < sizeof want; i++) {
        want[i] = (char)(i * 7 % 251);
    }
    for (int gzip = 0; gzip < 2; gzip++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_csv_input *input;
        const char *path = csv_file(want, sizeof want, gzip);
        assert_int_equal(tryg_csv_input_open(path, NULL, arena, &input, NULL), TRYG_OK);
        assert_int_equal(tryg_csv_input_gzip(input), gzip);
        for (size_t step = 1000; step < 10000; step += 3333) { /* and again, rewound */
            size_t bytes;
            char *got = read_all(input, step, &bytes);
            assert_int_equal(bytes, sizeof want);
            assert_memory_equal(got, want, sizeof want);
            free(got);
            assert_int_equal(tryg_csv_input_rewind(input, NULL), TRYG_OK);
        }
        tryg_arena_free(arena);
    }
}

/* `cat a.gz b.gz` is a gzip file too. */
static void members_of_a_gzip_follow_each_other(void **state)
{
    (void)state;
    csv_file("one\n", 4, 1);
    gzFile second = gzopen(csv_path, "ab");
    gzwrite(second, "two\n", 4);
    gzclose(second);
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_csv_input *input;
    assert_int_equal(tryg_csv_input_open(csv_path, NULL, arena, &input, NULL), TRYG_OK);
    size_t bytes;
    char *got = read_all(input, 100, &bytes);
    assert_int_equal(bytes, 8);
    assert_memory_equal(got, "one\ntwo\n", 8);
    free(got);
    tryg_arena_free(arena);
}

static void what_is_no_file_is_said(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_csv_input *input = NULL;
    struct tryg_error err = {0};
    assert_int_equal(
        tryg_csv_input_open("/nowhere/x.csv", "data/x.csv", arena, &input, &err),
        TRYG_DATA);
    assert_non_null(strstr(err.text, "data/x.csv kan ikke åbnes"));
    assert_null(input);
    assert_int_equal(tryg_csv_input_open("/", "mappe", arena, &input, &err), TRYG_FAILED);
    assert_non_null(strstr(err.text, "mappe kan ikke læses"));
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_come_as_they_are),
        cmocka_unit_test(members_of_a_gzip_follow_each_other),
        cmocka_unit_test(what_is_no_file_is_said),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
