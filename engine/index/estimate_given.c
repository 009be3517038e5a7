/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/estimate_given.h"
#include "engine/index/law.h"

#include <math.h>
#include <string.h>

static const double REACH = 1.959963984540054; /* 95 % of a normal variable, two-sided */

static size_t score_at(const struct tryg_given *given, const char *score)
{
    for (size_t i = 0; i < given->n; i++) {
        if (given->has[i] && strcmp(given->score[i], score) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static void fill(const struct tryg_given *given, size_t score, size_t area,
                 struct tryg_cell *cell)
{
    size_t at = score * given->system->n + area;
    *cell = TRYG_CELL_UNKNOWN;
    cell->value = given->value[at];
    cell->why = isnan(cell->value) ? TRYG_WHY_NO_SCORE : TRYG_WHY_NOT;
    if (!isnan(cell->value) && !isnan(given->se[at])) {
        cell->se = given->se[at];
        cell->low = cell->value - REACH * cell->se;
        cell->high = cell->value + REACH * cell->se;
        cell->law = tryg_law_of_normal(cell->value, cell->se);
    }
}

void tryg_estimate_given(const struct tryg_profile *profile,
                         const struct tryg_given *given, struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    bool same = strcmp(given->system->id, scores->system->id) == 0;
    for (size_t i = 0; i < profile->indicators; i++) {
        const struct tryg_indicator *indicator = &profile->indicator[i];
        size_t score = indicator->source == TRYG_FROM_SCORES
                           ? score_at(given, indicator->score)
                           : SIZE_MAX;
        for (size_t a = 0; score != SIZE_MAX && a < n; a++) {
            if (same) {
                fill(given, score, a, &scores->cell[i * n + a]);
            } else {
                scores->cell[i * n + a].why = TRYG_WHY_NO_SUM;
            }
        }
    }
}
