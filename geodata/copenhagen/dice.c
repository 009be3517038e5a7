/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/dice.h"

#include <string.h>

#include <Random123/philox.h>

enum { SEED = 2010, WORDS = 4 };

struct tryg_dice tryg_dice_of(enum tryg_dice_purpose purpose, int year, uint32_t a,
                              uint32_t b)
{
    return (struct tryg_dice){.key = {SEED, (uint32_t)year},
                              .counter = {0, a, b, (uint32_t)purpose},
                              .used = WORDS};
}

static void roll(struct tryg_dice *dice)
{
    philox4x32_ctr_t counter;
    philox4x32_key_t key;
    memcpy(counter.v, dice->counter, sizeof dice->counter);
    memcpy(key.v, dice->key, sizeof dice->key);
    counter = philox4x32(counter, key);
    memcpy(dice->word, counter.v, sizeof dice->word);
    dice->counter[0]++;
    dice->used = 0;
}

uint32_t tryg_dice_below(struct tryg_dice *dice, uint32_t below)
{
    if (dice->used == WORDS) {
        roll(dice);
    }
    return (uint32_t)((uint64_t)dice->word[dice->used++] * below >> 32);
}

uint32_t tryg_dice_weighed(struct tryg_dice *dice, const uint16_t *weight, uint32_t n)
{
    uint32_t sum = 0, i = 0;
    for (uint32_t k = 0; k < n; k++) {
        sum += weight[k];
    }
    uint32_t at = tryg_dice_below(dice, sum);
    while (i + 1 < n && at >= weight[i]) {
        at -= weight[i++];
    }
    return i;
}
