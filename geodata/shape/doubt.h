/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the levels and ranks of a year may be trusted, beyond the sampling error that
 * stands in struct tryg_scores: what would have changed by luck alone, what hangs on the
 * method, and how many answers it would take to know.
 *
 * Words    sampling error (stikprøveusikkerhed) is about who was asked and what happened
 *          to be reported; method dependence (metodeafhængighed) is about choices that
 *          somebody made. The two are never added up.
 * Shape    arrays are [n] over the areas of the index system.
 * Law      made from a year's record and the base year's alone, so that a kept year and
 *          one that was computed today give the same; never stored.
 * Missing  NAN.
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_DOUBT_H
#define TRYG_SHAPE_DOUBT_H

#include "geodata/shape/scores.h"

/* Two years in which nothing happened but luck: how many areas would stand in different
 * levels, and how many do. */
struct tryg_nothing {
    int year, against;
    bool is_base;     /* against the base year; else against the year before in the run */
    size_t areas;     /* with a level in both years and a probability of it */
    double expected;  /* mean number of changes by luck */
    double low, high; /* 95 % of the luck lies from low to high */
    double none;      /* probability of no change at all */
    double same_alarm;   /* probability that just the same areas carry an alarm level; NAN
                            when the profile has none */
    size_t changed;      /* areas that did change level */
    size_t gained, lost; /* of an alarm level, among them */
    double as_many;      /* probability of at least so many changes by luck */
};

/* Can more answers settle on which side of the alarm limit an area lies? */
enum tryg_advised {
    TRYG_SETTLED,       /* it is settled with the answers there are */
    TRYG_ASK_MORE,      /* it would be with `needed` answers */
    TRYG_REPORTS_ALONE, /* no: the reports vary too much by themselves */
    TRYG_TOO_MANY,      /* no: it would take more answers than there are people */
    TRYG_NOT_ADVISED,   /* no index, no error, or no alarm level */
    TRYG_ADVISED
};
const char *tryg_advised_id(enum tryg_advised verdict); /* "ask_more" */
const char *tryg_advised_text(enum tryg_advised verdict);

struct tryg_advice {
    enum tryg_advised verdict;
    double limit;      /* the lowest cut-off of an alarm level */
    double distance;   /* index - limit */
    double se;         /* of the index */
    double se_reports; /* the part of it that no answer can take away */
    double answers;    /* the smallest number behind a weighted question */
    double needed;     /* answers that settle it with 90 %; NAN when none do */
};

/* One choice of the method, with the ways it can be made; way 0 is the project's own. */
struct tryg_choice {
    const char *id; /* "normalise", "weights", "aggregate", "denominator", "harm",
                       "constants" */
    struct tryg_text name;
    size_t ways;
    struct tryg_way {
        const char *id; /* "minmax", "equal", "anmeldt+25" */
        struct tryg_text name;
    } * way;
    /* Shares of the variance of the mean shift of ranks; NAN when nothing varies. */
    double first, first_low, first_high, total, total_low, total_high;
    double *area_first, *area_total; /* [n] of the area's own index */
};

/* A year's index made in every way there is. */
struct tryg_robustness {
    int year;
    const struct tryg_system *system;
    size_t choices; /* 0: there is nothing to choose, or no base year to compare with */
    struct tryg_choice *choice;
    size_t methods;    /* different methods, the project's own among them */
    double mean_shift; /* of a rank, over areas and methods other than the own one */
    double *least, *median, *most; /* [n] rank: 1 = greatest need */
    double *shift;                 /* [n] mean distance to the own rank */
    size_t levels;
    size_t *in_level; /* [levels * n] in how many methods the area has the level */
    size_t *known;    /* [n] in how many it has an index at all */
    size_t rows;      /* of the design behind the shares */
};

/* All of it for one year. */
struct tryg_year_doubt {
    int year;
    struct tryg_robustness robustness;
    struct tryg_advice *advice; /* [n] */
    size_t nothings;            /* 0, 1 or 2: against the year before, the base year */
    struct tryg_nothing nothing[2];
};

/* A whole run's, year by year as in the results. */
struct tryg_doubts {
    const struct tryg_results *results;
    size_t years;
    struct tryg_year_doubt *year;
};

#endif
