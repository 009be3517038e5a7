/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/ahead.h"

#include <stdlib.h>
#include <string.h>

/* Counts upwards, and fails or ends where it is told. */
struct counter {
    size_t at, end, fail_at;
};

static char byte_at(size_t i)
{
    return (char)(i * 31 + i / 1000);
}

static enum tryg_status count_up(void *context, char *into, size_t most, size_t *got,
                                 struct tryg_error *err)
{
    struct counter *c = context;
    size_t n = c->end - c->at < most ? c->end - c->at : most;
    if (c->at + n > c->fail_at) {
        return tryg_fail(err, TRYG_DATA, "no further than %zu", c->fail_at);
    }
    for (size_t i = 0; i < n; i++) {
        into[i] = byte_at(c->at + i);
    }
    c->at += n;
    *got = n;
    return TRYG_OK;
}

static size_t read_all(struct tryg_ahead *ahead, size_t step, enum tryg_status *status,
                       struct tryg_error *err)
{
    char *into = malloc(step);
    size_t all = 0, got = step;
    *status = TRYG_OK;
    while (*status == TRYG_OK && got == step) {
        *status = tryg_ahead_read(ahead, into, step, &got, err);
        for (size_t i = 0; *status == TRYG_OK && i < got; i++) {
            if (into[i] != byte_at(all + i)) {
                fail_msg("byte %zu", all + i);
            }
        }
        all += *status == TRYG_OK ? got : 0;
    }
    free(into);
    return all;
}

static void all_bytes_come_in_order(void **state)
{
    (void)state;
    static const size_t ends[] = {0, 1, 262143, 262144, 262145, 3000000},
                        steps[] = {1000, 131072, 262144, 5000000};
    for (size_t e = 0; e < 6; e++) {
        for (size_t s = 0; s < 4; s++) {
            tryg_arena *arena = tryg_arena_new("test", 0);
            struct counter counter = {.end = ends[e], .fail_at = SIZE_MAX};
            struct tryg_ahead *ahead = tryg_ahead_new(count_up, &counter, arena);
            enum tryg_status status;
            assert_int_equal(read_all(ahead, steps[s], &status, NULL), ends[e]);
            assert_int_equal(status, TRYG_OK);
            size_t got = 9;
            char byte; /* the end stays the end */
            assert_int_equal(tryg_ahead_read(ahead, &byte, 1, &got, NULL), TRYG_OK);
            assert_int_equal(got, 0);
            tryg_ahead_stop(ahead);
            counter.at = 0;
            assert_int_equal(read_all(ahead, steps[s], &status, NULL), ends[e]);
            tryg_arena_free(arena);
        }
    }
}

static void a_failure_comes_after_what_was_read(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct counter counter = {.end = SIZE_MAX / 2, .fail_at = 1000000};
    struct tryg_ahead *ahead = tryg_ahead_new(count_up, &counter, arena);
    enum tryg_status status;
    struct tryg_error err = {0};
    assert_int_equal(read_all(ahead, 1024, &status, &err), 3 * 262144);
    assert_int_equal(status, TRYG_DATA);
    assert_string_equal(err.text, "no further than 1000000");
    tryg_arena_free(arena);
}

/* Left in the middle, by stopping or by freeing, the thread ends. */
static void it_can_be_left(void **state)
{
    (void)state;
    for (int round = 0; round < 50; round++) {
        tryg_arena *arena = tryg_arena_new("test", 0);
        struct counter counter = {.end = SIZE_MAX / 2, .fail_at = SIZE_MAX};
        struct tryg_ahead *ahead = tryg_ahead_new(count_up, &counter, arena);
        char byte;
        size_t got;
        for (int again = 0; again < round % 3; again++) {
            assert_int_equal(tryg_ahead_read(ahead, &byte, 1, &got, NULL), TRYG_OK);
            assert_int_equal(got, 1);
            if (round % 2) {
                tryg_ahead_stop(ahead);
                counter.at = 0;
            }
        }
        tryg_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_bytes_come_in_order),
        cmocka_unit_test(a_failure_comes_after_what_was_read),
        cmocka_unit_test(it_can_be_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
