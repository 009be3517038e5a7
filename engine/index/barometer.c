/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/index/barometer.h"
#include "engine/index/change.h"
#include "engine/index/law.h"
#include "engine/index/multiplicity.h"

#include <math.h>
#include <stdint.h>

double tryg_barometer_share_se(double share, double n)
{
    if (!(n > 0.0) || !(share >= 0.0 && share <= 1.0)) {
        return NAN;
    }
    if (share > 0.0 && share < 1.0) {
        return sqrt(share * (1.0 - share) / n);
    }
    struct tryg_law law = tryg_law_of_share(share, n);
    return tryg_law_sd(&law);
}

/* The first reading of the same half of the year as the last, if it is not the last
 * itself; else the first of all. */
static void choose(struct tryg_barometer_goal *goal)
{
    goal->first = goal->last = SIZE_MAX;
    goal->other_half = false;
    if (goal->readings == 0) {
        return;
    }
    goal->first = 0;
    goal->last = goal->readings - 1;
    int half = goal->reading[goal->last].when.half;
    for (size_t i = 0; i < goal->last; i++) {
        if (goal->reading[i].when.half == half) {
            goal->first = i;
            return;
        }
    }
    goal->other_half = goal->last > 0;
}

static void clear(struct tryg_barometer_goal *goal)
{
    goal->change = goal->se = goal->low = goal->high = NAN;
    goal->p = goal->p_adjusted = NAN;
    goal->certain = false;
    goal->way = TRYG_COURSE_OPEN;
    goal->why = goal->readings ? TRYG_COURSE_ONE_READING : TRYG_COURSE_NO_READING;
}

static bool is_broken(const struct tryg_barometer_goal *goal)
{
    int from = goal->reading[goal->first].when.year;
    int to = goal->reading[goal->last].when.year;
    for (size_t i = 0; i < goal->breaks; i++) {
        if (from < goal->break_year[i] && goal->break_year[i] <= to) {
            return true;
        }
    }
    return false;
}

static void measure(struct tryg_barometer_goal *goal, double alpha)
{
    clear(goal);
    choose(goal);
    if (goal->readings < 2) {
        return;
    }
    const struct tryg_measured *a = &goal->reading[goal->first];
    const struct tryg_measured *b = &goal->reading[goal->last];
    goal->change = b->value - a->value;
    goal->certain = !isnan(a->se) && !isnan(b->se);
    goal->why = is_broken(goal) ? TRYG_COURSE_BREAK : TRYG_COURSE_NOT_SURE;
    if (goal->certain && goal->why != TRYG_COURSE_BREAK) {
        struct tryg_difference d =
            tryg_change((struct tryg_estimate){a->value, a->se * a->se},
                        (struct tryg_estimate){b->value, b->se * b->se}, 0.0, alpha);
        goal->se = d.se;
        goal->low = d.low;
        goal->high = d.high;
        goal->p = d.p;
    }
}

static void tell(struct tryg_barometer_goal *goal, double alpha)
{
    if (goal->readings < 2 || goal->why == TRYG_COURSE_BREAK) {
        return;
    }
    bool rises = goal->change > 0.0, falls = goal->change < 0.0;
    if (!rises && !falls) {
        goal->why = TRYG_COURSE_UNCHANGED;
    } else if (goal->certain && !(goal->p_adjusted <= alpha)) {
        goal->why = TRYG_COURSE_NOT_SURE;
    } else {
        goal->why = TRYG_COURSE_TOLD;
        goal->way = rises == (goal->wanted == TRYG_WANTED_RISES) ? TRYG_COURSE_RIGHT
                                                                 : TRYG_COURSE_WRONG;
    }
}

void tryg_barometer_judge(struct tryg_barometer *barometer, double alpha,
                          tryg_arena *scratch)
{
    size_t n = barometer->goals;
    double *p = TRYG_NEW(scratch, n + 1, double);
    size_t *order = TRYG_NEW(scratch, n + 1, size_t);
    barometer->tested = 0;
    for (size_t g = 0; g < n; g++) {
        measure(&barometer->goal[g], alpha);
        p[g] = barometer->goal[g].p;
        barometer->tested += isnan(p[g]) ? 0 : 1;
    }
    tryg_adjust(TRYG_ADJUST_BH, n, p, p, order);
    for (size_t g = 0; g < n; g++) {
        barometer->goal[g].p_adjusted = p[g];
        tell(&barometer->goal[g], alpha);
    }
}
