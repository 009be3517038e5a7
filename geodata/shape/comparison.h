/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One year against an earlier one, area by area: what changed, and how sure that is.
 *
 * Shape    measures are the index first, then the indicators of the profile in its order;
 *          cells lie [measure * n + area].
 * Units    as the measure's own: shares 0..1, rates per `per`, index points. Intervals
 *          are 95 %. p is two-sided; p_adjusted within its family, which is one measure
 *          over all areas of the system.
 * Missing  NAN, with the reason in `doubt`.
 * Owner    the arena of whoever compared.
 */
#ifndef TRYG_SHAPE_COMPARISON_H
#define TRYG_SHAPE_COMPARISON_H

#include "geodata/shape/scores.h"

/* Why nothing may be said of a change. */
enum tryg_doubt {
    TRYG_DOUBT_NONE,
    TRYG_DOUBT_MISSING,      /* one of the two is not known */
    TRYG_DOUBT_NOTHING_SEEN, /* no report then nor now */
    TRYG_DOUBT_DENOMINATOR,  /* the population moved more than people do */
    TRYG_DOUBT_BREAK,        /* a break in the series is declared between the two */
    TRYG_DOUBT_OVERLAP,      /* they share years or people: pooled, or a panel */
    TRYG_DOUBT_FEW_POINTS,   /* trends: fewer than five years */
    TRYG_DOUBT_REVISED,      /* a later extract of the register tells otherwise of then */
    TRYG_DOUBT_MODELLED, /* its borders were moved: then or now is shared out of others */
    TRYG_DOUBTS
};
const char *tryg_doubt_id(enum tryg_doubt doubt);   /* "denominator"; "" for none */
const char *tryg_doubt_text(enum tryg_doubt doubt); /* "nævneren er ændret" */

enum tryg_verdict {
    TRYG_CANNOT_TELL,
    TRYG_NO_SURE_CHANGE,
    TRYG_RISES,
    TRYG_FALLS,
    TRYG_VERDICTS
};
const char *tryg_verdict_id(enum tryg_verdict verdict);   /* "rises" ... */
const char *tryg_verdict_text(enum tryg_verdict verdict); /* "stiger" ... */

struct tryg_change_cell {
    double then, now;
    double change, low, high;            /* now - then */
    double ratio, ratio_low, ratio_high; /* rates: now / then, exact; else NAN */
    double p, p_adjusted;
    double then_n, now_n;   /* reports or answers behind the two; NAN for the index */
    double then_of, now_of; /* rates: the denominators */
    enum tryg_verdict verdict;
    enum tryg_doubt doubt;
    /* against the rest of the city: how much more it changed here than everywhere else
     * together. Rates: the log of the ratio of ratios. */
    double beyond, beyond_p, beyond_p_adjusted;
    enum tryg_verdict against_rest;
};

struct tryg_comparison {
    int base, year;
    const struct tryg_system *system;
    size_t measures;               /* 1 + indicators; 0 without an index */
    struct tryg_change_cell *cell; /* [measures * n] */
    int *level_then, *level_now;   /* [n], -1 missing */
    /* What the two years' own indices differ by, in parts that add up to it, [n]; without
     * the last they add up to the change. */
    double *part_events;      /* reports and answers, measured as then */
    double *part_denominator; /* more or fewer people to share the reports */
    double *part_method;      /* areas, constants: what was measured otherwise; NAN where
                                 the area is not in both years */
    /* The denominators of the city that moved too much: [denominators] of their ids. */
    size_t moved;
    const char **moved_id;
    double *moved_ratio; /* now / then */
};

#endif
