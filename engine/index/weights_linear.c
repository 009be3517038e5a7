/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/weights_fit.h"

#include "engine/index/sum.h"

enum { STEPS = 3 }; /* the second and third only take back what rounding left */

/* What each cell still lacks. */
static void take_gaps(const struct tryg_weighting *weighting, const double *weight,
                      struct tryg_sum *sum, double **gap)
{
    for (size_t m = 0; m < weighting->margins; m++) {
        const struct tryg_margin *margin = &weighting->margin[m];
        for (uint32_t c = 0; c < margin->cells; c++) {
            sum[c] = (struct tryg_sum){margin->total[c], 0.0};
        }
        for (size_t i = 0; i < weighting->n; i++) {
            tryg_sum_add(&sum[margin->cell[i]], -weight[i]);
        }
        for (uint32_t c = 0; c < margin->cells; c++) {
            gap[m][c] = tryg_sum_of(&sum[c]);
        }
    }
}

void tryg_weights_linear(const struct tryg_weighting *weighting, double *weight,
                         tryg_arena *scratch)
{
    size_t n = weighting->n, most = 0;
    double **gap = TRYG_NEW(scratch, weighting->margins, double *);
    double *start = TRYG_NEW(scratch, n, double);
    double *effect = TRYG_NEW(scratch, n, double);
    struct tryg_weights_fit fit;
    for (size_t m = 0; m < weighting->margins; m++) {
        uint32_t cells = weighting->margin[m].cells;
        gap[m] = TRYG_NEW(scratch, cells, double);
        most = cells > most ? cells : most;
    }
    struct tryg_sum *sum = TRYG_NEW(scratch, most, struct tryg_sum);
    for (size_t i = 0; i < n; i++) {
        start[i] = weight[i];
    }
    tryg_weights_fit_begin(&fit, n, weighting->margin, weighting->margins, start,
                           scratch);
    for (int step = 0; step < STEPS; step++) {
        take_gaps(weighting, weight, sum, gap);
        tryg_weights_fit_solve(&fit, (const double *const *)gap, effect);
        for (size_t i = 0; i < n; i++) {
            weight[i] += start[i] * effect[i];
        }
    }
}
