/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recipe of an index: which indicators, how they are made comparable, how they are
 * weighed, and where the levels are cut. Read from a profile file; never code.
 *
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_PROFILE_H
#define TRYG_SHAPE_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "geodata/base/lang.h"

enum tryg_source {
    TRYG_FROM_REPORTS,
    TRYG_FROM_SURVEY,
    TRYG_FROM_SCORES, /* ready numbers of a table */
    TRYG_SOURCES
};
enum tryg_dont_know {
    TRYG_DONT_KNOW_EXCLUDE,
    TRYG_DONT_KNOW_CATEGORY,
    TRYG_DONT_KNOW_BOUNDS
};
enum tryg_normalise {
    TRYG_Z,
    TRYG_MINMAX,
    TRYG_RANK,
    TRYG_PERCENTILE,
    TRYG_TARGET,
    TRYG_AS_GIVEN /* `none`: 0..100 as it stands */
};
enum tryg_aggregate { TRYG_MEAN, TRYG_GEOMETRIC, TRYG_POWER, TRYG_AMPI };
/* How the indicators of a group come by their weights: as given; all that have one alike;
 * or from the structure of the base year's values, and then frozen with its constants. */
enum tryg_weighing {
    TRYG_WEIGHTS_GIVEN,
    TRYG_WEIGHTS_EQUAL,
    TRYG_WEIGHTS_PCA,    /* OECD/JRC: squared, rotated loadings of principal components */
    TRYG_WEIGHTS_FACTOR, /* coefficients of the score of one common factor */
    TRYG_WEIGHINGS
};
/* What is done to far-off values of the base year, before it is made the measure. */
enum tryg_outliers {
    TRYG_OUTLIERS_KEEP,
    TRYG_OUTLIERS_WINSORISE, /* or, where that does not do, the logarithm */
    TRYG_OUTLIERS_CLIP,      /* to the quantiles outlier_share and 1 less that */
    TRYG_OUTLIERS_TUKEY      /* to 1.5 interquartile ranges outside the quartiles */
};
/* What stands in for a value that is missing. */
enum tryg_imputing {
    TRYG_IMPUTE_NONE,      /* nothing: the index is of what is present */
    TRYG_IMPUTE_GROUP_MEAN /* the mean of the areas of the same parent */
};
enum tryg_orientation { TRYG_NEED, TRYG_SAFE }; /* need: high index = great need */

enum { TRYG_NO_GROUP = -1 };

/* How the value of a small area borrows strength from the others. */
enum tryg_model {
    TRYG_MODEL_NONE,     /* it does not: the value is the direct estimate */
    TRYG_MARSHALL,       /* reports: empirical Bayes towards the rate of all areas */
    TRYG_MARSHALL_LOCAL, /* reports: towards the rate of the area and its neighbours */
    TRYG_POISSON_GAMMA,  /* reports: posterior of a gamma prior */
    TRYG_FAY_HERRIOT,    /* survey: area model with covariates */
    TRYG_MODELS
};
enum tryg_fit { TRYG_FIT_NONE, TRYG_FIT_ML, TRYG_FIT_REML, TRYG_FIT_MOMENTS };
enum tryg_benchmark {
    TRYG_BENCHMARK_RATIO,
    TRYG_BENCHMARK_DIFFERENCE,
    TRYG_BENCHMARK_NONE
};
/* Which direct variances a curve through all of them takes the place of. */
enum tryg_gvf { TRYG_GVF_SMALL, TRYG_GVF_ALL, TRYG_GVF_NONE };

struct tryg_modelling {
    enum tryg_model kind;
    enum tryg_fit fit; /* poisson_gamma: ml or moments; fay_herriot: all three */
    double exceeds;    /* poisson_gamma: above how many times the rate of all areas?
                          NAN: no probability is asked for */
    bool spdep;        /* marshall_local: a neighbour's deviation is from its own mean, as
                          the R package has it; else from the mean at hand */
    size_t covariates; /* fay_herriot: ids of indicators or populations */
    const char **covariate;
    enum tryg_benchmark benchmark; /* fay_herriot */
    enum tryg_gvf gvf;             /* fay_herriot; small: below 50 answers */
};

/* Freed of how an area's people are made up. Indirectly: reports over those expected were
 * every class (by sex, age ...) as liable as a standard has it. Directly: the rate that
 * the area would have, were its classes as many as in a standard population. */
enum tryg_standardise { TRYG_CRUDE, TRYG_INDIRECT, TRYG_DIRECT, TRYG_STANDARDISES };
struct tryg_standardising {
    enum tryg_standardise method;
    size_t columns;
    const char **column; /* what splits the people; of the population's classes */
    const char *rates, *rates_shown; /* table of the standard's rates, by those columns */
    double rates_per;                /* they are per so many; 1000 */
    const char *people, *people_shown; /* direct: table of the standard population, by
                                          those columns; "city" shown: the project's own,
                                          of all areas in the base year */
    const char *expected; /* id under which the expected reports are a denominator;
                             NULL unless indirect */
};

struct tryg_indicator {
    const char *id;
    struct tryg_text name;
    enum tryg_source source;
    const char *category;    /* reports: category id, or "*" = all that are counted */
    const char *denominator; /* reports: population id */
    double per;              /* reports: 1000 = per 1,000 */
    const char *question;    /* survey: question id */
    const char *survey;      /* survey id, NULL = the one that has the question */
    const char *score;       /* scores: its name in the table */
    enum tryg_dont_know dont_know;
    int direction; /* +1: a high value is more need; -1: less */
    int group;     /* index into groups, TRYG_NO_GROUP */
    double weight; /* as given; 0 = reported and tested, not in the index */
    double share;  /* of the whole index when nothing is missing: sum 1 */
    double target; /* method target, else NAN */
    bool harm;     /* reports: each weighs what the offence table says */
    int pool;      /* reports: of so many years, this one the last; 1 = this year alone */
    double overdispersion; /* reports: variance of a count over its mean; below 1 counts
                              as 1, which is Poisson */
    struct tryg_standardising standard;
    struct tryg_modelling model;
};

struct tryg_group {
    const char *id;
    struct tryg_text name;
    double weight;
    enum tryg_weighing method; /* of the indicators in it */
};

/* Levels in order from the lowest cut-off to the highest; the first has from = -INFINITY.
 * A value x has the last level with from <= x (closed on the left). */
struct tryg_level {
    const char *id;
    struct tryg_text name;
    double from;
    bool alarm; /* maps and goals mark it */
};

struct tryg_profile {
    const char *id;
    struct tryg_text name;
    struct tryg_text
        about; /* whose recipe it is, and what in it is ours; shown on outputs */
    size_t indicators, groups, levels;
    struct tryg_indicator *indicator;
    struct tryg_group *group;
    struct tryg_level *level;
    enum tryg_normalise normalise;
    enum tryg_outliers outliers;
    double outlier_share;       /* method clip: 0..0.5 */
    enum tryg_weighing weights; /* of groups that say nothing else, and without groups */
    enum tryg_aggregate aggregate;
    double exponent; /* method power */
    enum tryg_orientation orientation;
    double centre, spread; /* index = centre + spread * sum of weight * normalised */
    double clip_low,
        clip_high; /* of the index, e.g. 1..10; -INFINITY, INFINITY if none */
    enum tryg_imputing impute;
    double least_present; /* share of weight that must be present in a node; 2/3 */
};

#endif
