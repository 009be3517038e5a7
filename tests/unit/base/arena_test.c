/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "geodata/base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char order[8];

static void close_a(void *thing)
{
    strcat(thing, "a");
}

static void close_b(void *thing)
{
    strcat(thing, "b");
}

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    for (size_t n = 1; n < 300; n++) {
        unsigned char *bytes = tryg_arena_alloc(arena, n, 3);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < 3 * n; i++) {
            assert_int_equal(bytes[i], 0);
        }
        memset(bytes, 0xFF, 3 * n);
    }
    tryg_arena_free(arena);
}

static void growing_keeps_what_was_there(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    int *numbers = NULL;
    for (size_t n = 0; n < 5000; n++) {
        numbers = tryg_arena_grow(arena, numbers, n, n + 1, sizeof *numbers);
        assert_int_equal(numbers[n], 0);
        numbers[n] = (int)n;
        if (n % 7 == 0) {
            tryg_arena_alloc(arena, 1, 1); /* something in the way */
        }
    }
    for (int n = 0; n < 5000; n++) {
        assert_int_equal(numbers[n], n);
    }
    tryg_arena_free(arena);
}

static void texts_are_copied(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    assert_string_equal(tryg_arena_copy_n(arena, "Nørrebro", 3), "Nø");
    assert_string_equal(tryg_arena_print(arena, "%d-%s", 8, "ø"), "8-ø");
    assert_null(tryg_arena_copy(arena, NULL));
    tryg_arena_free(arena);
}

static void closers_run_last_first(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    order[0] = 0;
    tryg_arena_defer(arena, close_a, order);
    tryg_arena_defer(arena, close_b, order);
    tryg_arena_free(arena);
    assert_string_equal(order, "ba");
}

static void over_budget_ends_with_exit_1(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        tryg_arena *arena = tryg_arena_new("test", 1 << 20);
        tryg_arena_alloc(arena, 1 << 21, 1);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), TRYG_FAILED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(closers_run_last_first),
        cmocka_unit_test(over_budget_ends_with_exit_1),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
