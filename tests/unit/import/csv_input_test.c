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

/* What comes through a pipe can be read again as long as it was kept; and then goes on.
 */
static void a_pipe_is_read_twice_at_its_beginning(void **state)
{
    (void)state;
    size_t bytes = 3U << 20;
    char *want = malloc(bytes), *got = malloc(bytes), command[200];
    for (size_t i = 0; i < bytes; i++) {
        want[i] = (char)(i * 7 % 251);
    }
    for (int gzip = 0; gzip < 2; gzip++) {
        snprintf(command, sizeof command, "cat %s", csv_file(want, bytes, gzip));
        FILE *pipe = popen(command, "r");
        snprintf(command, sizeof command, "/dev/fd/%d", fileno(pipe));
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_csv_input *input;
        size_t have;
        uint64_t size = 9;
        assert_int_equal(tryg_csv_input_open(command, NULL, arena, &input, NULL),
                         TRYG_OK);
        assert_int_equal(tryg_csv_input_gzip(input), gzip);
        assert_false(tryg_csv_input_seekable(input));
        for (size_t head = 1000; head <= TRYG_INPUT_KEPT;
             head += TRYG_INPUT_KEPT - 1000) {
            assert_int_equal(tryg_csv_input_read(input, got, head, &have, NULL), TRYG_OK);
            assert_int_equal(have, head);
            assert_memory_equal(got, want, head);
            assert_int_equal(tryg_csv_input_rewind(input, NULL), TRYG_OK);
        }
        size_t all = 0;
        do {
            assert_int_equal(tryg_csv_input_read(input, got + all, 100000, &have, NULL),
                             TRYG_OK);
            all += have;
        } while (have == 100000);
        assert_int_equal(all, bytes);
        assert_memory_equal(got, want, bytes);
        tryg_csv_input_place(input, &size);
        assert_int_equal(size, 0);
        assert_int_equal(tryg_csv_input_rewind(input, NULL), TRYG_FAILED);
        tryg_arena_free(arena);
        pclose(pipe);
    }
    free(want);
    free(got);
}

static void the_place_in_the_file_is_told(void **state)
{
    (void)state;
    char text[5000] = "";
    for (int gzip = 0; gzip < 2; gzip++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct tryg_csv_input *input;
        const char *path = csv_file(text, sizeof text, gzip);
        assert_int_equal(tryg_csv_input_open(path, NULL, arena, &input, NULL), TRYG_OK);
        uint64_t size = 9;
        assert_int_equal(tryg_csv_input_place(input, &size), 0);
        assert_true(gzip ? size < 200 : size == sizeof text);
        size_t have;
        assert_int_equal(tryg_csv_input_read(input, text, sizeof text, &have, NULL),
                         TRYG_OK);
        uint64_t of = size;
        assert_int_equal(tryg_csv_input_place(input, &size), of);
        tryg_arena_free(arena);
    }
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
        cmocka_unit_test(a_pipe_is_read_twice_at_its_beginning),
        cmocka_unit_test(the_place_in_the_file_is_told),
        cmocka_unit_test(what_is_no_file_is_said),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
