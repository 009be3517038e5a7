/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/unit/index/margins.h"

static const uint32_t ROW[] = {0, 0, 1, 1}, COLUMN[] = {0, 1, 0, 1};
static const char *const NAME[] = {"0", "1", "2", "3", "4",  "5",
                                   "6", "7", "8", "9", "10", "11"};

void four_begin(struct four *four, enum tryg_adjust adjust)
{
    *four = (struct four){.weight = {10.0, 20.0, 30.0, 40.0},
                          .rows = {50.0, 50.0},
                          .columns = {40.0, 60.0}};
    four->margin[0] = (struct tryg_margin){"row", 2, NAME, ROW, four->rows};
    four->margin[1] = (struct tryg_margin){"column", 2, NAME, COLUMN, four->columns};
    four->weighting = (struct tryg_weighting){.about = "fire, 2010",
                                              .n = 4,
                                              .margins = 2,
                                              .margin = four->margin,
                                              .adjust = adjust};
}

/* 0 <= result < below; Knuth's linear congruence, its upper bits. */
static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)((*state >> 33) % below);
}

void crowd_draw(struct crowd *crowd, enum tryg_adjust adjust, uint64_t seed)
{
    static const uint32_t CELLS[MARGINS] = {12, 2, 5};
    *crowd = (struct crowd){0};
    for (size_t i = 0; i < CROWD; i++) {
        double other = 1.0 + draw(&seed, 300) / 100.0;
        crowd->weight[i] = 1.0 + draw(&seed, 300) / 100.0;
        for (size_t m = 0; m < MARGINS; m++) {
            crowd->cell[m][i] = draw(&seed, CELLS[m]);
            crowd->total[m][crowd->cell[m][i]] += other;
        }
    }
    for (size_t m = 0; m < MARGINS; m++) {
        crowd->margin[m] = (struct tryg_margin){NAME[m], CELLS[m], NAME, crowd->cell[m],
                                                crowd->total[m]};
    }
    crowd->weighting = (struct tryg_weighting){.about = "mange, 2010",
                                               .n = CROWD,
                                               .margins = MARGINS,
                                               .margin = crowd->margin,
                                               .adjust = adjust};
}
