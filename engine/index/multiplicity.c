/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/multiplicity.h"

#include <math.h>

/* Ascending by p, then by place: insertion keeps the order stable, and families are some
 * dozens to some thousands of areas; larger ones go by shell steps. */
static void sort_by_p(const double *p, size_t *order, size_t m)
{
    for (size_t gap = m / 2 + 1; gap > 0; gap /= 2) {
        for (size_t i = gap; i < m; i++) {
            size_t moved = order[i], j = i;
            for (;
                 j >= gap && (p[order[j - gap]] > p[moved] ||
                              (p[order[j - gap]] == p[moved] && order[j - gap] > moved));
                 j -= gap) {
                order[j] = order[j - gap];
            }
            order[j] = moved;
        }
    }
}

/* What p of rank i (from 1) among m is multiplied by. */
static double factor(enum tryg_adjust method, size_t i, size_t m, double harmonic)
{
    switch (method) {
    case TRYG_ADJUST_BH:
        return (double)m / (double)i;
    case TRYG_ADJUST_BY:
        return harmonic * (double)m / (double)i;
    case TRYG_ADJUST_BONFERRONI:
        return (double)m;
    default:
        return (double)(m - i + 1);
    }
}

/* Step-up methods take the smallest from above, Holm's step-down the largest from below.
 */
void tryg_adjust(enum tryg_adjust method, size_t n, const double *p, double *adjusted,
                 size_t *order)
{
    size_t m = 0;
    double harmonic = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(p[i])) {
            adjusted[i] = NAN;
        } else {
            order[m++] = i;
            harmonic += 1.0 / (double)m;
        }
    }
    sort_by_p(p, order, m);
    double reached = method == TRYG_ADJUST_HOLM ? 0.0 : 1.0;
    for (size_t k = 0; k < m; k++) {
        size_t i = method == TRYG_ADJUST_HOLM ? k + 1 : m - k;
        double raised = factor(method, i, m, harmonic) * p[order[i - 1]];
        if (method == TRYG_ADJUST_BONFERRONI) {
            reached = raised;
        } else if (method == TRYG_ADJUST_HOLM) {
            reached = fmax(reached, raised);
        } else {
            reached = fmin(reached, raised);
        }
        adjusted[order[i - 1]] = fmin(1.0, reached);
    }
}
