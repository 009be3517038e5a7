/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `compare` tells: two years of the results against each other, and the goals. */
#ifndef TRYG_BATCH_COMPARE_H
#define TRYG_BATCH_COMPARE_H

#include "engine/batch/batch.h"
#include "engine/index/goal.h"
#include "geodata/shape/moves.h"

/* One goal, judged at the compared year. Arrays [areas], in the order of the system. */
struct tryg_judged {
    const struct tryg_goal *goal;
    const struct tryg_system *system;
    enum tryg_goal_state state; /* in all */
    const char *why;            /* of a goal that cannot be judged; NULL else */
    size_t areas;
    uint32_t *area;
    enum tryg_goal_state *each;
    double *then, *now; /* of what is asked for; shares 0..1 */
    double *low, *high; /* of `now`, for a limit; of the change, for a direction */
    double *p_each;     /* of a direction, adjusted; NAN for a limit */
    bool shares;        /* what is asked for is a share */
    /* counts of levels */
    bool counts;
    size_t modelled; /* areas whose level then or now is modelled, and so not known */
    size_t count_then, count_now;
    double limit;             /* at most so many */
    double low_now, high_now; /* 95 % of what the count might have been */
    double p;                 /* probability that the count is at most `limit` */
};

struct tryg_compared {
    struct tryg_comparison changes;
    struct tryg_comparison city; /* one area; measures 0 where `changes` is the city's */
    size_t yardstick;            /* what both years are measured with: yardstick.h */
    size_t system;               /* its place on the yardstick */
    size_t year, base;
    size_t replicates;       /* behind the index; 0: by its standard errors */
    struct tryg_moves moves; /* from the base's areas to the year's, where they differ */
    size_t goals;
    struct tryg_judged *goal;
};

/* Compare label year `year` with `base` (0 = the base year) on a system of the results.
 * Where the two are measured otherwise, both are put on one yardstick first.
 *
 * In       a batch that tryg_reopen or a run has filled.
 * Fails    TRYG_USAGE: a year or system without results, the same year twice, no index.
 * Owner    batch->arena. */
TRYG_MUST_CHECK
enum tryg_status tryg_compare(struct tryg_batch *batch, int year, int base,
                              const char *system, struct tryg_compared *out,
                              struct tryg_error *err);

/* Write out/compare/YEAR_BASE_SYSTEM.csv and .json, each whole. */
TRYG_MUST_CHECK
enum tryg_status tryg_compare_write(const struct tryg_batch *batch,
                                    const struct tryg_compared *pair,
                                    struct tryg_error *err);

/* Judge the goals at the year of a comparison (compare_goals.c). */
TRYG_MUST_CHECK
enum tryg_status tryg_compare_goals(struct tryg_batch *batch, struct tryg_compared *out,
                                    struct tryg_error *err);

/* The compared pair on another system of its yardstick, without goals: what a goal of
 * that system asks.
 * In       pair: year, base, yardstick. */
TRYG_MUST_CHECK
enum tryg_status tryg_compare_on(struct tryg_batch *batch,
                                 const struct tryg_compared *pair, size_t system,
                                 struct tryg_comparison *out, size_t *replicates,
                                 struct tryg_error *err);

/* Room for the replicates that a run draws of a year and system anyway, on the year's own
 * yardstick, so that a comparison need not draw them once more; NULL where none will be
 * asked for. */
double *tryg_compare_room(struct tryg_batch *batch, size_t year, size_t system);

/* The replicates of the index in a year on a yardstick, [n * replicates], drawn once a
 * year, yardstick and system; NULL where an estimate has no law. */
const double *tryg_compare_drawn(struct tryg_batch *batch, size_t year, size_t yardstick,
                                 size_t system);

#endif
