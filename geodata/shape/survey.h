/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Survey answers, one row a respondent, or ready estimates; held in memory only.
 *
 * Units    weights are > 0; strata and clusters are numbered from 0 in order of first
 *          appearance; a cluster number is unique over strata (nested).
 * Personal nothing here may reach an output; only aggregates do.
 */
#ifndef TRYG_SHAPE_SURVEY_H
#define TRYG_SHAPE_SURVEY_H

#include <stdbool.h>
#include <stdint.h>

#include "geodata/shape/areas.h"

enum tryg_answer {
    TRYG_ANSWER_SAFE = 0,
    TRYG_ANSWER_UNSAFE = 1,
    TRYG_ANSWER_DONT_KNOW = 2,
    TRYG_ANSWER_MISSING = 3,
};

/* A column of the file as classes of people, for weighting. */
struct tryg_survey_class {
    const char *column;
    uint32_t n;
    const char **text;  /* [n] as written, trimmed, "1.0" as "1" */
    const char **label; /* [n] what the file calls it, NULL = nothing; NULL = no labels */
    uint32_t *of;       /* [respondents] < n */
};

struct tryg_survey {
    const char *id;
    int year;
    const struct tryg_system *system; /* what `area` indexes */
    size_t questions;
    const char **question;     /* [questions] ids */
    size_t n;                  /* respondents */
    uint32_t *area;            /* [n] */
    double *weight;            /* [n]; 1 where the file has no weight */
    uint32_t strata;           /* 1 and all 0 when not declared */
    uint32_t *stratum;         /* [n] */
    const char **stratum_name; /* [strata] as written in the file */
    uint32_t clusters;         /* n, and cluster i = i, when not declared */
    uint32_t *cluster;         /* [n] */
    uint8_t **answer;          /* [questions][n], enum tryg_answer */
    size_t classes;
    struct tryg_survey_class *class_of; /* [classes] */
    bool *responded; /* [n] false: was asked but did not take part, all answers are
                        missing; NULL = everybody here did */
};

/* Ready estimates of one year: share[question * system->n + area], NAN where not given.
 */
struct tryg_survey_estimates {
    const char *id;
    int year;
    const struct tryg_system *system;
    size_t questions;
    const char **question;
    double *share, *se, *answers;
    double *city_share, *city_se,
        *city_answers; /* [questions], from the total rows or NAN */
    double deff;
};

#endif
