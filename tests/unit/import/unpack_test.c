/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "csv_files.h"
#include "import/unpack.h"

/* Packed bytes handed out a few at a time. */
struct packed {
    char *bytes;
    size_t count, at, step;
};

static enum tryg_status hand_out(void *context, char *into, size_t most, size_t *got,
                                 struct tryg_error *err)
{
    (void)err;
    struct packed *p = context;
    size_t left = p->count - p->at, step = p->step < most ? p->step : most;
    *got = left < step ? left : step;
    memcpy(into, p->bytes + p->at, *got);
    p->at += *got;
    return TRYG_OK;
}

static struct packed packed_file(void)
{
    struct packed p = {.bytes = malloc(1 << 20)};
    FILE *file = fopen(csv_path, "rb");
    p.count = fread(p.bytes, 1, 1 << 20, file);
    fclose(file);
    return p;
}

static char text[300000];

static size_t make_text(void)
{
    uint32_t random = 7;
    for (size_t i = 0; i < sizeof text; i++) {
        random = random * 1664525U + 1013904223U;
        text[i] = i % 3 ? "0123456789;\n"[random >> 24 & 7] : (char)(random >> 24);
    }
    return sizeof text;
}

/* All of it; returns the bytes, SIZE_MAX on damage. */
static size_t unpack(struct packed *p, size_t in, size_t out, char *into, size_t room)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    p->at = 0;
    p->step = in;
    struct tryg_unpack *unpack = tryg_unpack_new(hand_out, p, "a.gz", arena);
    size_t bytes = 0, got = out;
    enum tryg_status status = TRYG_OK;
    while (status == TRYG_OK && got == out) {
        struct tryg_error err = {0};
        size_t most = out < room - bytes ? out : room - bytes;
        status = tryg_unpack_read(unpack, into + bytes, most, &got, &err);
        bytes += status == TRYG_OK ? got : 0;
        assert_true(status == TRYG_OK || strstr(err.text, "a.gz er en beskadiget"));
    }
    tryg_arena_free(arena);
    return status == TRYG_OK ? bytes : SIZE_MAX;
}

static void pieces_of_any_size_are_the_text(void **state)
{
    (void)state;
    size_t bytes = make_text();
    csv_file(text, bytes, 1);
    struct packed p = packed_file();
    char *back = malloc(sizeof text + 1000);
    static const size_t steps[] = {1, 7, 1000, 65536, 1 << 20};
    for (size_t i = 0; i < 5; i++) {
        for (size_t o = i == 0 ? 2 : 0; o < 5; o++) {
            memset(back, 0, sizeof text);
            assert_int_equal(unpack(&p, steps[i], steps[o], back, sizeof text + 1000),
                             bytes);
            assert_memory_equal(back, text, bytes);
        }
    }
    free(back);
    free(p.bytes);
}

/* Members one behind the other, then what is none; cut at any place of the ends. */
static void members_and_what_follows_them(void **state)
{
    (void)state;
    char back[200];
    for (size_t step = 1; step < 40; step++) {
        csv_file("one\n", 4, 1);
        for (int more = 0; more < 3; more++) {
            gzFile next = gzopen(csv_path, "ab");
            gzwrite(next, "two\n", more == 1 ? 0 : 4);
            gzclose(next);
        }
        struct packed p = packed_file();
        assert_int_equal(unpack(&p, step, 100, back, sizeof back), 12);
        assert_memory_equal(back, "one\ntwo\ntwo\n", 12);
        memcpy(p.bytes + p.count, "\0\0\0garbage", 10);
        p.count += 10;
        assert_int_equal(unpack(&p, step, 100, back, sizeof back), 12);
        p.bytes[p.count - 10] = 0x1F; /* only half the beginning of a member */
        assert_int_equal(unpack(&p, step, 100, back, sizeof back), 12);
        p.count -= 9;
        assert_int_equal(unpack(&p, step, 100, back, sizeof back), 12);
        p.bytes[p.count++] = (char)0x8B;
        assert_int_equal(unpack(&p, step, 100, back, sizeof back), SIZE_MAX);
        free(p.bytes);
    }
}

static void damage_is_told(void **state)
{
    (void)state;
    char back[2000];
    size_t bytes = make_text() / 300;
    csv_file(text, bytes, 1);
    struct packed p = packed_file();
    size_t whole = p.count, refused = 0;
    assert_int_equal(unpack(&p, 100, 500, back, sizeof back), bytes);
    for (p.count = 3; p.count < whole; p.count++) { /* cut off anywhere */
        assert_int_equal(unpack(&p, 100, 500, back, sizeof back), SIZE_MAX);
    }
    for (size_t at = 10; at < whole; at++) { /* any bit turned */
        p.bytes[at] ^= (char)(1 << at % 8);
        refused += unpack(&p, 100, 500, back, sizeof back) == SIZE_MAX;
        p.bytes[at] ^= (char)(1 << at % 8);
    }
    assert_int_equal(refused, whole - 10);
    free(p.bytes);
}

static void it_begins_anew(void **state)
{
    (void)state;
    char back[10];
    size_t got;
    csv_file("abc", 3, 1);
    struct packed p = packed_file();
    p.step = 100;
    tryg_arena *arena = tryg_arena_new("test", 0);
    struct tryg_unpack *unpack = tryg_unpack_new(hand_out, &p, "a.gz", arena);
    for (int round = 0; round < 3; round++) {
        assert_int_equal(tryg_unpack_read(unpack, back, 10, &got, NULL), TRYG_OK);
        assert_int_equal(got, 3);
        assert_memory_equal(back, "abc", 3);
        p.at = 0;
        tryg_unpack_restart(unpack);
    }
    tryg_arena_free(arena);
    free(p.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_any_size_are_the_text),
        cmocka_unit_test(members_and_what_follows_them),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(it_begins_anew),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(csv_path);
    return failed;
}
