/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compensated sums: what rounding takes from each addition is kept and added at the end.
 *
 * Method   Neumaier (1974); the lost part by Knuth's two-sum, which needs no comparison
 *          of sizes. Correct only without -ffast-math, with -ffp-contract=off.
 */
#ifndef TRYG_INDEX_SUM_H
#define TRYG_INDEX_SUM_H

struct tryg_sum {
    double sum, rest;
};

static inline void tryg_sum_add(struct tryg_sum *s, double x)
{
    double next = s->sum + x;
    double seen = next - s->sum;
    s->rest += (s->sum - (next - seen)) + (x - seen);
    s->sum = next;
}

static inline double tryg_sum_of(const struct tryg_sum *s)
{
    return s->sum + s->rest;
}

#endif
