/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geodata/copenhagen/belonging_file.h"

#include "geodata/copenhagen/dice.h"

/* The shares of the city, in per mille; made up. */
static const uint16_t AT_HOME[TRYG_EXAMPLE_YEARS] = {762, 771, 785, 803, 822};
static const uint16_t DISCRIMINATED[TRYG_EXAMPLE_YEARS] = {131, 134, 128, 126, 121};

static uint32_t answer_home(struct tryg_dice *dice, int year)
{
    uint32_t who = tryg_dice_below(dice, 1000), how = tryg_dice_below(dice, 1000);
    if (who < 18) {
        return who < 12 ? 8 : 9;
    }
    bool home = tryg_dice_below(dice, 1000) < AT_HOME[year];
    return home ? 1 + (how < 450) : 3 + (how < 300);
}

static uint32_t answer_discriminated(struct tryg_dice *dice, int year)
{
    uint32_t who = tryg_dice_below(dice, 1000);
    if (who < 18) {
        return who < 12 ? 8 : 9;
    }
    return tryg_dice_below(dice, 1000) < DISCRIMINATED[year] ? 1 : 2;
}

void tryg_belonging_file_put(struct tryg_sheet *sheet, const struct tryg_levels *levels,
                             int year)
{
    int number = 0;
    tryg_sheet_put(sheet, "respnr;distrikt;vaegt;hjemme;disk\r\n");
    for (int d = 0; d < TRYG_DISTRICTS; d++) {
        struct tryg_dice dice = tryg_dice_of(TRYG_DICE_BELONGING, year, (uint32_t)d, 0);
        int64_t weight = (int64_t)levels->persons[year][d] * 1000 / TRYG_BELONGING_EACH;
        for (int i = 0; i < TRYG_BELONGING_EACH; i++) {
            tryg_sheet_put_whole(sheet, ++number, 5);
            tryg_sheet_put_sign(sheet, ';');
            tryg_sheet_put_whole(sheet, d + 1, 1);
            tryg_sheet_put_sign(sheet, ';');
            tryg_sheet_put_decimal(sheet, weight, 3, ',');
            tryg_sheet_put_sign(sheet, ';');
            tryg_sheet_put_whole(sheet, answer_home(&dice, year), 1);
            tryg_sheet_put_sign(sheet, ';');
            tryg_sheet_put_whole(sheet, answer_discriminated(&dice, year), 1);
            tryg_sheet_put(sheet, "\r\n");
        }
    }
}
