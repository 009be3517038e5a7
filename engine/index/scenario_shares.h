/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which choice moves the ranks: shares of variance over a scenario's grid. Of this room
 * only; see scenario.h. */
#ifndef TRYG_INDEX_SCENARIO_SHARES_H
#define TRYG_INDEX_SCENARIO_SHARES_H

#include "engine/index/scenario_grid.h"

/* What the grid's combinations gave, [combinations * n]. */
struct tryg_scenario_outputs {
    size_t n;
    const double *index, *rank;
};

/* Fill first, total, their intervals, area_first and area_total of to->choice.
 * Intervals are quantiles of type 7, 2.5 % and 97.5 %, over rows drawn again.
 * Cost     rows * choices * (areas + again). */
void tryg_scenario_shares(const struct tryg_scenario_wish *wish,
                          const struct tryg_scenario_grid *grid,
                          const struct tryg_scenario_outputs *outputs, uint64_t seed,
                          tryg_arena *arena, struct tryg_robustness *to);

#endif
