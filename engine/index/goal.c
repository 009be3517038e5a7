/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/goal.h"

#include <math.h>
#include <stdlib.h>

#include "engine/index/classify.h"
#include "engine/index/normalise.h"
#include "geodata/base/lang.h"

const char *tryg_goal_state_id(enum tryg_goal_state state)
{
    static const char *const ID[] = {"cannot_tell", "met", "not_met"};
    return ID[state];
}

const char *tryg_goal_state_text(enum tryg_goal_state state)
{
    switch (state) {
    case TRYG_GOAL_MET:
        return TX("opfyldt", "met");
    case TRYG_GOAL_NOT_MET:
        return TX("ikke opfyldt", "not met");
    default:
        return TX("kan ikke afgøres", "cannot be told");
    }
}

enum tryg_goal_state tryg_goal_direction(enum tryg_verdict verdict, bool should_fall)
{
    if (verdict != TRYG_RISES && verdict != TRYG_FALLS) {
        return TRYG_GOAL_OPEN;
    }
    return (verdict == TRYG_FALLS) == should_fall ? TRYG_GOAL_MET : TRYG_GOAL_NOT_MET;
}

enum tryg_goal_state tryg_goal_limit(double low, double high, double limit, bool at_most)
{
    if (at_most ? high <= limit : low >= limit) {
        return TRYG_GOAL_MET;
    }
    return (at_most ? low > limit : high < limit) ? TRYG_GOAL_NOT_MET : TRYG_GOAL_OPEN;
}

enum tryg_goal_state tryg_goal_all(const enum tryg_goal_state *state, size_t n)
{
    size_t met = 0;
    for (size_t i = 0; i < n; i++) {
        if (state[i] == TRYG_GOAL_NOT_MET) {
            return TRYG_GOAL_NOT_MET;
        }
        met += state[i] == TRYG_GOAL_MET;
    }
    return n && met == n ? TRYG_GOAL_MET : TRYG_GOAL_OPEN;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static bool stands_in(const struct tryg_level *level, size_t levels, const bool *wanted,
                      double index)
{
    int at = tryg_classify_level(index, level, levels);
    return at >= 0 && wanted[at];
}

struct tryg_goal_range tryg_goal_count_range(const struct tryg_level *level,
                                             size_t levels, const bool *wanted, size_t n,
                                             const double *index, const bool *unknown)
{
    struct tryg_goal_range range = {0, 0};
    for (size_t a = 0; a < n; a++) {
        bool open = unknown && unknown[a] && !isnan(index[a]);
        bool stands = stands_in(level, levels, wanted, index[a]);
        range.least += stands && !open;
        range.most += stands || open;
    }
    return range;
}

enum tryg_goal_state tryg_goal_count_falls(struct tryg_goal_range then,
                                           struct tryg_goal_range now, double by)
{
    if ((double)now.most <= (double)then.least * (1.0 - by)) {
        return TRYG_GOAL_MET;
    }
    return (double)now.least > (double)then.most * (1.0 - by) ? TRYG_GOAL_NOT_MET
                                                              : TRYG_GOAL_OPEN;
}

struct tryg_goal_count tryg_goal_levels(const struct tryg_level *level, size_t levels,
                                        const bool *wanted, size_t n, const double *point,
                                        const double *index, size_t replicates,
                                        double limit, double *scratch)
{
    struct tryg_goal_count count = {.low = NAN, .high = NAN, .p_at_most = NAN};
    for (size_t a = 0; a < n; a++) {
        count.counted += stands_in(level, levels, wanted, point[a]);
    }
    if (!index || !replicates) {
        return count;
    }
    double at_most = 0.0;
    for (size_t r = 0; r < replicates; r++) {
        scratch[r] = 0.0;
        for (size_t a = 0; a < n; a++) {
            scratch[r] += stands_in(level, levels, wanted, index[a * replicates + r]);
        }
        at_most += scratch[r] <= limit;
    }
    qsort(scratch, replicates, sizeof *scratch, ascending);
    count.low = tryg_normalise_quantile(scratch, replicates, 0.025);
    count.high = tryg_normalise_quantile(scratch, replicates, 0.975);
    count.p_at_most = at_most / (double)replicates;
    return count;
}
