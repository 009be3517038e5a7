/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a political goal met, and how sure is that?
 *
 * Values are compared with their limits as they are, before any rounding. "Cannot be
 * told" is an answer: a goal that rests on a survey of some hundred people is often
 * neither met nor missed beyond doubt.
 */
#ifndef TRYG_INDEX_GOAL_H
#define TRYG_INDEX_GOAL_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/shape/comparison.h"

enum tryg_goal_state { TRYG_GOAL_OPEN, TRYG_GOAL_MET, TRYG_GOAL_NOT_MET };
const char *tryg_goal_state_id(enum tryg_goal_state state); /* "cannot_tell" "met" ... */
const char *tryg_goal_state_text(enum tryg_goal_state state); /* "kan ikke afgøres" ... */

/* A goal of direction in one area: met when it surely went that way, not met when it
 * surely went the other. */
enum tryg_goal_state tryg_goal_direction(enum tryg_verdict verdict, bool should_fall);

/* A limit in one area: met when the whole interval is on the right side of the limit
 * (which itself counts as right), not met when it is wholly on the other. */
enum tryg_goal_state tryg_goal_limit(double low, double high, double limit, bool at_most);

/* Of all areas: met when each is; not met as soon as one surely is not. Open for none. */
enum tryg_goal_state tryg_goal_all(const enum tryg_goal_state *state, size_t n);

/* How many areas stand in certain levels, when the levels of some are not known. */
struct tryg_goal_range {
    size_t least, most;
};

/* In       index[n]; unknown[n] (NULL: none): the level may be another than the index
 *          says, as of an area that was put together of parts of others. */
struct tryg_goal_range tryg_goal_count_range(const struct tryg_level *level,
                                             size_t levels, const bool *wanted, size_t n,
                                             const double *index, const bool *unknown);

/* Has the count fallen by the share `by`? Met or not met only when it is so whatever the
 * levels are that are not known. */
enum tryg_goal_state tryg_goal_count_falls(struct tryg_goal_range then,
                                           struct tryg_goal_range now, double by);

/* How many areas stand in certain levels, in each replicate of the index. */
struct tryg_goal_count {
    size_t counted;   /* by the point indices */
    double low, high; /* 95 % of the replicates; NAN without */
    double p_at_most; /* share of the replicates with at most `limit` areas */
};

/* In       index[a * replicates + r] (NULL: no replicates), point[n]; wanted[level].
 * Levels are those of the profile, closed on the left. NAN counts nowhere. Scratch
 * [replicates]. */
struct tryg_goal_count tryg_goal_levels(const struct tryg_level *level, size_t levels,
                                        const bool *wanted, size_t n, const double *point,
                                        const double *index, size_t replicates,
                                        double limit, double *scratch);

#endif
