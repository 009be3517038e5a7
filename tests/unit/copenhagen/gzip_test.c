/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "geodata/copenhagen/gzip.h"

/* zlib, which also checks the sum and the length, gives the bytes back. */
static void check_size(size_t count)
{
    tryg_arena *arena = tryg_arena_new("test", 0);
    char *bytes = tryg_arena_alloc(arena, count + 1, 1);
    unsigned char *back = tryg_arena_alloc(arena, count + 1, 1);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (char)(i * 31 % 251);
    }
    struct tryg_sheet sheet = {.arena = arena};
    tryg_gzip_put(&sheet, bytes, count);
    z_stream stream = {.next_in = (unsigned char *)sheet.bytes,
                       .avail_in = (unsigned)sheet.count,
                       .next_out = back,
                       .avail_out = (unsigned)count + 1};
    assert_int_equal(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, count);
    assert_int_equal(stream.avail_in, 0);
    assert_memory_equal(back, bytes, count);
    inflateEnd(&stream);
    tryg_arena_free(arena);
}

static void what_is_packed_can_be_unpacked(void **state)
{
    (void)state;
    static const size_t SIZE[] = {0, 1, 65534, 65535, 65536, 131070, 200000};
    for (size_t i = 0; i < sizeof SIZE / sizeof *SIZE; i++) {
        check_size(SIZE[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_packed_can_be_unpacked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
