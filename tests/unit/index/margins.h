/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Respondents in margins, for tests: four who stand for the cells of a table of two by
 * two, and a seeded crowd. */
#ifndef TRYG_TESTS_INDEX_MARGINS_H
#define TRYG_TESTS_INDEX_MARGINS_H

#include "engine/index/weights.h"

enum { MARGINS = 3, CROWD = 400 };

/*            col 0   col 1   total
 *   row 0      10      20      50
 *   row 1      30      40      50
 *   total      40      60             */
struct four {
    double weight[4], rows[2], columns[2];
    struct tryg_margin margin[2];
    struct tryg_weighting weighting;
};
void four_begin(struct four *four, enum tryg_adjust adjust);

/* CROWD respondents, weights 1..4, in margins of 12, 2 and 5 cells whose totals are those
 * of other weights of the same crowd: they can all be met. */
struct crowd {
    double weight[CROWD];
    uint32_t cell[MARGINS][CROWD];
    double total[MARGINS][12];
    struct tryg_margin margin[MARGINS];
    struct tryg_weighting weighting;
};
void crowd_draw(struct crowd *crowd, enum tryg_adjust adjust, uint64_t seed);

#endif
