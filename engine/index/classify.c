/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/classify.h"

#include <math.h>
#include <stdlib.h>

#include "engine/index/distribution.h"

int tryg_classify_level(double x, const struct tryg_level *level, size_t n)
{
    if (isnan(x) || n == 0) {
        return -1;
    }
    size_t at = 0;
    while (at + 1 < n && level[at + 1].from <= x) {
        at++;
    }
    return (int)at;
}

double tryg_classify_probability(double mean, double se, const struct tryg_level *level,
                                 size_t n, int which)
{
    if (isnan(mean) || isnan(se) || which < 0) {
        return NAN;
    }
    if (se == 0.0) {
        return tryg_classify_level(mean, level, n) == which ? 1.0 : 0.0;
    }
    size_t at = (size_t)which;
    double from = at == 0 ? -INFINITY : (level[at].from - mean) / se;
    double to = at + 1 == n ? INFINITY : (level[at + 1].from - mean) / se;
    /* Both limits in the same tail: subtract the small tails, not two numbers near 1. */
    return from > 0.0 ? tryg_normal_upper(from) - tryg_normal_upper(to)
                      : tryg_normal_cdf(to) - tryg_normal_cdf(from);
}

double tryg_classify_round12(double x)
{
    if (x == 0.0 || !isfinite(x)) {
        return x;
    }
    int digits = 11 - (int)floor(log10(fabs(x)));
    if (abs(digits) > 300) {
        return x; /* no index is that small or large */
    }
    /* A power of ten is exact up to 1e22, a negative one never: divide by it instead. */
    double scale = pow(10.0, fabs((double)digits));
    return digits >= 0 ? round(x * scale) / scale : round(x / scale) * scale;
}

static bool goes_before(const double *value, bool lowest_first, size_t a, size_t b)
{
    double x = value[a], y = value[b];
    if (x == y) {
        return a < b;
    }
    return lowest_first ? x < y : x > y;
}

static void sift(size_t *order, size_t at, size_t n, const double *value,
                 bool lowest_first)
{
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n &&
            goes_before(value, lowest_first, order[child], order[child + 1])) {
            child++;
        }
        if (!goes_before(value, lowest_first, order[at], order[child])) {
            return;
        }
        size_t kept = order[at];
        order[at] = order[child];
        order[child] = kept;
    }
}

/* A heap sort of indices by value: qsort's comparison could see the values only through a
 * global. */
static void sort(size_t *order, size_t n, const double *value, bool lowest_first)
{
    for (size_t i = n / 2; i-- > 0;) {
        sift(order, i, n, value, lowest_first);
    }
    for (size_t i = n; i-- > 1;) {
        size_t last = order[0];
        order[0] = order[i];
        order[i] = last;
        sift(order, 0, i, value, lowest_first);
    }
}

void tryg_classify_rank(const double *value, size_t n, bool lowest_first, double *rank,
                        size_t *order)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        rank[i] = NAN;
        if (!isnan(value[i])) {
            order[m++] = i;
        }
    }
    sort(order, m, value, lowest_first);
    for (size_t from = 0, to; from < m; from = to) {
        double tied = tryg_classify_round12(value[order[from]]);
        for (to = from + 1; to < m && tryg_classify_round12(value[order[to]]) == tied;) {
            to++;
        }
        for (size_t i = from; i < to; i++) {
            rank[order[i]] = 0.5 * (double)(from + 1 + to);
        }
    }
}
