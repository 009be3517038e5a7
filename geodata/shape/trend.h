/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years of each area side by side, and what may be said of where they go.
 *
 * Shape    measures are the index first, then the indicators; lines lie
 *          [measure * n + area], points [(measure * n + area) * years + year].
 * Units    as the measure's own; slopes are per year; intervals are 95 %.
 * Missing  NAN; a line of which nothing may be said has its reason in `doubt`.
 * Owner    the arena of whoever looked.
 */
#ifndef TRYG_SHAPE_TREND_H
#define TRYG_SHAPE_TREND_H

#include "geodata/shape/comparison.h"

/* Fewer points than these have no trend. */
enum { TRYG_TREND_LEAST = 5 };

struct tryg_trend_point {
    double value, low, high;
    bool broken; /* measured otherwise than the year before */
};

struct tryg_trend_line {
    int from, to;      /* the years since the last break */
    size_t points;     /* known among them */
    double slope;      /* a year */
    double low, high;  /* of the slope */
    double p;          /* of "no slope", two-sided */
    double p_adjusted; /* within the measure, over the areas */
    enum tryg_verdict mark;
    enum tryg_doubt doubt;
};

struct tryg_trend {
    const struct tryg_system *system;
    size_t years, measures;
    const int *year;
    struct tryg_trend_point *point;
    struct tryg_trend_line *line;
};

const char *tryg_trend_text(enum tryg_verdict mark); /* "ingen sikker udvikling" */

#endif
