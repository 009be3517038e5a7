/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others have published of an area: a level, a share, or both; and how it stands
 * against what is computed here.
 *
 * A published level is a level and nothing more: no index is made of it. A published
 * share is an estimate like any other, with the uncertainty that its number of answers
 * gives it.
 *
 * Shape    cells lie [indicator * n + area], as in struct tryg_scores.
 * Units    shares 0..1; intervals are 95 %, p two-sided.
 * Missing  NAN, level -1; the reason is in `why`.
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_PUBLISHED_H
#define TRYG_SHAPE_PUBLISHED_H

#include "geodata/shape/comparison.h"

/* A row as it was published. */
struct tryg_published_row {
    struct tryg_place at;
    int year;
    const struct tryg_system *system;
    uint32_t area;
    int level;        /* of the profile's; -1 = the row tells none */
    size_t indicator; /* of the profile's; SIZE_MAX = the row tells no share */
    double share, se, n, deff;
    double rounding; /* half a unit of the last digit that was printed of the share */
};

/* What was published of a year on a system, whatever files it stood in. */
struct tryg_published {
    int year;
    const struct tryg_system *system;
    int *level; /* [n] */
    size_t indicators;
    bool *has; /* [indicators] some row speaks of it */
    struct tryg_published_share {
        double share, se, n, deff, rounding;
    } * share; /* [indicators * n] */
};

/* Why nothing may be said of a change to what was published. */
enum tryg_published_why {
    TRYG_PUBLISHED_TOLD,
    TRYG_PUBLISHED_NOT_THEN,  /* not computed of the base year in this area */
    TRYG_PUBLISHED_BLANK,     /* not published of this area */
    TRYG_PUBLISHED_NO_SE,     /* neither n nor a standard error is published */
    TRYG_PUBLISHED_UNSURE,    /* the base year's standard error is not known */
    TRYG_PUBLISHED_BREAK,     /* a break in the series is declared between the two */
    TRYG_PUBLISHED_MODELLED,  /* its borders were moved: then is shared out of others */
    TRYG_PUBLISHED_SAME_YEAR, /* both are of one year: checked, not compared */
    TRYG_PUBLISHED_WHYS
};
const char *tryg_published_why_id(enum tryg_published_why why); /* "no_se"; "" if told */
const char *tryg_published_why_text(enum tryg_published_why why);

struct tryg_against_cell {
    double then, then_se, then_n; /* computed, of the base year */
    double now, now_se, now_n;    /* published */
    double change, low, high;     /* from the earlier of the two years to the later */
    double p, p_adjusted;         /* within the indicator, over all areas */
    enum tryg_verdict verdict;
    enum tryg_published_why why;
    double computed; /* of the published year, here; NAN unless it is a year of ours */
    bool differs;    /* from that by more than the rounding of what was printed */
};

/* A base year computed here on the areas of a published system, against what was
 * published there of `year`. */
struct tryg_against {
    int base, year;
    const struct tryg_system *system;
    bool has_base;        /* the base year can be put together on these areas */
    bool has_year;        /* the published year is computed here too */
    int *level_then;      /* [n] computed, of the base year */
    double *level_then_p; /* [n] probability of that level */
    bool *modelled;       /* [n] level_then rests on what was shared out of other areas */
    int *level_now;       /* [n] published */
    int *level_computed;  /* [n] of the published year, here */
    double *level_computed_p;
    size_t indicators;
    const bool *has; /* [indicators] published at all */
    struct tryg_against_cell *cell;
};

/* Does the published level of an area differ from the one computed of the same year? */
bool tryg_against_level_differs(const struct tryg_against *against, size_t area);

/* How many levels and shares do. */
size_t tryg_against_differ(const struct tryg_against *against);

#endif
