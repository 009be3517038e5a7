/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "geodata/copenhagen/dice.h"

/* Philox4x32-10 as its authors' known-answer test prints it for counter = key = 0. */
static void the_generator_is_philox(void **state)
{
    (void)state;
    static const uint32_t ANSWER[4] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    struct tryg_dice dice = tryg_dice_of((enum tryg_dice_purpose)0, 0, 0, 0);
    dice.key[0] = 0;
    for (int i = 0; i < 4; i++) {
        /* below 2^16 gives the upper half of the word */
        assert_int_equal(tryg_dice_below(&dice, 1 << 16), ANSWER[i] >> 16);
    }
}

static void streams_are_apart_and_come_again(void **state)
{
    (void)state;
    struct tryg_dice a = tryg_dice_of(TRYG_DICE_SURVEY, 2010, 3, 4);
    struct tryg_dice b = tryg_dice_of(TRYG_DICE_SURVEY, 2010, 3, 5);
    struct tryg_dice again = tryg_dice_of(TRYG_DICE_SURVEY, 2010, 3, 4);
    int same = 0;
    for (int i = 0; i < 1000; i++) {
        uint32_t word = tryg_dice_below(&a, UINT32_MAX);
        assert_int_equal(word, tryg_dice_below(&again, UINT32_MAX));
        same += word == tryg_dice_below(&b, UINT32_MAX);
    }
    assert_true(same < 3);
}

static void draws_keep_their_bounds_and_shares(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    static const uint16_t WEIGHT[] = {5, 0, 3, 2};
    struct tryg_dice dice = tryg_dice_of(TRYG_DICE_REPORTS, 2011, 0, 0);
    int drawn[4] = {0}, faces[6] = {0};
    for (int i = 0; i < DRAWS; i++) {
        drawn[tryg_dice_weighed(&dice, WEIGHT, 4)]++;
        faces[tryg_dice_below(&dice, 6)]++;
    }
    assert_int_equal(drawn[1], 0);
    /* five standard deviations of a binomial are below 800 */
    assert_in_range(drawn[0], DRAWS * 5 / 10 - 800, DRAWS * 5 / 10 + 800);
    assert_in_range(drawn[3], DRAWS * 2 / 10 - 800, DRAWS * 2 / 10 + 800);
    for (int i = 0; i < 6; i++) {
        assert_in_range(faces[i], DRAWS / 6 - 800, DRAWS / 6 + 800);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_generator_is_philox),
        cmocka_unit_test(streams_are_apart_and_come_again),
        cmocka_unit_test(draws_keep_their_bounds_and_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
