/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers of the example: whole numbers from Philox, the same on every machine.
 *
 * Method   Philox4x32-10 (Salmon et al. 2011); key = (2010, year), counter = (block, a,
 * b, purpose), so that what is drawn for one thing never moves another's draws.
 */
#ifndef TRYG_COPENHAGEN_DICE_H
#define TRYG_COPENHAGEN_DICE_H

#include <stdint.h>

enum tryg_dice_purpose {
    TRYG_DICE_PLACES = 1, /* a: district */
    TRYG_DICE_LEVELS,     /* a: district, b: indicator */
    TRYG_DICE_REPORTS,    /* a: kind of row */
    TRYG_DICE_REMARKS,
    TRYG_DICE_SURVEY,    /* a: district, b: question */
    TRYG_DICE_BELONGING, /* a: district */
};

struct tryg_dice {
    uint32_t key[2], counter[4];
    uint32_t word[4];
    unsigned used; /* words of the block */
};

struct tryg_dice tryg_dice_of(enum tryg_dice_purpose purpose, int year, uint32_t a,
                              uint32_t b);

/* A whole number 0 .. below-1; below > 0. Its bias, below / 2^32, is of no matter here.
 */
uint32_t tryg_dice_below(struct tryg_dice *dice, uint32_t below);

/* The index of one of n weights, by its share; the sum is > 0. Cost O(n). */
uint32_t tryg_dice_weighed(struct tryg_dice *dice, const uint16_t *weight, uint32_t n);

#endif
