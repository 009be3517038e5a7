/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/impute.h"

#include <math.h>
#include <string.h>

#include "engine/index/distribution.h"
#include "engine/index/law.h"
#include "engine/index/sum.h"

#define ALPHA 0.05
#define NORMAL_95 1.95996398454005423552

double tryg_impute_measured(const struct tryg_cell *cell)
{
    return cell->flags & TRYG_FLAG_IMPUTED ? (double)NAN : cell->value;
}

/* The areas that a mean is of. */
struct group {
    size_t n;
    double mean, sd;
};

static bool is_beside(const struct tryg_system *system, size_t a, size_t b)
{
    return system->parent && system->parent[a] && system->parent[b] &&
           strcmp(system->parent[a], system->parent[b]) == 0;
}

static struct group group_of(const struct tryg_scores *scores,
                             const struct tryg_cell *cell, size_t area, bool all)
{
    struct tryg_sum sum = {0}, square = {0};
    struct group group = {0, NAN, NAN};
    for (int pass = 0; pass < 2; pass++) {
        for (size_t a = 0; a < scores->system->n; a++) {
            double x = tryg_impute_measured(&cell[a]);
            if (isnan(x) || !(all || is_beside(scores->system, a, area))) {
                continue;
            }
            if (pass == 0) {
                group.n++;
                tryg_sum_add(&sum, x);
            } else {
                tryg_sum_add(&square, (x - group.mean) * (x - group.mean));
            }
        }
        group.mean = tryg_sum_of(&sum) / (double)group.n;
    }
    group.sd = sqrt(tryg_sum_of(&square) / ((double)group.n - 1.0));
    return group;
}

static void put_rate(struct tryg_cell *cell)
{
    double variance = cell->se * cell->se, scale = variance / cell->value;
    double shape = cell->value / scale;
    cell->law = (struct tryg_law){TRYG_LAW_GAMMA, shape, scale};
    cell->low = scale * tryg_gamma_quantile(0.5 * ALPHA, shape);
    cell->high = scale * tryg_gamma_quantile_upper(0.5 * ALPHA, shape);
}

static void put_normal(struct tryg_cell *cell, double least, double most)
{
    cell->law = tryg_law_of_normal(cell->value, cell->se);
    cell->low = fmax(cell->value - NORMAL_95 * cell->se, least);
    cell->high = fmin(cell->value + NORMAL_95 * cell->se, most);
}

static void fill(struct tryg_cell *cell, const struct group *group,
                 enum tryg_source source)
{
    bool rate = source == TRYG_FROM_REPORTS, share = source == TRYG_FROM_SURVEY;
    cell->value = group->mean;
    cell->se = group->sd * sqrt(1.0 + 1.0 / (double)group->n);
    cell->why = TRYG_WHY_NOT;
    cell->flags |= TRYG_FLAG_IMPUTED;
    if (rate && cell->value > 0.0 && cell->se > 0.0) {
        put_rate(cell);
    } else {
        put_normal(cell, rate || share ? 0.0 : -INFINITY, share ? 1.0 : INFINITY);
    }
}

void tryg_impute(const struct tryg_profile *profile, struct tryg_scores *scores)
{
    size_t n = scores->system->n;
    for (size_t i = 0; profile->impute != TRYG_IMPUTE_NONE && i < scores->indicators;
         i++) {
        struct tryg_cell *cell = &scores->cell[i * n];
        for (size_t a = 0; a < n; a++) {
            if (!isnan(cell[a].value)) {
                continue;
            }
            struct group group = group_of(scores, cell, a, false);
            if (group.n < 2) {
                group = group_of(scores, cell, a, true);
            }
            if (group.n >= 2) {
                fill(&cell[a], &group, profile->indicator[i].source == TRYG_FROM_SURVEY);
            }
        }
    }
}
