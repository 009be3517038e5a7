/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a scenario and how their combinations are numbered. Of this room only;
 * see scenario.h.
 *
 * Number   combination = ((((n * W + w) * A + a) * D + d) * H + h) * C + c: the constants
 *          change fastest, so that a block of C combinations shares its scale.
 */
#ifndef TRYG_INDEX_SCENARIO_GRID_H
#define TRYG_INDEX_SCENARIO_GRID_H

#include "engine/index/scenario.h"

enum tryg_scenario_choice {
    TRYG_CHOICE_NORMALISE,
    TRYG_CHOICE_WEIGHTS,
    TRYG_CHOICE_AGGREGATE,
    TRYG_CHOICE_DENOMINATOR,
    TRYG_CHOICE_HARM,
    TRYG_CHOICE_CONSTANTS,
    TRYG_CHOICES
};

struct tryg_scenario_grid {
    struct tryg_choice choice[TRYG_CHOICES]; /* all of them, with 1 way too */
    enum tryg_normalise *normalise;          /* [ways of that choice] */
    enum tryg_aggregate *aggregate;
    double **share, **weight; /* [ways of weights][indicators] as in the profile */
    size_t combinations;
};

struct tryg_scenario_grid tryg_scenario_grid_of(const struct tryg_scenario_wish *wish,
                                                const struct tryg_scenario_basis *basis,
                                                tryg_arena *arena);

/* The ways that make up a combination. */
void tryg_scenario_ways(const struct tryg_scenario_grid *grid, size_t combination,
                        size_t way[TRYG_CHOICES]);

/* The normalisation a combination really has: its own, or min-max where its mean cannot
 * take that. */
enum tryg_normalise tryg_scenario_normalise(const struct tryg_scenario_grid *grid,
                                            const struct tryg_profile *profile,
                                            const size_t way[TRYG_CHOICES]);

/* Is it the same as one that is numbered before it? */
bool tryg_scenario_is_twin(const struct tryg_scenario_grid *grid,
                           const struct tryg_profile *profile,
                           const size_t way[TRYG_CHOICES]);

#endif
