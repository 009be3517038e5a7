/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is kept of one label year: what was read, what was counted, what came
 * out.
 *
 * A run computes some years and takes the others from the store as they were; tables and
 * maps are made from the records of all years, so it does not matter which were computed
 * today.
 *
 * Law      aggregates only; no row of a report or a survey.
 * Owner    the arena of the run.
 */
#ifndef TRYG_SHAPE_RECORD_H
#define TRYG_SHAPE_RECORD_H

#include "geodata/base/hash.h"
#include "geodata/shape/counts.h"
#include "geodata/shape/ledger.h"
#include "geodata/shape/scores.h"

struct tryg_input {
    const char *role;  /* "areas", "reports politi", "survey borgere" ... */
    const char *shown; /* path as in the project file, {year} filled in */
    struct tryg_hash sha256;
    uint64_t bytes;
    uint64_t rows; /* data rows read; 0 where rows mean nothing */
};

/* What the whole city answered to a question that a goal of the barometer asks. */
struct tryg_city_answer {
    const char *survey; /* as the goal names it; NULL = the one that asks */
    const char *question;
    bool dont_know;   /* "ved ikke" is a category of its own, not left out */
    double share, se; /* of the unsafe; NAN not known */
    double n;         /* valid answers */
};

struct tryg_year_record {
    int year;
    struct tryg_hash recipe; /* of all that decides this year's numbers: project, inputs,
                                profile, base year, engine version */
    bool fresh;              /* computed in this run, not taken from the store */
    size_t inputs;
    struct tryg_input *input;
    size_t counts;
    struct tryg_counts *count; /* one a report source, on the source's own system */
    size_t books;
    struct tryg_book **book;
    struct tryg_scores *scores; /* [systems], as in struct tryg_results */
    size_t answers;
    struct tryg_city_answer *answer;
};

/* What is done to a value before it is measured, because the base year's far-off values
 * would otherwise be the measure. */
enum tryg_treatment {
    TRYG_AS_IT_IS,
    TRYG_HELD,  /* brought to the nearer of `from` and `to` */
    TRYG_LOGGED /* log(x - from + to), x no less than `from` */
};

/* One number about the structure of the base year's values. */
struct tryg_statistic {
    const char *group;     /* of the indicators it is about; NULL = all of them */
    const char *what;      /* "eigenvalue", "kmo" ... : see engine/index/structure.h */
    const char *indicator; /* NULL = none in particular */
    int factor;            /* 1, 2 ...; 0 = none in particular */
    double value;
};

/* The base year's constants, frozen. One entry an indicator of the profile. */
struct tryg_baseline {
    int year;
    struct tryg_hash recipe; /* of all that decided them */
    size_t indicators;
    struct tryg_anchor {
        const char *indicator;
        size_t n;                      /* areas of the index system with a value */
        double mean, sd;               /* sd on n - 1 */
        double low, high;              /* smallest and largest */
        double *value;                 /* [n] ascending, for rank and percentile */
        enum tryg_treatment treatment; /* the constants above are of treated values */
        double from, to;
    } * anchor;
    double
        *weight;   /* [indicators] by structure, within the group; NULL = the profile's */
    bool unstable; /* from fewer than three areas an indicator */
    size_t statistics;
    struct tryg_statistic *statistic;
};

#endif
