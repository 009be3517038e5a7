/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A town for what is drawn: four indicators, two of reports and two of a survey, in areas
 * of which one can say what must come out.
 *
 * z against mean 0 and sd 1, centre 100, spread 10, equal weights, levels from 95 and
 * 105: the index is 100 + 2.5 * (sum of values), and values are drawn as they are.
 */
#ifndef TRYG_TESTS_INDEX_LUCKY_TOWN_H
#define TRYG_TESTS_INDEX_LUCKY_TOWN_H

#include "engine/index/replicate.h"

enum { LUCKY_K = 4, LUCKY_LEVELS = 3 };

struct lucky_town {
    tryg_arena *arena;
    struct tryg_indicator indicator[LUCKY_K];
    struct tryg_anchor anchor[LUCKY_K];
    struct tryg_level level[LUCKY_LEVELS];
    struct tryg_profile profile;
    struct tryg_baseline baseline;
    struct tryg_system system;
    struct tryg_scores scores; /* no cells yet, covariance all 0 */
};

/* n areas with the codes "a", "b", "c" ..., in the year 2010. */
struct lucky_town *lucky_town(tryg_arena *arena, size_t n);

/* Give a cell its value, se and law; a law of TRYG_LAW_NONE leaves the se NAN. */
void lucky_cell(struct lucky_town *t, size_t i, size_t a, double value,
                struct tryg_law law);

/* All cells normal, values spread over the areas, se 0.8. */
void lucky_fill(struct lucky_town *t);

/* The correlation of two indicators in an area, as a covariance. */
void lucky_share(struct lucky_town *t, size_t a, size_t i, size_t j, double correlation);

/* tryg_score_areas, which must not fail. */
void lucky_score(struct lucky_town *t);

#endif
