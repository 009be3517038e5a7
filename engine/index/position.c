/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/position.h"

#include <math.h>
#include <stdbool.h>

#include "engine/index/sum.h"

struct standing {
    size_t below, equal, distinct_below, all;
};

static bool seen_before(const double *value, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (value[j] == value[i]) {
            return true;
        }
    }
    return false;
}

static struct standing stand(const double *value, size_t n, double x)
{
    struct standing s = {0};
    for (size_t i = 0; i < n; i++) {
        s.all += isnan(value[i]) ? 0 : 1;
        s.equal += value[i] == x;
        if (value[i] < x) {
            s.below++;
            s.distinct_below += !seen_before(value, i);
        }
    }
    return s;
}

void tryg_position_rank(const double *value, size_t n, enum tryg_ties ties, double *rank)
{
    for (size_t i = 0; i < n; i++) {
        struct standing s = stand(value, n, value[i]);
        double mean = 1.0 + (double)s.below + ((double)s.equal - 1.0) / 2.0;
        double least = 1.0 + (double)s.below, dense = 1.0 + (double)s.distinct_below;
        double ranks[] = {[TRYG_TIES_MEAN] = mean,
                          [TRYG_TIES_LEAST] = least,
                          [TRYG_TIES_DENSE] = dense};
        rank[i] = isnan(value[i]) ? NAN : ranks[ties];
    }
}

static void percentile(const double *value, size_t n, double part_of_equal,
                       double *percent)
{
    for (size_t i = 0; i < n; i++) {
        struct standing s = stand(value, n, value[i]);
        double under = (double)s.below + part_of_equal * (double)s.equal;
        percent[i] = isnan(value[i]) ? NAN : 100.0 * under / (double)s.all;
    }
}

void tryg_position_percentile_mean(const double *value, size_t n, double *percent)
{
    percentile(value, n, 0.5, percent);
}

void tryg_position_percentile_weak(const double *value, size_t n, double *percent)
{
    percentile(value, n, 1.0, percent);
}

void tryg_position_z_on_n(const double *value, size_t n, double *z)
{
    struct tryg_sum sum = {0}, squares = {0};
    double all = 0.0;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(value[i])) {
            tryg_sum_add(&sum, value[i]);
            all += 1.0;
        }
    }
    double mean = tryg_sum_of(&sum) / all;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(value[i])) {
            tryg_sum_add(&squares, (value[i] - mean) * (value[i] - mean));
        }
    }
    double sd = sqrt(tryg_sum_of(&squares) / all);
    for (size_t i = 0; i < n; i++) {
        z[i] = sd > 0.0 ? (value[i] - mean) / sd : NAN;
    }
}
