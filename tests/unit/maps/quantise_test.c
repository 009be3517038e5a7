/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "maps/quantise.h"

enum { WIDE = 64, TALL = 60 };

static void few_colours_stay_exact(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    uint32_t pixel[TALL][WIDE];
    for (uint32_t y = 0; y < TALL; y++) {
        for (uint32_t x = 0; x < WIDE; x++) {
            pixel[y][x] = 0xFF000000U | (x / 8) * 0x102030U | (x == y ? 0x01U : 0U);
        }
    }
    struct tryg_picture picture;
    tryg_quantise(&picture, (const unsigned char *)pixel, WIDE, TALL, sizeof pixel[0],
                  arena);
    for (size_t y = 0; y < TALL; y++) {
        for (size_t x = 0; x < WIDE; x++) {
            assert_int_equal(picture.rgb[picture.index[y * WIDE + x]],
                             pixel[y][x] & 0xFFFFFFU);
        }
    }
    assert_true(picture.colours <= 16);
    tryg_arena_free(arena);
}

/* Blends between black and white, each often, and near every one of them shades that are
 * rare: the blends stay, the shades move by no more than their distance. */
static void rare_shades_become_the_nearest_kept(void **state)
{
    (void)state;
    tryg_arena *arena = tryg_arena_new("test", 0);
    enum { N = 240 };
    uint32_t *pixel = TRYG_NEW(arena, N * N, uint32_t);
    for (uint32_t y = 0; y < N; y++) {
        for (uint32_t x = 0; x < N; x++) {
            uint32_t rare = x == y || x + 7 == y ? (x % 7U) << 8 : 0;
            pixel[y * N + x] = x * 0x010101U ^ rare;
        }
    }
    struct tryg_picture picture;
    tryg_quantise(&picture, (const unsigned char *)pixel, N, N, N * 4, arena);
    assert_int_equal(picture.colours, 256);
    size_t moved = 0;
    for (size_t i = 0; i < N * N; i++) {
        uint32_t found = picture.rgb[picture.index[i]];
        int far = abs((int)(found >> 8 & 255U) - (int)(pixel[i] >> 8 & 255U));
        assert_true(far <= 6);
        assert_true(found == pixel[i] || i % N == i / N || i % N + 7 == i / N);
        moved += found != pixel[i];
    }
    assert_true(moved > 100);
    tryg_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_colours_stay_exact),
        cmocka_unit_test(rare_shades_become_the_nearest_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
